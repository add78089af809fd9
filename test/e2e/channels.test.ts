import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeChat } from '../doubles/telegram/types.js';
import { type Screen, type Seat, seen, tap } from './talk/seat.js';
import { type TelegramTalk, talkOnTelegram } from './talk/telegram.js';

// What a channel's readers see and can do, and two people who tap at once.

const ana: User = { id: 700, is_bot: false, first_name: 'Ana', language_code: 'id' };
const budi: User = { id: 701, is_bot: false, first_name: 'Budi', language_code: 'en' };
const direct: FakeChat = { id: ana.id, type: 'private' };
const channel: FakeChat = { id: -100777, type: 'channel', title: 'Zorqa', username: 'zorqa' };
const id = `telegram:${channel.id}`;

let talk: TelegramTalk;
let owner: Seat;
beforeEach(async () => {
  talk = await talkOnTelegram();
  for (const chat of [direct, channel]) talk.server.addChat(chat);
  talk.server.setMember(channel, ana, 'creator');
  owner = talk.seat(direct, ana);
  await owner.ask('manage', '@zorqa subscribe zorq 0');
});

const inChannel = () => talk.server.messages.filter(({ chat }) => chat === channel.id).length;
const labels = (screen: Screen | undefined) => screen?.buttons.map(({ label }) => label);

/** What changes a post or when it comes, each as its button bears it. */
const choices = ['style compact', 'style full', 'images small', 'stories off', 'leads on', 'buttons off'];

describe('a post in a channel', () => {
  const choose = async (choice: string) => {
    const card = seen(await owner.ask('manage', '@zorqa settings'));
    await owner.press(card, `@${channel.id} put ${choice}`);
  };

  it.each(choices)('has no buttons with %s', async (choice) => {
    await choose(choice);
    expect(talk.faults()).toEqual([]);
    await talk.post(id, 'Qwerty');
    expect(labels(talk.newest())).toEqual([]);
    expect(talk.server.messages.at(-1)?.chat).toBe(channel.id);
  });

  it.each(choices.filter((choice) => choice !== 'buttons off'))(
    'has the one that needs no public answer, where its admin wants buttons, with %s',
    async (choice) => {
      await choose('buttons on');
      await choose(choice);
      await talk.post(id, 'Qwerty');
      const post = talk.newest();
      expect(labels(post)).toHaveLength(1);
      const before = inChannel();
      const reader = await talk.seat(channel, budi).press(post, post.buttons[0]?.data ?? '');
      expect([reader.messages, reader.card, inChannel() - before]).toEqual([[], null, 0]);
      expect(talk.server.pressAnswers.at(-1)?.url).toContain('?start=more_');
      expect(talk.faults()).toEqual([]);
    },
  );

  it.each([
    'home',
    'topics 0',
    'flip 0 t-3',
    'set',
    'put silent on',
    'forget yes',
    'subs',
    'drop rusia-ukraina',
    'menu 000000000001',
    'mute 000000000001',
    'mute-topic rusia-ukraina ever',
    'latest',
    'lanes digest',
    '@-100777 forget yes',
    '@-100777 flip 0 t-3',
    'nonsense',
    '',
  ])('takes no press of a reader that an altered client sends: “%s”', async (data) => {
    await choose('buttons on');
    await talk.post(id, 'Qwerty');
    const post = talk.newest();
    const [before, chat] = [inChannel(), await talk.store.chat(id)];
    const heard = await talk.seat(channel, budi).press(post, data);
    expect([heard.card, inChannel() - before]).toEqual([null, 0]);
    expect(heard.notice ?? '').toMatch(/admin|old|private|run|^$/);
    // A press may be noted, but nothing that was chosen changes.
    const after = await talk.store.chat(id);
    expect([after?.subscriptions, after?.settings, after?.mutes]).toEqual([
      chat?.subscriptions,
      chat?.settings,
      chat?.mutes,
    ]);
  });
});

describe('two people in a group', () => {
  const group: FakeChat = { id: -100500, type: 'supergroup', title: 'Group' };
  const seats = () => {
    talk.server.addChat(group);
    talk.server.setMember(group, ana, 'administrator');
    talk.server.setMember(group, budi, 'administrator');
    return [talk.seat(group, ana), talk.seat(group, budi)] as const;
  };
  const followed = async () =>
    (await talk.store.chat(`telegram:${group.id}`))?.subscriptions.map(({ topic }) => topic).sort();

  it('tap six different topics within a second: all are ticked, each is answered, and no message comes', async () => {
    const [one] = seats();
    const found = seen(await one.ask('topics', 'zorq'));
    const wanted = found.buttons.filter(({ data }) => data.startsWith('flip 0 t-')).slice(0, 6);
    const sent = talk.server.messages.length;
    const card = found.of as Parameters<TelegramTalk['server']['pressesData']>[0];
    const presses = wanted.map(({ data }, index) =>
      talk.server.pressesData(card, data, index % 2 === 0 ? ana : budi),
    );
    await talk.settled();
    for (const press of presses) expect((await talk.server.waitForPressAnswer(press)).text).not.toBeNull();
    expect(await followed()).toEqual(wanted.map(({ data }) => data.replace('flip 0 ', '')).sort());
    expect(talk.server.messages.length).toBe(sent);
    expect(talk.faults()).toEqual([]);
  });

  it('tap the same topic at once: each tap counts, and the card says what is so', async () => {
    const [one] = seats();
    const found = seen(await one.ask('topics', 'zorq 3'));
    const card = found.of as Parameters<TelegramTalk['server']['pressesData']>[0];
    for (const user of [ana, budi, ana]) talk.server.pressesData(card, 'flip 0 t-3', user);
    await talk.settled();
    expect(await followed()).toEqual(['t-3']);
    expect(card.keyboard.flat().map(({ text }) => text)).toContain('✅ Zorq 3');
  });

  it.each<[string, string, string]>([
    ['an older card turns what is so now, not what it shows', 'flip 0 t-3', ''],
    ['a topic that is stopped already stays so', 'unfollow t-3', 'Anda tidak mengikuti'],
    ['a card of what is not followed any more is out of date', 'lane t-3', 'kedaluwarsa'],
    ['a topic that the catalog lost is out of date', 'flip 0 t-99', 'kedaluwarsa'],
    ['an article that is gone says so', 'menu 999999999999', 'tidak saya simpan'],
    ['a page that is none any more shows the last one', 'subs 9', ''],
  ])('%s', async (_, data, said) => {
    const [one, two] = seats();
    const old = seen(await one.ask('topics', 'zorq 3'));
    await tap(one, old, '➕ Zorq 3');
    await two.ask('unsubscribe', 'zorq 3');
    const heard = await one.press(old, data);
    expect(heard.notice ?? heard.card?.text ?? heard.messages[0]?.text ?? '').toContain(said);
    if (data === 'flip 0 t-3') expect(await followed()).toEqual(['t-3']);
    if (said === '') expect(heard.card?.buttons.length).toBeGreaterThan(0);
    expect(talk.faults()).toEqual([]);
  });
});
