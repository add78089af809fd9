import { hash as digest } from 'node:crypto';
import type { Feed } from '../core/catalog.js';
import { isPersonal } from '../core/personal-feed.js';
import { addressWithoutLogin } from '../core/secrets.js';
import type { Meaning } from '../core/story/meaning.js';
import { words } from '../core/text.js';
import { canonicalLink, linkKey } from './canonical-link.js';
import type { ParsedFeed, ParsedItem } from './read/parsed-feed.js';

/** A date further ahead than this is a mistake of the publisher: a day, in milliseconds. */
const furthestPending = 24 * 3_600_000;

/** An item together with what it is known by. */
export interface IdentifiedItem extends ParsedItem {
  /** Canonical. */
  link: string;
  /** Its identity keys, the best first. Short hashes: there are many of them. */
  keys: readonly [string, ...string[]];
  /** What it means by an embedding model. Absent where none is asked, or it did not answer. */
  meaning?: Meaning;
  /** What it lacked when it was read whole, see `lacksOf`. Absent where it was now, or never. */
  lacks?: number;
}

/**
 * What a feed's items are known by, the oldest item first. An item that stands twice is one. By DESIGN: its
 * guid where that is stable, its canonical link, its headline and date; all that it has count, so that a
 * publisher who renames one of them does not make everything new.
 */
export function identify(parsed: ParsedFeed, feed: Feed, now: number): IdentifiedItem[] {
  const drafts = parsed.items.filter(({ headline }) => headline !== '').map(drafter(parsed, feed, now));
  const voidGuids = sharedValues(
    drafts,
    ({ guid }) => guid,
    () => '',
  );
  // Two items that a guid tells apart are two, though they lead to the same page.
  const voidLinks = sharedValues(
    drafts,
    ({ pageKey }) => pageKey,
    ({ guid }) => guid ?? '',
  );
  const items = drafts.map((draft) => {
    const guid = draft.guid !== null && !voidGuids.has(draft.guid) ? draft.guid : null;
    const pageKey = draft.pageKey !== null && !voidLinks.has(draft.pageKey) ? draft.pageKey : null;
    return { ...draft.item, link: draft.link, keys: keysOf({ ...draft, guid, pageKey }, feed) };
  });
  const unique = oldestFirst(withoutRepeats(items));
  return isPersonal(feed.id) ? unique.map((item) => keptApart(item, feed)) : unique;
}

/**
 * Whoever adds a feed decides what it says: its items are articles of their own, so that no such feed changes,
 * claims or delivers what the operator's feeds bring.
 */
function keptApart(item: IdentifiedItem, feed: Feed): IdentifiedItem {
  const [first, ...rest] = item.keys;
  const own = (key: string) => hash('p', feed.id, key);
  return { ...item, keys: [own(first), ...rest.map(own)] };
}

/** An article's id: 12 characters of `[0-9a-z]`, made of its best key and therefore the same wherever it is made. */
export function articleId(primaryKey: string): string {
  const number = BigInt(`0x${digest('sha256', primaryKey, 'hex').slice(0, 16)}`);
  return number.toString(36).padStart(12, '0').slice(-12);
}

interface Draft {
  item: ParsedItem;
  link: string;
  /** Null for a link that many pages could have: the site itself. */
  pageKey: string | null;
  guid: string | null;
}

/** Reads the items of one feed. */
function drafter(parsed: ParsedFeed, feed: Feed, now: number): (item: ParsedItem) => Draft {
  const site = canonicalLink(parsed.link ?? '');
  const homes = new Set([site, canonicalLink(feed.publisher.url)].map((home) => home && linkKey(home)));
  /** What a page is known by; null for the front page of anything, which many items may lead to. */
  const pageKeyOf = (address: string | null) => {
    const key = address === null ? null : linkKey(address);
    return key === null || homes.has(key) || /^[^/]*\?$/.test(key) ? null : key;
  };
  return (item) => {
    const guidLink = item.guid === null ? null : canonicalLink(item.guid);
    const own = item.link === null ? guidLink : (canonicalLink(item.link) ?? guidLink);
    return {
      item: withoutFarDates(item, now + furthestPending),
      link: own ?? site ?? addressWithoutLogin(feed.publisher.url),
      pageKey: pageKeyOf(own),
      // A guid that is an address bears the same tails as a link (BBC's end in #0, #1).
      guid: guidLink === null ? item.guid : pageKeyOf(guidLink),
    };
  };
}

