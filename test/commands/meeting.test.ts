import { describe, expect, it } from 'vitest';
import { createCommands } from '../../src/commands/commands.js';
import { mergeChats } from '../../src/core/chat.js';
import type { Asker } from '../../src/core/ports.js';
import { actions, admin, chat, commandKit, labels, member, say } from './kit.js';

const kit = commandKit();

const inGroup: Asker = { ...admin, kind: 'group' };
const inChannel: Asker = { ...admin, kind: 'broadcast' };
const reader: Asker = { ...member, kind: 'broadcast' };

describe('a link to the bot', () => {
  it('follows the topic that it bears, and shows the newest article', async () => {
    await kit.record(1);
    const messages = await kit.ask('start rusia-ukraina');
    expect(messages.map(say)).toEqual([
      expect.stringContaining('You now follow “Russia-Ukraine war”'),
      'POST Berita 1',
    ]);
    await kit.ask('start publisher_tribunnews');
    expect(await kit.wishes()).toEqual(['rusia-ukraina', 'publisher:tribunnews']);
  });

  it('changes nothing for somebody who may not', async () => {
    expect((await kit.ask('start rusia-ukraina', member)).map(say)).toEqual([
      expect.stringContaining('Only admins'),
    ]);
    expect(await kit.store.chat(chat)).toBeNull();
  });

  it('leads to choosing topics, and to what is like an article', async () => {
    await kit.record(2);
    expect(say((await kit.ask('start add'))[0])).toContain('Topics');
    expect(say((await kit.ask('start more_000000000001'))[0])).toContain('More like this');
    expect(say((await kit.ask('start more_zzzzzzzzzzzz'))[0])).toContain('have this article any more');
  });

  it.each([
    '__proto__',
    'constructor',
    'more_',
    `more_${'a'.repeat(60)}`,
    '../../etc/passwd',
    '<b>x</b>',
    'flip 0 rusia-ukraina',
    '@-100 follow rusia-ukraina',
    'x'.repeat(5_000),
    '\u0000\u202e',
  ])('that bears %j is a hello like any other', async (payload) => {
    expect(say((await kit.ask(`start ${payload}`))[0])).toContain('Hello, I am Kabar');
    expect(await kit.store.chat(chat)).toBeNull();
  });
});

describe('a hello', () => {
  const welcome = (asker: Asker) => kit.commands.welcome(asker, 'Warga');

  it('says who may choose, and comes once, whoever starts Kabar again', async () => {
    const [said] = (await welcome(inGroup)).messages;
    expect(say(said)).toContain('Admins choose');
    expect(actions(said)).toEqual(['topics 0', 'latest']);
    await kit.reopen();
    expect(await welcome(inGroup)).toEqual({ messages: [], notice: null });
  });

  it('comes again where the bot was let go and let in again', async () => {
    await welcome(inGroup);
    await kit.commands.left(chat, 'the bot left');
    expect((await welcome(inGroup)).messages).toHaveLength(1);
  });

  it('counts for the place under its new id', async () => {
    await welcome(inGroup);
    await kit.commands.moved(chat, 'somewhere:2');
    expect((await welcome({ ...inGroup, chat: 'somewhere:2' })).messages).toEqual([]);
    const [from, into] = [await kit.store.chat('somewhere:2'), await kit.store.chat('somewhere:2')];
    if (from === null || into === null) throw new Error('the chat is gone');
    const { greetedAt: _, ...stranger } = into;
    expect(mergeChats(from, stranger, into.id).greetedAt).toBe(from.greetedAt);
  });

  it('and the start of the same link are one, whichever comes first', async () => {
    await welcome(inGroup);
    expect(await kit.ask('start', inGroup)).toEqual([]);
    expect(await kit.ask('start add', inGroup)).toEqual([]);
    expect((await kit.ask('start rusia-ukraina', inGroup)).map(say)).toEqual([
      expect.stringContaining('You now follow'),
    ]);
    await kit.clock.advance(31_000);
    expect(await kit.ask('start', inGroup)).toHaveLength(1);
    const other = { ...inGroup, chat: 'somewhere:3' };
    expect(await kit.ask('start', other)).toHaveLength(1);
    expect((await welcome(other)).messages).toEqual([]);
  });

  it('is never kept from somebody in private', async () => {
    await kit.ask('start');
    expect(await kit.ask('start')).toHaveLength(1);
  });

  it('of a channel is its topics, to be tapped elsewhere, with the rights that are missing', async () => {
    const answered = await welcome({ ...inChannel, missingRights: async () => ['Post Messages'] });
    const [card] = answered.messages;
    expect(say(card)).toContain('📣 Warga');
    expect(say(card)).toContain('Post Messages');
    expect(actions(card).every((action) => action.startsWith('@1 '))).toBe(true);
    expect(labels(card)).toContain('➕ Russia-Ukraine war');
  });
});

