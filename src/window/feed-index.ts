import { setImmediate } from 'node:timers/promises';
import { type Catalog, type Feed, feedsOf } from '../core/catalog.js';
import type { FeedSummary } from '../core/feed.js';
import { type FeedHealth, healthOf } from '../core/feed-health.js';

/** How the list of feeds can be sorted. */
export const feedOrders = ['health', 'name', 'newest'] as const;

/** See {@link feedOrders}. */
export type FeedOrder = (typeof feedOrders)[number];

/** So many feeds are looked at before others have their turn. */
const feedsAtOnce = 1_000;

const healthOrder = ['failing', 'ended', 'new', 'well'] as const;

/** The feeds of a catalog with what searching and sorting them needs, made once for each catalog. */
interface Listed {
  feeds: readonly Feed[];
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
    texts: feeds.map(({ id, publisher }) => `${id} ${publisher.name}`.toLowerCase()),
    byName: feeds
      .map((_, place) => place)
      .sort((left, right) => (idAt(feeds, left) < idAt(feeds, right) ? -1 : 1)),
  };
  known.set(catalog, listed);
  return listed;
}

const idAt = (feeds: readonly Feed[], place: number) => feeds[place]?.id ?? '';

/** How many feeds a catalog has. */
export const feedCount = (catalog: Catalog): number => listedOf(catalog).feeds.length;

/** How each feed of a catalog is, in its order. */
export async function healthOfFeeds(
  catalog: Catalog,
  summaries: readonly FeedSummary[],
): Promise<FeedHealth[]> {
  const states = new Map<string, FeedSummary>();
  for (const [index, state] of summaries.entries()) {
    states.set(state.id, state);
    if (index % feedsAtOnce === feedsAtOnce - 1) await setImmediate();
  }
  const health: FeedHealth[] = [];
  for (const feed of listedOf(catalog).feeds) {
    health.push(healthOf(feed, states.get(feed.id)));
    if (health.length % feedsAtOnce === 0) await setImmediate();
  }
  return health;
}

/** A page of feeds, and how many there are. */
export interface FoundFeeds {
  shown: FeedHealth[];
  hasMore: boolean;
  all: number;
  failing: number;
}

/** Which feeds are wanted. */
export interface FeedQuestion {
  filter: string;
  order: FeedOrder;
  offset: number;
  limit: number;
}

/** Finds feeds. Of ten thousand, only those that are shown are put together. */
export async function findFeeds(
  catalog: Catalog,
  summaries: readonly FeedSummary[],
  { filter, order, offset, limit }: FeedQuestion,
): Promise<FoundFeeds> {
  const { feeds, texts, byName } = listedOf(catalog);
  const health = await healthOfFeeds(catalog, summaries);
  const wanted = filter.toLowerCase();
  const places = byName.filter((place) => texts[place]?.includes(wanted));
  const found = sorted(places, health, order);
  const shown = found.slice(offset, offset + limit).flatMap((place) => health[place] ?? []);
  return {
    shown,
    hasMore: found.length > offset + limit,
    all: feeds.length,
    failing: health.filter(({ status }) => status === 'failing').length,
  };
}

/** Places in an order; those that are alike in it stay in the one that they came in. */
function sorted(
  places: readonly number[],
  health: readonly FeedHealth[],
  order: FeedOrder,
): readonly number[] {
  if (order === 'name') return places;
  if (order === 'health')
    return healthOrder.flatMap((status) => places.filter((place) => health[place]?.status === status));
  const newest = Float64Array.from(health, ({ state }) => state.recent[0] ?? 0);
  return [...places].sort((left, right) => (newest[right] ?? 0) - (newest[left] ?? 0));
}
