import type { Article, LogEntry } from '../../src/core/article.js';
import type { FeedState } from '../../src/core/feed.js';
import type { FollowedFeed } from '../../src/core/personal-feed.js';
import type { FeedTimes, Keywords, NewsStore, RecordBatch } from '../../src/core/ports.js';

/** The part of a store that intake needs, in memory. */
export class MemoryStore implements NewsStore {
  articleCapacity = 20_000;
  readonly feeds = new Map<string, FeedState>();
  readonly stored = new Map<string, Article>();
  readonly keys = new Map<string, string>();
  /** What articles' stories are found by beside headline and lead. */
  readonly profiles = new Map<string, string>();
  readonly log: LogEntry[] = [];
  /** How often something was recorded. */
  records = 0;
  /** How often times were noted. */
  notes = 0;
  followed: Keywords = { version: 1, list: [] };
  /** While set, nothing can be recorded. */
  fault: Error | null = null;

  /** The feeds that chats have added for themselves. */
  personal: readonly FollowedFeed[] = [];

  async feedStates(ids?: readonly string[]): Promise<FeedState[]> {
    return ids === undefined ? [...this.feeds.values()] : ids.flatMap((id) => this.feeds.get(id) ?? []);
  }

  async feedSummaries(): Promise<FeedState[]> {
    return [...this.feeds.values()];
  }

  async noteFeedTimes(times: readonly FeedTimes[]): Promise<void> {
    if (this.fault !== null) throw this.fault;
    this.notes += 1;
    for (const { id, nextPollAt, lastPollAt, lastSuccessAt } of times) {
      const known = this.feeds.get(id);
      if (known !== undefined) this.feeds.set(id, { ...known, nextPollAt, lastPollAt, lastSuccessAt });
    }
  }

  async forgetFeed(id: string): Promise<void> {
    this.feeds.delete(id);
  }

  async personalFeeds(): Promise<readonly FollowedFeed[]> {
    return this.personal;
  }

  async known(keys: readonly string[]): Promise<Map<string, string>> {
    const found = keys.map((key) => [key, this.keys.get(key)] as const);
    return new Map(found.flatMap(([key, id]) => (id === undefined ? [] : [[key, id]])));
  }

  async articles(ids: readonly string[]): Promise<Article[]> {
    return ids.flatMap((id) => this.stored.get(id) ?? []);
  }

  async keywords(): Promise<Keywords> {
    return this.followed;
  }

  async record({ feed, items }: RecordBatch): Promise<LogEntry[]> {
    if (this.fault !== null) throw this.fault;
    this.records += 1;
    this.feeds.set(feed.id, feed);
    return items.flatMap(({ article, keys, entry, bodyProfile }) => {
      this.stored.set(article.id, article);
      if (bodyProfile) this.profiles.set(article.id, bodyProfile);
      for (const key of keys) this.keys.set(key, article.id);
      if (entry === null) return [];
      const line = {
        ...entry,
        topics: [...entry.topics],
        seq: this.log.length + 1,
        article: article.id,
        publisher: article.publisher.id,
        language: article.language,
        story: article.story,
        at: 0,
      };
      this.log.push(line);
      return [line];
    });
  }

  /** The log as a test reads it: kind, headline as it is now, and whether it may be posted. */
  logLines(): string[] {
    return this.log.map(
      ({ kind, article, deliverable }) =>
        `${deliverable ? '' : 'history: '}${kind} ${this.stored.get(article)?.headline}`,
    );
  }
}
