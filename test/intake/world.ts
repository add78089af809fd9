import { expect } from 'vitest';
import type { LogEntry } from '../../src/core/article.js';
import { type Catalog, catalogSchema } from '../../src/core/catalog.js';
import type { FeedState } from '../../src/core/feed.js';
import { createFetcher, type Fetcher } from '../../src/intake/fetch/fetcher.js';
import { createIntake, type Intake, type IntakeOptions } from '../../src/intake/intake.js';
import { ManualClock } from '../doubles/clock.js';
import { FeedServer, type Page } from '../doubles/feed-server.js';
import { type FeedItem, rss } from '../doubles/feed-text.js';
import { RecordedLog } from '../doubles/log.js';
import { MemoryStore } from './memory-store.js';

export const minute = 60_000;
export const hour = 60 * minute;

/** All that stands around an intake in a test: a publisher on loopback, the real fetcher, time that stands still. */
export class World {
  readonly clock = new ManualClock();
  readonly log = new RecordedLog();
  readonly fetcher = this.makeFetcher(['127.0.0.1']);
  readonly logEntries: LogEntry[] = [];
  readonly server: FeedServer;
  store = new MemoryStore();
  catalog: Catalog;
  readonly #intakes: Intake[] = [];

  static async open(): Promise<World> {
    return new World(await FeedServer.start());
  }

  private constructor(server: FeedServer) {
    this.server = server;
    this.catalog = this.makeCatalog(['/a']);
  }

  async close(): Promise<void> {
    await Promise.all(this.#intakes.map((intake) => intake.stop()));
    await this.fetcher.close();
    await this.server.close();
    expect(this.clock.waiting).toBe(0);
  }

  makeFetcher(allowHosts: string[]): Fetcher {
    return createFetcher({ clock: this.clock, version: '0', contact: 'https://k.example', allowHosts });
  }

  /** One publisher with a feed for each path, and topics for peace, for sport, and for the feed `b`. */
  makeCatalog(paths: readonly string[]): Catalog {
    const topic = (id: string, match: object) => ({ id, name: { en: id }, match });
    const feeds = paths.map((path) => ({ id: path.slice(1), url: this.server.url(path) }));
    const where = { url: 'https://p.example', language: 'id', timezone: 'Asia/Jakarta' };
    return catalogSchema.parse({
      publishers: [{ id: 'p', name: 'P', ...where, feeds }],
      topics: [
        topic('peace', { any: ['peace'] }),
        topic('sport', { categories: ['Sport'] }),
        topic('b', { feeds: ['b'] }),
      ],
    });
  }

  makeIntake(options: Partial<IntakeOptions> = {}): Intake {
    const intake = createIntake({
      store: this.store,
      catalog: () => this.catalog,
      fetcher: this.fetcher,
      clock: this.clock,
      log: this.log,
      feedIntervalSeconds: 1,
      onEntries: (entries) => this.logEntries.push(...entries),
      random: () => 0.5,
      ...options,
    });
    this.#intakes.push(intake);
    return intake;
  }

  /** An item that was published `age` milliseconds ago. */
  makeItem(number: number, age = 0, changes: Partial<FeedItem> = {}): FeedItem {
    return {
      title: `Headline of number ${number}`,
      link: `https://p.example/${number}`,
      guid: `id-${number}`,
      summary: `This is what article number ${number} tells its readers.`,
      author: 'Ana Wati',
      date: this.clock.now() - age,
      image: `https://p.example/${number}.jpg`,
      ...changes,
    };
  }

  publish(path: string, items: readonly FeedItem[], page: Page = {}): void {
    this.server.set(path, { body: rss(items), ...page });
  }

  /** Lets a second pass, and the feeds be polled that are due then. */
  async nextSecond(intake: Intake): Promise<void> {
    await this.clock.advance(1_000);
    await intake.tick();
  }

  /** What the operator reads at the usual level. */
  warnings(): string[] {
    const lines = this.log.lines.filter(({ level }) => level !== 'debug');
    return lines.map(({ level, message }) => `${level}: ${message}`);
  }

  /** The same lines with their facts. */
  logged(): object[] {
    const lines = this.log.lines.filter(({ level }) => level !== 'debug');
    return lines.map(({ level, message, facts }) => ({ level, message, ...facts }));
  }

  state(feed: string): FeedState | undefined {
    return this.store.feeds.get(feed);
  }
}
