import { beforeEach, describe, expect, it } from 'vitest';
import { createCommands } from '../../src/commands/commands.js';
import type { Message } from '../../src/core/message.js';
import { makeCapabilities } from '../doubles/capabilities.js';
import { actions, admin, chat, commandKit, labels, say } from './kit.js';

const kit = commandKit();
const one = '000000000001';

describe('buttons that were sent before', () => {
  beforeEach(async () => {
    await kit.record(12);
    await kit.ask('subscribe rusia-ukraina');
    await kit.commands.press(admin, 'put reads id');
    kit.feeds.offers = [
      { id: 'a1b2c3d4e5f60718', url: 'https://a.example/rss', title: 'A', headlines: [], known: false },
    ];
  });

  const shown = async (action: string, asker = admin) => {
    const { messages, notice } = await kit.commands.press(asker, action);
    return `${say(messages[0])} ${notice ?? ''}`;
  };

  /** Every kind of action that Kabar has ever written into a button, with what its answer says. */
  const sent: [action: string, answer: string][] = [
    ['topics 0', 'Tap a topic'],
    ['topics 2', 'Tap a topic'],
    ['flip 0 t-3', 'You now follow “Topic 3”'],
    ['follow t-3', 'You now follow “Topic 3”'],
    ['follow publisher:tribunnews', 'You now follow “Tribunnews”'],
    ['unfollow rusia-ukraina', 'You no longer follow “Russia-Ukraine war”'],
    ['subs', 'You follow 1 topic'],
    ['sub rusia-ukraina', 'Tap to change how it arrives'],
    ['drop rusia-ukraina', 'You no longer follow “Russia-Ukraine war”'],
    ['lane rusia-ukraina', 'Russia-Ukraine war'],
    ['ring rusia-ukraina', 'Russia-Ukraine war'],
    ['tongue rusia-ukraina', 'Russia-Ukraine war'],
    ['latest', 'Latest on Russia-Ukraine war'],
    ['latest - 5 5', 'Berita 7'],
    ['latest rusia-ukraina', 'Latest on Russia-Ukraine war'],
    ['latest rusia-ukraina 10 5', 'Berita 2'],
    [`find 1 ${Buffer.from('putin').toString('base64url')}`, '12 articles for “putin”'],
    [`more ${one}`, 'More like this'],
    [`mute ${one}`, 'Mute what?'],
    [`menu ${one}`, 'Berita 1'],
    [`why ${one}`, 'It came before you followed its topic'],
    ['mutes', 'Nothing is muted'],
    ['hush rusia-ukraina', 'For how long?'],
    ['hush rusia-ukraina 1w', 'Muted “Russia-Ukraine war” for 1 week'],
    ['hush publisher:tribunnews ever', 'until you unmute it'],
    ['hear rusia-ukraina', 'Unmuted'],
    ['set', 'Tap what you want to change'],
    ['set summary', 'How much of an article'],
    ['set digest', 'Choose the days'],
    ['put images off', 'Pictures: off'],
    ['put stories on', 'One post per story: careful'],
    ['put timezone America/Argentina/ComodRivadavia', 'Time zone'],
    ['put quiet 22:00-06:00', 'Quiet hours: 22:00–06:00'],
    ['put backlog 20', 'more than 20'],
    ['days weekdays', 'Monday to Friday'],
    ['days 7', 'on Sundays'],
    ['time 08:00', '07:00, 08:00'],
    ['lanes digest', 'everything you follow goes into the digest'],
    ['lanes instant', 'everything you follow arrives at once'],
    ['forget no', 'everything stays as it is'],
    ['forget yes', 'I know nothing about this chat any more'],
  ];

  it.each(sent)('“%s” goes on working', async (action, answer) => {
    expect(await shown(action)).toContain(answer);
  });

  it('“feed <offer>” goes on working for operators', async () => {
    expect(await shown('feed a1b2c3d4e5f60718', { ...admin, isOperator: true })).toContain('Added.');
  });

  it.each([
    ['ring', 'silent'],
    ['tongue', 'any-language'],
  ])('“%s” turns what “%s” turns', async (old, now) => {
    const before = await kit.chat();
    await kit.commands.press(admin, `${old} rusia-ukraina`);
    expect(await kit.chat()).not.toEqual(before);
    await kit.commands.press(admin, `${now} rusia-ukraina`);
    const [subscription] = (await kit.chat()).subscriptions;
    expect([subscription?.silent ?? false, subscription?.anyLanguage ?? false]).toEqual([false, false]);
  });

  it('“hear” ends what “mute-topic” began, and “unmute” what “hush” began', async () => {
    for (const [begin, end] of [
      ['mute-topic', 'hear'],
      ['hush', 'unmute'],
    ]) {
      await kit.commands.press(admin, `${begin} t-1 8h`);
      expect((await kit.chat()).mutes.at(-1)).toMatchObject({ until: kit.clock.now() + 8 * 3_600_000 });
      await kit.clock.advance(1_000);
      await kit.commands.press(admin, `${end} t-1`);
      expect((await kit.chat()).mutes.at(-1)).toMatchObject({ until: kit.clock.now() });
    }
  });
});

