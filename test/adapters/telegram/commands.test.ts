import type { User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { reply } from '../../../src/core/message.js';
import { ana, channel, connected, direct, forum, group, until } from './setup.js';

/** The reply that says this. */
const says = (text: string) => (message: { text: string }) => message.text === text;

const card = (text: string) => ({
  ...reply([text]),
  buttons: [[{ label: 'Next', action: 'topics:2' }]],
});

describe('a private chat', () => {
  it('answers a command with its text, in the language of the person', async () => {
    const { server, commands } = await connected();
    server.userSays(direct, ana, '/latest  war \n5 ');
    expect(await server.waitForMessage(says('latest: war \n5'))).toMatchObject({ chat: 77, thread: null });
    expect(commands.asked).toEqual([
      { what: 'latest', chat: 'telegram:77', text: 'war \n5', languageTag: 'id', mayChange: true },
    ]);
  });

  it('hands over words without a command, and an unknown command too', async () => {
    const { server, commands } = await connected();
    server.userSays(direct, ana, 'hello');
    server.userSays(direct, ana, '/start deep_link');
    server.userSays(direct, ana, '/What');
    await server.waitForMessage(says('what: '));
    expect(commands.asked.map(({ what, text }) => [what, text])).toEqual([
      ['', 'hello'],
      ['start', 'deep_link'],
      ['what', ''],
    ]);
  });

  it('goes on after a command failed', async () => {
    const { server, commands, log } = await connected();
    commands.gate = async () => {
      commands.gate = async () => {};
      throw new Error('the store is away');
    };
    server.userSays(direct, ana, '/latest');
    server.userSays(direct, ana, '/topics');
    await server.waitForMessage(says('topics: '));
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        facts: expect.objectContaining({ reason: 'the store is away' }),
      }),
    );
  });
});

describe('a group', () => {
  it('hears commands for this bot and for any, not those for others, nor what people say', async () => {
    const { server, commands } = await connected();
    for (const text of [
      'hi',
      '/latest@other_bot',
      '/weather',
      '/latest@KABAR_test_bot a',
      '/whatever@kabar_test_bot',
      '/topics',
    ]) {
      server.userSays(group, ana, text);
    }
    await server.waitForMessage(says('topics: '));
    expect(commands.asked.map(({ what }) => what)).toEqual(['latest', 'whatever', 'topics']);
  });

  it('lets admins change things, also those who post as the group, and nobody else', async () => {
    const { server, commands } = await connected();
    const owner: User = { ...ana, id: 78 };
    const stranger: User = { ...ana, id: 79 };
    server.setMember(group, ana, 'administrator');
    server.setMember(group, owner, 'creator');
    const anonymous: User = { id: 1087968824, is_bot: true, first_name: 'Group' };
    server.userSays(group, ana, '/topics');
    server.userSays(group, owner, '/topics');
    server.userSays(group, stranger, '/topics');
    server.userSays(group, anonymous, '/topics', { sender_chat: group });
    server.userSays(group, anonymous, '/topics last', { sender_chat: channel });
    await server.waitForMessage(says('topics: last'));
    expect(commands.asked.map(({ mayChange }) => mayChange)).toEqual([true, true, false, true, false]);
  });

  it('lets nobody change anything while Telegram does not say who is an admin', async () => {
    const { server, commands, log } = await connected();
    server.setMember(group, ana, 'administrator');
    server.fail(
      { error_code: 400, description: 'Bad Request: CHAT_ADMIN_REQUIRED' },
      { method: 'getChatMember' },
    );
    server.userSays(group, ana, '/topics');
    await server.waitForMessage(says('topics: '));
    expect(commands.asked).toMatchObject([{ mayChange: false }]);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
  });

  it('is answered in the topic of the forum that was asked in', async () => {
    const { server, commands } = await connected();
    server.userSays(forum, ana, '/topics a', { message_thread_id: 45, is_topic_message: true });
    server.userSays(forum, ana, '/topics b', { message_thread_id: 12 });
    expect(await server.waitForMessage(says('topics: a'))).toMatchObject({ chat: forum.id, thread: 45 });
    expect(await server.waitForMessage(says('topics: b'))).toMatchObject({ thread: null });
    expect(commands.asked.map(({ chat }) => chat)).toEqual(['telegram:-100600/45', 'telegram:-100600']);
  });

  it('is greeted when the bot comes, and let go when it must leave', async () => {
    const { server, commands } = await connected();
    const bot = server.botUser;
    const change = (chat: object, before: string, after: string) =>
      server.push({
        my_chat_member: {
          chat,
          from: ana,
          date: 0,
          old_chat_member: { status: before, user: bot },
          new_chat_member: { status: after, user: bot },
        },
      });
    change(group, 'left', 'member');
    await server.waitForMessage(says('welcome!'));
    change(group, 'member', 'administrator');
    change(direct, 'kicked', 'member');
    change(group, 'member', 'kicked');
    change(direct, 'member', 'kicked');
    server.push({ message: { message_id: 5, date: 0, chat: group, from: ana, migrate_to_chat_id: -1009 } });
    const supergroup = { ...group, id: -1009 };
    server.push({ message: { message_id: 6, date: 0, chat: supergroup, migrate_from_chat_id: group.id } });
    server.userSays(group, ana, '/latest');
    server.userSays(direct, ana, '/latest');
    await server.waitFor(() => (server.messages.length === 3 ? true : undefined));
    expect(commands.leftChats.sort()).toEqual([
      'telegram:-100500 the bot was blocked',
      'telegram:77 the bot was blocked',
    ]);
    // Both places tell it, and one of the two words may be missed.
    expect(commands.movedChats).toEqual([
      'telegram:-100500 telegram:-1009',
      'telegram:-100500 telegram:-1009',
    ]);
  });
});

