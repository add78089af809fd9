import type { User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { reply } from '../../../src/core/message.js';
import type { FakeChat } from '../../doubles/telegram-server.js';
import {
  ana,
  channel,
  connected,
  direct,
  forum,
  group,
  makeAdapter,
  makeServer,
  moving,
  until,
} from './setup.js';

const says = (text: string) => (message: { text: string }) => message.text === text;
const budi: User = { ...ana, id: 78 };
const card = { ...reply(['card']), buttons: [[{ label: 'Next', action: 'topics 1' }]] };

/** What was asked, but for the lookups of who is an admin. */
type Made = Awaited<ReturnType<typeof connected>>;

async function cardIn(made: Made, address: string) {
  const [part] = made.telegram.render(card);
  await made.telegram.send(address, part, { nonce: 'n' });
  return made.server.waitForMessage(says('card'));
}

/** Something is asked last, so that all before it is through. */
async function through({ server }: Made) {
  server.userSays(direct, ana, '/latest last');
  await server.waitForMessage(says('latest: last'));
}

const welcomed = ({ commands }: Made) =>
  commands.asked.filter(({ what }) => what === 'welcome').map(({ chat }) => chat);

describe('the bot is let in', () => {
  it('and says hello in a group, once for all that follows', async () => {
    const made = await connected();
    const { server } = made;
    server.botBecomes(group, ana, 'left', 'member');
    await server.waitForMessage((message) => message.chat === group.id && message.text === 'welcome!');
    server.botBecomes(group, ana, 'member', 'administrator');
    server.botBecomes(group, ana, 'administrator', {
      status: 'restricted',
      is_member: true,
      can_send_messages: true,
    });
    server.botBecomes(direct, ana, 'kicked', 'member');
    await through(made);
    expect(welcomed(made)).toEqual([`telegram:${group.id}`]);
  });

  it('to a group where it may not speak, and says hello when it may', async () => {
    const made = await connected();
    const { server } = made;
    const mute = { status: 'restricted', is_member: true, can_send_messages: false };
    server.botBecomes(group, ana, 'left', mute);
    await through(made);
    expect(welcomed(made)).toEqual([]);
    server.botBecomes(group, ana, mute, 'administrator');
    await server.waitForMessage(says('welcome!'));
  });

  it('to a channel, and writes to whoever let it in, not to the channel', async () => {
    const made = await connected();
    const { server } = made;
    server.botBecomes(channel, ana, 'left', { status: 'administrator', can_post_messages: true });
    expect(await server.waitForMessage(says('welcome!'))).toMatchObject({ chat: ana.id });
    await through(made);
    expect(server.messages.filter(({ chat }) => chat === channel.id)).toEqual([]);
    expect(made.commands.asked.at(0)).toMatchObject({ text: 'Channel', chat: `telegram:${channel.id}` });
  });

  it('by somebody who cannot be written to, and goes on', async () => {
    const made = await connected();
    const { server } = made;
    const description = "Forbidden: bot can't initiate conversation with a user";
    server.fail({ error_code: 403, description }, { chat: budi.id });
    server.botBecomes(channel, budi, 'left', 'administrator');
    await until(() => made.outcomes[0], 'an outcome');
    expect(made.outcomes).toMatchObject([{ kind: 'gone' }]);
    await through(made);
    expect(server.messages.map(({ chat }) => chat)).toEqual([ana.id]);
  });

  it('to the new form of a group that it is in already, and says nothing', async () => {
    const made = await connected();
    const { server } = made;
    const supergroup: FakeChat = { id: -1001, type: 'supergroup', title: 'Warga' };
    // What comes first is fetched alone; the two behind it are told in one breath, in the order that is harder.
    server.userSays(direct, ana, '/latest first');
    server.botBecomes(supergroup, ana, 'left', 'member');
    server.push({
      message: { message_id: 5, date: 0, chat: { id: -5, type: 'group' }, migrate_to_chat_id: -1001 },
    });
    await through(made);
    expect(welcomed(made)).toEqual([]);
  });
});

describe('a press', () => {
  it('is answered while a command of the same chat is still under way', async () => {
    const made = await connected();
    const { server, commands } = made;
    const message = await cardIn(made, String(direct.id));
    let finish = () => {};
    commands.gate = () => new Promise((resolve) => (finish = resolve));
    server.userSays(direct, ana, '/latest slow');
    const press = server.presses(message, 'Next', ana);
    await moving(made.clock, () => server.pressAnswers.find(({ id }) => id === press));
    expect(server.messages.map(({ text }) => text)).not.toContain('latest: slow');
    finish();
    await server.waitForMessage(says('latest: slow'));
  });

  it('stops turning after 3 s, whatever it waits for', async () => {
    const made = await connected();
    const { server, commands, clock } = made;
    const message = await cardIn(made, String(direct.id));
    let finish = () => {};
    commands.press = async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { messages: [reply(['late'])], notice: 'late' };
    };
    const press = server.presses(message, 'Next', ana);
    const answered = () => server.pressAnswers.find(({ id }) => id === press);
    expect(await moving(clock, answered)).toBeLessThanOrEqual(3_100);
    expect(answered()).toMatchObject({ text: null });
    finish();
    await server.waitFor(() => (message.text === 'late' ? true : undefined));
    expect(server.pressAnswers).toHaveLength(1);
  });

  it('on a card of a forum that Telegram no longer shows is none', async () => {
    const made = await connected();
    const message = await cardIn(made, `${forum.id}/45`);
    await made.server.waitForPressAnswer(made.server.pressesInaccessible(message, 'flip 0 x', ana));
    expect(made.commands.asked).toMatchObject([{ what: 'press', text: '' }]);
  });

  it('on such a card elsewhere is one like any other', async () => {
    const made = await connected();
    const message = await cardIn(made, String(group.id));
    await made.server.waitForPressAnswer(made.server.pressesInaccessible(message, 'flip 0 x', ana));
    expect(made.commands.asked).toMatchObject([{ what: 'press', text: 'flip 0 x' }]);
  });

  it('that goes on in private opens the chat with the bot', async () => {
    const made = await connected();
    const message = await cardIn(made, String(channel.id));
    made.commands.pressed = { messages: [], notice: 'in private', startPayload: 'more_1' };
    const answer = await made.server.waitForPressAnswer(made.server.presses(message, 'Next', ana));
    expect(answer).toMatchObject({ text: null, url: 'https://t.me/kabar_test_bot?start=more_1' });
    expect(made.commands.asked).toHaveLength(1);
  });
});

