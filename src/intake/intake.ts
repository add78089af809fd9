import { setMaxListeners } from 'node:events';
import { type Catalog, type Feed, feedsOf } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import { ActivePolls } from './active-polls.js';
import { FeedPoller, type FeedPollerOptions } from './feed-poller.js';
import { FeedStateRepository } from './feed-state-repository.js';
import { Outages } from './outages.js';
import { PersonalFeeds } from './personal-feeds.js';
import type { PollReport } from './poll-report.js';
import { PollSchedule } from './poll-schedule.js';
import { SharedPolls } from './shared-polls.js';

/** What intake needs of the others. */
export type IntakeOptions = FeedPollerOptions;

/** Watches the feeds of the catalog, and those that people added to their chats. */
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

/** Wires what polls feeds: when, how many at once, shared with whom. */
export function createIntake(options: IntakeOptions): Intake {
  const { store, clock, log, feedIntervalSeconds } = options;
  const stopping = new AbortController();
  // As many requests as are under way listen to it.
  setMaxListeners(0, stopping.signal);
  const { signal } = stopping;
  const states = new FeedStateRepository({ store, clock, log });
  const outages = new Outages(log);
  const personal = options.personal === undefined ? null : new PersonalFeeds({ store, states, log });
  const feeds = feedsById(options.catalog, () => personal?.feeds ?? none);
  const poller = new FeedPoller(options, {
    states,
    signal,
    outages,
    restHost: (feed, ms) => polls.restHost(feed, ms),
    feedCount: () => feeds().size,
  });
  const polls = new ActivePolls({
    clock,
    meter: options.meter,
    poll: (feed, asked) => poller.poll(feed, asked),
    fail: (feed, failure) => poller.fail(feed, failure),
    onEnd: async (feed) => void (await store.sharing?.releaseFeed(feed.id).catch(() => {})),
  });
  const start = (feed: Feed) => polls.start(feed);
  const schedule = new PollSchedule(states, clock, feedIntervalSeconds * 1000);
  const { sharing } = store;
  const shared = sharing && new SharedPolls({ sharing, states, start, log, signal });

  return {
    async tick() {
      // Asked each time, so that it knows for how long the clock has held.
      poller.cautiousNow();
      if (signal.aborted || !(await states.load()) || signal.aborted) return;
      await personal?.refresh();
      if (signal.aborted) return;
      const due = schedule.due(feeds().values()).filter((feed) => !polls.has(feed));
      await outages.during(due.length, async () => {
        await (shared === undefined ? Promise.all(due.map(start)) : shared.poll(due));
      });
    },
    async pollAll() {
      await states.load();
      return Promise.all([...feeds().values()].map(start));
    },
    async poll(feedId) {
      await states.load();
      await personal?.refresh();
      const feed = feeds().get(feedId);
      return feed === undefined ? null : start(feed);
    },
    async push(feedId, body, contentType) {
      await states.load();
      const feed = feeds().get(feedId);
      return feed === undefined || signal.aborted ? null : poller.push(feed, body, contentType);
    },
    watches: (feedId) => feeds().has(feedId),
    async state(feedId) {
      await states.load();
      return states.state(feedId) ?? null;
    },
    async states() {
      await states.load();
      return states.states();
    },
    changePush: (id, change) => states.changePush(id, change),
    async stop() {
      stopping.abort();
      await polls.ended();
    },
  };
}

/** One for all: another list means that the feeds are collected anew. */
const none: readonly Feed[] = [];

/** The feeds of the catalog as it is now, without those that are paused, and those that people added, collected once for each list. */
function feedsById(catalog: () => Catalog, personal: () => readonly Feed[]): () => ReadonlyMap<string, Feed> {
  let last: { catalog: Catalog; personal: readonly Feed[]; feeds: Map<string, Feed> } | null = null;
  return () => {
    const [current, added] = [catalog(), personal()];
    if (last?.catalog !== current || last.personal !== added) {
      const all = [...feedsOf(current).filter(({ paused }) => !paused), ...added];
      last = { catalog: current, personal: added, feeds: new Map(all.map((feed) => [feed.id, feed])) };
    }
    return last.feeds;
  };
}
