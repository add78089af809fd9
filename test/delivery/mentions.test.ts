import { beforeEach, expect, it } from 'vitest';
import type { Chat } from '../../src/core/chat.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Post } from '../../src/core/message.js';
import type { SendOptions } from '../../src/core/ports.js';
import { defaultSettings } from '../../src/core/settings.js';
import { reword, withMention } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

const [topic, role] = ['rusia-ukraina', '1234567890123456789'];

let kit: Kit;
beforeEach(async () => {
  kit = await makeKit();
});

/** A chat that calls a role by its topic, with whatever a test wants different. */
async function join(change: (chat: Chat) => Chat = (chat) => chat): Promise<void> {
  const chat = { ...makeChat('somewhere:1', [topic]), settings: defaultSettings };
  await kit.store.changeChat('somewhere:1', () =>
    change({ ...chat, subscriptions: withMention(chat.subscriptions, topic, role) }),
  );
}

function calling() {
  const options: SendOptions[] = [];
  const edits: { mentions?: readonly string[] }[] = [];
  const somewhere = platform('somewhere', {
    async send(address, part, given) {
      options.push(given);
      somewhere.sent.push({ address, part: part as Post, nonce: given.nonce });
      return somewhere.outcomes.shift() ?? { kind: 'sent', messageId: `m${options.length}` };
    },
    async edit(_, messageId, __, given = {}) {
      edits.push(given);
      return { kind: 'sent', messageId };
    },
  });
  return { somewhere, options, edits, called: () => options.map(({ mentions }) => mentions ?? []) };
}

const gempa = [
  'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
  'BMKG: Gempa M 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
];

async function record(number: number, changes = {}) {
  const article = makeArticle(number, { publishedAt: kit.clock.now(), seenAt: kit.clock.now(), ...changes });
  const entry = { kind: 'new' as const, topics: [topic], deliverable: true };
  const items = [{ article, keys: [`link ${number}`], entry }];
  return (await kit.store.record({ feed: newFeedState('f', 'https://example.org/f'), items })) ?? [];
}

const publisher = (id: string) => ({ publisher: { id, name: id } });

it('a post calls the role of its subscription, and a chat without one calls nobody', async () => {
  await join();
  const { somewhere, called } = calling();
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => called().length === 1, 'the post');
  await kit.store.changeChat(
    'somewhere:1',
    (chat) => chat && { ...chat, subscriptions: withMention(chat.subscriptions, topic, undefined) },
  );
  await kit.publish(delivery, 2);
  await kit.untilLater(() => called().length === 2, 'the next');
  expect(called()).toEqual([[role], []]);
  await delivery.stop();
});

it('a story calls once, also where each of its articles is posted, and after a restart', async () => {
  await join((chat) => ({ ...chat, settings: { ...chat.settings, stories: false } }));
  const first = calling();
  const delivery = await kit.run(first.somewhere);
  await delivery.announce(await record(1, { headline: gempa[0], ...publisher('tribunnews') }));
  await kit.untilLater(() => first.called().length === 1, 'the first');
  await kit.nothingPending();
  await delivery.stop();
  const second = calling();
  const restarted = await kit.run(second.somewhere);
  await restarted.announce(await record(2, { headline: gempa[1], ...publisher('kompas') }));
  await kit.untilLater(() => second.called().length === 1, 'the other publisher');
  await restarted.announce(await record(3, { headline: 'Harga Cabai Naik Menjelang Lebaran' }));
  await kit.untilLater(() => second.called().length === 2, 'another story');
  expect([...first.called(), ...second.called()]).toEqual([[role], [], [role]]);
  const [one, two] = (await kit.store.articles([makeArticle(1).id, makeArticle(2).id])).map(
    ({ id, story }) => story ?? id,
  );
  expect(one).toBe(two);
  await restarted.stop();
});

it('nobody is called without a sound', async () => {
  await join((chat) => ({ ...chat, settings: { ...chat.settings, silent: true } }));
  const { somewhere, called } = calling();
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => called().length === 1, 'the post');
  expect(called()).toEqual([[]]);
  await delivery.stop();
});

it('a post in doubt that is sent again in quiet hours calls nobody', async () => {
  await join((chat) => ({ ...chat, timezone: 'UTC' }));
  const { somewhere, called, options } = calling();
  const doubting = platform('somewhere', { capabilities: { nonce: { maxLength: 25, windowMs: 600_000 } } });
  const adapter = { ...somewhere.adapter, capabilities: doubting.adapter.capabilities };
  const delivery = await kit.run({ ...somewhere, adapter });
  somewhere.outcomes.push({ kind: 'in-doubt', reason: 'cut' });
  await kit.publish(delivery, 1);
  await kit.untilLater(() => called().length === 1, 'the first try');
  await kit.store.changeChat(
    'somewhere:1',
    (chat) => chat && { ...chat, settings: { ...chat.settings, quiet: { from: '00:00', to: '23:59' } } },
  );
  await kit.untilLater(() => called().length === 2, 'the next try');
  expect(called()).toEqual([[role], []]);
  expect(options[0]?.nonce).toBe(options[1]?.nonce);
  await delivery.stop();
});

it('a list calls nobody, and words keep out what does not fit', async () => {
  await join((chat) => ({
    ...chat,
    settings: { ...chat.settings, backlogBound: 2 },
    subscriptions: reword(chat.subscriptions, topic, { never: ['berita 9'] }, 0),
  }));
  await kit.publish(null, 1, 2, 3, 4, 9);
  const { somewhere, called } = calling();
  const delivery = await kit.run(somewhere);
  await kit.nothingPending();
  await kit.untilLater(() => called().length >= 2, 'the first, then the list');
  expect(called()[0]).toEqual([role]);
  expect(called().slice(1).flat()).toEqual([]);
  await delivery.stop();
});

it('a correction shows whom the post called, and calls nobody', async () => {
  await join();
  const { somewhere, edits } = calling();
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.nothingPending();
  const corrected = makeArticle(1, { headline: 'Berita 1, diperbaiki', revision: 2 });
  await kit.store.record({
    feed: newFeedState('f', 'https://example.org/f'),
    items: [
      {
        article: corrected,
        keys: ['link 1'],
        entry: { kind: 'corrected', topics: [topic], deliverable: true },
      },
    ],
  });
  for (let waited = 0; waited < 15; waited++) {
    await kit.clock.advance(60_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await kit.untilLater(() => edits.length === 1, 'the correction');
  expect(edits).toEqual([{ mentions: [role] }]);
  await delivery.stop();
});