it('knows what kind of place it is asked in', async () => {
  const made = await connected();
  const kinds: unknown[] = [];
  made.commands.runText = async (asker) => {
    kinds.push([asker.chat, asker.kind, asker.inviteLink]);
    return { messages: [reply([`${kinds.length}`])], notice: null };
  };
  const invite = 'https://t.me/kabar_test_bot?startgroup=add';
  made.server.userSays(direct, ana, '/latest');
  await made.server.waitForMessage(says('1'));
  made.server.userSays(group, ana, '/latest');
  await made.server.waitForMessage(says('2'));
  made.server.userSays(channel, null, '/latest');
  await made.server.waitForMessage(says('3'));
  expect(kinds).toEqual([
    ['telegram:77', 'private', invite],
    ['telegram:-100500', 'group', invite],
    ['telegram:-100700', 'broadcast', invite],
  ]);
});

it('answers in the inbox of a channel under the topic of whoever writes', async () => {
  const made = await connected();
  const inbox: FakeChat = { id: -100800, type: 'supergroup', title: 'Inbox', is_direct_messages: true };
  made.server.userSays(inbox, ana, '/latest', { direct_messages_topic: { topic_id: 45 } });
  const message = await made.server.waitForMessage(({ chat }) => chat === inbox.id);
  expect(message.payload).toMatchObject({ direct_messages_topic_id: 45 });
  expect(made.commands.asked).toMatchObject([{ chat: 'telegram:-100800/d45' }]);
});

it('shows what it is, in both languages, and leaves alone what stands there', async () => {
  const server = await makeServer();
  const profile = {
    'Description ': 'all en',
    'Description en': 'all en',
    'Description id': 'all id',
    'ShortDescription ': 'about en',
    'ShortDescription en': 'about en',
    'ShortDescription id': 'about id',
  };
  const first = makeAdapter(server.root, server.token);
  await first.telegram.start();
  await server.waitFor(() => (server.profile.get('ShortDescription id') === 'about id' ? true : undefined));
  expect(Object.fromEntries(server.profile)).toMatchObject({
    'Description ': 'all en',
    'Description id': 'all id',
    'ShortDescription ': 'about en',
  });
  await first.telegram.stop();
  for (const [key, text] of Object.entries(profile)) server.profile.set(key, text);
  server.calls.length = 0;
  const second = makeAdapter(server.root, server.token);
  await second.telegram.start();
  const looks = () => server.calls.filter((call) => call === 'getMyShortDescription').length;
  await server.waitFor(() => (looks() === 3 ? true : undefined));
  await second.telegram.stop();
  expect(server.calls.filter((call) => /^setMy.*Description$/.test(call))).toEqual([]);
});

it('tells where it can be let in when it begins', async () => {
  const made = await connected();
  const [line] = made.log.lines.filter(({ facts }) => 'group' in facts);
  expect(line?.facts).toMatchObject({
    chat: 'https://t.me/kabar_test_bot',
    group: 'https://t.me/kabar_test_bot?startgroup=add',
    channel: 'https://t.me/kabar_test_bot?startchannel&admin=post_messages',
  });
});
