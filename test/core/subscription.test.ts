import { describe, expect, it } from 'vitest';
import {
  covers,
  follow,
  followedTopics,
  gathers,
  laneOf,
  mentionsOf,
  reword,
  type Subscription,
  splitOff,
  subscriptionSchema,
  unfollow,
  usesWords,
  withMention,
  wordsNow,
} from '../../src/core/subscription.js';

const instant = (since: number, until: number | null = null) => ({ lane: 'instant' as const, since, until });
const digest = (since: number, until: number | null = null) => ({ lane: 'digest' as const, since, until });
const make = (topic: string, ...intervals: Subscription['intervals']): Subscription => ({ topic, intervals });

describe('following a topic', () => {
  it('begins at the head, in the lane that was chosen', () => {
    expect(follow([], 'a', 'digest', 7)).toEqual([make('a', digest(7))]);
  });

  it('leaves the other subscriptions as they are, and comes behind them', () => {
    const other = make('b', instant(1));
    expect(follow([other], 'a', 'instant', 7)).toEqual([other, make('a', instant(7))]);
  });

  it('again in the same lane changes nothing, but gives a new list', () => {
    const before = [make('a', instant(1)), make('b', digest(2))];
    const after = follow(before, 'a', 'instant', 7, { silent: true });
    expect(after).toEqual(before);
    expect(after).not.toBe(before);
  });

  it('in another lane ends the interval at the head, where the new one begins, in its place', () => {
    const before = [make('a', instant(1)), make('b', instant(2))];
    expect(follow(before, 'a', 'digest', 7)).toEqual([
      make('a', instant(1, 7), digest(7)),
      make('b', instant(2)),
    ]);
  });

  it('keeps intervals that ended before as they are', () => {
    const before = [make('a', digest(1, 3), instant(3))];
    expect(follow(before, 'a', 'digest', 7)).toEqual([make('a', digest(1, 3), instant(3, 7), digest(7))]);
  });

  it('keeps what was said of it before, and takes what is said now', () => {
    const before = [{ ...make('a', instant(1)), silent: true, phrase: 'x' }];
    expect(follow(before, 'a', 'digest', 7, { phrase: 'y', anyLanguage: true })).toEqual([
      { ...make('a', instant(1, 7), digest(7)), silent: true, phrase: 'y', anyLanguage: true },
    ]);
  });
});

describe('other words for a topic', () => {
  const before = [make('a', instant(1)), make('b', digest(2))];

  it('hold from the head on, in the lane that it is in', () => {
    expect(reword(before, 'b', { never: ['x'] }, 7)).toEqual([
      before[0],
      make('b', digest(2, 7), { ...digest(7), never: ['x'] }),
    ]);
  });

  it('take the place of those that nothing was judged by', () => {
    const once = reword(before, 'b', { never: ['x'] }, 7);
    expect(reword(once, 'b', { only: ['y'] }, 7)).toEqual([
      before[0],
      make('b', digest(2, 7), { ...digest(7), only: ['y'] }),
    ]);
  });

  it('that are the same, or of what is not followed, change nothing', () => {
    const worded = reword(before, 'a', { never: ['x'] }, 7);
    expect(reword(worded, 'a', { never: ['x'], only: [] }, 9)).toEqual(worded);
    expect(reword(before, 'z', { never: ['x'] }, 9)).toEqual(before);
  });

  it('stay when it goes to another lane', () => {
    const worded = reword(before, 'a', { never: ['x'] }, 7);
    expect(wordsNow(follow(worded, 'a', 'digest', 9), 'a')).toEqual({ never: ['x'] });
    expect(laneOf(follow(worded, 'a', 'digest', 9), 'a')).toBe('digest');
  });

  it('are known to be in use, also by what is still to come', () => {
    expect(usesWords(before)).toBe(false);
    const worded = reword(before, 'a', { never: ['x'] }, 7);
    expect(usesWords(reword(worded, 'a', {}, 9))).toBe(true);
  });
});

describe('a subscription that goes on in another chat', () => {
  const others = [make('b', instant(1))];
  const list = [make('a', digest(1, 3), instant(3)), ...others];

  it('leaves behind what was recorded until then, and takes along what comes later', () => {
    expect(splitOff([...others, ...list.slice(0, 1)], 'a', 9)).toEqual({
      left: [...others, make('a', digest(1, 3), instant(3, 9))],
      moved: make('a', instant(9)),
    });
  });

  it('leaves nothing behind where nothing was recorded since it began', () => {
    expect(splitOff([make('a', instant(9)), ...others], 'a', 9)).toEqual({
      left: others,
      moved: make('a', instant(9)),
    });
  });

  it('takes along all that was said of it', () => {
    const said = { ...make('a', { ...instant(1), never: ['x'] }), silent: true };
    expect(splitOff([said], 'a', 9).moved).toEqual({ ...said, intervals: [{ ...instant(9), never: ['x'] }] });
  });

  it.each([
    ['is not there', 'z'],
    ['has ended', 'c'],
  ])('is none where it %s', (_, topic) => {
    const given = [...list, make('c', instant(1, 4))];
    expect(splitOff(given, topic, 9)).toEqual({ left: given, moved: null });
  });
});

