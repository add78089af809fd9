import { hash } from 'node:crypto';
import { parseDate } from './dates.js';
import type { ParsedItem, ReadOptions } from './parsed-feed.js';
import { newest } from './texts.js';
import { type Element, own, type Tree } from './xml-element.js';

/** Characters of a print. Items of one feed are compared with what they were: 60 bits never take two for one. */
export const printLength = 10;

/** What changes at every poll, and does not change what items mean. */
const volatile = new Set(['item', 'date', 'other-date', 'updated', 'ttl', 'period', 'frequency']);

/** The elements by which an item is known. */
const knownBy = [
  '$',
  'title',
  'other-title',
  'link',
  'guid',
  'date',
  'other-date',
  'updated',
  'language',
  'publication',
];

/** How an item is read: its print, and whether it is read in brief. Empty where everything is to be read whole. */
export type Reading = Pick<ParsedItem, 'print' | 'brief'>;

/** Decides for each item of a channel how it is read. */
export function readingsOf(channel: Tree, options: ReadOptions): Reading[] {
  const items = channel.item as Tree[];
  const { brief } = options;
  if (brief === undefined) return items.map(() => ({}));
  const about = contextOf(channel, options);
  const prints = items.map((item) => hash('sha256', about + JSON.stringify(item), 'base64url'));
  const readings = prints.map((print) => print.slice(0, printLength)).map((print) => ({ print }));
  const unseen = [...items.keys()].filter((index) => !brief.seen.has(readings[index]?.print ?? ''));
  const whole = new Set(newest(unseen, brief.whole, (index) => dateOf(items[index] as Tree, options)));
  const isUnseen = new Set(unseen);
  return readings.map((reading, index) => {
    if (whole.has(index)) return reading;
    return { ...reading, brief: isUnseen.has(index) ? 'old' : 'seen' };
  });
}

/** What rss-parser gets of an item: of one that is read in brief, no more than it is known by. */
export function asRead(item: Tree, { brief }: Reading): Tree {
  return brief === undefined || !hasPlainTitle(item) ? item : picked(item, knownBy);
}

/** All beside an item that its reading depends on. */
function contextOf(channel: Tree, { url, language, timezone }: ReadOptions): string {
  const names = Object.keys(channel).filter((name) => !volatile.has(name));
  return JSON.stringify([url, language, timezone, picked(channel, names)]);
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
