import { setMaxListeners } from 'node:events';
import type { LogEntry } from '../core/article.js';
import { type Catalog, type Feed, feedsOf } from '../core/catalog.js';
import { cautiousTime } from '../core/cautious-time.js';
import { describeError } from '../core/errors.js';
import type { FeedState } from '../core/feed.js';
import type { Clock, Log, Sharing, Store } from '../core/ports.js';
import { compare, unknownOf } from './batch.js';
import { bodyHash } from './body-hash.js';
import { createClassifiers } from './classifiers.js';
import {
  addressOf,
  afterFailure,
  afterPush,
  afterSuccess,
  type Content,
  type GoodAnswer,
  type PollFailure,
  stateFor,
} from './feed-state.js';
import type { Fetcher } from './fetch/fetcher.js';
import { type IdentifiedItem, identify } from './identify.js';
import { createKeeper } from './keeper.js';
import { notice, noticeBatch } from './notices.js';
import type { ParsedFeed, ReadOptions } from './read/parsed-feed.js';
import { readFeed } from './read/read-feed.js';
import { spread } from './rhythm.js';
import { createTurns } from './turns.js';

/** What intake needs of the others. */
export interface IntakeOptions {
  store: Pick<Store, 'feedStates' | 'known' | 'articles' | 'record' | 'keywords' | 'sharing'>;
  /** The catalog as it is now; asked at every tick. */
  catalog: () => Catalog;
  fetcher: Pick<Fetcher, 'get'>;
  clock: Clock;
  log: Log;
  /** `FEED_INTERVAL`. */
  feedIntervalSeconds: number;
  /** Called with what a poll added to the log, once that is durable. */
  onEntries: (entries: LogEntry[]) => void;
  /** Bytes to a feed; throws where they are none. Default: {@link readFeed}. */
  read?: (body: Uint8Array, options: ReadOptions) => Promise<ParsedFeed>;
  /** Fills in what new items lack, from their pages; keeps their number and order, and never rejects. Default: nothing. */
  enrich?: (items: readonly IdentifiedItem[], feed: Feed, signal: AbortSignal) => Promise<IdentifiedItem[]>;
  /** Called when a polled feed was read, with the hub that it names, or null. */
  onHub?: (feedId: string, hub: ParsedFeed['hub']) => void;
  /** From 0 to 1, for the jitter of retries. Default: `Math.random`. */
  random?: () => number;
}

/** What became of one poll. */
export interface PollReport {
  feed: string;
  outcome: 'changed' | 'unchanged' | 'failed' | 'stopped';
  /** Why it failed, in plain words; else null. */
  reason: string | null;
  /** What was added to the log. */
  entries: LogEntry[];
}

/** Watches the feeds of the catalog. */
export interface Intake {
  /**
   * Polls all feeds that are due, and resolves when they are done. May be called again before that: feeds
   * that are being polled are left alone, so that a slow one keeps no other waiting. Never rejects.
   */
  tick(): Promise<void>;
  /** Polls every feed of the catalog now, due or not. */
  pollAll(): Promise<PollReport[]>;
  /** Polls one feed now; null when the catalog has none of this id. */
  poll(feedId: string): Promise<PollReport | null>;
  /** Takes a document of a feed that its hub pushed: all of the feed, or only what is new in it. */
  push(feedId: string, body: Uint8Array, contentType: string | null): Promise<PollReport | null>;
  /** Whether the catalog names this feed now. */
  watches(feedId: string): boolean;
  /** What is remembered of a feed now; null when it was never polled. */
  state(feedId: string): Promise<FeedState | null>;
  /** What is remembered of all feeds, those that left the catalog included. */
  states(): Promise<FeedState[]>;
  /** Sets a feed's subscription at its hub. Resolves when that is durable; nothing is written for the same object. */
  changePush(feedId: string, change: (state: FeedState) => FeedState): Promise<void>;
  /** Ends the requests under way, waits for what is being recorded, and polls no more. */
  stop(): Promise<void>;
}

/** A tick that comes a little early must not cost a feed a whole round. Milliseconds. */
const slack = 250;
/** A feed that took longer the last time counts as slow. Milliseconds. */
const slowAfter = 5_000;

/** A host that asks one feed to wait rests for all of them, but no longer than this: on a shared host they are of many. */
const longestHostRest = 10 * 60_000;

/** How long a clock that was set on must have held before an article counts as history by it: an hour. */
const newsProbationMs = 3_600_000;

/** Where several processes poll, each claims so many feeds at a time, in so many rows: a slow one holds up only its row. */
const [claimedAtATime, claimers] = [8, 4];

