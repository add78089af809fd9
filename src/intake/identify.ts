import { hash as digest } from 'node:crypto';
import type { Feed } from '../core/catalog.js';
import { isPersonal } from '../core/personal-feed.js';
import { addressWithoutLogin } from '../core/secrets.js';
import { words } from '../core/text.js';
import { canonicalLink, linkKey } from './canonical-link.js';
import type { IdentifiedItem } from './identified-item.js';
import type { SeenItem } from './prints.js';
import type { ParsedFeed, ParsedItem } from './read/parsed-feed.js';

/** A date further ahead than this is a mistake of the publisher: a day, in milliseconds. */
const furthestPending = 24 * 3_600_000;

/** The items of a feed with what they are known by, the oldest first. */
export interface Identified {
  items: IdentifiedItem[];
  /** Whether no two of them have anything in common: each would be known by the same if the others were gone. */
  areApart: boolean;
}

/**
 * What a feed's items are known by, the oldest item first. An item that stands twice is one. By DESIGN: its
 * guid where that is stable, its canonical link, its headline and date; all that it has count, so that a
 * publisher who renames one of them does not make everything new.
 */
export function identify(parsed: ParsedFeed, feed: Feed, now: number): IdentifiedItem[] {
  return identifyAll(parsed, feed, now).items;
}

/** The same, and whether the items have anything in common. */
export function identifyAll(parsed: ParsedFeed, feed: Feed, now: number): Identified {
  const { items, areApart } = withKeys(draftsOf(parsed, feed, now), feed);
  return { items: oldestFirst(withoutRepeats(items)), areApart };
}

/**
 * The same where items were passed over that were seen before, which had nothing in common; null where a new one has,
 * so that all have to be looked at.
 */
export function identifyNew(
  parsed: ParsedFeed,
  feed: Feed,
  now: number,
  seen: ReadonlyMap<string, SeenItem>,
): Identified | null {
  const drafts = draftsOf(parsed, feed, now);
  const { items, areApart } = withKeys(drafts, feed);
  const isOdd = !areApart || parsed.items.some(({ brief }) => brief !== undefined);
  const meant = new Set(drafts.flatMap((draft) => commonKeysOf(draft, feed)));
  const prints = new Set<string>();
  const all = items.map((item, index) => ({ place: drafts[index]?.place ?? 0, item }));
  for (const { print, before } of parsed.passed ?? []) {
    const known = seen.get(print);
    if (isOdd || known === undefined || prints.has(print) || known.keys.some((key) => meant.has(key)))
      return null;
    prints.add(print);
    all.push({ place: before - 0.5, item: seenItem(print, known) });
  }
  all.sort((a, b) => a.place - b.place);
  return { items: oldestFirst(all.map(({ item }) => item)), areApart };
}

/** An item that was passed over: as much as is remembered of it, which is all that is asked of it. */
function seenItem(print: string, { keys, publishedAt, lacks }: SeenItem): IdentifiedItem {
  // Made at once and not of parts: there are two dozen of them at every poll.
  const item: IdentifiedItem = {
    guid: null,
    guidIsPermalink: false,
    link: '',
    headline: '',
    text: null,
    authors: [],
    publishedAt,
    updatedAt: null,
    language: null,
    image: null,
    categories: [],
    print,
    brief: 'seen',
    keys,
  };
  if (lacks !== null) item.lacks = lacks;
  return item;
}

function draftsOf(parsed: ParsedFeed, feed: Feed, now: number): Draft[] {
  const draftOf = drafter(parsed, feed, now);
  return parsed.items.flatMap((item, place) => (item.headline === '' ? [] : draftOf(item, place)));
}

/** The items in their order, known by what no others share with them. */
function withKeys(drafts: readonly Draft[], feed: Feed): Identified {
  const guids = groupsOf(drafts, ({ guid }) => guid);
  const links = groupsOf(drafts, ({ pageKey }) => pageKey);
  const voidGuids = sharedValues(guids, drafts.length, () => '');
  // Two items that a guid tells apart are two, though they lead to the same page.
  const voidLinks = sharedValues(links, drafts.length, ({ guid }) => guid ?? '');
  const items = drafts.map((draft) => {
    const guid = draft.guid !== null && !voidGuids.has(draft.guid) ? draft.guid : null;
    const pageKey = draft.pageKey !== null && !voidLinks.has(draft.pageKey) ? draft.pageKey : null;
    // The new field first, here and elsewhere: behind the others it gives each object a layout of its own, which costs time.
    return { keys: keysOf({ ...draft, guid, pageKey }, feed), ...draft.item, link: draft.link };
  });
  const keys = items.flatMap((item) => item.keys);
  const areApart = guids.size === 0 && links.size === 0 && new Set(keys).size === keys.length;
  return { items, areApart };
}