describe('the people that a subscription calls', () => {
  const list = [
    { ...make('a', instant(1)), mention: '1' },
    { ...make('b', instant(1)), mention: '2' },
    { ...make('c', instant(1)), mention: '1' },
    make('d', instant(1)),
  ];

  it.each<[rule: string, topics: string[], expected: string[]]>([
    ['are those of the topics alone', ['b'], ['2']],
    ['are called once, by however many topics', ['a', 'c', 'b'], ['1', '2']],
    ['are nobody where nobody was chosen', ['d'], []],
    ['are nobody for topics that are not followed', ['z'], []],
  ])('%s', (_, topics, expected) => {
    expect(mentionsOf(list, topics)).toEqual(expected);
  });

  it('are chosen for one topic, changed and taken away', () => {
    expect(withMention(list, 'd', '3')[3]).toEqual({ ...make('d', instant(1)), mention: '3' });
    expect(withMention(list, 'a', '3')).toEqual([{ ...list[0], mention: '3' }, ...list.slice(1)]);
    expect(withMention(list, 'a', undefined)).toStrictEqual([make('a', instant(1)), ...list.slice(1)]);
  });
});

describe('a subscription', () => {
  const list = [make('a', instant(1)), make('b', instant(1, 4)), make('c', instant(1, 4), digest(4))];

  it('is followed while an interval is open', () => {
    expect(followedTopics(list)).toEqual(['a', 'c']);
  });

  it('is in the lane of its open interval', () => {
    expect(['a', 'b', 'c', 'z'].map((topic) => laneOf(list, topic))).toEqual([
      'instant',
      null,
      'digest',
      null,
    ]);
  });

  it('ends with all its intervals, and no other does', () => {
    expect(unfollow(list, 'c')).toEqual([list[0], list[1]]);
  });

  it.each<[rule: string, given: Subscription[], expected: boolean]>([
    ['an instant one needs no digest', [make('a', instant(1))], false],
    ['an open digest does', [make('a', instant(1)), make('b', digest(1))], true],
    [
      'a digest that has ended may still have something to bring',
      [make('a', digest(1, 3), instant(3))],
      true,
    ],
    ['no subscription needs none', [], false],
  ])('digests: %s', (_, given, expected) => {
    expect(gathers(given)).toBe(expected);
  });

  it.each<[rule: string, lane: 'instant' | 'digest', seq: number, expected: boolean]>([
    ['not the entry at its start', 'instant', 5, false],
    ['the one after its start', 'instant', 6, true],
    ['the one at its end', 'instant', 9, true],
    ['none behind its end', 'instant', 10, false],
    ['none of another lane', 'digest', 6, false],
    ['the next interval from its start on', 'digest', 10, true],
    ['an open interval has no end', 'digest', 1_000_000, true],
  ])('covers %s', (_, lane, seq, expected) => {
    expect(covers(make('a', instant(5, 9), digest(9)), lane, seq)).toBe(expected);
  });

  it('has no words where it is not followed', () => {
    expect(wordsNow(list, 'z')).toEqual({});
    expect(wordsNow(list, 'b')).toEqual({});
  });

  it('is stored with words that are neither none nor too many nor too long', () => {
    const isTaken = (never: string[]) =>
      subscriptionSchema.safeParse(make('a', { ...instant(1), never })).success;
    const worded = make('a', { ...instant(1), only: ['x y'], never: ['z'] });
    expect(subscriptionSchema.parse(worded)).toEqual(worded);
    expect([['x'.repeat(100)], Array<string>(20).fill('x')].map(isTaken)).toEqual([true, true]);
    expect([[], [''], ['x'.repeat(101)], Array<string>(21).fill('x')].map(isTaken)).toEqual(
      Array(4).fill(false),
    );
  });

  it('is stored with what was said of it', () => {
    const full = {
      ...make('a', instant(1)),
      phrase: 'x',
      silent: true,
      anyLanguage: true,
      mention: '1'.repeat(40),
    };
    expect(subscriptionSchema.safeParse({ ...full, mention: '1'.repeat(41) }).success).toBe(false);
    expect(subscriptionSchema.parse(full)).toEqual(full);
    expect(subscriptionSchema.safeParse({ ...full, phrase: 'x'.repeat(201) }).success).toBe(false);
    expect(subscriptionSchema.safeParse({ ...full, phrase: 'x'.repeat(200) }).success).toBe(true);
    expect(subscriptionSchema.safeParse({ ...full, intervals: [{ lane: 'weekly' }] }).success).toBe(false);
  });
});
