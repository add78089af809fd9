import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { completeTopic } from '../../src/commands/find-topic.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { editDistance } from '../../src/core/text.js';
import { findZones } from '../../src/i18n/zones.js';
import { admin, commandKit, say } from './kit.js';

const kit = commandKit();

const long = (text: string) => text.repeat(3_000);

/** Names that every object has, characters that stores and platforms refuse, and text without end. */
const hostile = fc.oneof(
  fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'then', '-', ''),
  fc.constantFrom('\0', 'a\0b', '\u202e', '\ud800', '\udfff', '\u001b[2J', '\u2028', long('x')),
  fc.constantFrom(long('\0'), long('ﷺ'), long(' '), long('1 '), '%s', '{x}'),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

const verbs = fc.constantFrom(
  ...'topics flip follow unfollow subs sub drop lane silent any-language latest find more mute menu why'.split(
    ' ',
  ),
  ...'mutes mute-topic unmute set put days time lanes forget feed hush hear ring tongue'.split(' '),
);

const failures = () => kit.log.lines.filter(({ level }) => level === 'error' || level === 'warn');

beforeEach(async () => {
  await kit.record(3);
  await kit.ask('subscribe rusia-ukraina');
});

describe('whatever somebody types or sends', () => {
  it('is answered by every command, and changes nothing that it does not name', async () => {
    const names = kit.commands.describe('en').map(({ name }) => name);
    const changing = new Set(['follow', 'digest', 'quiet', 'subscribe', 'unsubscribe']);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...names), hostile), hostile, async (name, typed) => {
        const before = await kit.chat();
        const answer = await kit.commands.runText(admin, name, typed);
        expect(answer.messages.length).toBeGreaterThan(0);
        if (!changing.has(name)) expect(await kit.chat()).toEqual(before);
      }),
      { numRuns: 150 },
    );
    expect(failures()).toEqual([]);
  });

  it('is answered by every button, and changes nothing that it does not name', async () => {
    const before = await kit.chat();
    await fc.assert(
      fc.asyncProperty(fc.oneof(verbs, hostile), fc.array(hostile, { maxLength: 3 }), async (verb, args) => {
        const action = [verb, ...args].join(' ');
        // To mute whatever an id can be is what this names.
        fc.pre(!/^(hush|mute-topic) [a-z0-9]/.test(action));
        const answer = await kit.commands.press(admin, action);
        expect(answer.messages.length > 0 || answer.notice !== null).toBe(true);
        expect(await kit.chat()).toEqual(before);
      }),
      { numRuns: 300 },
    );
    expect(failures()).toEqual([]);
  });

  it('as options by name: those that a command does not have are not read', async () => {
    const given = JSON.parse('{"__proto__":"x","constructor":"y","topic":"\\u0000","count":"\\u0000"}');
    const { messages } = await kit.commands.run(admin, 'latest', given);
    expect(say(messages[0])).toContain('Berita 3');
    expect(failures()).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString'].map((span) => `mute-topic rusia-ukraina ${span}`))(
    '%s mutes nothing',
    async (action) => {
      expect((await kit.commands.press(admin, action)).notice).toContain('too old');
      expect((await kit.chat()).mutes).toEqual([]);
    },
  );

  it.each([
    'forget\0yes',
    'forget yes\0',
    'drop\u00a0rusia-ukraina',
    'drop\u2028rusia-ukraina',
    '\u200bforget yes',
  ])('%j is no button of ours', async (action) => {
    expect((await kit.commands.press(admin, action)).notice).toContain('too old');
    expect(await kit.wishes()).toEqual(['rusia-ukraina']);
  });

  it.each(['constructor', '__proto__', 'toString', 'valueOf'])('%s is no time zone', (typed) => {
    expect(findZones(typed, 8, 0)).toEqual([]);
  });
});

describe('what is longer than a name can be', () => {
  const catalog = catalogSchema.parse({
    topics: [{ id: 'gempa', name: { en: 'Earthquakes', id: 'Gempa bumi' }, match: { any: ['x'] } }],
  });
  const values = (typed: string) => completeTopic(typed, catalog, 'en', 25).map(({ value }) => value);

  it('is looked for by its first 100 characters', () => {
    expect(values(`gempa${' '.repeat(95)}zzzzzzzz`)).toEqual(['gempa']);
    expect(values(`gempa${' '.repeat(87)}zzzzzzzz`)).toEqual([]);
  });

  it('is not longer for being folded', () => {
    // One character that is folded to eighteen: behind the hundredth of those nothing counts.
    expect(values(`gempa ${'ﷺ'.repeat(20)} zzz`)).toEqual(values(`gempa ${'ﷺ'.repeat(90)} zzz`));
  });

  it('has few slips forgiven, however long it is', () => {
    const name = 'Pemilihan kepala daerah serentak seluruh Indonesia tahun ini';
    const long = catalogSchema.parse({ topics: [{ id: 'a', name: { id: name }, match: { any: ['x'] } }] });
    const slipped = (count: number) => name.replace(/[^ ]/g, (letter, at) => (at < count ? 'q' : letter));
    expect(completeTopic(slipped(2), long, 'id', 1)).toHaveLength(1);
    expect(completeTopic(slipped(3), long, 'id', 1)).toHaveLength(0);
  });

  it('costs an edit distance no more than its bound', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
        fc.nat(6),
        (left, right, max) => {
          const whole = editDistance(left, right);
          expect(editDistance(left, right, max)).toBe(whole > max ? Number.POSITIVE_INFINITY : whole);
        },
      ),
    );
    const reads = { count: 0 };
    const counted = new Proxy<object>(Object('x'.repeat(3_000)), {
      get(target, key) {
        reads.count += 1;
        return Reflect.get(target, key);
      },
    });
    editDistance(counted as unknown as string, 'x'.repeat(3_000), 8);
    expect(reads.count).toBeLessThan(3_000 * 20);
  });

  it('is not read again at each keystroke', () => {
    const reads = { count: 0 };
    const watched = new Proxy(catalog, {
      get(target, key) {
        if (key === 'topics') reads.count += 1;
        return Reflect.get(target, key);
      },
    });
    completeTopic('zzz', watched, 'en', 25);
    const first = reads.count;
    completeTopic('zzz', watched, 'en', 25);
    // The list itself, and none of the names.
    expect(reads.count - first).toBe(1);
  });
});
