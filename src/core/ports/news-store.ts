import type { Article, LogEntry } from '../article.js';
import type { FeedState, FeedSummary } from '../feed.js';
import type { Keyword } from '../keyword.js';
import type { FollowedFeed } from '../personal-feed.js';
import type { ArticleReader } from './article-reader.js';
import type { FeedClaims } from './sharing.js';

/** One article that intake hands over, and what the log says about it. */
export interface RecordItem {
  article: Article;
  /** Identity keys by which the article is known from now on. They are added to those it has. */
  keys: readonly string[];
  /** Null when the article changed in a way that nobody needs to hear of, such as an author that was found later. */
  entry: Pick<LogEntry, 'kind' | 'topics' | 'deliverable'> | null;
  /**
   * What its story is found by beside headline and lead, packed: the beginning of its text in at most 1 KB, and what an
   * embedding model made of it, if one is asked. It is kept for 48 h.
   */
  bodyProfile?: string | null;
}

/** Everything that one poll of a feed found. It is committed as a whole or not at all. */
export interface RecordBatch {
  feed: FeedState;
  items: readonly RecordItem[];
  /** The version of the {@link Keywords} that the items were classified by. Absent when there was nothing to classify. */
  keywords?: number;
}

/** When a feed was polled, and when it is to be polled next. */
export type FeedTimes = Pick<FeedState, 'id' | 'nextPollAt' | 'lastPollAt' | 'lastSuccessAt'>;

/** The phrases that people follow beside the catalog's topics. The version changes whenever the list does. */
export interface Keywords {
  version: number;
  list: readonly Keyword[];
}

/** What intake writes: feeds, articles and the log. */
export interface NewsStore extends ArticleReader {
  /** About so many articles are kept: those that were seen first leave when there are more. */
  readonly articleCapacity: number;
  /** Returns what is remembered of all feeds, or of these. */
  feedStates(ids?: readonly string[]): Promise<FeedState[]>;
  /** Returns how all feeds are, for people: much less than their states, so that it may be asked for often. */
  feedSummaries(): Promise<FeedSummary[]>;
  /**
   * Commits the times of feeds of which nothing else has changed; those that are not remembered are left out. Absent where
   * other processes have to learn of each poll at once: then each is recorded.
   */
  noteFeedTimes?(times: readonly FeedTimes[]): Promise<void>;
  /** Forgets what is remembered of a feed that is polled no more. Its articles stay as long as others. */
  forgetFeed(id: string): Promise<void>;
  /** Returns the feeds that chats have added for themselves, each once. A chat that let the bot go does not count. */
  personalFeeds(): Promise<readonly FollowedFeed[]>;
  /** Returns which articles are known by these identity keys, as key → article id. Unknown keys are left out. */
  known(keys: readonly string[]): Promise<Map<string, string>>;
  /**
   * Commits a poll. Each item's article is stored and replaces the one with its id, its keys are bound to it, its story
   * is assigned, and its entry gets the next `seq`. Returns the entries in that order. Returns null and commits nothing
   * when somebody has followed another keyword since the batch was classified: then it has to be classified again.
   */
  record(batch: RecordBatch): Promise<LogEntry[] | null>;
  /** Returns the keywords that are followed now. */
  keywords(): Promise<Keywords>;
  /** Absent when only one process can use the store. */
  readonly sharing?: FeedClaims;
}
