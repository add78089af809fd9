import { describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { historyOf } from '../../src/intake/history.js';
import type { IdentifiedItem } from '../../src/intake/identified-item.js';

const hour = 3_600_000;
const now = 1_000 * hour;
const readAt = now - hour;
const before = readAt - 1;

/** An item that is known by one key. */
const item = (key: string, publishedAt: number | null): IdentifiedItem => ({
  guid: null,
  guidIsPermalink: false,
  headline: key,
  link: `https://example.com/${key}`,
  text: null,
  authors: [],
  publishedAt,
  updatedAt: null,
  language: null,
  image: null,
  categories: [],
  keys: [key],
});

/** One poll: items that are new, beside known ones, of a feed that listed these keys before. */
function poll(
  fresh: IdentifiedItem[],
  known: IdentifiedItem[],
  listed: string[],
  lastSuccessAt: number | null = readAt,
) {
  const state = { ...newFeedState('f', 'https://example.com/feed'), listed, lastSuccessAt };
  return historyOf({ state, items: [...fresh, ...known], fresh: new Set(fresh), now });
}

const renamed = (count: number, publishedAt: number | null = before) =>
  Array.from({ length: count }, (_, index) => item(`new-${index}`, publishedAt));
const old = (...names: string[]) => names.map((name) => item(name, before));

describe('the brake for a feed that suddenly looks all new', () => {
  it.each<[rule: string, fresh: IdentifiedItem[], known: IdentifiedItem[], listed: string[], braked: number]>(
    [
      ['holds three items of a feed that was renamed', renamed(3), [], ['a', 'b', 'c'], 3],
      ['does not act on two items', renamed(2), [], ['a', 'b'], 0],
      ['holds items without a date', renamed(3, null), [], ['a', 'b', 'c'], 3],
      ['does not hold what is dated after the last reading', renamed(3, readAt + 1), [], ['a', 'b', 'c'], 0],
      ['does not hold what is dated at the last reading', renamed(3, readAt), [], ['a', 'b', 'c'], 0],
      [
        'does not act where half of the items are known',
        renamed(3),
        old('a', 'b', 'x'),
        ['a', 'b', 'c', 'd', 'e'],
        0,
      ],
      [
        'acts where more than half of the items are new',
        renamed(3),
        old('a', 'b'),
        ['a', 'b', 'c', 'd', 'e'],
        3,
      ],
      [
        'does not act where half of what was listed is there',
        renamed(3),
        old('a', 'b'),
        ['a', 'b', 'c', 'd'],
        0,
      ],
      ['does not act on a feed that listed nothing', renamed(3), [], [], 0],
    ],
  )('%s', (_, fresh, known, listed, braked) => {
    const history = poll(fresh, known, listed);
    expect(history.braked).toBe(braked);
    expect(fresh.map((each) => history.has(each))).toEqual(fresh.map(() => braked > 0));
    expect(known.map((each) => history.has(each))).toEqual(known.map(() => false));
  });

  it('lets news of the same poll through', () => {
    const news = item('news', readAt + 1);
    const history = poll([...renamed(3), news], [], ['a', 'b', 'c']);
    expect(history.braked).toBe(3);
    expect(history.has(news)).toBe(false);
  });

  it('knows an item by any of its keys', () => {
    const known = [
      { ...item('x', before), keys: ['x', 'a'] as const },
      { ...item('y', before), keys: ['y', 'b'] as const },
    ];
    expect(poll(renamed(3), known, ['a', 'b', 'c']).braked).toBe(0);
  });
});

describe('history', () => {
  it('is all that the first poll brings, and no brake is needed', () => {
    const news = item('a', now);
    const history = poll([news], [], [], null);
    expect(history.has(news)).toBe(true);
    expect(history.braked).toBe(0);
  });

  it.each<[rule: string, publishedAt: number | null, expected: boolean]>([
    ['what was published 48 hours ago is news', now - 48 * hour, false],
    ['what was published before that is history', now - 48 * hour - 1, true],
    ['what has no date is news', null, false],
  ])('%s', (_, publishedAt, expected) => {
    const one = item('a', publishedAt);
    expect(poll([one], [], ['a']).has(one)).toBe(expected);
  });
});