/** A date that is too far ahead may be known at a later poll: such an item is not the same then. */
function withoutFarDates(item: ParsedItem, last: number): ParsedItem {
  const isKnown = (date: number | null) => date === null || date <= last;
  if (isKnown(item.publishedAt) && isKnown(item.updatedAt)) return item;
  const { print: _, ...rest } = item;
  const known = (date: number | null) => (isKnown(date) ? date : null);
  return { ...rest, publishedAt: known(item.publishedAt), updatedAt: known(item.updatedAt) };
}

function keysOf({ item, guid, pageKey }: Draft, feed: Feed): [string, ...string[]] {
  const publisher = feed.publisher.id;
  const said = words(item.headline);
  const minute = item.publishedAt === null ? null : Math.floor(item.publishedAt / 60_000);
  const headlineKey = hash('h', publisher, String(minute), said.join(' '));
  const keys: string[] = [];
  if (guid !== null && guid !== pageKey) keys.push(hash('g', publisher, guid));
  if (pageKey !== null) keys.push(hash('l', pageKey));
  const [first, ...rest] = keys;
  if (first === undefined) return [headlineKey];
  // Short headlines (`Live`, `Breaking news`) are used again and again.
  return minute !== null && said.length >= 3 ? [first, ...rest, headlineKey] : [first, ...rest];
}

function hash(kind: string, ...parts: string[]): string {
  return kind + digest('sha256', parts.join('\n'), 'base64url').slice(0, 22);
}

/**
 * Values that cannot tell items apart: they stand under different headlines, and that for three or more, or
 * for most of the feed. (Two alike are rather one article, told again under a new headline.)
 * @param apart what else tells two items apart: where it differs, two are enough.
 */
function sharedValues(
  drafts: readonly Draft[],
  keyOf: (draft: Draft) => string | null,
  apart: (draft: Draft) => string,
): Set<string> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const value = keyOf(draft);
    if (value === null) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [draft]);
    else group.push(draft);
  }
  const shared = new Set<string>();
  for (const [value, group] of groups) {
    if (group.length < 2) continue;
    const headlines = new Set(group.map(({ item }) => words(item.headline).join(' '))).size;
    const others = new Set(group.map(apart)).size;
    if (headlines < 2) continue;
    if (headlines >= 3 || others >= 2 || group.length > drafts.length / 2) shared.add(value);
  }
  return shared;
}

/** A repeat gives what keys it has to the item it repeats, but for those that belong to a third one. */
function withoutRepeats(items: readonly IdentifiedItem[]): IdentifiedItem[] {
  const kept: { item: IdentifiedItem; more: string[] }[] = [];
  const owners = new Map<string, { item: IdentifiedItem; more: string[] }>();
  for (const item of items) {
    let owner = item.keys.map((key) => owners.get(key)).find((found) => found !== undefined);
    if (owner === undefined) {
      owner = { item, more: [] };
      kept.push(owner);
    }
    for (const key of item.keys) {
      if (owners.has(key)) continue;
      owners.set(key, owner);
      if (owner.item !== item) owner.more.push(key);
    }
  }
  return kept.map(({ item, more }) => ({ ...item, keys: [...item.keys, ...more] }));
}

/** By date; an item without one stays beside its neighbour, since feeds list the newest first. */
function oldestFirst(items: readonly IdentifiedItem[]): IdentifiedItem[] {
  let last = Number.NEGATIVE_INFINITY;
  const timed = [...items].reverse().map((item) => {
    last = item.publishedAt ?? last;
    return { item, time: last };
  });
  // Not by subtraction: -∞ minus itself is no number.
  return timed.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)).map(({ item }) => item);
}
