import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Outcome, outcomeKinds } from '../core/delivery.js';
import { delayBounds } from '../core/figures.js';
import type { Meter, PollOutcome, QueueLoad } from '../core/ports/meter.js';

/** How often it is looked how late the event loop is, in milliseconds. */
const lagResolutionMs = 20;

/** What is read at each scrape. */
interface MetricSources {
  /** How many feeds the catalog has, and how many of them cannot be read. */
  feeds(): Promise<{ all: number; failing: number }>;
  /** What each platform that this process leads for has to send. */
  load(): Readonly<Record<string, QueueLoad>>;
  /** The status of each configured platform in this process. */
  platforms(): Readonly<Record<string, string>>;
}

/**
 * The figures of this process as Prometheus reads them. Labels are platforms and outcomes, never feeds or chats, so that
 * the number of series does not grow with them.
 */
export class PrometheusMeter implements Meter {
  readonly #registry = new Registry();
  readonly #lag: IntervalHistogram = monitorEventLoopDelay({ resolution: lagResolutionMs });
  readonly #polls: Counter<'outcome'>;
  readonly #fetches: Histogram;
  readonly #articles: Counter;
  readonly #posts: Counter<'platform' | 'outcome'>;
  readonly #delays: Histogram<'platform'>;

  constructor() {
    const registers = [this.#registry];
    this.#polls = new Counter({
      name: 'kabar_polls_total',
      help: 'Polls of feeds by how they ended.',
      labelNames: ['outcome'],
      registers,
    });
    this.#fetches = new Histogram({
      name: 'kabar_fetch_seconds',
      help: 'How long a publisher took to answer a poll with the whole feed, or to fail.',
      buckets: [0.1, 0.3, 1, 3, 10, 30],
      registers,
    });
    this.#articles = new Counter({
      name: 'kabar_articles_total',
      help: 'New articles that were recorded.',
      registers,
    });
    this.#posts = new Counter({
      name: 'kabar_posts_total',
      help: 'Posts, and parts of lists and digests, that were handed to a platform, by what became of them.',
      labelNames: ['platform', 'outcome'],
      registers,
    });
    this.#delays = new Histogram({
      name: 'kabar_publish_to_post_seconds',
      help: 'From the publication of an article to its post in a chat, lists and digests left out.',
      labelNames: ['platform'],
      buckets: [...delayBounds],
      registers,
    });
    for (const outcome of ['changed', 'unchanged', 'failed', 'stopped'] as const)
      this.#polls.inc({ outcome }, 0);
    this.#addProcess();
    this.#lag.enable();
  }

  polled(outcome: PollOutcome): void {
    this.#polls.inc({ outcome });
  }

  fetched(seconds: number): void {
    this.#fetches.observe(seconds);
  }

  recorded(articles: number): void {
    this.#articles.inc(articles);
  }

  sent(platform: string, outcome: Outcome['kind']): void {
    this.#posts.inc({ platform, outcome });
  }

  posted(platform: string, seconds: number): void {
    this.#delays.observe({ platform }, seconds);
  }

  /** Adds what is read at each scrape. Call it once. */
  watch({ feeds, load, platforms }: MetricSources): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'kabar_feeds_failing',
      help: 'Feeds of the catalog that could not be read the last time.',
      registers,
      async collect() {
        this.set((await feeds()).failing);
      },
    });
    new Gauge({
      name: 'kabar_feeds',
      help: 'Feeds of the catalog.',
      registers,
      async collect() {
        this.set((await feeds()).all);
      },
    });
    this.#addByPlatform('kabar_platform_connected', 'Whether this process listens to the platform.', () =>
      entriesOf(platforms(), (state) => (state === 'connected' ? 1 : 0)),
    );
    this.#addByPlatform('kabar_lease_held', 'Whether this process leads for the platform: one does.', () => {
      const led = load();
      return entriesOf(platforms(), (_, name) => (Object.hasOwn(led, name) ? 1 : 0));
    });
    const byLoad = (read: (load: QueueLoad) => number) => () => entriesOf(load(), read);
    this.#addByPlatform(
      'kabar_waiting_chats',
      'Chats with a post that waits or is under way, where this process leads.',
      byLoad(({ waitingChats }) => waitingChats),
    );
    this.#addByPlatform(
      'kabar_oldest_waiting_seconds',
      'For how long the chat that has waited longest has had something to wait for.',
      byLoad(({ oldestWaitingMs }) => oldestWaitingMs / 1_000),
    );
    this.#addByPlatform(
      'kabar_rate_used_ratio',
      "The share of the platform's limit for the token that is used now.",
      byLoad(({ rateUsed }) => rateUsed),
    );
    for (const platform of Object.keys(platforms())) {
      // Prometheus sees no increase in a counter that begins with its first event.
      for (const outcome of outcomeKinds) this.#posts.inc({ platform, outcome }, 0);
      this.#delays.zero({ platform });
    }
  }

  /** The answer to a scrape. */
  async scrape(): Promise<{ type: string; text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  stop(): void {
    this.#lag.disable();
    this.#registry.clear();
  }

  #addByPlatform(name: string, help: string, read: () => Record<string, number>): void {
    new Gauge({
      name,
      help,
      labelNames: ['platform'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const [platform, value] of Object.entries(read())) this.set({ platform }, value);
      },
    });
  }

  /** The few of prom-client's usual figures that say how a process is, under their usual names. */
  #addProcess(): void {
    const lag = this.#lag;
    const registers = [this.#registry];
    const add = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - lagResolutionMs) / 1_000 || 0;
    add('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
    add('nodejs_heap_size_used_bytes', 'Used part of the heap.', () => process.memoryUsage().heapUsed);
    const startedAt = Math.round(Date.now() / 1_000 - process.uptime());
    add('process_start_time_seconds', 'When the process started, in seconds since 1970.', () => startedAt);
    add('nodejs_eventloop_lag_p50_seconds', 'Median lag of the event loop since the last scrape.', () =>
      seconds(lag.percentile(50)),
    );
    add('nodejs_eventloop_lag_p99_seconds', '99th percentile of the same.', () => {
      const value = seconds(lag.percentile(99));
      lag.reset();
      return value;
    });
    let counted = 0;
    new Counter({
      name: 'process_cpu_seconds_total',
      help: 'CPU time, in seconds.',
      registers,
      collect() {
        const { user, system } = process.cpuUsage();
        this.inc((user + system) / 1e6 - counted);
        counted = (user + system) / 1e6;
      },
    });
  }
}

function entriesOf<T>(
  byPlatform: Readonly<Record<string, T>>,
  read: (value: T, name: string) => number,
): Record<string, number> {
  return Object.fromEntries(Object.entries(byPlatform).map(([name, value]) => [name, read(value, name)]));
}
