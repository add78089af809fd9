import { describe, expect, it } from 'vitest';
import { digestScheduleSchema } from '../../src/core/digest.js';
import { maxKeywords } from '../../src/core/keyword.js';
import { laneOf } from '../../src/core/subscription.js';
import { actionOf, actions, admin, chat, commandKit, labels, member, say } from './kit.js';

const kit = commandKit();

describe('/follow', () => {
  it('follows words of one’s own, with the newest article that has them as a sample', async () => {
    await kit.record(2);
    const messages = await kit.ask('follow "Berita 2" -bola');
    expect(messages.map(say)).toEqual([
      expect.stringContaining('You now follow “‘Berita 2’ -bola”'),
      'POST Berita 2',
    ]);
    const [topic] = await kit.wishes();
    expect(topic).toMatch(/^keyword:/);
    expect((await kit.store.keywords()).list).toEqual([{ topic, phrase: '"Berita 2" -bola' }]);
    expect(kit.changed).toEqual([chat]);
  });

  it.each(['russia-ukraine war', 'Konflik Rusia Vs Ukraina', 'tolong rusia ukraina'])(
    'follows the topic that is called “%s”, and offers the words as the second choice',
    async (typed) => {
      const [card] = await kit.ask(`follow ${typed}`);
      expect(say(card)).toContain('You now follow “Russia-Ukraine war”');
      expect(await kit.wishes()).toEqual(['rusia-ukraina']);
      const phrase = typed.replace('tolong ', '');
      await kit.commands.press(admin, actionOf(card, `Follow “${phrase}”`));
      expect((await kit.store.keywords()).list).toEqual([expect.objectContaining({ phrase })]);
      const [again] = await kit.ask(`follow ${typed}`);
      expect(labels(again)).not.toContain(`➕ Follow “${phrase}”`);
    },
  );

  it.each(['"Russia-Ukraine war"', 'ukraina -bola'])('follows %s as words', async (typed) => {
    await kit.ask(`follow ${typed}`);
    expect((await kit.store.keywords()).list).toEqual([expect.objectContaining({ phrase: typed })]);
  });

  it('says how, where nothing is left to look for, and knows what is followed', async () => {
    expect(say((await kit.ask('follow'))[0])).toContain('/follow "North Korea"');
    expect(say((await kit.ask('follow -bola'))[0])).toContain('/follow "North Korea"');
    await kit.ask('follow korea utara');
    expect(say((await kit.ask('follow utara KOREA'))[0])).toContain('already');
  });

  it.each([
    ['is longer than 100 characters', `${'gempa '.repeat(16)}dahsyat`],
    ['has more than 20 words', 'a1 b2 c3 d4 e5 f6 g7 h8 i9 j1 k2 l3 m4 n5 o6 p7 q8 r9 s1 t2 u3'],
  ])('says so where a phrase %s, and follows no part of it', async (_, phrase) => {
    const [english] = await kit.ask(`follow ${phrase}`);
    expect(say(english)).toContain('at most 100 characters and 20 words');
    const [indonesian] = await kit.ask(`follow ${phrase}`, { ...admin, languageTag: 'id' });
    expect(say(indonesian)).toContain('paling banyak 100 karakter dan 20 kata');
    expect(await kit.wishes()).toEqual([]);
    // Neither is a button offered that could not do it.
    const [searched] = await kit.ask(`search ${phrase}`);
    expect(actions(searched)).toEqual(['help', 'home']);
  });

  it('follows the longest phrase whole', async () => {
    const phrase = `"${'gempa '.repeat(16)}xx"`;
    expect(phrase).toHaveLength(100);
    await kit.ask(`follow ${phrase}`);
    expect((await kit.store.keywords()).list).toEqual([expect.objectContaining({ phrase })]);
  });

  it('keeps to 50 phrases', async () => {
    for (let count = 0; count < maxKeywords; count++) await kit.ask(`follow kata${count}`);
    expect(say((await kit.ask('follow satu lagi'))[0])).toContain('50 phrases');
    expect(await kit.wishes()).toHaveLength(maxKeywords);
  });

  it('is ended by its phrase', async () => {
    await kit.ask('follow korea utara');
    expect(say((await kit.ask('unsubscribe Korea Utara'))[0])).toBe('You no longer follow “korea utara”.');
    expect(await kit.wishes()).toEqual([]);
  });
});

