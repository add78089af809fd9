import { describe, expect, it } from 'vitest';
import { read, rss } from './read.js';

const item = (fields: string) =>
  rss(`<item><title>First</title></item><item><title>x</title>${fields}</item>`);

/**
 * Each takes a few ms to a few hundred; what is quadratic takes minutes at this size. The bound lies far
 * from both, so that a busy machine does not fail it.
 */
const patience = 20_000;

const hostile: Record<string, string> = {
  'tags without an end': item(`<description>${'&lt;p'.repeat(400_000)}</description>`),
  'naked tags without an end': item(`<description>${'<p'.repeat(1_000_000)}</description>`),
  'nesting 100,000 deep': item(`<description>${'<b>'.repeat(100_000)}</description>`),
  'escaped nesting 100,000 deep': item(`<description>${'&lt;b&gt;'.repeat(100_000)}</description>`),
  'nesting as deep as allowed, and a flood of wrong ends': item(
    `${'<b>'.repeat(500)}${'</c>'.repeat(200_000)}`,
  ),
  'a title of 10 MB': item(`<title>${'a'.repeat(10_000_000)}</title>`),
  'a title of 10 MB of nothing': item(`<title>${' '.repeat(10_000_000)}</title>`),
  'a million &': item(`<title>${'&'.repeat(1_000_000)}</title>`),
  'a million &amp;': item(`<description>${'&amp;'.repeat(1_000_000)}</description>`),
  'CDATA that never ends': item(`<title><![CDATA[${'x'.repeat(2_000_000)}`),
  'beginnings of CDATA': item('<![CDATA['.repeat(200_000)),
  'beginnings of comments': item('<!--'.repeat(400_000)),
  'a million <': item('<'.repeat(1_000_000)),
  'document types': `${'<!DOCTYPE x ['.repeat(150_000)}<rss/>`,
  'an open quote in a document type': `<!DOCTYPE x ["${"'".repeat(1_000_000)}`,
  '100,000 categories': item('<category>x</category>'.repeat(100_000)),
  '100,000 attributes': `<rss><channel><item ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
  'an author of commas': item(`<author>${'A, '.repeat(600_000)}</author>`),
  'an author of @': item(`<author>${'a@'.repeat(1_000_000)}</author>`),
  'a date of digits': item(`<pubDate>${'1'.repeat(2_000_000)}</pubDate>`),
  brackets: `{"items":${'['.repeat(1_000_000)}`,
  'a page of tags': '<html>'.repeat(300_000),
  'no markup at all': 'x '.repeat(1_000_000),
};

describe('hostile input', () => {
  it.each(Object.keys(hostile))('reads or refuses %s in time', async (name) => {
    const start = performance.now();
    await read(hostile[name] ?? '').catch((error: unknown) =>
      expect(error).toMatchObject({ name: 'KabarError' }),
    );
    expect(performance.now() - start).toBeLessThan(patience);
  });

  it('expands no entity', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    );
    const feed = await read(
      `<!DOCTYPE rss [<!ENTITY l0 "lol">${entities.join('')}]><rss><channel><title>&l9;</title></channel></rss>`,
    );
    expect(feed.title).toBe('&l9;');
  });

  it('keeps what stood before a nesting without end', async () => {
    const feed = await read(hostile['nesting 100,000 deep'] ?? '');
    expect(feed.items.map(({ headline }) => headline)).toEqual(['First']);
    expect(feed.warnings[0]).toContain('512 deep');
  });

  it('cuts long texts', async () => {
    const feed = await read(
      item(`<description>${'word '.repeat(100_000)}</description><author>${'n'.repeat(500)}</author>`),
    );
    expect(feed.items[1]?.text).toHaveLength(7999);
    expect(feed.items[1]?.authors).toEqual([]);
  });

  it('keeps the newest 500 of 20,000 items, in their order, and says so', async () => {
    const start = Date.UTC(2024, 0, 1);
    const items = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<item><title>n${index}</title><pubDate>${new Date(start + index * 60_000).toUTCString()}</pubDate></item>`,
    );
    const feed = await read(rss(items.join('')));
    expect(feed.items).toHaveLength(500);
    expect([feed.items[0]?.headline, feed.items[499]?.headline]).toEqual(['n19500', 'n19999']);
    expect(feed.warnings).toEqual(['it lists 20000 items; only the newest 500 were read']);
  });

  it('does the same for JSON, and takes the first ones where nothing is dated', async () => {
    const items = Array.from({ length: 600 }, (_, index) => ({ id: index, title: `n${index}` }));
    const feed = await read(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }));
    expect([feed.items.length, feed.items[0]?.headline, feed.warnings.length]).toEqual([500, 'n0', 1]);
  });
});
