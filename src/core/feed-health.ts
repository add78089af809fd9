import { type Catalog, type Feed, feedsOf } from './catalog.js';
import { type FeedSummary, newFeedState } from './feed.js';

/** How a feed is: paused by the operator, not polled yet, read the last time, not read the last time, or gone for good. */
export const feedStatuses = ['new', 'well', 'failing', 'ended', 'paused'] as const;

/** See {@link feedStatuses}. */
export type FeedStatus = (typeof feedStatuses)[number];

/** How a feed of the catalog is. */
export interface FeedHealth {
  feed: Feed;
  state: FeedSummary;
  status: FeedStatus;
}

/** How each feed of the catalog is, in its order. A state that belongs to an earlier address counts as none. */
export function feedHealth(catalog: Catalog, summaries: readonly FeedSummary[]): FeedHealth[] {
  const known = new Map(summaries.map((state) => [state.id, state]));
  return feedsOf(catalog).map((feed) => healthOf(feed, known.get(feed.id)));
}

/** How one feed is, by what is stored of it. */
export function healthOf(feed: Feed, stored: FeedSummary | undefined): FeedHealth {
  const state = stored?.url === feed.url ? stored : newFeedState(feed.id, feed.url);
  return { feed, state, status: feed.paused ? 'paused' : statusOf(state) };
}

function statusOf({ ended, failing, lastPollAt }: FeedSummary): FeedStatus {
  if (ended) return 'ended';
  if (failing !== null) return 'failing';
  return lastPollAt === null ? 'new' : 'well';
}
