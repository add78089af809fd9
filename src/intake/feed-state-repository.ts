import type { LogEntry } from '../core/article.js';
import { describeError } from '../core/errors.js';
import type { FeedState } from '../core/feed.js';
import { packedFeed } from '../core/packed-feed.js';
import type { Clock, Log, NewsStore, RecordItem } from '../core/ports.js';
import { afterRestart, worthKeeping } from './feed-state.js';
import { retryGap } from './rhythm.js';

/** How often the times of polls that changed nothing else are written: 10 minutes, in milliseconds. */
const timesKeptEvery = 600_000;
/** How soon a record that failed is tried again at first, in milliseconds. */
const firstRetry = 1_000;

interface FeedStateRepositoryOptions {
  store: NewsStore;
  clock: Clock;
  log: Log;
}

/** What a poll found, and the version of the keywords that it was filed by, if any of it was. */
export interface Filed {
  items: RecordItem[];
  keywords?: number;
}

/** What became of keeping a poll: the entries it added, or why nothing was kept. */
export type Kept = { entries: LogEntry[]; reason: null } | { entries: null; reason: string };

/** Holds the states of the feeds, and moves one on only after the store has committed it. */
export function createFeedStateRepository({ store, clock, log }: FeedStateRepositoryOptions) {
  const states = new Map<string, { state: FeedState; keptAt: number }>();
  let loading: Promise<boolean> | null = null;
  let failingSince: number | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** Reads the states once. False when the store could not; asked again the next time. */
  function load(): Promise<boolean> {
    loading ??= store.feedStates().then(
      (stored) => {
        for (const state of stored) {
          hold(afterRestart(state), state.lastPollAt ?? 0);
        }
        return true;
      },
      (error) => {
        loading = null;
        log.error({ err: error }, 'the states of the feeds could not be read');
        return false;
      },
    );
    return loading;
  }

  function hold(state: FeedState, keptAt: number): void {
    states.set(state.id, { state: packedFeed(state), keptAt });
  }

  /** Takes up what other processes have made of feeds since. */
  function refresh(stored: Iterable<FeedState | null>): void {
    for (const state of stored) if (state !== null) hold(state, state.lastPollAt ?? 0);
  }

  /** Changes only when the feed is polled next, and only in memory. */
  function postpone(state: FeedState, nextPollAt: number): void {
    const { state: current, keptAt = 0 } = states.get(state.id) ?? {};
    hold({ ...state, nextPollAt, push: current?.push ?? state.push }, keptAt);
  }

  /** Keeps what a poll found. Never rejects. @param find compares with the store; nobody records meanwhile. */
  function keep(before: FeedState, after: FeedState, find: () => Promise<Filed>): Promise<Kept> {
    const kept = queue.then(() => keepNow(before, after, find));
    queue = kept;
    return kept;
  }

  async function keepNow(before: FeedState, after: FeedState, find: () => Promise<Filed>): Promise<Kept> {
    try {
      const found = await find();
      const { state: current, keptAt = 0 } = states.get(after.id) ?? {};
      // The subscription at its hub may have changed while the feed was being read.
      const whole = { ...after, push: current?.push ?? null };
      const isDue = clock.now() - keptAt >= timesKeptEvery;
      const isWorth =
        isDue || store.sharing !== undefined || worthKeeping({ ...before, push: whole.push }, whole);
      if (found.items.length === 0 && !isWorth) {
        hold(whole, keptAt);
        return { entries: [], reason: null };
      }
      const entries = await recordFresh(whole, found, find);
      hold(whole, clock.now());
      if (failingSince !== null) log.info({}, 'what feeds bring can be recorded again');
      failingSince = null;
      return { entries, reason: null };
    } catch (error) {
      return { entries: null, reason: refused(before, error) };
    }
  }

  /** Somebody may follow another keyword while a poll is filed: then it is filed again. */
  async function recordFresh(feed: FeedState, found: Filed, find: () => Promise<Filed>): Promise<LogEntry[]> {
    for (let filed = found; ; filed = await find()) {
      const entries = await store.record({ feed, ...filed });
      if (entries !== null) return entries;
    }
  }

  /** The poll counts as not made: the same is fetched again, and nothing is lost. */
  function refused(before: FeedState, error: unknown): string {
    const now = clock.now();
    const facts = { feed: before.id, err: error };
    const message = 'what a feed brought could not be recorded: it is tried again';
    if (failingSince === null) log.error(facts, message);
    else log.debug(facts, message);
    failingSince ??= now;
    const failingMs = now - failingSince;
    postpone(before, now + retryGap({ gapMs: firstRetry, failingMs, retryAfterMs: null, random: 0.5 }));
    return `what it brought could not be recorded: ${describeError(error)}`;
  }

  /** Changes the subscription of a feed at its hub, between two records. Rejects when it could not be kept. */
  function changePush(id: string, change: (state: FeedState) => FeedState): Promise<void> {
    const changed = queue.then(async () => {
      const known = states.get(id);
      if (known === undefined) return;
      const after = change(known.state);
      if (after === known.state) return;
      await store.record({ feed: after, items: [] });
      hold(after, clock.now());
    });
    queue = changed.catch(() => {});
    return changed;
  }

  /** Forgets a feed that is polled no more, behind what is being kept of it. Rejects when the store cannot. */
  function forget(id: string): Promise<void> {
    const forgotten = queue.then(async () => {
      await store.forgetFeed(id);
      states.delete(id);
    });
    queue = forgotten.catch(() => {});
    return forgotten;
  }

  return {
    load,
    keep,
    forget,
    refresh,
    postpone,
    changePush,
    state: (id: string) => states.get(id)?.state,
    states: () => [...states.values()].map(({ state }) => state),
  };
}

/** See {@link createFeedStateRepository}. */
export type FeedStates = ReturnType<typeof createFeedStateRepository>;