describe('every button that a person can reach', () => {
  const typed = 'start topics subscriptions mute digest settings forgetme help unsubscribe latest'.split(' ');

  it('is understood, fits into any button, and bears the field’s name', async () => {
    await kit.record(12);
    for (const topic of ['rusia-ukraina', 'publisher:tribunnews', 't-1']) await kit.ask(`subscribe ${topic}`);
    await kit.commands.press(admin, 'put reads id');
    const met = new Set<string>();
    const read = (messages: readonly Message[]) =>
      messages.flatMap((message) => (message.kind === 'reply' ? actions(message) : []));
    const cards = await Promise.all(
      [...typed, 'subscribe ukrania', 'search putin', 'timezone bali'].map((each) => kit.ask(each)),
    );
    const queue = [...read(cards.flat()), `more ${one}`, `mute ${one}`, `menu ${one}`];
    for (const action of queue) {
      if (met.has(action)) continue;
      met.add(action);
      expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
      // These would take away what the others need.
      if (/^(drop|flip|unfollow|forget|put language) /.test(action)) continue;
      const { messages, notice } = await kit.commands.press(admin, action);
      expect([action, notice ?? '']).toEqual([action, expect.not.stringContaining('too old')]);
      queue.push(...read(messages));
    }
    const verbs = [...new Set([...met].map((action) => action.split(' ')[0]))].sort();
    expect(verbs).toEqual(
      (
        'about any-language days drop find flip follow forget help home lane lanes latest menu more mute ' +
        'mute-all mute-topic mutes publishers put set silent sub subs time topic-words topics unfollow unmute unmute-all unword why word words'
      )
        .split(' ')
        .sort(),
    );
    expect(kit.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a platform whose buttons carry less', () => {
  const deps = () => ({ ...kit.commandDeps, store: kit.store });
  const carrying = (maxActionBytes: number) => ({
    capabilitiesByAdapter: new Map([
      ['elsewhere', makeCapabilities()],
      ['somewhere', makeCapabilities({ maxActionBytes })],
    ]),
  });

  it('is refused at the start, by the name of the action', () => {
    expect(() => createCommands({ ...deps(), ...carrying(40) })).toThrow(/action "[a-z-]+" can take \d+/);
  });

  it('with just enough gets no pages where the words are too long', async () => {
    await kit.record(12);
    const search = `search ${'putin '.repeat(7)}`;
    expect(labels((await kit.ask(search))[0]).slice(0, 3)).toEqual(['‹', '1 / 3', '›']);
    const small = createCommands({ ...deps(), ...carrying(60) });
    const { messages } = await small.runText(admin, 'search', 'putin '.repeat(7));
    expect(labels(messages[0])).toEqual(['☰ Menu']);
  });
});

describe('a card on a platform with fewer buttons', () => {
  const few = { maxInRow: 3, maxInAll: 18 };

  it.each([
    ['subscriptions', 18],
    ['mute', 18],
    ['settings reads', 18],
    ['digest', 18],
  ])('/%s shows %i at the most, and the way back', async (typed, most) => {
    const topics = ['rusia-ukraina', ...Array.from({ length: 20 }, (_, index) => `t-${index}`)];
    await kit.commands.press(admin, 'put reads id');
    await kit.store.changeChat(chat, (stored) => ({
      ...(stored as NonNullable<typeof stored>),
      subscriptions: topics.map((topic) => ({
        topic,
        intervals: [{ lane: 'instant' as const, since: 0, until: null }],
      })),
      settings: {
        ...(stored as NonNullable<typeof stored>).settings,
        reads: Array.from({ length: 30 }, (_, index) => `x${String.fromCharCode(97 + (index % 26))}`),
        digest: { days: 'daily', times: ['01:00', '02:00', '03:00', '04:00'] },
      },
    }));
    const capabilitiesByAdapter = new Map([['somewhere', makeCapabilities({ buttons: few })]]);
    const small = createCommands({ ...kit.commandDeps, store: kit.store, capabilitiesByAdapter });
    const [name = '', rest = ''] = typed.split(' ');
    const [card] = (await small.runText(admin, name, rest)).messages;
    const found = actions(card);
    expect(found.length).toBeLessThanOrEqual(most);
    expect(found.length).toBeGreaterThan(most - 5);
    if (name === 'digest' || name === 'settings') expect(found.at(-1)).toBe('set');
    if (name === 'digest') expect(found).toContain('time 04:00');
    if (name === 'settings') expect(found).toContain('put reads xa');
  });

  it('offers no pictures where there are none', async () => {
    const capabilitiesByAdapter = new Map([['somewhere', makeCapabilities({ pictures: false })]]);
    const plain = createCommands({ ...kit.commandDeps, store: kit.store, capabilitiesByAdapter });
    const shown = async (commands: typeof plain) =>
      actions((await commands.runText(admin, 'settings', 'look')).messages[0]);
    const [all, without] = [await shown(kit.commands), await shown(plain)];
    expect(all.filter((action) => !without.includes(action))).toEqual(
      ['large', 'small', 'off'].map((size) => `put images ${size}`),
    );
  });
});

describe('a button under a post', () => {
  it('opens beside it; one of a card takes its place', async () => {
    await kit.record(1);
    await kit.commands.press(admin, 'follow rusia-ukraina');
    for (const name of ['more', 'mute', 'menu']) {
      expect([name, await kit.commands.press(admin, `${name} 000000000001`)]).toMatchObject([
        name,
        { messages: [{ kind: 'reply' }], opensBeside: true },
      ]);
    }
    for (const action of ['why 000000000001', 'set', 'mute-topic rusia-ukraina', 'topics 0']) {
      expect((await kit.commands.press(admin, action)).opensBeside ?? false).toBe(false);
    }
  });
});

describe('a button for another place', () => {
  const topic = `t-${'x'.repeat(38)}`;

  it('is written by the shortest name where the long one does not fit', async () => {
    const there = { ...admin, chat: 'somewhere:-1001234567890' };
    const owner = { ...admin, elsewhere: async () => ({ asker: there, place: 'The channel' }) };
    const press = (action: string) => kit.commands.press(owner, `@-1001234567890 ${action}`);
    await kit.commands.press(there, 'put reads id');
    await kit.store.changeChat(there.chat, (stored) =>
      stored === null
        ? null
        : {
            ...stored,
            subscriptions: ['t-1', topic].map((each) => ({
              topic: each,
              intervals: [{ lane: 'instant' as const, since: 0, until: null }],
            })),
          },
    );
    const short = actions((await press('sub t-1')).messages[0]);
    expect(short).toContain('@-1001234567890 any-language t-1');
    const long = actions((await press(`sub ${topic}`)).messages[0]);
    expect(long).toContain(`@-1001234567890 tongue ${topic}`);
    expect(long).toContain(`@-1001234567890 hush ${topic}`);
    for (const action of [...short, ...long]) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
    await kit.commands.press(owner, long.find((action) => action.includes('tongue')) ?? '');
    expect((await kit.store.chat(there.chat))?.subscriptions[1]?.anyLanguage).toBe(true);
    expect(await kit.store.chat(chat)).toBeNull();
  });
});
