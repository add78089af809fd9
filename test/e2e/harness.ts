import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from '../../src/core/catalog.js';
import type { Clock } from '../../src/core/ports.js';
import { type Running, startKabar } from '../../src/main.js';
import { type SteppedClock, steppedClock } from '../doubles/clock.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { type FeedItem, rss } from '../doubles/feed-text.js';
import { RecordedLog } from '../doubles/log.js';
import { TelegramServer } from '../doubles/telegram-server.js';

/**
 * The time of all houses. Stand-ins that count by time take it too. It does not run faster than that on the wall: then
 * whatever Kabar and the platforms have patience for would have to be done so much sooner.
 */
export const clock: SteppedClock = steppedClock();

/** How many times as fast time passes while a test does nothing but wait for the next poll of a feed. */
const hurry = 20;

/** A publisher with one feed, and Kabar beside it, with everything real but the platforms. */
export class House {
  readonly log = new RecordedLog();
  /** More elements in the feed's head, from the next publication on. */
  feedHead = '';
  readonly #items: FeedItem[] = [];
  #running: Running | null = null;

  private constructor(
    readonly folder: string,
    readonly publisher: FeedServer,
    readonly env: Record<string, string>,
    readonly clock: Clock,
  ) {}

  /** A house whose publisher has one old article. `env` names the platforms; `time` is its clock. */
  static async build(env: Record<string, string>, time: Clock = clock): Promise<House> {
    const [folder, publisher] = [await temporaryFolder(), await FeedServer.start()];
    afterTest(() => publisher.close());
    const house = new House(
      folder,
      publisher,
      {
        DATA_DIR: join(folder, 'db'),
        CATALOG: join(folder, 'catalog.json'),
        POLL_CRON: '*/1 * * * * *',
        FEED_INTERVAL: '1',
        FETCH_ALLOW_HOSTS: '127.0.0.1',
        DEFAULT_TIMEZONE: 'Asia/Jakarta',
        WEB_PORT: '0',
        ...env,
      },
      time,
    );
    await writeFile(house.env.CATALOG as string, JSON.stringify(house.#catalog()));
    house.publish('Putin Temui Kim di Pyongyang');
    return house;
  }

  async start(): Promise<Running> {
    const running = await startKabar({
      env: this.env,
      folder: this.folder,
      clock: this.clock,
      log: this.log,
    });
    this.#running = running;
    afterTest(() => this.stop());
    return running;
  }

  /** One more process beside the first, on the same data; by default one like it. */
  async startAnother(env: Record<string, string> = this.env): Promise<Running> {
    const running = await startKabar({
      env,
      folder: this.folder,
      clock: this.clock,
      log: this.log,
    });
    afterTest(() => running.stop());
    return running;
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = null;
  }

  /** Puts a new article on top of the feed. */
  publish(headline: string, changes: Partial<FeedItem> = {}): void {
    const number = this.#items.length + 1;
    this.#items.unshift({
      guid: `berita-${number}`,
      link: this.publisher.url(`/berita/${number}?utm_source=rss`),
      title: headline,
      summary: 'Pertemuan itu berlangsung dua jam.',
      author: 'Hasanudin Aco',
      date: this.clock.now(),
      ...changes,
    });
    this.publisher.set('/feed', this.document);
  }

  /** The feed as it stands now. */
  get document(): string {
    return rss(this.#items, { extra: this.feedHead });
  }

  /** Resolves when the feed was polled `times` more times, and what it held is recorded. */
  async polled(times = 2): Promise<void> {
    const { length } = this.publisher.seen('/feed');
    while (this.publisher.seen('/feed').length < length + times) {
      const began = performance.now();
      if (this.#running === null) await this.publisher.arrived('/feed', length + times);
      else await this.#running.tick();
      // A tick with nothing due waits for nothing: let sockets and timers have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.clock === clock) clock.step((performance.now() - began) * (hurry - 1));
    }
  }

  #catalog(): Partial<Catalog> {
    const url = this.publisher.url('/feed');
    return {
      publishers: [
        {
          id: 'tribunnews',
          name: 'Tribunnews',
          url: this.publisher.url('/'),
          language: 'id',
          feeds: [{ id: 'news', url }],
        },
      ],
      topics: [
        {
          id: 'rusia-ukraina',
          name: { id: 'Konflik Rusia Vs Ukraina', en: 'Russia-Ukraine war' },
          match: { any: ['putin'], all: [], none: [], categories: [], feeds: [] },
        },
      ],
    };
  }
}

/** A stand-in for Discord by the time of the houses, which closes when the test ends. */
export async function discordByClock(): Promise<DiscordServer> {
  const discord = await DiscordServer.start({ now: clock.now });
  afterTest(() => discord.close());
  return discord;
}

/** A house whose only platform is a stand-in for Telegram, which closes when the test ends. */
export async function houseOnTelegram(): Promise<{ telegram: TelegramServer; house: House }> {
  const telegram = await TelegramServer.start({ now: clock.now });
  afterTest(() => telegram.close());
  const house = await House.build({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root });
  return { telegram, house };
}
