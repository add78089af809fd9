import type { Feed } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import type { IdentifiedItem } from './identified-item.js';
import { type Memory, unpackMemory } from './prints.js';
import type { BriefReading, ParsedFeed } from './read/parsed-feed.js';

/** How a body may be read in brief, and what is remembered of the items that were seen before. */
export interface Brief {
  reading: BriefReading;
  memory: Memory;
}

/**
 * What need not be read whole: what says the same as before, and history that no store would keep for long.
 * @param packedMemory what the last poll left, see `packMemory`.
 * @param share so many articles of each feed are kept, where all feeds bring as many.
 */
export function briefFor(feed: Feed, before: FeedState, packedMemory: string, share: number): Brief {
  const memory = unpackMemory(packedMemory, before.listed);
  const { items, passing } = memory;
  const isFirstPoll = before.lastSuccessAt === null;
  const whole = isFirstPoll ? Math.max(1, Math.floor(share)) : Number.POSITIVE_INFINITY;
  const about = JSON.stringify([feed.publisher.id, feed.publisher.url]);
  const seen = new Set(items.keys());
  return { reading: { seen, whole, about, ...(passing !== null && { passing }) }, memory };
}

/** The same, but that everything is read as far as it is known by. */
export function withoutPassing({ reading, memory }: Brief): Brief {
  const { passing: _, ...rest } = reading;
  return { reading: rest, memory: { ...memory, passing: null } };
}

/**
 * How the next poll may pass over what this one saw, if no two items have anything in common. Where items are of several
 * languages, what none is said of may depend on the others.
 */
export function passingAfter({ items, passed, language }: ParsedFeed, memory: Memory): Memory['passing'] {
  const isSameAsBefore = passed === undefined || memory.passing?.language === language;
  return isSameAsBefore && items.every((item) => item.language === language) ? { language } : null;
}

/** An item that was seen before, with what it lacked then. */
export function withLacks(item: IdentifiedItem, seen: Memory['items']): IdentifiedItem {
  if (item.lacks !== undefined) return item;
  const lacks = item.brief === 'seen' ? seen.get(item.print ?? '')?.lacks : null;
  return typeof lacks === 'number' ? { ...item, lacks } : item;
}

/** Whether an item that was seen before is known by something else now. */
export function isNewlyListed({ listed }: FeedState): (item: IdentifiedItem) => boolean {
  const before = new Set(listed);
  return ({ brief, keys }) => brief === 'seen' && keys.some((key) => !before.has(key));
}
