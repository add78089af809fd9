import { beforeEach, expect, it } from 'vitest';
import type { FaceFault } from '../../src/core/delivery.js';
import type { Reply } from '../../src/core/message.js';
import type { SendOptions } from '../../src/core/ports.js';
import { makeChat } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

let kit: Kit;
beforeEach(async () => {
  kit = await makeKit();
});

/** A chat that wishes for the names of publishers, or not. */
async function join(face: boolean, language: 'en' | 'id' = 'en'): Promise<void> {
  const chat = { ...makeChat('somewhere:1', ['rusia-ukraina']), language };
  await kit.store.changeChat('somewhere:1', () => ({ ...chat, settings: { ...chat.settings, face } }));
}

/** A platform that can show them, until a test gives it a reason why it cannot. */
function faced(faces = true) {
  const options: SendOptions[] = [];
  const notices: string[] = [];
  const state: { fault: FaceFault | null } = { fault: null };
  const somewhere = platform('somewhere', {
    capabilities: { faces },
    admins: async () => ({ chats: ['somewhere:99'], place: '#berita' }),
    async send(address, part, given) {
      if (address === '99') {
        notices.push((part as Reply).lines.flat().join('\n'));
        return { kind: 'sent', messageId: 'n' };
      }
      options.push(given);
      const { fault } = state;
      const asked = given.asPublisher && fault !== null;
      return { kind: 'sent', messageId: `m${options.length}`, ...(asked && { faceFault: fault }) };
    },
  });
  return { somewhere, options, notices, state };
}

const isOn = async () => (await kit.store.chat('somewhere:1'))?.settings.face;

it.each([
  [true, true, true],
  [false, true, undefined],
  [true, false, undefined],
])(
  'asks for the publisher’s name where the chat wishes it (%s) and the platform can (%s)',
  async (wish, can, asked) => {
    await join(wish);
    const { somewhere, options } = faced(can);
    const delivery = await kit.run(somewhere);
    await kit.publish(delivery, 1);
    await kit.untilLater(() => options.length === 1, 'the post');
    expect(options[0]?.asPublisher).toBe(asked);
    await delivery.stop();
  },
);

it.each([
  ['en', { kind: 'rights', missing: ['Manage Webhooks'] }, /#berita .*Manage Webhooks.*\/settings face/],
  [
    'id',
    { kind: 'rights', missing: ['Manage Webhooks'] },
    /Kiriman di #berita .*Manage Webhooks.*\/settings face/,
  ],
  ['en', { kind: 'full' }, /no room for another webhook/],
  ['id', { kind: 'removed' }, /menghapus webhook/],
] as const)(
  'goes on without, and tells the admins once what is missing (%s, %o)',
  async (language, fault, delivered) => {
    await join(true, language);
    const { somewhere, options, notices, state } = faced();
    state.fault = fault;
    const delivery = await kit.run(somewhere);
    await kit.publish(delivery, 1);
    await kit.untilLater(() => notices.length === 1, 'the notice');
    expect(notices[0]).toMatch(delivered);
    expect(await isOn()).toBe(false);
    await kit.publish(delivery, 2, 3);
    await kit.untilLater(() => options.length === 3, 'the others');
    expect(options.map(({ asPublisher }) => asPublisher)).toEqual([true, undefined, undefined]);
    await kit.nothingPending();
    // Whoever turns it on again is told again, if it lacks again.
    await kit.store.changeChat(
      'somewhere:1',
      (chat) => chat && { ...chat, settings: { ...chat.settings, face: true } },
    );
    await kit.publish(delivery, 4);
    await kit.untilLater(() => notices.length === 2, 'the next notice');
    await delivery.stop();
  },
);

it('says nothing where somebody has turned it off meanwhile', async () => {
  await join(true);
  const { somewhere, options, notices, state } = faced();
  state.fault = { kind: 'full' };
  const send = somewhere.adapter.send.bind(somewhere.adapter);
  somewhere.adapter.send = async (...given) => {
    await join(false);
    return send(...given);
  };
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => options.length === 1, 'the post');
  await kit.nothingPending();
  await delivery.stop();
  expect(notices).toEqual([]);
});
