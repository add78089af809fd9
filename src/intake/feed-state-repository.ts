import type { LogEntry } from '../core/article.js';
import { describeError } from '../core/errors.js';
import type { FeedState } from '../core/feed.js';
import { KeyedMutex } from '../core/keyed-mutex.js';
import { packedFeed, withFields } from '../core/packed-feed.js';
import type { Clock, Log, NewsStore, RecordItem } from '../core/ports.js';
import { knownOf } from './batch.js';
import { afterRestart, worthKeeping } from './feed-state.js';
import type { IdentifiedItem } from './identified-item.js';
import { retryGap } from './rhythm.js';

/** How often the times of polls that changed nothing else are written, all at once: 10 minutes, in milliseconds. */
const timesNotedEvery = 600_000;
/** How soon a record that failed is tried again at first, in milliseconds. */
const firstRetry = 1_000;

/** How to make a {@link FeedStateRepository}. */
export interface FeedStateRepositoryOptions {
  store: NewsStore;
  clock: Clock;
  log: Log;
}

/** What is to be kept of a poll beside its feed's state. */
export interface Findings {
  items: readonly IdentifiedItem[];
  /**
   * Compares the items with the articles that they are known as, by identity key. Called again where they were filed by
   * keywords of before.
   */
  compare: (known: ReadonlyMap<string, string>) => Promise<Filed>;
}

/** What is recorded of a poll, and the version of the keywords that it was filed by, if any of it was. */
export interface Filed {
  items: RecordItem[];
  keywords?: number;
  /** What the feed's items said, see `packPrints`; empty where that is not known. Absent: the same as before. */
  prints?: string;
}

/** What is held of a feed. */
interface Held {
  state: FeedState;
  /** What its items said when its body had the hash of `state`. Not stored: after a restart everything is read whole. */
  prints: string;
}

/** What became of keeping a poll: the entries it added, or why nothing was kept. */
export type Kept = { entries: LogEntry[]; reason: null } | { entries: null; reason: string };

/** Holds the states of the feeds, and moves one on only after the store has committed it. */
export class FeedStateRepository {
  readonly #store: NewsStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #states = new Map<string, Held>();
  /** Feeds whose times have changed since they were written. */
  readonly #unnoted = new Set<string>();
  /** By `clock.elapsed`. */
  #timesNotedAt: number;
  #loading: Promise<boolean> | null = null;
  #failingSince: number | null = null;
  /** By the ids of feeds and the identity keys of items. */
  readonly #mutex = new KeyedMutex();
  /** By the ids of articles. Whoever waits here holds the feed and the keys. */
  readonly #articles = new KeyedMutex();

  constructor({ store, clock, log }: FeedStateRepositoryOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#timesNotedAt = clock.elapsed();
  }

  state(id: string): FeedState | undefined {
    return this.#states.get(id)?.state;
  }

  /** What the items of a feed said at the poll that `before` comes from; empty where that is not known. */
  prints(before: FeedState): string {
    const held = this.#states.get(before.id);
    return held !== undefined && held.state.bodyHash === before.bodyHash ? held.prints : '';
  }

  states(): FeedState[] {
    return [...this.#states.values()].map(({ state }) => state);
  }

  /** Reads the states once. False when the store could not; asked again the next time. */
  load(): Promise<boolean> {
    this.#loading ??= this.#store.feedStates().then(
      (stored) => {
        for (const state of stored) this.#hold(packedFeed(afterRestart(state), state));
        return true;
      },
      (error) => {
        this.#loading = null;
        this.#log.error({ err: error }, 'the states of the feeds could not be read');
        return false;
      },
    );
    return this.#loading;
  }

  /** Takes up what other processes have made of feeds since. */
  refresh(stored: Iterable<FeedState | null>): void {
    for (const state of stored) {
      if (state === null) continue;
      // Another process may have polled it, or taken what its hub pushed.
      const isOwn = this.state(state.id)?.lastPollAt === state.lastPollAt && state.push === null;
      this.#hold(state, isOwn ? undefined : '');
    }
  }

  /** Changes only when the feed is polled next, and only in memory. */
  postpone(state: FeedState, nextPollAt: number): void {
    const push = this.state(state.id)?.push ?? state.push;
    this.#hold(withFields(state, { nextPollAt, push }));
  }