/** The keys by which another item would be known that had anything in common with this one. */
function commonKeysOf({ item, guid, pageKey }: Draft, feed: Feed): string[] {
  // A guid that is the link too is a key of its kind alone.
  const values = [guid && guidKey(guid, feed), guid && pageKeyHash(guid), pageKey && pageKeyHash(pageKey)];
  const headline = headlineKey(words(item.headline), item.publishedAt, feed);
  const keys = [...values.filter((key) => key !== null), headline];
  return keys.map((key) => keptApart(key, feed));
}

/**
 * Whoever adds a feed decides what it says: its items are articles of their own, so that no such feed changes,
 * claims or delivers what the operator's feeds bring.
 */
function keptApart(key: string, { id }: Feed): string {
  return isPersonal(id) ? hash('p', id, key) : key;
}

/** An article's id: 12 characters of `[0-9a-z]`, made of its best key and therefore the same wherever it is made. */
export function articleId(primaryKey: string): string {
  const number = BigInt(`0x${digest('sha256', primaryKey, 'hex').slice(0, 16)}`);
  return number.toString(36).padStart(12, '0').slice(-12);
}

interface Draft {
  item: ParsedItem;
  /** How many items of the feed stand before it. */
  place: number;
  link: string;
  /** Null for a link that many pages could have: the site itself. */
  pageKey: string | null;
  guid: string | null;
}

/** Reads the items of one feed. */
function drafter(parsed: ParsedFeed, feed: Feed, now: number): (item: ParsedItem, place: number) => Draft {
  const site = canonicalLink(parsed.link ?? '');
  const homes = new Set([site, canonicalLink(feed.publisher.url)].map((home) => home && linkKey(home)));
  /** What a page is known by; null for the front page of anything, which many items may lead to. */
  const pageKeyOf = (address: string | null) => {
    const key = address === null ? null : linkKey(address);
    return key === null || homes.has(key) || /^[^/]*\?$/.test(key) ? null : key;
  };
  return (item, place) => {
    const guidLink = item.guid === null ? null : canonicalLink(item.guid);
    const own = item.link === null ? guidLink : (canonicalLink(item.link) ?? guidLink);
    const pageKey = pageKeyOf(own);
    return {
      item: withoutFarDates(item, now + furthestPending),
      place,
      link: own ?? site ?? addressWithoutLogin(feed.publisher.url),
      pageKey,
      // A guid that is an address bears the same tails as a link (BBC's end in #0, #1), and mostly is the link.
      guid: guidLink === null ? item.guid : guidLink === own ? pageKey : pageKeyOf(guidLink),
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
  const keys: string[] = [];
  if (guid !== null && guid !== pageKey) keys.push(guidKey(guid, feed));
  if (pageKey !== null) keys.push(pageKeyHash(pageKey));
  const headline = words(item.headline);
  // Short headlines (`Live`, `Breaking news`) are used again and again.
  const isTelling = item.publishedAt !== null && headline.length >= 3;
  if (keys.length === 0 || isTelling) keys.push(headlineKey(headline, item.publishedAt, feed));
  return keys.map((key) => keptApart(key, feed)) as [string, ...string[]];
}

const guidKey = (guid: string, { publisher }: Feed) => hash('g', publisher.id, guid);
const pageKeyHash = (pageKey: string) => hash('l', pageKey);

function headlineKey(headline: readonly string[], publishedAt: number | null, { publisher }: Feed): string {
  const minute = publishedAt === null ? null : Math.floor(publishedAt / 60_000);
  return hash('h', publisher.id, String(minute), headline.join(' '));
}

function hash(kind: string, ...parts: string[]): string {
  return kind + digest('sha256', parts.join('\n'), 'base64url').slice(0, 22);
}

/** The drafts that share a value, by that value. */
function groupsOf(drafts: readonly Draft[], read: (draft: Draft) => string | null): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const value = read(draft);
    if (value === null) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [draft]);
    else group.push(draft);
  }
  for (const [value, group] of groups) if (group.length < 2) groups.delete(value);
  return groups;
}

/**
 * Values that cannot tell items apart: they stand under different headlines, and that for three or more, or
 * for most of the feed. (Two alike are rather one article, told again under a new headline.)
 * @param apart what else tells two items apart: where it differs, two are enough.
 */
function sharedValues(
  groups: ReadonlyMap<string, readonly Draft[]>,
  all: number,
  apart: (draft: Draft) => string,
): Set<string> {
  const shared = new Set<string>();
  for (const [value, group] of groups) {
    const headlines = new Set(group.map(({ item }) => words(item.headline).join(' '))).size;
    const others = new Set(group.map(apart)).size;
    if (headlines < 2) continue;
    if (headlines >= 3 || others >= 2 || group.length > all / 2) shared.add(value);
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
  return kept.map(({ item, more }) =>
    more.length === 0 ? item : { ...item, keys: [...item.keys, ...more] },
  );
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
