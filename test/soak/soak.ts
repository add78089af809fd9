import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { packageRoot } from '../../src/app/package-root.js';
import { createCommands } from '../../src/commands/commands.js';
import { catalogSchema } from '../../src/core/catalog.js';
import type { ChatAdapter, Commands, Store } from '../../src/core/ports.js';
import { type Settings, settingsSchema } from '../../src/core/settings.js';
import { Delivery } from '../../src/delivery/deliver.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { createIntake } from '../../src/intake/intake.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { defaultRetention } from '../../src/stores/lowdb/prune.js';
import { makeCapabilities } from '../doubles/capabilities.js';
import { ManualClock } from '../doubles/clock.js';
import { FakeFeedFinder } from '../doubles/feed-finder.js';
import { type FeedItem, rss } from '../doubles/feed-text.js';
import { RecordedLog } from '../doubles/log.js';
import { makeChat } from '../fixtures/article.js';

/** How long and how much. */
export interface SoakSize {
  hours: number;
  chats: number;
  articlesAnHour: number;
  /** Told after each hour. */
  onHour?: (hour: HourReport) => void;
}

/** What one simulated hour came to. */
export interface HourReport {
  hour: number;
  posts: number;
  /** Bytes in use, garbage collected where the process allows it. */
  heap: number;
}

/** What was left at the end, and what went wrong. */
export interface SoakReport {
  hours: HourReport[];
  /** Timers of the clock that were not cancelled. */
  timers: number;
  /** Sockets, files and timers of the process that were not there before. */
  handles: string[];
  problems: string[];
  posts: number;
}

const minute = 60_000;
const step = 30_000;
const topics = Array.from({ length: 100 }, (_, index) => `topik${index}`);

/** A day in the life of a Kabar, with a publisher that never rests: everything real but time, the network and the platform. */
export async function soak({ hours, chats, articlesAnHour, onHour }: SoakSize): Promise<SoakReport> {
  const before = process.getActiveResourcesInfo();
  const folder = await mkdtemp(pathOf(tmpdir(), 'kabar-soak-'));
  const clock = new ManualClock();
  const log = new RecordedLog();
  // As many articles are kept as an hour brings, so that what grows is what leaks; the ledger's 48 h are part of the day.
  const retention = { ...defaultRetention, articleCount: articlesAnHour };
  const store = await openLowdb({ dataDir: pathOf(folder, 'db'), clock, log, retention });
  const life = await begin(store, { clock, log, chats });
  const reports: HourReport[] = [];
  for (let hour = 1; hour <= hours; hour++) {
    const from = life.posts();
    await life.liveAnHour(articlesAnHour);
    await store.prune(clock.now());
    // What was logged is the test's own.
    const problems = log.lines.filter(({ level }) => level === 'error');
    log.lines.length = 0;
    log.lines.push(...problems);
    const report = { hour, posts: life.posts() - from, heap: heapInUse() };
    reports.push(report);
    onHour?.(report);
  }
  await life.end();
  await store.close();
  await rm(folder, { recursive: true });
  await new Promise((resolve) => setImmediate(resolve));
  return {
    hours: reports,
    timers: clock.waiting,
    handles: without(process.getActiveResourcesInfo(), before),
    problems: log.lines.map(({ message, facts }) => `${message} ${JSON.stringify(facts)}`),
    posts: life.posts(),
  };
}

interface World {
  clock: ManualClock;
  log: RecordedLog;
  chats: number;
}

async function begin(store: Store, { clock, log, chats }: World) {
  const publisher = new Publisher(clock);
  const catalog = catalogSchema.parse(publisher.catalog);
  const texts = loadTexts(new URL('data/locales/', packageRoot));
  const platform = new Platform();
  const delivery = new Delivery({ store, catalog: () => catalog, texts, clock, log });
  delivery.add(platform.adapter);
  const commands = createCommands({
    store,
    catalog: () => catalog,
    texts,
    clock,
    log,
    defaults: { language: 'id', timezone: 'Asia/Jakarta' },
    access: { chats: [], operators: [] },
    capabilitiesByAdapter: new Map([['somewhere', platform.adapter.capabilities]]),
    feeds: new FakeFeedFinder(),
    changed: (chat) => delivery.wake(chat),
  });
  const intake = createIntake({
    store,
    catalog: () => catalog,
    fetcher: publisher,
    clock,
    log,
    feedIntervalSeconds: 300,
    onEntries: (entries) => void delivery.announce(entries),
  });
  for (let index = 0; index < chats; index++) await join(store, index);
  await delivery.start();

  /** An hour: articles and corrections come, people ask, everything that is due is done. */
  async function liveAnHour(articles: number): Promise<void> {
    const steps = (60 * minute) / step;
    for (let at = 0; at < steps; at++) {
      publisher.publish(Math.floor((articles * (at + 1)) / steps) - Math.floor((articles * at) / steps));
      await clock.advance(step);
      await intake.tick();
      await idle(store, clock, () => platform.sent);
      if (at % 10 === 0) await someoneAsks(commands, at);
    }
  }

  return {
    liveAnHour,
    posts: () => platform.sent,
    async end() {
      await intake.stop();
      await delivery.stop();
    },
  };
}