  /**
   * Keeps what a poll found, null where that is its feed's state alone. Never rejects. Meanwhile nobody else records this
   * feed, its items, or the articles that they are known as; polls that have nothing in common are recorded together.
   */
  async keep(before: FeedState, after: FeedState, found: Findings | null): Promise<Kept> {
    const keys = found === null ? [] : found.items.flatMap((item) => item.keys);
    const kept = await this.#mutex.run([after.id, ...keys], () =>
      found === null
        ? this.#keepNow(before, after, async () => ({ items: [] }))
        : this.#keepFound(before, after, found),
    );
    if (!this.#unnoted.has(after.id)) return kept;
    return this.#noteTimesWhenDue().then(
      () => kept,
      (error: unknown) => ({ entries: null, reason: this.#refused(before, error) }),
    );
  }

  /** Changes the subscription of a feed at its hub, between two records. Rejects when it could not be kept. */
  changePush(id: string, change: (state: FeedState) => FeedState): Promise<void> {
    return this.#mutex.run([id], async () => {
      const known = this.state(id);
      if (known === undefined) return;
      const after = change(known);
      if (after === known) return;
      await this.#store.record({ feed: after, items: [] });
      this.#hold(after);
    });
  }

  /** Forgets a feed that is polled no more, behind what is being kept of it. Rejects when the store cannot. */
  forget(id: string): Promise<void> {
    return this.#mutex.run([id], async () => {
      await this.#store.forgetFeed(id);
      this.#states.delete(id);
      this.#unnoted.delete(id);
    });
  }

  async #keepFound(before: FeedState, after: FeedState, { items, compare }: Findings): Promise<Kept> {
    try {
      const known = await knownOf(this.#store, items);
      const articles = [...new Set(known.values())];
      return await this.#articles.run(articles, () => this.#keepNow(before, after, () => compare(known)));
    } catch (error) {
      return { entries: null, reason: this.#refused(before, error) };
    }
  }

  async #keepNow(before: FeedState, after: FeedState, compare: () => Promise<Filed>): Promise<Kept> {
    try {
      const found = await compare();
      // The subscription at its hub may have changed while the feed was being read.
      const push = this.state(after.id)?.push ?? null;
      const whole = withPush(after, push);
      const isWorth = this.#store.noteFeedTimes === undefined || worthKeeping(withPush(before, push), whole);
      if (found.items.length === 0 && !isWorth) {
        this.#hold(whole, found.prints);
        this.#unnoted.add(whole.id);
        return { entries: [], reason: null };
      }
      const entries = await this.#recordFresh(whole, found, compare);
      this.#hold(whole, found.prints);
      this.#unnoted.delete(whole.id);
      this.#recovered();
      return { entries, reason: null };
    } catch (error) {
      return { entries: null, reason: this.#refused(before, error) };
    }
  }

  /** A write for each of thousands of polls that found nothing would cost more than the polls. */
  async #noteTimesWhenDue(): Promise<void> {
    const [before, now] = [this.#timesNotedAt, this.#clock.elapsed()];
    if (now - before < timesNotedEvery) return;
    this.#timesNotedAt = now;
    const ids = [...this.#unnoted];
    try {
      await this.#mutex.run(ids, () => this.#noteTimes(ids));
    } catch (error) {
      this.#timesNotedAt = before;
      throw error;
    }
    this.#recovered();
  }

  async #noteTimes(ids: readonly string[]): Promise<void> {
    const unnoted = ids.filter((id) => this.#unnoted.has(id));
    await this.#store.noteFeedTimes?.(unnoted.flatMap((id) => this.state(id) ?? []));
    for (const id of unnoted) this.#unnoted.delete(id);
  }

  #recovered(): void {
    if (this.#failingSince !== null) this.#log.info({}, 'what feeds bring can be recorded again');
    this.#failingSince = null;
  }

  /** Somebody may follow another keyword while a poll is filed: then it is filed again. */
  async #recordFresh(feed: FeedState, found: Filed, compare: () => Promise<Filed>): Promise<LogEntry[]> {
    for (let filed = found; ; filed = await compare()) {
      const { prints: _, ...batch } = filed;
      const entries = await this.#store.record({ feed, ...batch });
      if (entries !== null) return entries;
    }
  }

  /** The poll counts as not made: the same is fetched again, and nothing is lost. */
  #refused(before: FeedState, error: unknown): string {
    const now = this.#clock.now();
    const facts = { feed: before.id, err: error };
    const message = 'what a feed brought could not be recorded: it is tried again';
    if (this.#failingSince === null) this.#log.error(facts, message);
    else this.#log.debug(facts, message);
    this.#failingSince ??= now;
    const failingMs = now - this.#failingSince;
    const gap = retryGap({ gapMs: firstRetry, failingMs, retryAfterMs: null, random: 0.5 });
    this.postpone(before, now + gap);
    return `what it brought could not be recorded: ${describeError(error)}`;
  }

  #hold(state: FeedState, prints = this.#states.get(state.id)?.prints ?? ''): void {
    const held = this.#states.get(state.id)?.state;
    this.#states.set(state.id, { state: packedFeed(state, held), prints });
  }
}

/** Mostly it is the same, and the state need not be made anew. */
function withPush(state: FeedState, push: FeedState['push']): FeedState {
  return state.push === push ? state : withFields(state, { push });
}
