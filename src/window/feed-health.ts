import type { Catalog, Feed } from '../core/catalog.js';
import { feedsOf } from '../core/catalog.js';
import { type FeedState, newFeedState } from '../core/feed.js';

/** Days that a sparkline shows. */
export const sparkDays = 14;

const dayMs = 24 * 3_600_000;

/** How a feed is, for one row. */
export interface FeedHealth {
  feed: Feed;
  state: FeedState;
  status: 'new' | 'well' | 'failing' | 'ended';
  /** Its newest articles (at most 20 are known) by day, the oldest day first. */
  perDay: number[];
}

/** How each feed of the catalog is. A state that belongs to an earlier address counts as none. */
export function feedHealth(catalog: Catalog, states: readonly FeedState[], now: number): FeedHealth[] {
  const known = new Map(states.map((state) => [state.id, state]));
  return feedsOf(catalog).map((feed) => {
    const stored = known.get(feed.id);
    const state = stored?.url === feed.url ? stored : newFeedState(feed.id, feed.url);
    return { feed, state, status: statusOf(state), perDay: articlesByDay(state.recent, now) };
  });
}

function statusOf({ ended, failing, lastPollAt }: FeedState): FeedHealth['status'] {
  if (ended) return 'ended';
  if (failing !== null) return 'failing';
  return lastPollAt === null ? 'new' : 'well';
}

function articlesByDay(recent: readonly number[], now: number): number[] {
  const days = Array<number>(sparkDays).fill(0);
  for (const instant of recent) {
    const day = sparkDays - 1 - Math.floor((now - instant) / dayMs);
    if (day >= 0 && day < sparkDays) days[day] = (days[day] ?? 0) + 1;
  }
  return days;
}
