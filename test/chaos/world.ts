import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { DiscordServer, type StandInChannel, type StandInMessage } from '../doubles/discord-server.js';
import { FeedServer } from '../doubles/feed-server.js';
import { type FeedItem, rss } from '../doubles/feed-text.js';
import type { FakeChat } from '../doubles/telegram-server.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { PostgresServer } from '../postgres-server.js';
import { KabarProcess } from './kabar.js';
import { inShort, judge, type Verdict } from './verdict.js';

/** How a world differs from the usual one. */
export interface WorldOptions {
  /** Whether it keeps everything in PostgreSQL, so that several processes can share the work. Default: false. */
  shared?: boolean;
  /** How many chats there are on each platform. Default: 12. */
  telegramChats?: number;
  discordChats?: number;
  /** How many of those on Discord are forums. Default: 0. */
  forums?: number;
  /** How many of the others are announcement channels. Default: 0. */
  announcements?: number;
  /** Whether posts on Discord are to bear their publisher's name. Default: false. */
  faces?: boolean;
  /** How many messages Telegram takes a second. Default: 30. */
  perSecond?: number;
  /** How many words a headline has beside those that tell which it is. Default: 80. */
  moreWords?: number;
}

/** So many articles the feed lists: more than are published while Kabar is away. */
const listed = 400;

/** Headlines with so many words more make lists of a dozen entries that no single message holds. */
const manyWords = 80;

/** With these no page has to be read. */
const whole = {
  summary: 'Pertemuan itu berlangsung dua jam.',
  author: 'Hasanudin Aco',
  image: 'https://a.example/1.jpg',
};

const person = { is_bot: false, first_name: 'Siti', language_code: 'en' } as const;

/** What a chat of the run was told, with the platform that it is on. */
export interface Judged extends Verdict {
  platform: 'telegram' | 'discord';
  /** All that it was told, in short. */
  transcript: string;
  /** When each repeat arrived, and the message that it repeats; in milliseconds. */
  repeatTimes: readonly (readonly [first: number, again: number])[];
}

interface SubscribedChat {
  platform: Judged['platform'];
  /** The first article that it has to be told. */
  first: number;
  messages: () => { text: string; at: number }[];
}

/** Stand-ins that survive Kabar, a publisher, and a data folder; Kabar itself is started and killed. */
export class World {
  #published = 0;
  readonly #site: string;
  #items: FeedItem[] = [];
  #subscribed: SubscribedChat[] = [];
  readonly #started: KabarProcess[] = [];
  /** What each chat of Telegram was told, as far as {@link #read} of all messages. */
  readonly #messages = new Map<number, { text: string; at: number }[]>();
  #read = 0;

  private constructor(
    readonly folder: string,
    readonly telegram: TelegramServer,
    readonly discord: DiscordServer,
    readonly publisher: FeedServer,
    readonly database: PostgresServer | null,
    readonly options: WorldOptions,
  ) {
    this.#site = publisher.url('');
  }

