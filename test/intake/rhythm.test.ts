import { expect, test } from 'vitest';
import { feedStateSchema } from '../../src/core/feed.js';
import { pollGap, retryGap, spread } from '../../src/intake/rhythm.js';

const now = Date.UTC(2024, 5, 18, 3, 0);
const minutes = 60_000;
/** A feed that published every `gap` minutes, the last time `quiet` minutes ago. */
const every = (gap: number, quiet: number) =>
  Array.from({ length: 20 }, (_, index) => now - (quiet + index * gap) * minutes);

test.each([
  ['nothing known', {}, 300],
  ['its own interval', { ownSeconds: 7, askedSeconds: 3600 }, 7],
  [
    'an interval of a second, whatever is asked',
    { defaultSeconds: 1, askedSeconds: 3600, recent: every(600, 900) },
    1,
  ],
  ['an interval of a minute, likewise', { defaultSeconds: 60, askedSeconds: 3600 }, 60],
  ['news every 10 minutes', { recent: every(10, 3) }, 300],
  ['news every 10 minutes, then silence', { recent: every(10, 240) }, 1800],
  ['news every minute', { recent: every(1, 0) }, 60],
  ['news once a day', { recent: every(1440, 0) }, 3600],
  ['one item: no rhythm yet', { recent: every(10, 0).slice(0, 1) }, 300],
  ['asked for a quarter of an hour', { recent: every(1, 0), askedSeconds: 900 }, 900],
  ['asked for a day', { askedSeconds: 86_400 }, 3600],
  ['asked for less than it has anyway', { askedSeconds: 10 }, 300],
])('%s', (_name, changes, seconds) => {
  const question = { now, defaultSeconds: 300, ownSeconds: undefined, recent: [], askedSeconds: null };
  expect(pollGap({ ...question, ...changes })).toBe(seconds * 1000);
});

test('a gap is whole milliseconds, whatever the silence and the distance of dates', () => {
  const question = { defaultSeconds: 300, ownSeconds: undefined, askedSeconds: null };
  for (let off = 0; off < 8; off++) {
    for (const recent of [every(10, 240), [now, now - 1_200_001, now - 2_400_002]]) {
      const gap = pollGap({ ...question, now: now + off, recent });
      expect([off, gap % 1]).toEqual([off, 0]);
      // The store takes nothing else.
      expect(feedStateSchema.shape.nextPollAt.safeParse(now + off + gap).success).toBe(true);
    }
  }
});

test.each([
  ['the first failure', { failingMs: 0 }, 1_000],
  ['away for 3 s', { failingMs: 3_000 }, 1_000],
  ['away for 30 s', { failingMs: 30_000 }, 10_000],
  ['away for a week', { failingMs: 7 * 86_400_000 }, 6 * 3_600_000],
  ['a longer gap of its own', { gapMs: 300_000, failingMs: 30_000 }, 300_000],
  ['asked to stay away', { retryAfterMs: 120_000 }, 120_000],
  ['asked for less', { failingMs: 30_000, retryAfterMs: 10 }, 10_000],
])('%s', (_name, changes, wait) => {
  expect(retryGap({ gapMs: 1_000, failingMs: 0, retryAfterMs: null, random: 0.5, ...changes })).toBe(wait);
});

test('jitter moves a retry by a tenth either way', () => {
  const question = { gapMs: 10_000, failingMs: 0, retryAfterMs: null };
  expect([0, 1].map((random) => retryGap({ ...question, random }))).toEqual([9_000, 11_000]);
});

test('a few feeds start at once, more are spread evenly', () => {
  expect(spread(20, 300_000)).toEqual(new Array(20).fill(0));
  const waits = spread(120, 300_000);
  expect(waits.slice(0, 22)).toEqual([...new Array(20).fill(0), 3_000, 6_000]);
  expect(waits.at(-1)).toBe(300_000);
});
