import { hash } from 'node:crypto';
import { withoutVolatile } from '../body-hash.js';
import type { ReadOptions } from './parsed-feed.js';
import { maxItems } from './texts.js';

/** Characters of a print. Items of one feed are compared with what they were: 60 bits never take two for one. */
export const printLength = 10;

/** Stands for an item that is passed over, so that the parser confirms that it stood between other items. */
export const passedMark = '<?kabar-passed-over?>';

/** The text of a feed, and what of it was seen before. */
export interface Source {
  /** Without the items that are passed over: a {@link passedMark} stands for each. */
  text: string;
  /** The prints of those, in the order of the document. */
  passed: readonly string[];
  /** How those are written. */
  passedItems: readonly string[];
  /** A hash of all that the reading of an item depends on beside its own text. */
  about: string;
}

/**
 * Finds the items in the text of a feed without parsing it, and cuts out those that were seen before if that is
 * allowed: mostly a feed is one new item and 24 that everybody knows. What is written in an unusual way is not found, and
 * read.
 */
export function sourceOf(text: string, options: ReadOptions): Source {
  const { url, language, timezone, brief } = options;
  const spans = spansOf(text);
  const around = [0, ...spans.map(({ end }) => end)].map((from, index) =>
    text.slice(from, spans[index]?.start),
  );
  const said = meaningFor(around.join(' '));
  const about = hash('sha256', JSON.stringify([url, language, timezone, brief?.about, said]), 'base64url');
  const mayPass = brief?.passing !== undefined && spans.length <= maxItems && !text.includes(passedMark);
  if (!mayPass) return { text, passed: [], passedItems: [], about };
  const passed: string[] = [];
  const passedItems: string[] = [];
  let kept = around[0] as string;
  for (const [index, { start, end }] of spans.entries()) {
    const item = text.slice(start, end);
    const print = printOf(about, item);
    const isSeen = brief.seen.has(print);
    if (isSeen) {
      passed.push(print);
      passedItems.push(item);
    }
    kept += (isSeen ? passedMark : item) + around[index + 1];
  }
  return { text: kept, passed, passedItems, about };
}

const leaf = /<((?:[\w.-]{1,40}:)?([\w.-]{1,40}))(?:\s[^<>]{0,200})?>[^<>]{0,500}<\/\1>/g;
/** What a feed says of itself that is also said of its items: the house, the language and the authors. */
const inherited = new Set(['title', 'link', 'language', 'author', 'creator', 'name', 'publication']);

/** What stands around the items, as far as they mean something else by it: the rest may change at every poll. */
function meaningFor(around: string): string {
  const kept = (element: string, _: string, name: string) =>
    inherited.has(name.toLowerCase()) ? element : '';
  return withoutVolatile(around).replace(leaf, kept).replace(/\s+/g, ' ');
}

/** By what an item is known again: a hash of its text, and of what else its reading depends on. */
export function printOf(about: string, item: string): string {
  return hash('sha256', about + item, 'base64url').slice(0, printLength);
}

interface Span {
  start: number;
  end: number;
}

const sitemapRoot = /<(?:[\w.-]{1,40}:)?urlset[\s>]/i;
/** How much of a document is looked at to know that it is a sitemap. */
const rootWithin = 4096;
const special = String.raw`!--|!\[CDATA\[`;
const tagPatterns = {
  feed: new RegExp(String.raw`<(?:${special}|(\/?)((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>]))`, 'gi'),
  sitemap: new RegExp(String.raw`<(?:${special}|(\/?)((?:[\w.-]{1,40}:)?url)(?=[\s>]))`, 'gi'),
};

/** Where items stand that are well formed. Takes linear time. */
function spansOf(text: string): Span[] {
  const pattern = tagPatterns[sitemapRoot.test(text.slice(0, rootWithin)) ? 'sitemap' : 'feed'];
  const spans: Span[] = [];
  let open: { name: string; start: number } | null = null;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [found, slash, name = ''] = match;
    const isSpecial = slash === undefined;
    const end = text.indexOf(isSpecial ? (found === '<!--' ? '-->' : ']]>') : '>', pattern.lastIndex);
    if (end < 0) break;
    if (isSpecial) {
      pattern.lastIndex = end + 3;
    } else if (slash === '') {
      // One that is not closed before the next begins is left to the parser.
      open = { name, start: match.index };
    } else if (open?.name === name) {
      spans.push({ start: open.start, end: end + 1 });
      open = null;
    }
  }
  return spans;
}
