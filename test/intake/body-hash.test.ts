import { expect, test } from 'vitest';
import { bodyHash } from '../../src/intake/body-hash.js';
import { atom, type FeedItem, rss, sitemap } from '../doubles/feed-text.js';

const items: FeedItem[] = [{ title: 'One', link: 'https://p.example/1', date: Date.UTC(2024, 5, 18) }];
const of = (text: string) => bodyHash(Buffer.from(text));

const image = '<image><url>https://p.example/logo.png</url></image>';
test.each([
  ['lastBuildDate', (n: number) => rss(items, { extra: `<lastBuildDate>${n}</lastBuildDate>` })],
  ['the channel’s pubDate', (n: number) => rss(items, { extra: `${image}<pubDate>${n}</pubDate>` })],
  ['dc:date', (n: number) => rss(items, { extra: `<dc:date>${n}</dc:date>` })],
  ['Atom’s updated', (n: number) => atom(items, { extra: `<updated>${n}</updated>` })],
  ['a comment', (n: number) => sitemap(items, { extra: `<!-- made in ${n} ms -->` })],
  [
    'lastBuildDate of an empty feed',
    (n: number) => rss([], { extra: `<lastBuildDate>${n}</lastBuildDate>` }),
  ],
  ['a comment at the end', (n: number) => `${rss(items)}<!-- cached ${n} -->\n`],
])('%s does not count', (_name, write) => {
  expect(of(write(1))).toBe(of(write(2)));
});

test.each([
  ['an item’s title', rss([{ ...items[0], title: 'Two' }])],
  ['an item’s date', rss([{ ...items[0], title: 'One', date: 0 }])],
  ['another item', rss([...items, { title: 'Two' }])],
  ['the feed’s title', rss(items, { title: 'Other' })],
])('%s counts', (_name, changed) => {
  expect(of(changed)).not.toBe(of(rss(items)));
});

test('hostile bodies are hashed at once', () => {
  for (const body of [
    '<!--'.repeat(500_000),
    '<updated '.repeat(500_000),
    '<a:'.repeat(500_000),
    '-->',
    '',
  ]) {
    const started = performance.now();
    of(body);
    // Each takes a few milliseconds; what is quadratic takes minutes at this size.
    expect(performance.now() - started).toBeLessThan(20_000);
  }
});