/** One chat in ten gathers what it follows in a digest, one in ten has quiet hours. */
function join(store: Store, index: number) {
  const topic = topics[index % topics.length] as string;
  const settings: Settings = settingsSchema.parse({
    ...(index % 10 === 1 && { quiet: { from: '22:00', to: '06:00' } }),
    digest: { times: ['07:00', '18:00'] },
  });
  const lane = index % 10 === 0 ? 'digest' : 'instant';
  return store.changeChat(`somewhere:${index}`, (_, head) =>
    makeChat(`somewhere:${index}`, [], {
      settings,
      subscriptions: [{ topic, intervals: [{ lane, since: head, until: null }] }],
    }),
  );
}

/** Lets everything that is due come through, over the disk too. */
async function idle(store: Store, clock: ManualClock, posts: () => number): Promise<void> {
  for (let quiet = 0, before = -1; quiet < 3; quiet = posts() === before ? quiet + 1 : 0) {
    before = posts();
    await clock.advance(100);
    // Resolves when what was written before is on the disk.
    await store.changeChat('somewhere:nobody', () => null);
  }
}

async function someoneAsks(commands: Commands, round: number): Promise<void> {
  const chat = `somewhere:${round}`;
  const asker = { chat, languageTag: 'id', person: `somewhere:person-${round}`, mayChange: async () => true };
  for (const [name, text] of [
    ['latest', ''],
    ['search', 'berita topik1'],
    ['topics', ''],
    ['settings', ''],
  ]) {
    await commands.runText(asker, name as string, text as string);
  }
}

/** A platform that takes everything, and counts. */
class Platform {
  sent = 0;
  readonly adapter: ChatAdapter = {
    name: 'somewhere',
    limits: { token: [{ count: 1000, ms: 1000 }], place: (address) => ({ key: address, windows: [] }) },
    capabilities: makeCapabilities(),
    render: (message) => [message],
    send: async () => ({ kind: 'sent', messageId: String(++this.sent) }),
    edit: async (_, messageId) => ({ kind: 'sent', messageId }),
    start: async () => {},
    stop: async () => {},
  };
}

/** Ten feeds that list their newest 40 articles each; every tenth article is corrected once. */
class Publisher {
  readonly #clock: ManualClock;
  readonly #feeds = Array.from({ length: 10 }, () => [] as FeedItem[]);
  /** All numbers are equally long: a longer one makes stories of what was one, which would count as growth. */
  #count = 10_000;

  constructor(clock: ManualClock) {
    this.#clock = clock;
    for (let made = 0; made < 10; made++) this.publish(1);
  }

  get catalog() {
    const feeds = this.#feeds.map((_, index) => ({ id: `feed${index}`, url: `https://p.example/${index}` }));
    return {
      publishers: [{ id: 'p', name: 'P', url: 'https://p.example', language: 'id', feeds }],
      topics: topics.map((id) => ({ id, name: { id }, match: { any: [id] } })),
    };
  }

  publish(count: number): void {
    for (let made = 0; made < count; made++) {
      const number = this.#count++;
      const feed = this.#feeds[number % this.#feeds.length] as FeedItem[];
      const link = `https://p.example/berita/${number}`;
      const title = `Berita ${number} tentang ${topics[number % topics.length]}`;
      const corrected = feed[3];
      if (number % 10 === 0 && corrected !== undefined) corrected.title = `${corrected.title}, dikoreksi`;
      feed.unshift({
        title,
        link,
        guid: link,
        summary: `Isi ${number}.`,
        author: 'Ana',
        date: this.#clock.now(),
      });
      feed.length = Math.min(feed.length, 40);
    }
  }

  async get({ url }: { url: string }) {
    const body = Buffer.from(rss(this.#feeds[Number(url.split('/').at(-1))] ?? []));
    const about = { etag: null, lastModified: null, maxAgeSeconds: null, movedTo: null };
    return { kind: 'body' as const, body, url, contentType: 'application/rss+xml', ...about };
  }
}

function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function without(all: readonly string[], known: readonly string[]): string[] {
  const left = [...all];
  for (const each of known) {
    const place = left.indexOf(each);
    if (place >= 0) left.splice(place, 1);
  }
  return left;
}
