import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeChat } from '../doubles/telegram/types.js';
import { type Place, places } from './talk/places.js';
import { seen, tap } from './talk/seat.js';
import { type TelegramTalk, talkOnTelegram } from './talk/telegram.js';

// What people send that is no command, and what Kabar says to it: in private something short that leads on, among people
// nothing.

const ana: User = { id: 700, is_bot: false, first_name: 'Ana', language_code: 'id' };
const direct: FakeChat = { id: ana.id, type: 'private' };
const group: FakeChat = { id: -100500, type: 'supergroup', title: 'Group' };

let talk: TelegramTalk;
beforeEach(async () => {
  talk = await talkOnTelegram();
  for (const chat of [direct, group]) talk.server.addChat(chat);
  talk.server.setMember(group, ana, 'administrator');
});

let ids = 50_000;

/** What is said to a message that holds this beside its text. */
async function saidTo(chat: FakeChat, message: object, kind = 'message'): Promise<string[]> {
  const { messages, ephemerals } = talk.server;
  const [posts, secrets] = [messages.length, ephemerals.all.length];
  talk.clock.step(3_000);
  talk.server.push({ [kind]: { message_id: ++ids, date: 1_700_000_000, chat, from: ana, ...message } });
  await talk.settled();
  return [...messages.slice(posts), ...ephemerals.all.slice(secrets)].map(({ text }) => text);
}

const file = { file_id: 'a', file_unique_id: 'a' };
const picture = [{ ...file, width: 1, height: 1 }];

/** Messages without words. */
const wordless: readonly [string, object][] = [
  ['a sticker', { sticker: { ...file, type: 'regular', emoji: '👍', width: 1, height: 1 } }],
  ['a picture', { photo: picture }],
  ['a voice', { voice: { ...file, duration: 1 } }],
  ['a video', { video: { ...file, duration: 1, width: 1, height: 1 } }],
  ['a round video', { video_note: { ...file, duration: 1, length: 1 } }],
  ['music', { audio: { ...file, duration: 1 } }],
  ['a moving picture', { animation: { ...file, duration: 1, width: 1, height: 1 } }],
  ['a file', { document: { ...file, file_name: 'a.pdf' } }],
  ['an emoji', { text: '🙂' }],
  ['many emoji', { text: '🇮🇩👩‍👩‍👧'.repeat(50) }],
  ['a dot', { text: '.' }],
  ['nothing that can be seen', { text: '\u2060' }],
  ['the bot’s own name', { text: '@kabar_test_bot' }],
];

describe('in private', () => {
  it('what has no words is asked for in words', async () => {
    for (const [name, message] of wordless) {
      const asked = [expect.stringContaining('Tulis saja apa yang Anda cari')];
      expect(await saidTo(direct, message), name).toEqual(asked);
    }
  });

  it.each<[string, object, string]>([
    ['words under a picture', { photo: picture, caption: 'zyx' }, '7 berita untuk “zyx”'],
    ['a command under a picture', { photo: picture, caption: '/latest' }, 'Berita terbaru'],
    ['a command in capitals', { text: '/LATEST' }, 'Berita terbaru'],
    ['a command by the bot’s name', { text: '/Subscribe@Kabar_Test_Bot zorq 3' }, 'mengikuti “Zorq 3”'],
    ['a command for another bot, here', { text: '/latest@other_bot' }, 'Berita terbaru'],
    ['a command with a full stop', { text: '/latest.' }, 'Berita terbaru'],
    ['a command behind a gap', { text: '/ latest' }, 'Berita terbaru'],
    ['words behind the bot’s name', { text: '@kabar_test_bot zyx' }, '7 berita untuk “zyx”'],
    ['words before the bot’s name', { text: 'zyx @KABAR_test_bot' }, '7 berita untuk “zyx”'],
    ['a command behind the bot’s name', { text: '@kabar_test_bot /latest' }, 'Berita terbaru'],
    ['words for another bot', { text: '@kabar_test_bot2 hello' }, 'Tidak ada hasil'],
    ['4,096 letters', { text: 'x'.repeat(4_096) }, 'Tidak ada hasil'],
    ['4,096 emoji and a word', { text: `${'🙂'.repeat(2_040)} zyx` }, ''],
    ['a forwarded post', { text: 'Zyx 3\n\nQwq.', forward_origin: { type: 'channel' } }, 'Zyx 3'],
    ['stop', { text: 'Stop!' }, 'Belum ada topik yang diikuti'],
    ['berhenti', { text: 'berhenti dong' }, 'Belum ada topik yang diikuti'],
    ['a greeting', { text: 'assalamualaikum' }, 'Halo, saya Kabar'],
    ['ok', { text: 'ok 👍' }, 'Ada lagi yang bisa saya bantu?'],
    ['another language wished for', { text: 'English? change language' }, ''],
    ['its menu', { text: '☰ Menu' }, 'Ada yang bisa saya bantu?'],
  ])('%s', async (_, message, said) => {
    const answers = await saidTo(direct, message);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers[0]).toContain(said);
  });

  it.each<[string, object, string?]>([
    ['an edited message', { text: '/latest', edit_date: 1_700_000_001 }, 'edited_message'],
    ['a pinned message', { pinned_message: { message_id: 1, date: 1, chat: direct } }],
    ['a part of an album without words', { photo: picture, media_group_id: '1' }],
    ['a timer', { message_auto_delete_timer_changed: { message_auto_delete_time: 1 } }],
  ])('%s is left alone', async (_, message, kind) => {
    expect(await saidTo(direct, message, kind)).toEqual([]);
  });
});

