import { setImmediate } from 'node:timers/promises';
import { type Catalog, type Feed, feedsOf } from '../core/catalog.js';
import type { FeedSummary } from '../core/feed.js';
import { type FeedHealth, type FeedStatus, healthOf } from '../core/feed-health.js';

/** How the list of feeds can be sorted. */
export const feedOrders = ['health', 'name', 'newest'] as const;

/** See {@link feedOrders}. */
type FeedOrder = (typeof feedOrders)[number];

/** How many feeds are looked at before others have their turn: a millisecond's worth. */
const feedsAtOnce = 1_000;

const healthOrder = ['failing', 'ended', 'paused', 'new', 'well'] as const satisfies FeedStatus[];

/** The feeds of a catalog with what searching and sorting them needs, made once for each catalog. */
interface Listed {
  feeds: readonly Feed[];
  /** Where a feed stands, by its id. */
  places: ReadonlyMap<string, number>;
  /** What a filter looks in, feed by feed. */
  texts: readonly string[];
  /** The places of the feeds by their ids. */
  byName: readonly number[];
}

const known = new WeakMap<Catalog, Listed>();

function listedOf(catalog: Catalog): Listed {
  const kept = known.get(catalog);
  if (kept !== undefined) return kept;
  const feeds = feedsOf(catalog);
  const listed = {
    feeds,
    places: new Map(feeds.map(({ id }, place) => [id, place])),
    texts: feeds.map(({ id, publisher }) => `${id} ${publisher.name}`.toLowerCase()),
    byName: feeds
      .map((_, place) => place)
      .sort((left, right) => (idAt(feeds, left) < idAt(feeds, right) ? -1 : 1)),
  };
  known.set(catalog, listed);
  return listed;
}

const idAt = (feeds: readonly Feed[], place: number) => feeds[place]?.id ?? '';

/** Whether a catalog has a feed of this id. */
export const isFeed = (catalog: Catalog, id: string): boolean => listedOf(catalog).places.has(id);

/** How many feeds a catalog has. */
export const feedCount = (catalog: Catalog): number => listedOf(catalog).feeds.length;

/** How the feeds of a catalog are. Of ten thousand, only those that somebody wants to see are put together. */
export interface FeedConditions {
  /** The status of each feed, as its place in {@link healthOrder}. */
  readonly statuses: Uint8Array;
  /** How many feeds have a status. */
  readonly counts: Readonly<Record<FeedStatus, number>>;
  /** When the newest article of each feed was published; 0 where none is known. */
  readonly newest: Float64Array;
  /** The health of the feed at a place. */
  at(place: number): FeedHealth;
}

/**
 * What was found out last about the feeds of a catalog. A store that keeps its states in memory replaces what changes: what
 * is the same object as before is not looked at again, since looking at ten thousand takes longer than a page may.
 */
class Conditions implements FeedConditions {
  readonly #listed: Listed;
  #seen: readonly FeedSummary[] = [];
  #states: (FeedSummary | undefined)[] = [];
  #updating: Promise<void> = Promise.resolve();
  statuses = new Uint8Array();
  newest = new Float64Array();
  counts = { failing: 0, ended: 0, paused: 0, new: 0, well: 0 };

  constructor(listed: Listed) {
    this.#listed = listed;
  }

  /** Takes up states. One at a time: what was read later must not be overwritten. */
  update(summaries: readonly FeedSummary[]): Promise<void> {
    const updated = this.#updating.then(() => this.#takeUp(summaries));
    this.#updating = updated.catch(() => {});
    return updated;
  }