describe('/subscriptions', () => {
  it('moves one topic into the digest and back, and makes it silent', async () => {
    await kit.ask('subscribe rusia-ukraina');
    const [list] = await kit.ask('subscriptions');
    const card = (await kit.commands.press(admin, actionOf(list, '⚡'))).messages[0];
    expect(labels(card)).toEqual([
      '⚡ Arrives at once',
      '🔔 With sound',
      '🔤 Words',
      '🔕 Mute',
      '✖ Stop',
      '‹ Back',
    ]);
    const gathered = (await kit.commands.press(admin, actionOf(card, 'at once'))).messages[0];
    expect(laneOf((await kit.chat()).subscriptions, 'rusia-ukraina')).toBe('digest');
    await kit.commands.press(admin, actionOf(gathered, 'With sound'));
    expect((await kit.chat()).subscriptions[0]).toMatchObject({ silent: true });
    const back = (await kit.commands.press(admin, actionOf(gathered, 'Back'))).messages[0];
    expect(labels(back)).toEqual(['🗞 Russia-Ukraine war', '✖', '📰 Choose topics', '☰ Menu']);
  });

  it('changes nothing for who may not, and for what is not followed', async () => {
    await kit.ask('subscribe rusia-ukraina');
    const refused = await kit.commands.press(member, 'lane rusia-ukraina');
    expect(refused).toMatchObject({ messages: [], notice: expect.stringContaining('Only admins') });
    expect((await kit.commands.press(admin, 'lane t-1')).notice).toContain('too old');
    expect(laneOf((await kit.chat()).subscriptions, 'rusia-ukraina')).toBe('instant');
  });
});

describe('/digest', () => {
  it('says when the next one comes, and changes days and times by taps', async () => {
    await kit.ask('subscribe rusia-ukraina');
    const [card] = await kit.ask('digest');
    expect(say(card)).toContain('Nothing goes into it yet');
    const all = await kit.commands.press(admin, actionOf(card, 'Everything in the digest'));
    expect(say(all.messages[0])).toContain('1 of 1 topics go into it, next on Wed 19 Jun, 07:00 WIB');
    await kit.commands.press(admin, actionOf(card, 'Monday to Friday'));
    const late = await kit.commands.press(admin, actionOf(card, '18:00'));
    expect(say(late.messages[0])).toContain('Monday to Friday, 07:00, 18:00');
    expect(say(late.messages[0])).toContain('next on Tue 18 Jun, 18:00 WIB');
    const early = await kit.commands.press(admin, 'time 18:00');
    expect(say(early.messages[0])).toContain('Monday to Friday, 07:00\n');
  });

  it('comes on several days, each turned on and off by a tap, and always on one', async () => {
    const days = async () => (await kit.chat()).settings.digest.days;
    for (const [taps, expected] of [
      [['1'], [1]],
      [['4'], [1, 4]],
      [['1'], [4]],
      [['4'], [4]],
      [['weekdays'], 'weekdays'],
      [['6'], [1, 2, 3, 4, 5, 6]],
      [['7'], 'daily'],
    ] as const) {
      for (const tap of taps) await kit.commands.press(admin, `days ${tap}`);
      expect([taps, await days()]).toEqual([taps, expected]);
    }
    await kit.commands.press(admin, 'days 2');
    expect((await kit.commands.press(admin, 'days 2')).notice).toContain('at least one day');
  });

  it('still reads the one day of a chat that was stored before there could be several', async () => {
    expect(digestScheduleSchema.parse({ days: { weekday: 3 } }).days).toEqual([3]);
  });

  it('takes up to four times as they are typed', async () => {
    expect(say((await kit.ask('digest 6.45, 18:15'))[0])).toContain('every day, 06:45, 18:15');
    for (const typed of ['25:00', 'soon', '1 2 3 4 5']) {
      expect(say((await kit.ask(`digest ${typed}`))[0])).toContain('up to four times');
    }
    expect((await kit.chat()).settings.digest.times).toEqual(['06:45', '18:15']);
  });

  it('always keeps one time, and never takes a fifth', async () => {
    const press = (time: string) => kit.commands.press(admin, `time ${time}`);
    expect((await press('07:00')).notice).toBe('A digest needs at least one time. Tap another one first.');
    for (const time of ['08:00', '12:00', '17:00']) await press(time);
    expect((await press('18:00')).notice).toContain('4 times a day is the most');
    expect((await kit.chat()).settings.digest.times).toEqual(['07:00', '08:00', '12:00', '17:00']);
    expect((await kit.commands.press(admin, 'time noon')).notice).toContain('too old');
  });
});

