import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Feed } from '../../src/core/catalog.js';
import type { IdentifiedItem } from '../../src/intake/identified-item.js';
import { articleId, identify } from '../../src/intake/identify.js';
import type { ParsedFeed, ParsedItem } from '../../src/intake/read/parsed-feed.js';

const now = Date.UTC(2024, 5, 18, 3, 0);
const hour = 3_600_000;

const feed: Feed = {
  id: 'p-world',
  url: 'https://p.example/world.xml',
  publisher: { id: 'p', name: 'P', url: 'https://www.p.example/' },
};

function makeItem(number: number, changes: Partial<ParsedItem> = {}): ParsedItem {
  return {
    guid: `guid-${number}`,
    guidIsPermalink: false,
    link: `https://p.example/${number}`,
    headline: `Headline of article number ${number}`,
    text: null,
    authors: [],
    publishedAt: now - number * hour,
    updatedAt: null,
    language: null,
    image: null,
    categories: [],
    ...changes,
  };
}

const makeFeed = (items: ParsedItem[], link: string | null = 'https://p.example/'): ParsedFeed => ({
  format: 'rss',
  title: 'P',
  link,
  language: null,
  hub: null,
  ttlSeconds: null,
  items,
  warnings: [],
});

const identified = (items: ParsedItem[], link?: string | null) => identify(makeFeed(items, link), feed, now);
const keysIn = (items: IdentifiedItem[]): string[] => items.flatMap(({ keys }) => keys);
const headlines = (items: ParsedItem[]) => identified(items).map(({ headline }) => headline);
const keysOf = (item: ParsedItem) => keysIn(identified([item]));
const shared = (one: ParsedItem, other: ParsedItem) => {
  const keys = new Set(keysOf(other));
  return keysOf(one).some((key) => keys.has(key));
};

test('an id is twelve of a-z and 0-9, the same for the same key', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(articleId(key)).toMatch(/^[0-9a-z]{12}$/);
      expect(articleId(key)).toBe(articleId(key));
    }),
  );
  expect(new Set(Array.from({ length: 10_000 }, (_, index) => articleId(`${index}`))).size).toBe(10_000);
});

test.each<[string, Partial<ParsedItem>]>([
  ['another guid', { guid: 'renamed' }],
  ['no guid', { guid: null }],
  ['another link', { link: 'https://p.example/moved' }],
  ['another headline', { headline: 'Told in other words' }],
  [
    'tracking parameters',
    { guid: null, headline: 'Other', link: 'http://www.p.example/1/?utm_source=rss#x' },
  ],
  ['the second page', { guid: null, headline: 'Other', link: 'https://p.example/1?page=2' }],
  ['other guid and link, same headline and date', { guid: 'renamed', link: 'https://p.example/moved' }],
])('an article stays the same with %s', (_name, changes) => {
  expect(shared(makeItem(1), makeItem(1, changes))).toBe(true);
});

test.each<[string, Partial<ParsedItem>, Partial<ParsedItem>]>([
  ['other in all', {}, { guid: 'b', link: 'https://p.example/2', headline: 'Quite another story here' }],
  [
    'a short headline alone',
    { headline: 'Live' },
    { guid: 'b', link: 'https://p.example/2', headline: 'Live' },
  ],
  ['a headline of another day', {}, { guid: 'b', link: 'https://p.example/2', publishedAt: now - 25 * hour }],
])('articles are two: %s', (_name, one, other) => {
  expect(shared(makeItem(1, one), makeItem(1, other))).toBe(false);
});

test('a guid counts within its publisher, a link everywhere', () => {
  const elsewhere = { ...feed, publisher: { ...feed.publisher, id: 'q', url: 'https://q.example/' } };
  const item = makeItem(1, { link: null });
  const theirs = keysIn(identify(makeFeed([item]), elsewhere, now));
  expect(keysOf(item).filter((key) => theirs.includes(key))).toEqual([]);
  const theirsByLink = keysIn(identify(makeFeed([makeItem(1)]), elsewhere, now));
  expect(keysOf(makeItem(1)).filter((key) => theirsByLink.includes(key))).toHaveLength(1);
});

test('a guid that is an address loses its tails, and stands for a missing link', () => {
  const bbc = (n: number) => makeItem(1, { guid: `https://p.example/1#${n}`, link: null });
  expect(identified([bbc(0), bbc(1)])).toMatchObject([{ link: 'https://p.example/1' }]);
  expect(keysOf(bbc(0))).toEqual(keysOf(bbc(1)));
});

