import type { Chat } from '../../src/core/chat.js';
import { type Plan, planSchema, type Settlement } from '../../src/core/delivery.js';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordItem, Store } from '../../src/core/ports.js';
import type { Lane } from '../../src/core/subscription.js';
import type { ManualClock } from '../doubles/clock.js';
import { makeArticle } from '../fixtures/article.js';

/** A store that a contract runs on. */
export interface OpenedStore {
  store: Store;
  clock: ManualClock;
  /** Closes the store and opens it again on the same data. */
  reopen(): Promise<Store>;
  /** Lets go of everything that the store left behind. Closes it when it is open. */
  dispose(): Promise<void>;
}

/** A feed that was never polled. */
export const feed = newFeedState('feed', 'https://example.com/feed.xml');
/** The topic that a chat follows where nothing else is said. */
export const topic = 'rusia-ukraina';

/** An article with its entry, for `record`. */
export function makeItem(
  number: number,
  topics: readonly string[] = [topic],
  entry: Partial<NonNullable<RecordItem['entry']>> = {},
): RecordItem {
  const article = makeArticle(number, { topics: [...topics] });
  return {
    article,
    keys: [`link:${number}`],
    entry: { kind: 'new', topics: [...topics], deliverable: true, ...entry },
  };
}

/** The end of an entry in a chat, posted unless a reason is given. */
export function makeSettlement(
  chat: string,
  seq: number,
  number: number,
  changes: Partial<Settlement> = {},
): Settlement {
  const posted = changes.reason === undefined ? { messageId: `m${seq}`, revision: 1 } : null;
  const { id } = makeArticle(number);
  return {
    chat,
    lane: 'instant',
    seq,
    article: id,
    posted,
    reason: null,
    heldFor: null,
    at: Date.UTC(2024, 5, 18),
    ...changes,
  };
}

/** A plan to tell the articles of these numbers as one list; their entries have the numbers as `seq`. */
export function makePlan(chat: string, numbers: readonly number[], changes: Partial<Plan> = {}): Plan {
  return planSchema.parse({
    id: `plan-${numbers.join('-')}`,
    chat,
    lane: 'instant',
    entries: numbers.map((number) => ({ seq: number, article: makeArticle(number).id, revision: 1 })),
    title: 'Konflik Rusia Vs Ukraina',
    headlines: [{ text: 'Putin', link: 'https://example.com/1', facts: 'Tribunnews' }],
    more: null,
    at: Date.UTC(2024, 5, 18),
    ...changes,
  });
}

/** What a part of the contract is run with: the store of the test under way, and what is done with it often. */
export interface Given {
  store(): Store;
  clock(): ManualClock;
  reopen(): Promise<void>;
  put(chat: Chat): Promise<Chat | null>;
  pendingSeqs(chat: string, lane?: Lane, limit?: number): Promise<number[]>;
}
