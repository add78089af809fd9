import { historyAge } from '../core/article.js';
import type { FeedState } from '../core/feed.js';
import type { IdentifiedItem } from './identified-item.js';

/** Fewer items than this are never taken for a feed that was renamed as a whole. */
const fewestForBrake = 3;

/** What tells news from history in one poll. */
export interface HistoryQuestion {
  /** Before this poll. */
  state: FeedState;
  /** All that the feed lists now. */
  items: readonly IdentifiedItem[];
  /** Those of them that are not known. */
  fresh: ReadonlySet<IdentifiedItem>;
  now: number;
}

/** The items of a poll that are history: recorded, never posted. */
export interface History {
  has(item: IdentifiedItem): boolean;
  /** How many items the brake holds back; 0 where it did not act. */
  braked: number;
}

/**
 * History is a feed's first poll, what was published over 48 h ago, and what the brake holds back: when a
 * known feed suddenly looks all new, then its new items that are dated before its last successful read, or
 * not at all. What is dated after that read is news, however many there are.
 */
export function historyOf({ state, items, fresh, now }: HistoryQuestion): History {
  const readAt = state.lastSuccessAt;
  if (readAt === null) return { has: () => true, braked: 0 };
  const suspects = new Set(
    [...fresh].filter(({ publishedAt }) => publishedAt === null || publishedAt < readAt),
  );
  const isBraked =
    suspects.size >= fewestForBrake && suspects.size > items.length / 2 && lostMost(state, items);
  const held = isBraked ? suspects : new Set<IdentifiedItem>();
  return {
    has: (item) => held.has(item) || (item.publishedAt !== null && now - item.publishedAt > historyAge),
    braked: held.size,
  };
}

/** A burst of news leaves the older items in their place; a renamed feed lists hardly any of them. */
function lostMost({ listed }: FeedState, items: readonly IdentifiedItem[]): boolean {
  const now = new Set(items.flatMap(({ keys }) => keys));
  return listed.filter((key) => now.has(key)).length < listed.length / 2;
}