test('items without any link lead to the site', () => {
  expect(identified([makeItem(1, { link: null })])[0]?.link).toBe('https://p.example/');
  expect(identified([makeItem(1, { link: null })], null)[0]?.link).toBe('https://www.p.example/');
});

test.each<[string, Partial<ParsedItem>]>([
  ['one guid', { guid: 'same' }],
  ['one link', { link: 'https://p.example/section/world' }],
  ['the homepage as every link and guid', { link: 'https://p.example/', guid: 'https://p.example/' }],
])('a feed where all items share %s is keyed by something else', (_name, same) => {
  const items = identified([makeItem(1, same), makeItem(2, same), makeItem(3, same)]);
  expect(items).toHaveLength(3);
  expect(new Set(keysIn(items)).size).toBe(keysIn(items).length);
});

test('the homepage is no identity, even of a single item', () => {
  const home = { link: 'https://www.p.example', guid: null };
  expect(shared(makeItem(1, home), makeItem(2, home))).toBe(false);
});

test('an item that stands twice is one, known by all its keys', () => {
  const items = identified([makeItem(1), makeItem(1, { guid: 'again' }), makeItem(2)]);
  expect(items.map(({ headline }) => headline)).toEqual([makeItem(2).headline, makeItem(1).headline]);
  expect(items[1]?.keys).toEqual(
    expect.arrayContaining([...keysOf(makeItem(1)), ...keysOf(makeItem(1, { guid: 'again' }))]),
  );
});

test('two stories on one page are told apart by their guids', () => {
  const live = { link: 'https://p.example/live' };
  expect(
    identified([makeItem(1, live), makeItem(2, live), makeItem(3), makeItem(4), makeItem(5)]),
  ).toHaveLength(5);
});

test('the oldest comes first; what bears no date keeps its place', () => {
  const undated = { publishedAt: null };
  expect(headlines([makeItem(1), makeItem(3), makeItem(2)])).toEqual(
    headlines([makeItem(3), makeItem(2), makeItem(1)]),
  );
  expect(headlines([makeItem(3, undated), makeItem(2, undated), makeItem(1, undated)])).toEqual(
    [1, 2, 3].map((number) => makeItem(number).headline),
  );
  expect(headlines([makeItem(1), makeItem(2, undated), makeItem(3)])).toEqual(
    [3, 2, 1].map((number) => makeItem(number).headline),
  );
});

test('a date far ahead is unknown, one of this evening is not', () => {
  expect(identified([makeItem(1, { publishedAt: now + 25 * hour })])[0]?.publishedAt).toBeNull();
  expect(identified([makeItem(1, { publishedAt: now + 7 * hour })])[0]?.publishedAt).toBe(now + 7 * hour);
});

test('neither order nor tracking parameters change an id', () => {
  const numbers = fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 30 });
  const tracked = fc.constantFrom('', '?utm_source=rss', '#top', '?fbclid=1&at_medium=RSS', '/', '?page=all');
  const listing = numbers.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.array(tracked, { minLength: list.length, maxLength: list.length }),
      fc.boolean(),
    ),
  );
  fc.assert(
    fc.property(listing, ([list, shuffled, tails, withGuid]) => {
      const ids = (items: ParsedItem[]) =>
        identified(items)
          .map(({ keys }) => articleId(keys[0]))
          .sort();
      const guid = withGuid ? {} : { guid: null };
      const plain = ids(list.map((number) => makeItem(number, guid)));
      const other = ids(
        shuffled.map((number, index) =>
          makeItem(number, { ...guid, link: `https://p.example/${number}${tails[index]}` }),
        ),
      );
      expect(other).toEqual(plain);
      expect(new Set(plain).size).toBe(list.length);
    }),
  );
});

test('whatever a feed holds, no two of its articles share a key', () => {
  const item = fc.record({
    guid: fc.option(fc.constantFrom('a', 'b', 'https://p.example/1#0', 'https://p.example/1#1', '')),
    link: fc.option(
      fc.constantFrom('https://p.example/1', 'https://p.example/', 'https://p.example/2', 'nonsense'),
    ),
    headline: fc.constantFrom('', 'One', 'Two words', 'Three words here', 'Another three words'),
    publishedAt: fc.option(fc.constantFrom(now, now - hour, now + 48 * hour)),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (list) => {
      const items = identified(list.map((changes) => makeItem(1, changes)));
      const keys = keysIn(items);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 500 },
  );
});
