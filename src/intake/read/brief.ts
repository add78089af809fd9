import { parseDate } from './dates.js';
import type { ParsedItem, ReadOptions } from './parsed-feed.js';
import { printOf } from './source.js';
import { newest } from './texts.js';
import type { TidyItem } from './tidy-feed.js';
import { type Element, own, type Tree } from './xml-element.js';

/** The elements by which an item is known. */
const knownBy = [
  '$',
  'title',
  'other-title',
  'link',
  'enclosure',
  'guid',
  'date',
  'other-date',
  'updated',
  'language',
  'publication',
];

/** How an item is read: its print, and whether it is read in brief. Empty where everything is to be read whole. */
export type Reading = Pick<ParsedItem, 'print' | 'brief'>;

/** Decides for each item how it is read. @param about see `Source`. */
export function readingsOf(items: readonly TidyItem[], about: string, options: ReadOptions): Reading[] {
  const { brief } = options;
  if (brief === undefined) return items.map(() => ({}));
  const readings = items.map(({ source }) => (source === null ? {} : { print: printOf(about, source) }));
  const unseen = [...items.keys()].filter((index) => !brief.seen.has(readings[index]?.print ?? ''));
  const whole = new Set(
    newest(unseen, brief.whole, (index) => dateOf((items[index] as TidyItem).tree, options)),
  );
  const isUnseen = new Set(unseen);
  return readings.map((reading, index) => {
    if (whole.has(index)) return reading;
    return { brief: isUnseen.has(index) ? 'old' : 'seen', ...reading };
  });
}

/** What rss-parser gets of an item: of one that is read in brief, no more than it is known by. */
export function asRead(item: Tree, { brief }: Reading): Tree {
  return brief === undefined || !hasPlainTitle(item) ? item : picked(item, knownBy);
}

/** Whether a title is sure to be one: without it the headline is made of the text. */
function hasPlainTitle({ title }: Tree): boolean {
  const [first] = (title as Element[] | undefined) ?? [];
  return first !== undefined && /^[^<>&]*[\p{L}\p{N}][^<>&]*$/u.test(own(first));
}

function dateOf(item: Tree, { timezone }: ReadOptions): number | null {
  const dates = ['date', 'other-date', 'updated'].flatMap((name) => (item[name] as Element[]) ?? []);
  return dates.map((date) => parseDate(own(date), timezone)).find((instant) => instant !== null) ?? null;
}

function picked(tree: Tree, names: readonly string[]): Tree {
  return Object.fromEntries(names.filter((name) => name in tree).map((name) => [name, tree[name]]));
}