  at(place: number): FeedHealth {
    return healthOf(this.#listed.feeds[place] as Feed, this.#states[place]);
  }

  async #takeUp(summaries: readonly FeedSummary[]): Promise<void> {
    if (!isOfSameFeeds(this.#seen, summaries)) this.#forget();
    let changed = 0;
    for (const [index, state] of summaries.entries()) {
      if (this.#seen[index] === state) continue;
      this.#put(state);
      changed += 1;
      if (changed % feedsAtOnce === 0) await setImmediate();
    }
    this.#seen = summaries;
  }

  #forget(): void {
    const { feeds } = this.#listed;
    const { length } = feeds;
    this.#seen = [];
    this.#states = Array(length).fill(undefined);
    this.statuses = new Uint8Array(length).fill(healthOrder.indexOf('new'));
    this.newest = new Float64Array(length);
    const paused = [...feeds.keys()].filter((place) => feeds[place]?.paused);
    for (const place of paused) this.statuses[place] = healthOrder.indexOf('paused');
    const { length: asleep } = paused;
    this.counts = { failing: 0, ended: 0, paused: asleep, new: length - asleep, well: 0 };
  }

  /** A state that belongs to an earlier address counts as none. */
  #put(stored: FeedSummary): void {
    const place = this.#listed.places.get(stored.id);
    if (place === undefined) return;
    const { state, status } = healthOf(this.#listed.feeds[place] as Feed, stored);
    const before = healthOrder[this.statuses[place] ?? 0];
    if (before !== undefined) this.counts[before] -= 1;
    this.counts[status] += 1;
    this.#states[place] = stored;
    this.statuses[place] = healthOrder.indexOf(status);
    this.newest[place] = state.recent[0] ?? 0;
  }
}

/** Whether states are of the same feeds in the same order. Those that are the same object need no look. */
function isOfSameFeeds(before: readonly FeedSummary[], after: readonly FeedSummary[]): boolean {
  if (before.length === 0 || before.length !== after.length) return false;
  return after.every((state, index) => before[index] === state || before[index]?.id === state.id);
}

const conditions = new WeakMap<Catalog, Conditions>();

/** Looks at all feeds of a catalog. */
export async function conditionsOf(
  catalog: Catalog,
  summaries: readonly FeedSummary[],
): Promise<FeedConditions> {
  const kept = conditions.get(catalog) ?? new Conditions(listedOf(catalog));
  conditions.set(catalog, kept);
  await kept.update(summaries);
  return kept;
}

/** The first feeds that are in a status, in the order of the catalog. */
export function feedsIn(conditions: FeedConditions, status: FeedStatus, limit: number): FeedHealth[] {
  const { statuses } = conditions;
  const wanted = healthOrder.indexOf(status);
  const found: FeedHealth[] = [];
  for (let place = statuses.indexOf(wanted); place !== -1; place = statuses.indexOf(wanted, place + 1)) {
    if (found.length >= limit) break;
    found.push(conditions.at(place));
  }
  return found;
}

/** A page of feeds, and how many there are. */
export interface FoundFeeds {
  shown: FeedHealth[];
  hasMore: boolean;
  all: number;
  failing: number;
}

/** Which feeds are wanted. */
interface FeedQuestion {
  filter: string;
  order: FeedOrder;
  offset: number;
  limit: number;
}

/** Finds feeds. */
export async function findFeeds(
  catalog: Catalog,
  summaries: readonly FeedSummary[],
  { filter, order, offset, limit }: FeedQuestion,
): Promise<FoundFeeds> {
  const { feeds, texts, byName } = listedOf(catalog);
  const found = await conditionsOf(catalog, summaries);
  const wanted = filter.toLowerCase();
  const places = wanted === '' ? byName : byName.filter((place) => texts[place]?.includes(wanted));
  const inOrder = sorted(places, found, order);
  return {
    shown: inOrder.slice(offset, offset + limit).map((place) => found.at(place)),
    hasMore: inOrder.length > offset + limit,
    all: feeds.length,
    failing: found.counts.failing,
  };
}

/** Places in an order; those that are alike in it stay in the one that they came in. */
function sorted(
  places: readonly number[],
  { statuses, newest }: FeedConditions,
  order: FeedOrder,
): readonly number[] {
  if (order === 'name') return places;
  if (order === 'health') {
    const byStatus = healthOrder.map((): number[] => []);
    for (const place of places) byStatus[statuses[place] ?? 0]?.push(place);
    // `flat` takes ten times as long.
    return ([] as number[]).concat(...byStatus);
  }
  return [...places].sort((left, right) => (newest[right] ?? 0) - (newest[left] ?? 0));
}
