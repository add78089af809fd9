import type { User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language.js';
import type { FakeChat } from '../doubles/telegram/types.js';
import { talkOnDiscord } from './talk/discord.js';
import { foreignWords } from './talk/foreign-words.js';
import { seen, tap } from './talk/seat.js';
import { talkOnTelegram } from './talk/telegram.js';

// In which language somebody is answered who has chosen none, and by which names a channel is found.

const greeting = { en: 'What you can ask me', id: 'Daftar perintah' };

/** Person's tag, the operator's choice (null: none was made), and the language of the answer. */
const tags: readonly [tag: string | undefined, operator: Language | null, answer: Language][] = [
  ['id', 'en', 'id'],
  ['id-ID', 'en', 'id'],
  ['en-GB', 'id', 'en'],
  ['en', 'id', 'en'],
  ['pt-BR', 'id', 'id'],
  ['pt-BR', 'en', 'en'],
  ['pt-BR', null, 'en'],
  ['ms', 'id', 'id'],
  ['jv', 'id', 'id'],
  ['zh-hans', 'id', 'id'],
  ['', 'id', 'id'],
  ['ID', 'en', 'id'],
  [undefined, 'id', 'id'],
  [undefined, 'en', 'en'],
];

const defaultsOf = (operator: Language | null) => ({
  defaults: { language: operator ?? 'en', timezone: 'UTC', isLanguageAssumed: operator === null } as const,
});

describe('Telegram', () => {
  const chats: readonly [string, FakeChat, number?][] = [
    ['in private', { id: 700, type: 'private' }],
    ['in a group', { id: -100500, type: 'supergroup', title: 'G' }],
    ['in a forum', { id: -100600, type: 'supergroup', title: 'F', is_forum: true }, 45],
  ];
  it.each(tags)('%s, with %s as the operator’s language: %s', async (tag, operator, language) => {
    const talk = await talkOnTelegram(defaultsOf(operator));
    const user = {
      ...{ id: 700, is_bot: false, first_name: 'Ana' },
      ...(tag !== undefined && { language_code: tag }),
    } as User;
    for (const [where, chat, thread] of chats) {
      talk.server.addChat(chat);
      const [card] = (await talk.seat(chat, user, thread).ask('help')).messages;
      expect([where, card?.text]).toEqual([where, expect.stringContaining(greeting[language])]);
      expect([where, foreignWords(card?.text ?? '', language)]).toEqual([where, []]);
    }
  });

  it('a group keeps the language of the admin who chose first, whoever asks then', async () => {
    const talk = await talkOnTelegram(defaultsOf('en'));
    const [, [, group]] = chats as [unknown, [string, FakeChat]];
    const person = (id: number, language_code: string): User => ({
      id,
      is_bot: false,
      first_name: 'P',
      language_code,
    });
    talk.server.addChat(group);
    talk.server.setMember(group, person(1, 'id'), 'administrator');
    await talk.seat(group, person(1, 'id')).ask('subscribe', 'zorq 3');
    const [card] = (await talk.seat(group, person(2, 'en')).ask('help')).messages;
    expect(card?.text).toContain(greeting.id);
  });
});

describe('Discord', () => {
  /** The server's own locale counts where nobody chose: not the person, not the operator. */
  const inServer: readonly [tag: string, server: string, operator: Language | null, answer: Language][] = [
    ['id', 'en-US', 'en', 'id'],
    ['en-GB', 'id', 'id', 'en'],
    ['en-US', 'id', 'id', 'en'],
    ['pt-BR', 'en-US', 'id', 'id'],
    ['pt-BR', 'id', 'en', 'en'],
    ['pt-BR', 'id', null, 'id'],
    ['pt-BR', 'en-US', null, 'en'],
    ['ja', 'ja', 'id', 'id'],
    ['ja', 'ja', null, 'en'],
  ];
  it.each(inServer)('%s in a server of %s, operator %s: %s', async (tag, locale, operator, language) => {
    const talk = await talkOnDiscord(defaultsOf(operator));
    const { server } = talk;
    server.guild.locale = locale;
    const forum = server.world.addChannel(server.guild, { type: 15, name: 'forum' });
    const thread = server.world.addChannel(server.guild, {
      type: 11,
      parentId: forum.id,
      ownerId: server.admin.id,
    });
    for (const user of [server.admin, server.member]) {
      user.locale = tag;
      const direct = server.world.directChannel(user.id);
      for (const [where, channel] of Object.entries({ server: server.channel, thread, direct })) {
        // Between the two of them no place has a language of its own.
        const answer =
          where === 'direct' && tag !== 'id' && !tag.startsWith('en') ? (operator ?? 'en') : language;
        const [card] = (await talk.seat(channel, user).ask('help')).messages;
        expect([where, card?.text]).toEqual([where, expect.stringContaining(greeting[answer])]);
      }
    }
  });
});

describe('/manage', () => {
  const ana: User = { id: 700, is_bot: false, first_name: 'Ana', language_code: 'en' };
  const direct: FakeChat = { id: ana.id, type: 'private' };
  const named: FakeChat = { id: -1001234567890, type: 'channel', title: 'Zorqa', username: 'zorqa_id' };
  const unnamed: FakeChat = { id: -1009876543210, type: 'channel', title: 'Qarqa' };
  const others: FakeChat = { id: -1005555555555, type: 'channel', title: 'Theirs', username: 'theirs' };

  async function owner() {
    const talk = await talkOnTelegram();
    for (const chat of [direct, named, unnamed, others]) talk.server.addChat(chat);
    for (const chat of [named, unnamed]) talk.server.setMember(chat, ana, 'creator');
    return { talk, seat: talk.seat(direct, ana) };
  }

  it.each([
    'zorqa_id',
    '@zorqa_id',
    '@Zorqa_ID',
    '@@zorqa_id',
    't.me/zorqa_id',
    'https://t.me/zorqa_id',
    'http://t.me/zorqa_id/',
    'https://t.me/zorqa_id/42',
    'https://t.me/zorqa_id?boost',
    'https://t.me/s/zorqa_id',
    'https://telegram.me/zorqa_id',
    'https://www.t.me/zorqa_id',
    'tg://resolve?domain=zorqa_id',
    '⁠@zorqa_id',
    '<@zorqa_id>',
    '“@zorqa_id”',
    '@zorqa_id,',
    '-1001234567890',
    'https://t.me/c/1234567890/42',
  ])('finds a channel by %s, and keeps it through taps', async (typed) => {
    const { talk, seat } = await owner();
    const card = seen(await seat.ask('manage', typed));
    expect(card.text).toContain('📣 Zorqa');
    const turned = seen(await tap(seat, card, 'Qarq'));
    const after = seen(await tap(seat, turned, '➕ Zorq 1'));
    expect(after.text).toContain('📣 Zorqa');
    expect((await talk.store.chat('telegram:-1001234567890'))?.subscriptions).toHaveLength(1);
    expect(await talk.store.chat('telegram:700')).toBeNull();
    expect(talk.faults()).toEqual([]);
  });

  it.each(['-1009876543210', 'https://t.me/c/9876543210/5', 't.me/c/9876543210'])(
    'finds a channel without a name by %s',
    async (typed) => {
      const { seat } = await owner();
      expect(seen(await seat.ask('manage', typed)).text).toContain('📣 Qarqa');
    },
  );

  it.each([
    '@theirs',
    'https://t.me/theirs',
    '@nobody',
    '🙂',
    '@',
    '@700',
    '700',
    'https://t.me/+AbCdEf',
    'zorqa id',
  ])('has no channel for %s, and says what to do', async (typed) => {
    const { talk, seat } = await owner();
    const said = seen(await seat.ask('manage', typed));
    expect(said.text).not.toContain('📣');
    expect(said.text).toMatch(/admin|Which channel/);
    expect(said.text).not.toMatch(/[\u2060\u200b]/);
    expect(said.buttons.map(({ label }) => label)).toContain('☰ Menu');
    expect(talk.faults()).toEqual([]);
  });
});