/** The way of an article from its feed to the log. The order of the stages is that of `pollFeed`. */
export function createIntake(options: IntakeOptions): Intake {
  const { store, fetcher, clock, log, feedIntervalSeconds } = options;
  const { read = readFeed, enrich = async (items) => [...items], random = Math.random } = options;
  const turn = createTurns({ total: 8, perHost: 2, slow: 4 });
  const keeper = createKeeper({ store, clock, log });
  const stopping = new AbortController();
  // As many requests as are under way listen to it.
  setMaxListeners(0, stopping.signal);
  const underWay = new Map<string, Promise<PollReport>>();
  const met = new Set<string>();
  const slow = new Set<string>();
  /** Hosts that asked to wait, and until when, by `clock.elapsed`. */
  const resting = new Map<string, number>();
  /** Whether feeds could be claimed the last time: that they cannot is told once. */
  let claimable = true;
  const newsTime = cautiousTime(clock, newsProbationMs);
  const classifierOf = createClassifiers();
  let compiled = compile(options.catalog());

  async function pollFeed(feed: Feed): Promise<PollReport> {
    const before = stateFor(feed, keeper.state(feed.id));
    const began = clock.now();

    // poll
    const answer = await fetcher.get({
      url: addressOf(before),
      etag: before.etag,
      lastModified: before.lastModified,
      signal: stopping.signal,
    });
    if (answer.kind === 'stopped') return report(feed, 'stopped');
    if (answer.kind === 'failed') return fail(feed, answer);
    if (answer.kind === 'unchanged') return succeed(feed, before, answer, null, began);
    const hash = bodyHash(answer.body);
    if (hash === before.bodyHash) return succeed(feed, before, answer, { bodyHash: hash, read: null }, began);

    const found = await take(feed, before, answer, began);
    if ('reason' in found) return fail(feed, { ...found, retryAfterMs: null, gone: false });
    options.onHub?.(feed.id, found.parsed.hub);
    return succeed(feed, before, answer, { bodyHash: hash, read: found }, began);
  }

  /** read → identify → enrich: from the bytes of a feed to its items, or the reason why not. */
  async function take(
    feed: Feed,
    before: FeedState,
    document: { body: Uint8Array; url: string; contentType: string | null },
    now: number,
  ): Promise<{ parsed: ParsedFeed; items: IdentifiedItem[] } | { reason: string }> {
    try {
      const parsed = await read(document.body, readOptions(feed, document));
      for (const warning of parsed.warnings) log.debug({ feed: feed.id }, `Feed ${feed.id}: ${warning}.`);
      const items = identify(parsed, feed, now);
      const fresh = await unknownOf(store, items, before.lastSuccessAt === null);
      if (fresh.length === 0) return { parsed, items };
      const enriched = await enrich(fresh, feed, stopping.signal);
      const whole = new Map(fresh.map((item, index) => [item, enriched[index] ?? item]));
      return { parsed, items: items.map((item) => whole.get(item) ?? item) };
    } catch (error) {
      return { reason: describeError(error) };
    }
  }

  async function takePush(feed: Feed, body: Uint8Array, contentType: string | null): Promise<PollReport> {
    const before = stateFor(feed, keeper.state(feed.id));
    const now = clock.now();
    const found = await take(feed, before, { body, url: addressOf(before), contentType }, now);
    if ('reason' in found) return report(feed, 'failed', found.reason);
    return record(feed, before, afterPush(before, found.items, now), found, now);
  }

  async function succeed(
    feed: Feed,
    before: FeedState,
    answer: GoodAnswer,
    content: Content | null,
    began: number,
  ): Promise<PollReport> {
    const after = afterSuccess(before, feed, answer, content, timing(began));
    return record(feed, before, after, content?.read ?? null, began);
  }

  /** classify → record: compares with what is known, and commits what is new. */
  async function record(
    feed: Feed,
    before: FeedState,
    after: FeedState,
    found: { parsed: ParsedFeed; items: readonly IdentifiedItem[] } | null,
    now: number,
  ): Promise<PollReport> {
    const kept = await keeper.keep(before, after, async () => {
      if (found === null) return { items: [] };
      const keywords = await store.keywords();
      const classify = classifierOf(compiled.catalog, keywords);
      const context = { feed, parsed: found.parsed, classify, now, cautiousNow: newsTime() };
      const batch = await compare(store, before, found.items, context);
      noticeBatch(log, feed, batch);
      return { items: batch.items, keywords: keywords.version };
    });
    if (kept.entries === null) return report(feed, 'failed', kept.reason);
    notice(log, feed, before, after);
    if (kept.entries.length > 0) options.onEntries(kept.entries);
    return report(feed, found === null ? 'unchanged' : 'changed', null, kept.entries);
  }

  async function fail(feed: Feed, failure: PollFailure): Promise<PollReport> {
    if (failure.retryAfterMs !== null) {
      resting.set(hostOf(feed), clock.elapsed() + Math.min(failure.retryAfterMs, longestHostRest));
    }
    const before = stateFor(feed, keeper.state(feed.id));
    const after = afterFailure(before, feed, failure, timing(clock.now()));
    notice(log, feed, before, after);
    await keeper.keep(before, after, async () => ({ items: [] }));
    return report(feed, 'failed', failure.reason);
  }

  const timing = (now: number) => ({ now, defaultSeconds: feedIntervalSeconds, random: random() });

  function start(feed: Feed): Promise<PollReport> {
    const running = underWay.get(feed.id);
    if (running !== undefined) return running;
    const poll = turn(hostOf(feed), slow.has(feed.id), async () => {
      if (clock.elapsed() < (resting.get(hostOf(feed)) ?? 0)) return report(feed, 'stopped');
      const began = clock.elapsed();
      const result = await pollFeed(feed).catch((error) => fail(feed, thrown(error)));
      const isSlow = result.outcome === 'failed' || clock.elapsed() - began > slowAfter;
      if (isSlow) slow.add(feed.id);
      else slow.delete(feed.id);
      return result;
    }).finally(async () => {
      await store.sharing?.releaseFeed(feed.id).catch(() => {});
      underWay.delete(feed.id);
    });
    underWay.set(feed.id, poll);
    return poll;
  }

  /** Polls those of the due feeds that no other process takes, a few at a time, so that all have something to do. */
  async function pollShared(due: Feed[], sharing: Sharing): Promise<void> {
    const next = async (): Promise<void> => {
      const some = due.splice(0, claimedAtATime);
      if (some.length === 0 || stopping.signal.aborted) return;
      const claimed = await sharing.claimFeeds(some.map(({ id }) => id));
      if (!claimable) log.info({}, 'Feeds can be claimed again.');
      claimable = true;
      keeper.refresh(claimed.values());
      await Promise.all(some.filter(({ id }) => claimed.has(id)).map(start));
      await next();
    };
    const told = (error: unknown) => {
      if (claimable) log.warn({ err: error }, 'feeds could not be claimed: tried again until they can');
      claimable = false;
    };
    await Promise.all(Array.from({ length: claimers }, () => next().catch(told)));
  }

  /** The feeds of the catalog as it is now; its rules are compiled once for each catalog. */
  function feeds(): ReadonlyMap<string, Feed> {
    const catalog = options.catalog();
    if (catalog !== compiled.catalog) compiled = compile(catalog);
    return compiled.feeds;
  }

  function dueFeeds(): Feed[] {
    const now = clock.now();
    const due = [...feeds().values()]
      .map((feed) => ({ feed, state: stateFor(feed, keeper.state(feed.id)) }))
      .filter(({ state }) => !state.ended && isDue(state, now))
      .sort((a, b) => a.state.nextPollAt - b.state.nextPollAt);
    const unmet = due.filter(({ feed }) => !met.has(feed.id));
    const waits = spread(unmet.length, feedIntervalSeconds * 1000);
    const later = new Set<Feed>();
    unmet.forEach(({ feed, state }, index) => {
      met.add(feed.id);
      const wait = waits[index] ?? 0;
      if (wait <= slack) return;
      later.add(feed);
      keeper.postpone(state, now + wait);
    });
    return due.map(({ feed }) => feed).filter((feed) => !later.has(feed) && !underWay.has(feed.id));
  }

  return {
    async tick() {
      // Asked each time, so that it knows for how long the clock has held.
      newsTime();
      if (stopping.signal.aborted || !(await keeper.load()) || stopping.signal.aborted) return;
      const due = dueFeeds();
      await (store.sharing === undefined ? Promise.all(due.map(start)) : pollShared(due, store.sharing));
    },
    async pollAll() {
      await keeper.load();
      return Promise.all([...feeds().values()].map(start));
    },
    async poll(feedId) {
      await keeper.load();
      const feed = feeds().get(feedId);
      return feed === undefined ? null : start(feed);
    },
    async push(feedId, body, contentType) {
      await keeper.load();
      const feed = feeds().get(feedId);
      return feed === undefined || stopping.signal.aborted ? null : takePush(feed, body, contentType);
    },
    watches: (feedId) => feeds().has(feedId),
    async state(feedId) {
      await keeper.load();
      return keeper.state(feedId) ?? null;
    },
    async states() {
      await keeper.load();
      return keeper.states();
    },
    changePush: keeper.changePush,
    async stop() {
      stopping.abort();
      await Promise.all(underWay.values());
    },
  };
}

function compile(catalog: Catalog) {
  const feeds = new Map(feedsOf(catalog).map((feed) => [feed.id, feed]));
  return { catalog, feeds };
}

const hostOf = (feed: Feed) => new URL(feed.url).host;

/** A feed that was polled in the future was so before the clock was set back: what was planned by it counts no more. */
function isDue({ nextPollAt, lastPollAt }: FeedState, now: number): boolean {
  return nextPollAt <= now + slack || (lastPollAt !== null && lastPollAt > now + slack);
}

function readOptions(feed: Feed, answer: { url: string; contentType: string | null }): ReadOptions {
  const { language = null, timezone = null } = feed.publisher;
  return { url: answer.url, contentType: answer.contentType, language, timezone };
}

/** What no feed could be read from, or a fault of Kabar that must not hold up the other feeds. */
function thrown(error: unknown): PollFailure {
  return { reason: describeError(error), retryAfterMs: null, gone: false };
}

function report(
  feed: Feed,
  outcome: PollReport['outcome'],
  reason: string | null = null,
  entries: LogEntry[] = [],
): PollReport {
  return { feed: feed.id, outcome, reason, entries };
}