describe('/mute', () => {
  it('mutes a topic for a while, and hears it again', async () => {
    await kit.ask('subscribe rusia-ukraina');
    const [card] = await kit.ask('mute rusia');
    expect(labels(card)).toEqual(['1 hour', '8 hours', '1 day', '1 week', 'until I unmute it', '‹ Back']);
    const { messages, notice } = await kit.commands.press(admin, actionOf(card, '8 hours'));
    expect(notice).toBe('🔕 Muted “Russia-Ukraine war” for 8 hours.');
    expect(say(messages[0])).toContain('Russia-Ukraine war – Tue 18 Jun, 18:00 WIB');
    await kit.record(1);
    expect(await kit.store.pending(chat, 'instant', 9)).toEqual([]);
    await kit.clock.advance(60_000);
    await kit.commands.press(admin, actionOf(messages[0], '🔔'));
    await kit.record(1, 2);
    expect(await kit.store.pending(chat, 'instant', 9)).toHaveLength(1);
  });

  it.each([
    ['mute all', 'Mute everything you follow'],
    ['mute everything for a while', 'Mute everything you follow'],
    ['mute semuanya dong', 'Mute everything you follow'],
  ])('%s mutes and unmutes all that is followed, after asking for how long', async (typed, title) => {
    await kit.ask('subscribe rusia-ukraina');
    await kit.ask('follow nuklir');
    const [card] = await kit.ask(typed);
    expect(say(card)).toContain(title);
    const { messages, notice } = await kit.commands.press(admin, actionOf(card, '8 hours'));
    expect(notice).toBe('🔕 Muted everything you follow for 8 hours.');
    const until = kit.clock.now() + 8 * 3_600_000;
    expect((await kit.chat()).mutes.map((each) => each.until)).toEqual([until, until]);
    expect(labels(messages[0])).not.toContain('🔕 Everything');
    const heard = await kit.commands.press(admin, actionOf(messages[0], '🔔 Everything'));
    expect(heard.notice).toBe('🔔 Unmuted everything.');
    expect(say(heard.messages[0])).toContain('Nothing is muted');
    expect(labels(heard.messages[0])).toContain('🔕 Everything');
  });

  it.each([
    ['mute everything for 8 hours', '🔕 Muted everything you follow for 8 hours.', 8],
    ['mute semuanya selama seminggu', '🔕 Muted everything you follow for 1 week.', 168],
    ['mute all for 10 days', '🔕 Muted everything you follow for 10 days.', 240],
  ])('%s needs no asking', async (typed, notice, hours) => {
    expect(say((await kit.ask(typed))[0])).toContain('Nothing is muted');
    await kit.ask('subscribe rusia-ukraina');
    expect((await kit.commands.runText(admin, 'mute', typed.slice(5))).notice).toBe(notice);
    expect((await kit.chat()).mutes.map((each) => each.until)).toEqual([kit.clock.now() + hours * 3_600_000]);
  });

  it.each([
    ['mute everything for a week', '🔕 Everything · 1 week'],
    ['mute ukraine for 3 days', '🔕 Russia-Ukraine war · 3 days'],
  ])('“%s” without a slash offers it as one tap', async (typed, label) => {
    await kit.ask('subscribe rusia-ukraina');
    const [card] = (await kit.commands.runText(admin, '', typed)).messages;
    expect((await kit.chat()).mutes).toEqual([]);
    await kit.commands.press(admin, actionOf(card, label));
    expect((await kit.chat()).mutes).toHaveLength(1);
  });

  it('is for ever where that is wished, and survives whatever stands in a button', async () => {
    await kit.commands.press(admin, 'mute-topic publisher:tribunnews ever');
    expect((await kit.chat()).mutes).toMatchObject([{ topic: 'publisher:tribunnews', until: null }]);
    for (const action of [
      'hush',
      'mute-topic ../x',
      'mute-topic rusia-ukraina toString',
      'hear',
      '__proto__ x',
      'toString',
    ]) {
      expect((await kit.commands.press(admin, action)).notice).not.toBeNull();
    }
    expect((await kit.chat()).mutes).toHaveLength(1);
  });
});

it('shows topics that fit what was typed, to be turned on by a tap', async () => {
  const [card] = await kit.ask('topics rusia');
  expect(labels(card)).toEqual(['➕ Russia-Ukraine war', '📰 Choose topics', '☰ Menu']);
  await kit.commands.press(admin, actionOf(card, 'Russia'));
  expect(await kit.wishes()).toEqual(['rusia-ukraina']);
});
