import type { FeedState } from '../core/feed.js';
import { firstPollPages } from './batch.js';
import type { IdentifiedItem } from './identify.js';
import { unpackPrints } from './prints.js';
import type { BriefReading } from './read/parsed-feed.js';

/** How a body may be read in brief, and what the items lack that were seen before. */
export interface Brief extends BriefReading {
  prints: ReadonlyMap<string, number | null>;
}

/**
 * What need not be read whole: what says the same as before, and history that no store would keep for long.
 * @param packedPrints what the feed's items said, see `packPrints`.
 * @param share so many articles of each feed are kept, where all feeds bring as many.
 */
export function briefFor(before: FeedState, packedPrints: string, share: number): Brief {
  const prints = unpackPrints(packedPrints);
  const isFirstPoll = before.lastSuccessAt === null;
  const whole = isFirstPoll ? Math.max(firstPollPages, Math.floor(share)) : Number.POSITIVE_INFINITY;
  return { seen: new Set(prints.keys()), prints, whole };
}

/** An item that was seen before, with what it lacked then. */
export function withLacks(item: IdentifiedItem, brief: Brief | null): IdentifiedItem {
  const lacks = item.brief === 'seen' ? brief?.prints.get(item.print ?? '') : null;
  return typeof lacks === 'number' ? { ...item, lacks } : item;
}

/** Whether an item that was seen before is known by something else now. */
export function isNewlyListed({ listed }: FeedState): (item: IdentifiedItem) => boolean {
  const before = new Set(listed);
  return ({ brief, keys }) => brief === 'seen' && keys.some((key) => !before.has(key));
}