  static async build(given: WorldOptions = {}): Promise<World> {
    const { perSecond = 30 } = given;
    const limits = { perSecond, groupPerMinute: Number.POSITIVE_INFINITY };
    const folder = await mkdtemp(join(tmpdir(), 'kabar-chaos-'));
    const [telegram, discord, publisher, database] = await Promise.all([
      TelegramServer.start({ openToAll: true, limits }),
      DiscordServer.start(),
      FeedServer.start(),
      given.shared ? PostgresServer.start({ durable: true }) : null,
    ]);
    if (given.faces) discord.guild.permissions |= PermissionFlagsBits.ManageWebhooks;
    const world = new World(folder, telegram, discord, publisher, database, given);
    await writeFile(join(folder, 'catalog.json'), JSON.stringify(world.#catalog()));
    world.publish(1);
    return world;
  }

  /** Ends what is left of the run, also of one that failed halfway. */
  async close(): Promise<void> {
    await Promise.all(this.#started.map((kabar) => kabar.kill()));
    await Promise.all([this.telegram.close(), this.discord.close(), this.publisher.close()]);
    await this.database?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  get dataDir(): string {
    return join(this.folder, 'db');
  }

  /** How many articles were published so far; the first is history. */
  get published(): number {
    return this.#published;
  }

  /** Starts a Kabar on the world's data. `preload`: a module that is loaded before it; `more`: what its environment has besides. */
  async start(preload?: string, more: Readonly<Record<string, string>> = {}): Promise<KabarProcess> {
    const kabar = this.launch(preload, more);
    await kabar.says('Kabar runs');
    return kabar;
  }

  /** The same, without waiting for it to run. */
  launch(preload?: string, more: Readonly<Record<string, string>> = {}): KabarProcess {
    const env = {
      FOLDER: this.folder,
      DATA_DIR: this.dataDir,
      CATALOG: join(this.folder, 'catalog.json'),
      TELEGRAM_BOT_TOKEN: this.telegram.token,
      TELEGRAM_API_ROOT: this.telegram.root,
      DISCORD_TOKEN: this.discord.token,
      DISCORD_API_ROOT: this.discord.apiRoot,
      POLL_CRON: '* * * * * *',
      FEED_INTERVAL: '1',
      FETCH_ALLOW_HOSTS: '127.0.0.1',
      WEB_PORT: '0',
      CONTROL: join(this.folder, 'control'),
      ...(this.database !== null && { DATABASE_URL: this.database.url() }),
      ...more,
    };
    const kabar = new KabarProcess(env, preload);
    this.#started.push(kabar);
    return kabar;
  }

  /** Everybody subscribes, and is told all that is published from now on. Needs a Kabar that runs. */
  async subscribe(): Promise<void> {
    await this.#polled();
    const first = this.#published;
    const onTelegram = Array.from({ length: this.options.telegramChats ?? 12 }, (_, index) => index);
    // Not all at once: whoever is asked by hundreds at the same moment lets some wait long.
    for (let from = 0; from < onTelegram.length; from += 25) {
      const some = onTelegram.slice(from, from + 25);
      await Promise.all(some.map((index) => this.#subscribeOnTelegram(index, first)));
    }
    await this.#subscribeOnDiscord(first);
  }

  /** Puts so many new articles on top of the feed. */
  publish(count: number): void {
    for (let made = 0; made < count; made++) {
      const number = this.#published++;
      const link = `${this.#site}/berita/${number}`;
      const words = 'kata '.repeat(this.options.moreWords ?? manyWords);
      const title = `Berita ${number} tentang Putin ${words}`.trim();
      this.#items.unshift({ ...whole, guid: `berita-${number}`, link, title, date: Date.now() });
    }
    this.#items = this.#items.slice(0, listed);
    this.publisher.set('/feed', rss(this.#items));
  }

  /** Changes the headlines of so many of the newest articles. */
  correct(count: number, version: number): void {
    const changed = ({ title, ...item }: FeedItem) => ({
      ...item,
      title: `${title.replace(/ versi\d+$/, '')} versi${version}`,
    });
    this.#items = this.#items.map((item, place) => (place < count ? changed(item) : item));
    this.publisher.set('/feed', rss(this.#items));
  }

  /** Resolves with what became of every chat, as soon as all were told everything, or when `ms` are over. */
  async settled(ms = 60_000): Promise<Judged[]> {
    for (const deadline = Date.now() + ms; ; ) {
      const began = performance.now();
      const judged = this.judged();
      // Judging many chats takes a while: most of the time is left to what is judged.
      await pause(100 + 5 * (performance.now() - began));
      if (judged.every(({ lost }) => lost.length === 0) || Date.now() > deadline) return judged;
    }
  }

  /** What became of every chat until now. */
  judged(): Judged[] {
    return this.#subscribed.map(({ platform, first, messages }) => {
      const received = messages();
      const verdict = judge(
        received.map(({ text }) => text),
        first,
        this.#published - 1,
      );
      const timeOf = (place: number) => received[place]?.at ?? 0;
      const repeatTimes = verdict.repeats.map((place) => [timeOf(place - 1), timeOf(place)] as const);
      return { platform, ...verdict, transcript: inShort(received.map(({ text }) => text)), repeatTimes };
    });
  }

  async #polled(): Promise<void> {
    await this.publisher.arrived('/feed', this.publisher.seen('/feed').length + 2);
  }

  async #subscribeOnTelegram(index: number, first: number): Promise<void> {
    const chat: FakeChat = { id: 1000 + index, type: 'private' };
    this.telegram.userSays(chat, { ...person, id: chat.id }, '/subscribe putin');
    // The confirmation, and the newest article as a sample.
    const answered = () => (this.#messagesOnTelegram(chat.id).length === 2 ? true : undefined);
    await this.telegram.waitFor(answered, 'the confirmation', 60_000);
    const own = () => this.#messagesOnTelegram(chat.id).slice(2);
    this.#subscribed.push({ platform: 'telegram', first, messages: own });
  }

  #messagesOnTelegram(chat: number): { text: string; at: number }[] {
    for (const message of this.telegram.messages.slice(this.#read)) {
      const known = this.#messages.get(message.chat);
      if (known === undefined) this.#messages.set(message.chat, [message]);
      else known.push(message);
    }
    this.#read = this.telegram.messages.length;
    return this.#messages.get(chat) ?? [];
  }

  async #subscribeOnDiscord(first: number): Promise<void> {
    const chats = this.options.discordChats ?? 12;
    if (chats > 0) await this.discord.ready();
    for (let made = 0; made < chats; made++) {
      const { forums = 0, announcements = 0 } = this.options;
      const type = made < forums ? 15 : made < forums + announcements ? 5 : 0;
      const channel = this.discord.world.addChannel(this.discord.guild, { type });
      // Each by an admin of its own: whoever gives a dozen commands at once is not heard.
      const admin = { ...this.discord.admin, id: `${BigInt(this.discord.admin.id) + BigInt(made)}` };
      await this.discord.slash(channel, admin, 'subscribe', { topic: 'putin' }).answer();
      if (this.options.faces) {
        const card = await this.discord.slash(channel, admin, 'settings face').answer();
        await this.discord.press(card, 'put face on', admin).answer();
      }
      this.#subscribed.push({ platform: 'discord', first, messages: () => this.#messagesOnDiscord(channel) });
    }
  }

  #messagesOnDiscord(channel: StandInChannel): { text: string; at: number }[] {
    // The answers to the subscription stand in the channel too: posts are those that were sent with a nonce, also after
    // an edit, which has none, or by a webhook.
    if (channel.type === 15) return this.#messagesInForum(channel);
    return this.discord
      .messagesIn(channel)
      .filter(({ nonce, webhookId }) => nonce !== null || webhookId !== undefined)
      .map((message) => ({ text: textOf(message), at: message.at }));
  }

  /** All that stands in the threads of a forum. */
  #messagesInForum(forum: StandInChannel): { text: string; at: number }[] {
    const { channels } = this.discord.world;
    return this.discord.messages
      .filter(({ channelId }) => channels.get(channelId)?.parentId === forum.id)
      .map((message) => ({ text: textOf(message), at: message.at }));
  }

  #catalog(): object {
    const feeds = [{ id: 'feed', url: this.publisher.url('/feed') }];
    const url = this.publisher.url('/');
    const match = { any: ['putin'] };
    return {
      publishers: [{ id: 'tribunnews', name: 'Tribunnews', url, language: 'id', feeds }],
      topics: [{ id: 'putin', name: { en: 'Putin' }, match }],
    };
  }
}

function textOf({ embeds }: StandInMessage): string {
  return embeds.map(({ title = '', description = '' }) => `${title}\n${description}`.trim()).join('\n');
}
