import { ending } from '../../core/summary/cuts.js';
import { paragraphs } from '../html/html-text.js';
import type { ParsedItem } from './parsed-feed.js';

/** Shorter texts are labels and categories, in UTF-16 units. */
const shortest = 40;
/** Texts that were cut alike are of this share of the longest, or more: words differ in length. */
const nearly = 0.9;
/** So many texts that end alike tell how a publisher writes. */
const fewest = { cut: 3, whole: 5 };
/** Nobody cuts a text where another is longer by more than a word, in UTF-16 units. */
const longestWord = 15;
/** Nobody cuts to less, in UTF-16 units and in words; headlines may be alike. */
const shortestCut = { length: 75, words: 20 };
/** How many items that are not read are looked at for one feed, and how much of each, in UTF-16 units. */
const mostUnread = { items: 30, length: 8_000 };

/**
 * Notes on each item that is read whole and ends without a full stop whether its publisher cut it. Where the texts without
 * a full stop are about equally long, in letters or in words, they were cut; where their lengths vary, or others of their
 * length have one, they are standfirsts.
 * @param unread how the other items of the feed are written.
 */
export function noteCuts(items: readonly ParsedItem[], unread: readonly string[]): void {
  const open = items.filter((item): item is ParsedItem & { text: string } => isOpen(item.text ?? ''));
  if (open.length === 0) return;
  const texts = new Set(items.flatMap(({ text }) => text ?? []));
  for (const source of unread.slice(0, mostUnread.items)) texts.add(writtenText(source));
  const all = [...texts];
  if (areCut(all, lengthOf, shortestCut.length) || areCut(all, wordsOf, shortestCut.words)) {
    for (const item of open) item.isCut = true;
    return;
  }
  const longest = Math.max(...all.map(lengthOf));
  const ended = (length: number) =>
    all.filter((text) => text.length >= nearly * length && !isOpen(text)).length;
  const isKnown = all.filter(isOpen).length >= fewest.whole;
  for (const item of open) {
    const { length } = item.text;
    if (longest > length + longestWord && (isKnown || ended(length) >= fewest.whole)) item.isCut = false;
  }
}

/** Whether the texts without a full stop are about as long as the longest tenth, and hardly any of that length has one. */
function areCut(texts: readonly string[], measure: (text: string) => number, least: number): boolean {
  const open = texts.filter(isOpen).map(measure);
  open.sort((a, b) => b - a);
  const near = nearly * (open[Math.floor(open.length / 10)] ?? 0);
  const long = open.filter((length) => length >= near).length;
  const ended = texts.filter(
    (text) => !isOpen(text) && measure(text) >= near && measure(text) <= near / nearly,
  );
  return near >= least && long >= fewest.cut && 3 * long > 2 * open.length && long > 2 * ended.length;
}

const lengthOf = (text: string) => text.length;
const wordsOf = (text: string) => text.split(/\s+/).length;

/** Whether the last line of a text lacks a full stop, and is no heading, name or link. */
function isOpen(text: string): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length >= shortest && !ending.test(last) && !last.endsWith(':');
}

const prose =
  /<(?:[\w.-]{1,40}:)?(?:description|summary|encoded|content)(?:\s[^<>]{0,500})?>\s*(?:<!\[CDATA\[)?([\s\S]{1,2000}?)(?:\]\]>\s*)?<\/(?:[\w.-]{1,40}:)?(?:description|summary|encoded|content)>/i;

/** What an item says that is not read, unless it is a whole article. */
function writtenText(source: string): string {
  return paragraphs(prose.exec(source.slice(0, mostUnread.length))?.[1] ?? '');
}
