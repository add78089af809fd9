import { type Catalog, feedsOf } from '../core/catalog.js';
import { feedHealth } from '../core/feed-health.js';
import type { Meter } from '../core/ports/meter.js';
import type { Clock, Log, NewsStore, Store } from '../core/ports.js';
import { recent } from '../core/recent.js';
import type { Machine } from '../window/machine.js';
import type { Closers } from './closers.js';
import type { CoreConfig } from './config.js';
import { HourlyFigures } from './hourly-figures.js';
import { PrometheusMeter } from './prometheus.js';

/** How old the number of failing feeds may be, in milliseconds: it is counted from all feeds. */
const feedsAgeMs = 30_000;

/** All that is measured in this process. */
export interface Measuring {
  /** What intake and delivery tell. */
  meter: Meter;
  prometheus: PrometheusMeter;
  hourly: HourlyFigures;
}

/** Starts measuring. What was counted by the hour is stored when all who count have ended. */
export function startMeasuring(
  store: Store,
  { clock, log, closers }: { clock: Clock; log: Log; closers: Closers },
): Measuring {
  const prometheus = new PrometheusMeter();
  const hourly = new HourlyFigures(store, { clock, log });
  closers.push('measuring', async () => {
    prometheus.stop();
    await hourly.stop();
  });
  return { meter: bothOf(prometheus, hourly), prometheus, hourly };
}

function bothOf(first: Meter, second: Meter): Meter {
  return {
    polled(outcome) {
      first.polled(outcome);
      second.polled(outcome);
    },
    fetched(seconds) {
      first.fetched(seconds);
      second.fetched(seconds);
    },
    recorded(articles) {
      first.recorded(articles);
      second.recorded(articles);
    },
    sent(platform, outcome) {
      first.sent(platform, outcome);
      second.sent(platform, outcome);
    },
    posted(platform, seconds) {
      first.posted(platform, seconds);
      second.posted(platform, seconds);
    },
  };
}

/** The facts of this process that the window shows. */
export function machineOf(
  { DATABASE_URL }: Pick<CoreConfig, 'DATABASE_URL'>,
  hourly: HourlyFigures,
  { load, leaders }: Pick<Machine, 'load' | 'leaders'>,
): Machine {
  return {
    figures: () => hourly.all(),
    load,
    leaders,
    memory: () => process.memoryUsage.rss(),
    store: DATABASE_URL === undefined ? 'files' : 'postgres',
  };
}

/** Counts the feeds, and those that fail; the store is asked twice a minute at most. */
export function feedCounter(
  store: Pick<NewsStore, 'feedSummaries'>,
  catalog: () => Catalog,
  clock: Clock,
): () => Promise<{ all: number; failing: number }> {
  const failing = recent(
    async () => {
      const feeds = feedHealth(catalog(), await store.feedSummaries());
      return feeds.filter(({ status }) => status === 'failing').length;
    },
    feedsAgeMs,
    clock,
  );
  return async () => ({ all: feedsOf(catalog()).length, failing: await failing() });
}
