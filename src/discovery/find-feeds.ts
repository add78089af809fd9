import { KabarError } from '../core/errors.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import { decode } from '../intake/read/charset.js';
import type { ParsedFeed, ReadOptions } from '../intake/read/parsed-feed.js';
import { knownFeed } from './known-feeds.js';
import { readPageLinks, readRobotsSitemaps, readSitemapIndex } from './page-links.js';

/** A feed that was found and read. */
export interface FoundFeed {
  url: string;
  parsed: ParsedFeed;
}

/** The feeds that were found at an address. */
export interface FoundFeeds {
  /** The best first. */
  feeds: FoundFeed[];
  /** What the site calls itself. */
  siteName: string | null;
}

/** What {@link findFeeds} needs. */
export interface FindOptions {
  fetcher: Pick<Fetcher, 'get'>;
  read: (body: Uint8Array, options: ReadOptions) => Promise<ParsedFeed>;
  /** Called with each address before it is fetched. */
  onLook?: (url: string) => void;
  /** Ends the search: what was found until then is the answer. */
  signal?: AbortSignal;
}

/** Where feeds usually are, from the root of a site or from the folder of a section. */
const wellKnown = [
  'feed',
  'rss',
  'rss.xml',
  'atom.xml',
  'feed.xml',
  'index.xml',
  'feed.json',
  'sitemap-news.xml',
  'news-sitemap.xml',
  'feeds/posts/default',
];

/** How many addresses are fetched in one step at most. */
const maxAttempts = 24;
/** How many news sitemaps of an index are read at most. */
const maxIndexes = 3;

/**
 * Finds the feeds of a site: the address itself; what its page and its robots.txt name; where none of these
 * is one, what the page links to and the usual places. A site that hides its feeds is known. Each is read before it is shown.
 * @throws KabarError when the address cannot be reached.
 */
export async function findFeeds(address: string, options: FindOptions): Promise<FoundFeeds> {
  const known = knownFeed(address);
  const there = known === null ? null : await look(known, options);
  const first = there?.kind === 'feed' ? there : await look(address, options);
  if (first.kind === 'feed') return { feeds: [first.feed], siteName: null };
  if (first.kind === 'failed' && !first.answered) {
    throw new KabarError(`${address} cannot be fetched: ${first.reason}.`, 'Check the address.');
  }
  const url = first.kind === 'other' ? first.url : address;
  const page = readPageLinks(first.kind === 'other' ? first.text : '', url);
  const sitemaps = await newsSitemaps(url, options);
  const named = await lookAtAll([...page.alternates, ...sitemaps], options);
  const feeds =
    named.length > 0 ? named : await lookAtAll([...page.others, ...commonFeedPaths(url)], options);
  return { feeds, siteName: page.siteName };
}

type Look =
  | { kind: 'feed'; feed: FoundFeed }
  | { kind: 'other'; url: string; text: string }
  /** `answered`: the server was reached, but refused this address. */
  | { kind: 'failed'; reason: string; answered: boolean };

async function look(url: string, { fetcher, read, onLook, signal }: FindOptions): Promise<Look> {
  onLook?.(url);
  const answer = await fetcher.get({ url, ...(signal !== undefined && { signal }) });
  if (answer.kind !== 'body') {
    const reason = answer.kind === 'failed' ? answer.reason : 'nothing came';
    return { kind: 'failed', reason, answered: reason.startsWith('HTTP ') };
  }
  const { body, contentType } = answer;
  try {
    const parsed = await read(body, { url: answer.url, contentType });
    // Only a permanent redirect is a new address.
    return { kind: 'feed', feed: { url: answer.movedTo ?? url, parsed } };
  } catch {
    return { kind: 'other', url: answer.url, text: decode(body, contentType) };
  }
}

/** Those of the addresses that are feeds with something in them, no two alike. One after the other: it is one host mostly. */
async function lookAtAll(urls: readonly string[], options: FindOptions): Promise<FoundFeed[]> {
  const found = new Map<string, FoundFeed>();
  for (const url of [...new Set(urls)].slice(0, maxAttempts)) {
    if (options.signal?.aborted) break;
    const result = await look(url, options);
    if (result.kind !== 'feed' || result.feed.parsed.items.length === 0) continue;
    const { items } = result.feed.parsed;
    const content = items.slice(0, 5).map(({ link, headline }) => `${link} ${headline}`);
    const key = content.join('\n');
    if (!found.has(key)) found.set(key, result.feed);
  }
  return [...found.values()];
}

/** The sitemaps of the site's robots.txt whose address says that they hold news, else those that its indexes list. */
async function newsSitemaps(url: string, options: FindOptions): Promise<string[]> {
  const robots = await look(new URL('/robots.txt', url).href, options);
  if (robots.kind !== 'other') return [];
  const sitemaps = readRobotsSitemaps(robots.text, url);
  const news = sitemaps.filter(namesNews);
  const indexes = (news.length > 0 ? news : sitemaps).slice(0, maxIndexes);
  const found: string[] = [];
  for (const index of indexes) {
    const result = await look(index, options);
    if (result.kind === 'feed') found.push(index);
    else if (result.kind === 'other') {
      const listed = readSitemapIndex(result.text, index);
      found.push(...listed.filter((link) => namesNews(link) || news.length > 0).slice(0, maxIndexes));
    }
  }
  return found;
}

const namesNews = (url: string) => /news|berita/i.test(new URL(url).pathname);

function commonFeedPaths(url: string): string[] {
  const folder = new URL(url).pathname.replace(/\/[^/]*\.[^/]*$/, '/').replace(/\/?$/, '/');
  const folders = [...new Set([folder, '/'])];
  return folders.flatMap((path) => wellKnown.map((name) => new URL(path + name, url).href));
}
