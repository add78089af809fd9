import type { FeedFinder } from '../core/ports.js';
import type { Topic } from '../core/topic.js';

/** What came of a poll that somebody asked for. */
export type PollResult = { kind: 'read'; entries: number } | { kind: 'failed'; reason: string };

/** What became of a list of feeds. */
export interface ImportResult {
  added: number;
  known: number;
  left: number;
}

/** What the operator can have this process do. Everything that changes the catalog writes the operator's own file. */
export interface Operations extends FeedFinder {
  /** Polls a feed now. Null when the catalog has none of this id. */
  poll(feed: string): Promise<PollResult | null>;
  /** @throws KabarError when the feed stands in a file that Kabar never changes, and says which. */
  removeFeed(feed: string): Promise<void>;
  /** The catalog's feeds as an OPML list. */
  exportFeeds(): string;
  /** @throws KabarError when it is no OPML. */
  importFeeds(opml: string): Promise<ImportResult>;
  /** Puts a topic into the operator's own file; it replaces one of the same id. @throws KabarError naming the fault. */
  saveTopic(topic: Topic): Promise<void>;
}
