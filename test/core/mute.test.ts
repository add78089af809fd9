import { describe, expect, it } from 'vitest';
import { type Mute, mute, muteAt, muteSchema, publisherMuteAt, unmute } from '../../src/core/mute.js';

const day = 24 * 3_600_000;
const make = (topic: string, from: number, until: number | null): Mute => ({ topic, from, until });

describe('a mute', () => {
  const an = make('a', 100, 200);
  const ever = make('b', 100, null);

  it.each<[rule: string, topic: string, at: number, expected: Mute | null]>([
    ['does not hold before it begins', 'a', 99, null],
    ['holds from the instant at which it begins', 'a', 100, an],
    ['holds until just before it ends', 'a', 199, an],
    ['does not hold at its end', 'a', 200, null],
    ['holds for its own topic alone', 'c', 150, null],
    ['without an end begins at its start', 'b', 99, null],
    ['without an end holds for ever', 'b', Number.MAX_SAFE_INTEGER, ever],
  ])('%s', (_, topic, at, expected) => {
    expect(muteAt([an, ever], topic, at)).toEqual(expected);
  });

  it('of a publisher is that of its topic', () => {
    const own = make('publisher:p', 0, null);
    expect(publisherMuteAt([make('p', 0, null), own], 'p', 5)).toEqual(own);
    expect(publisherMuteAt([make('p', 0, null)], 'p', 5)).toBeNull();
  });

  it('replaces the one that holds for the topic, which stays known up to now', () => {
    expect(mute([make('a', 100, null), ever], 'a', 500, 900)).toEqual([
      make('a', 100, 500),
      ever,
      make('a', 500, 900),
    ]);
  });

  it('without an end is stored as such', () => {
    expect(mute([], 'a', 500, null)).toEqual([make('a', 500, null)]);
  });
});

describe('ending a mute', () => {
  it('ends what holds now, and nothing else', () => {
    const past = make('a', 10, 20);
    const mutes = [past, make('a', 100, null), ever, make('a', 900, 1000)];
    expect(unmute(mutes, 'a', 500)).toEqual([past, make('a', 100, 500), ever, make('a', 900, 1000)]);
  });
  const ever = make('b', 100, null);

  it.each<[rule: string, given: Mute, kept: boolean]>([
    [
      'one that ended less than 8 days ago is kept: entries of then may be pending',
      make('z', 0, 10 * day - 8 * day + 1),
      true,
    ],
    ['one that ended 8 days ago is forgotten', make('z', 0, 10 * day - 8 * day), false],
    ['one without an end is kept, however old', make('z', 0, null), true],
  ])('%s', (_, given, kept) => {
    expect(unmute([given], 'a', 10 * day)).toEqual(kept ? [given] : []);
  });
});

describe('a stored mute', () => {
  const whole = make('a', 100, 200);

  it.each<[rule: string, given: unknown, isTaken: boolean]>([
    ['has topic, beginning and end', whole, true],
    ['may have no end', { ...whole, until: null }, true],
    ['names its topic', { from: 100, until: 200 }, false],
    ['says when it begins', { topic: 'a', until: 200 }, false],
    ['says when it ends, or that it does not', { topic: 'a', from: 100 }, false],
    ['counts whole milliseconds', { ...whole, from: 0.5 }, false],
  ])('%s', (_, given, isTaken) => {
    expect(muteSchema.safeParse(given).success).toBe(isTaken);
  });
});