it('takes whoever posts in a channel for an admin, and ignores the copy in its discussion group', async () => {
  const { server, commands } = await connected();
  server.userSays(group, null, '/topics copy', { sender_chat: channel, is_automatic_forward: true });
  server.userSays(channel, null, '/topics', { sender_chat: channel });
  expect(await server.waitForMessage(says('topics: '))).toMatchObject({ chat: channel.id });
  expect(commands.asked).toMatchObject([{ chat: 'telegram:-100700', languageTag: null, mayChange: true }]);
});

describe('a pressed button', () => {
  async function withCard(chat = direct, extra = {}) {
    const made = await connected();
    const address = 'message_thread_id' in extra ? `${chat.id}/${extra.message_thread_id}` : String(chat.id);
    const [part] = made.telegram.render(card('page 1'));
    await made.telegram.send(address, part, { nonce: 'n' });
    const message = await made.server.waitForMessage(says('page 1'));
    return { ...made, message };
  }

  it('changes the card in place, says its notice, and sends what else there is', async () => {
    const { server, commands, message } = await withCard();
    commands.pressed = { messages: [card('page 2'), reply(['a sample'])], notice: 'x'.repeat(300) };
    const answer = await server.waitForPressAnswer(server.presses(message, 'Next', ana));
    expect(answer.alert).toBe(false);
    expect(answer.text).toHaveLength(200);
    await server.waitForMessage(says('a sample'));
    expect(server.messages).toMatchObject([{ text: 'page 2', edits: 1 }, { text: 'a sample' }]);
    expect(commands.asked).toMatchObject([
      { what: 'press', text: 'topics:2', chat: 'telegram:77', mayChange: true },
    ]);
  });

  it('is nothing new when the card stays as it is', async () => {
    const { server, commands, message, outcomes } = await withCard();
    commands.pressed = { messages: [card('page 1')], notice: null };
    const answer = await server.waitForPressAnswer(server.presses(message, 'Next', ana));
    expect(answer).toMatchObject({ text: null, alert: false });
    await until(() => outcomes[0], 'an outcome');
    expect(outcomes).toEqual([{ kind: 'sent', messageId: String(message.id) }]);
    expect(server.messages).toHaveLength(1);
  });

  it('leaves its message as it is where the answer opens beside it', async () => {
    const { server, commands, message } = await withCard(forum, { message_thread_id: 45 });
    commands.pressed = { messages: [card('menu'), reply(['more'])], notice: 'here', opensBeside: true };
    const answer = await server.waitForPressAnswer(server.presses(message, 'Next', ana));
    expect(answer.text).toBe('here');
    await server.waitFor(() => server.ephemerals.all[1], 'what opens beside it');
    // In a group only whoever pressed sees it.
    expect(server.messages).toMatchObject([{ text: 'page 1', edits: 0 }]);
    expect(server.ephemerals.all).toMatchObject([
      { text: 'menu', user: ana.id, payload: { message_thread_id: 45 } },
      { text: 'more', user: ana.id, payload: { message_thread_id: 45 } },
    ]);
  });

  it('belongs to the topic of the card, and asks who pressed', async () => {
    const { server, commands, message } = await withCard(forum, { message_thread_id: 45 });
    await server.waitForPressAnswer(server.presses(message, 'Next', ana));
    server.setMember(forum, ana, 'administrator');
    await server.waitForPressAnswer(server.presses(message, 'Next', ana));
    expect(commands.asked.map(({ chat, mayChange }) => [chat, mayChange])).toEqual([
      ['telegram:-100600/45', false],
      ['telegram:-100600/45', true],
    ]);
  });

  it('is only answered when it bears what no button of ours can', async () => {
    const { server, commands, message } = await withCard();
    await server.waitForPressAnswer(server.pressesData(message, 'ü'.repeat(33), ana));
    expect(commands.asked).toEqual([]);
  });

  it('stops turning also when the command fails', async () => {
    const { server, commands, message } = await withCard();
    commands.press = async () => {
      throw new Error('broken');
    };
    expect(await server.waitForPressAnswer(server.presses(message, 'Next', ana))).toMatchObject({
      text: null,
    });
  });
});
