import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KabarError } from '../../../src/core/errors.js';
import type { ParsedFeed } from '../../../src/intake/read/parsed-feed.js';
import { read } from './read.js';

const names = ['atom.xml', 'detik.xml', 'guardian.xml', 'rdf.xml', 'tribunnews-sitemap.xml', 'feed.json'];
const fixtures = names.map((name) => readFileSync(new URL(`../../fixtures/feeds/${name}`, import.meta.url)));

/** What holds for every feed, whatever came in. */
function expectSound(feed: ParsedFeed): void {
  for (const item of feed.items) {
    for (const address of [item.link, item.image?.url]) {
      if (typeof address === 'string') expect(address).toMatch(/^https?:\/\//);
    }
    for (const instant of [item.publishedAt, item.updatedAt]) {
      expect(instant === null || Number.isInteger(instant)).toBe(true);
    }
    expect(item.headline).toBe(item.headline.trim());
    expect(item.text).not.toBe('');
  }
  // No half of a character goes on to the platforms.
  expect(JSON.stringify(feed)).not.toMatch(/\\ud[89a-f]/);
  expect(structuredClone(feed)).toEqual(feed);
}

async function readAnything(body: string | Uint8Array): Promise<void> {
  try {
    expectSound(await read(body));
  } catch (error) {
    if (!(error instanceof KabarError)) throw error;
    // A cause would mean that the parser choked on what was laid out for it.
    expect(error.cause).toBeUndefined();
  }
}

const piece = fc.constantFrom(
  '<rss>',
  '<channel>',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<description>',
  '</description>',
  '<![CDATA[',
  ']]>',
  '&',
  '&amp;',
  '&lt;b&gt;',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<entry>',
  '</entry>',
  '<author>',
  '<name>',
  '</author>',
  '<link href="x"/>',
  '<link>',
  '</link>',
  '<guid>',
  '<media:content url="/a.jpg">',
  '</media:content>',
  '<media:credit>',
  '</channel>',
  '</rss>',
  '<a',
  '"',
  "'",
  '>',
  '<',
  '<!--',
  '-->',
  '<?x',
  '?>',
  '<!DOCTYPE x [',
  ']>',
  '\u0000',
  '\ud800',
  'text',
  ' ',
  '<__proto__>',
  '<constructor>',
  'xmlns:__proto__="x"',
  '<item rdf:about="__proto__">',
  '<pubDate>',
  '18 Jun 2024',
);

describe('anything at all', () => {
  it('any bytes are read or refused in plain words', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), readAnything), { numRuns: 200 });
  });

  it('any pieces of feeds in any order', async () => {
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => `<rss><channel>${pieces.join('')}`);
    await fc.assert(fc.asyncProperty(text, readAnything), { numRuns: 500 });
  });

  it('feeds that were cut, or in which bytes were changed', async () => {
    const damaged = fc.record({
      fixture: fc.constantFrom(...fixtures),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
      changes: fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(damaged, async ({ fixture, length, changes }) => {
        const bytes = Uint8Array.from(fixture.subarray(0, Math.ceil(fixture.length * length)));
        for (const [place, byte] of changes) if (bytes.length > 0) bytes[place % bytes.length] = byte;
        await readAnything(bytes);
      }),
      { numRuns: 300 },
    );
  });
});