it('a private bot says in a place that it does not serve only that, and keeps nothing', async () => {
  const access = { chats: ['somewhere:9'], operators: [] };
  const commands = createCommands({ ...kit.commandDeps, access, store: kit.store });
  const { messages } = await commands.welcome(inGroup, 'Warga');
  expect(messages.map(say)).toEqual([expect.stringContaining('private')]);
  expect(await kit.store.chat(chat)).toBeNull();
});

describe('a channel', () => {
  it('has no buttons under its posts until an admin turns them on', async () => {
    await kit.ask('subscribe rusia-ukraina', inChannel);
    expect((await kit.chat()).settings.buttons).toBe(false);
    await kit.commands.press(inChannel, 'put buttons on');
    await kit.ask('topics', inChannel);
    expect((await kit.chat()).settings.buttons).toBe(true);
  });

  it('loses those that it had before it was known as one', async () => {
    await kit.ask('subscribe rusia-ukraina');
    expect((await kit.chat()).settings.buttons).toBe(true);
    await kit.commands.press(reader, 'more 000000000001');
    expect((await kit.chat()).settings.buttons).toBe(false);
  });

  it.each([
    'more 000000000001',
    'mute 000000000001',
    'menu 000000000001',
    'topics 1',
    'latest',
    'flip 0 rusia-ukraina',
    'why 000000000001',
    'nonsense',
    '',
  ])('answers a reader who presses “%s” with a notice alone', async (action) => {
    await kit.record(1);
    await kit.ask('subscribe rusia-ukraina', inChannel);
    const { messages, notice } = await kit.commands.press(reader, action);
    expect(messages).toEqual([]);
    expect(notice).toMatch(/./);
    expect(await kit.wishes()).toEqual(['rusia-ukraina']);
  });

  it('leads a reader who wants more to their own chat', async () => {
    await kit.record(2);
    const { startPayload = '' } = await kit.commands.press(reader, 'more 000000000001');
    expect(startPayload).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(say((await kit.ask(`start ${startPayload}`))[0])).toContain('More like this');
  });

  it('lets an admin change a card, with no message beside it', async () => {
    const { messages } = await kit.commands.press(inChannel, 'flip 0 rusia-ukraina');
    expect(messages).toHaveLength(1);
    expect(await kit.wishes()).toEqual(['rusia-ukraina']);
    expect((await kit.commands.press(inChannel, 'menu 000000000001')).messages).toEqual([]);
  });
});

it('the inbox of a channel is refused kindly, and nothing is kept of it', async () => {
  const asker: Asker = { ...admin, kind: 'inbox' };
  expect((await kit.ask('subscribe rusia-ukraina', asker)).map(say)).toEqual([
    expect.stringContaining('in private'),
  ]);
  expect((await kit.commands.press(asker, 'follow rusia-ukraina')).messages).toEqual([]);
  expect(await kit.store.chat(chat)).toBeNull();
});

describe('the language of a new chat', () => {
  const languageOf = async (tags: Partial<Asker>, isLanguageAssumed: boolean) => {
    const defaults = { ...kit.commandDeps.defaults, isLanguageAssumed };
    const commands = createCommands({ ...kit.commandDeps, defaults, store: kit.store });
    const id = `somewhere:${JSON.stringify([tags, isLanguageAssumed]).replace(/\s/g, '')}`;
    await commands.runText({ ...admin, chat: id, languageTag: null, ...tags }, 'follow', 'banjir');
    return (await kit.store.chat(id))?.language;
  };

  it('is the person’s, then the one that the operator chose, then the place’s', async () => {
    expect(await languageOf({ languageTag: 'en-GB', placeLanguageTag: 'id' }, false)).toBe('en');
    expect(await languageOf({ languageTag: 'ja', placeLanguageTag: 'en-US' }, false)).toBe('id');
    expect(await languageOf({ languageTag: 'ja', placeLanguageTag: 'en-GB' }, true)).toBe('en');
    expect(await languageOf({ languageTag: 'ja', placeLanguageTag: 'fr' }, true)).toBe('id');
  });
});
