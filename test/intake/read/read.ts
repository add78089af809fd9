import { readFileSync } from 'node:fs';
import type { ParsedFeed, ParsedItem, ReadOptions } from '../../../src/intake/read/parsed-feed.js';
import { readFeed } from '../../../src/intake/read/read-feed.js';

/** Where the feeds of these tests claim to come from. */
export const feedUrl = 'https://news.example.org/feeds/world.xml';

/** Reads a text, or bytes, as a feed. */
export function read(body: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<ParsedFeed> {
  return readFeed(typeof body === 'string' ? new TextEncoder().encode(body) : body, {
    url: feedUrl,
    ...options,
  });
}

/** Reads a file of test/fixtures/feeds. */
export function readFixture(name: string, options: Partial<ReadOptions> = {}): Promise<ParsedFeed> {
  return read(readFileSync(new URL(`../../fixtures/feeds/${name}`, import.meta.url)), options);
}

/** An RSS document around the given items. */
export function rss(items: string, channel = '<title>Example</title>'): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel>${channel}${items}</channel></rss>`;
}

/** The one item of an RSS document with the given fields. */
export async function readItem(fields: string, options: Partial<ReadOptions> = {}): Promise<ParsedItem> {
  return only(await read(rss(`<item>${fields}</item>`), options));
}

/** The one item of a feed. */
export function only(feed: ParsedFeed): ParsedItem {
  const [item] = feed.items;
  if (item === undefined || feed.items.length !== 1) throw new Error(`${feed.items.length} items`);
  return item;
}