describe('among people', () => {
  const leftAlone: readonly [string, object][] = [
    ...wordless,
    ['words', { text: 'zyx' }],
    ['stop', { text: 'stop' }],
    ['thanks', { text: 'terima kasih' }],
    ['a command for another bot', { text: '/latest@other_bot' }],
    ['an unknown command', { text: '/ban @ana' }],
    ['words under a picture', { photo: picture, caption: 'zyx' }],
    ['an album', { photo: picture, media_group_id: '1', caption: 'zyx' }],
    ['a channel’s post that is passed on', { text: '/latest', is_automatic_forward: true }],
    ['words with a slash', { text: 'dan/atau /latest' }],
    ['a greeting', { text: 'halo @kabar_test_bot' }],
  ];

  it('what is not for the bot is left alone', async () => {
    for (const [name, message] of leftAlone) expect(await saidTo(group, message), name).toEqual([]);
  });

  it('a command is answered however it is written', async () => {
    for (const text of ['/LATEST', '/latest@Kabar_Test_Bot', '/latest.', '/latest!', '/Latest 3'])
      expect((await saidTo(group, { text }))[0], text).toContain('Berita terbaru');
  });
});

describe('a reply to a post', () => {
  const sits = places.filter(({ name }) =>
    /^Telegram, (?:in private|an admin of a (?:group|forum))$/.test(name),
  );

  async function posted(place: Place) {
    const sitting = await place.sit('en');
    await sitting.seat.ask('subscribe', 'zorq 0');
    await sitting.seat.ask('subscribe', 'zorq 3');
    await sitting.world.post(sitting.chat, 'Qwerty');
    return { ...sitting, post: sitting.newest() };
  }

  it.each(sits)('$name: /unsubscribe and /mute ask about that post, /why explains it', async (place) => {
    const { seat, world, chat, post } = await posted(place);
    const asked = seen(
      (await seat.reply?.(post, '/unsubscribe')) ?? { messages: [], card: null, notice: null },
    );
    expect(asked.text).toBe('Stop following what?');
    expect(asked.buttons.map(({ label }) => label)).toEqual(['✖ Zorq 0', '☰ Menu']);
    const muted = await seat.reply?.(post, '/mute this');
    expect(muted?.messages[0]?.text).toBe('Mute what?');
    expect((await seat.reply?.(post, '/why'))?.messages[0]?.text).toContain('It was posted here');
    await tap(seat, asked, '✖ Zorq 0');
    expect((await world.store.chat(chat))?.subscriptions.map(({ topic }) => topic)).toEqual(['t-3']);
    // Nothing is left of it to stop.
    expect((await seat.reply?.(post, '/unsubscribe this'))?.messages[0]?.text).toContain(
      'You follow 1 topic',
    );
  });

  it.each(['stop', 'berhenti', 'unfollow this', 'Stop following this!', 'berhenti mengikuti topik ini'])(
    '“%s” asks in private what to stop, and is left alone among people',
    async (typed) => {
      const [privately, inGroup] = await Promise.all(sits.slice(0, 2).map(posted));
      expect((await privately?.seat.reply?.(privately.post, typed))?.messages[0]?.text).toBe(
        'Stop following what?',
      );
      expect((await inGroup?.seat.reply?.(inGroup.post, typed))?.messages).toEqual([]);
    },
  );
});
