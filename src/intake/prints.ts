import { packedText, unpackedText } from '../core/packed-text.js';
import type { IdentifiedItem } from './identified-item.js';
import { printLength } from './read/source.js';

/** What an item may lack beside its date, each with its bit. */
const facts: Readonly<Record<string, { bit: number; isLacking: (item: IdentifiedItem) => boolean }>> = {
  author: { bit: 1, isLacking: ({ authors }) => authors.length === 0 },
  summary: { bit: 2, isLacking: ({ text }) => text === null },
  image: { bit: 4, isLacking: ({ image }) => image === null },
};

/** The facts that an item lacks, as bits; null where it was never read whole. */
export function lacksOf(item: IdentifiedItem): number | null {
  if (item.lacks !== undefined) return item.lacks;
  if (item.brief !== undefined) return null;
  return Object.values(facts).reduce((sum, { bit, isLacking }) => sum + (isLacking(item) ? bit : 0), 0);
}

/** The names of facts, each with the test whether it is among the bits of {@link lacksOf}. */
export const lackTests: readonly (readonly [name: string, isLacking: (lacks: number) => boolean])[] =
  Object.entries(facts).map(([name, { bit }]) => [name, (lacks) => (lacks & bit) > 0]);

/** What is remembered of an item that was seen before. */
export interface SeenItem {
  /** Null where that is not known. */
  lacks: number | null;
  keys: IdentifiedItem['keys'];
  publishedAt: number | null;
}

/** What one poll of a feed leaves to the next, beside the feed's state. */
export interface Memory {
  /** By print. */
  items: ReadonlyMap<string, SeenItem>;
  /** Present where items may be known by their prints alone. `language`: the one of all of them. */
  passing: { language: string | null } | null;
}

export const nothingSeen: Memory = { items: new Map(), passing: null };

// Of each item: its print, what it lacks, how many keys it has, and its date to the base of 36. The keys are those that
// the feed's state lists, in the same order: they are many, and there once.
const dateLength = 10;
const noPrint = '-'.repeat(printLength);
const noDate = '-'.repeat(dateLength);
const itemLength = printLength + 2 + dateLength;
/** Added to an instant, so that it is positive, in milliseconds. */
const dateBase = 1e14;

/**
 * Packs what a poll leaves to the next in one short string: there is one for each feed that was read.
 * @param items all that the feed lists, in the order of the keys that its state lists.
 * @param isSettled whether the store knows an item as it is.
 */
export function packMemory(
  items: readonly IdentifiedItem[],
  isSettled: (item: IdentifiedItem) => boolean,
  passing: Memory['passing'],
): string {
  // Joined and not added: what is added up stays in pieces, which take five times the room.
  const pieces: string[] = [];
  for (const item of items) {
    const { print = noPrint, keys, publishedAt } = item;
    const date = packedDate(publishedAt);
    const isKept = isSettled(item) && keys.length < 10 && date !== null;
    const lacks = String(lacksOf(item) ?? '-');
    pieces.push(isKept ? print : noPrint, lacks, String(Math.min(keys.length, 9)), date ?? noDate);
  }
  return [passing === null ? '!' : `${passing.language ?? ''}|`, packedText(pieces.join(''))].join('');
}

/** @param listed the keys that the feed's state lists. */
export function unpackMemory(packed: string, listed: readonly string[]): Memory {
  const start = packed.search(/[!|]/) + 1;
  if (start === 0) return nothingSeen;
  const items = new Map<string, SeenItem>();
  const text = unpackedText(packed.slice(start));
  let used = 0;
  for (let at = 0; at + itemLength <= text.length; at += itemLength) {
    const print = text.slice(at, at + printLength);
    const lacks = text.charAt(at + printLength);
    const count = Number(text.charAt(at + printLength + 1));
    const date = text.slice(at + printLength + 2, at + itemLength);
    const keys = listed.slice(used, used + count) as [string, ...string[]];
    used += count;
    if (print === noPrint) continue;
    items.set(print, {
      lacks: lacks === '-' ? null : Number(lacks),
      keys,
      publishedAt: date === noDate ? null : Number.parseInt(date, 36) - dateBase,
    });
  }
  const mayPass = packed.charAt(start - 1) === '|' && used === listed.length;
  return { items, passing: mayPass ? { language: packed.slice(0, start - 1) || null } : null };
}

function packedDate(instant: number | null): string | null {
  if (instant === null) return noDate;
  return Math.abs(instant) < dateBase ? (instant + dateBase).toString(36).padStart(dateLength, '0') : null;
}
