import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Api } from 'grammy';
import Parser from 'rss-parser';
import { systemClock } from '../../src/app/clock.js';
import { packageRoot } from '../../src/app/package-root.js';
import { KabarProcess } from '../../test/chaos/kabar.js';
import { FeedServer } from '../../test/doubles/feed-server.js';
import { type FeedItem, rss } from '../../test/doubles/feed-text.js';
import { TelegramServer } from '../../test/doubles/telegram-server.js';
import { WebSubHub } from '../../test/doubles/websub-hub.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

/** So many articles are pushed one after the other, and so many stand in the feed at the most. */
const [pushes, listed] = [40, 25];

/** So long nothing happens before each, and up to so much longer, in milliseconds: a chat takes a message a second. */
const [quietMs, moreMs] = [1_200, 1_000];

const [chat, otherChat] = [700, 701];

/** Milliseconds from the moment in which a hub begins to push a feed until the post is with Telegram's stand-in. */
export async function push(): Promise<string> {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: fileURLToPath(packageRoot), stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const [telegram, hub, publisher] = await Promise.all([
    TelegramServer.start(),
    WebSubHub.start(systemClock),
    FeedServer.start(),
  ]);
  try {
    const world = { folder, telegram, hub, publisher, feed: new Feed(publisher, hub) };
    const kabar = await startKabar(world);
    const other = await startOther(telegram);
    const [own, theirs]: [number[], number[]] = [[], []];
    for (let number = 1; number <= pushes; number++) {
      await pause(quietMs + ((number * 379) % moreMs));
      const document = world.feed.publish(number);
      const arrived = (from: number) =>
        telegram.waitForMessage(
          ({ chat: to, text }) => to === from && text.includes(`nomor ${number}`),
          20_000,
        );
      const timeOf = async (to: number, send: () => Promise<unknown>) => {
        const began = performance.now();
        await Promise.all([send(), arrived(to)]);
        return performance.now() - began;
      };
      // In turn, so that whatever else the machine does concerns both.
      theirs.push(await timeOf(otherChat, () => hub.push(other.url, document, null)));
      own.push(await timeOf(chat, () => hub.publish(world.feed.url, document)));
    }
    await kabar.stop();
    other.close();
    return described(own, theirs);
  } finally {
    await Promise.all([telegram.close(), hub.stop(), publisher.close()]);
    rmSync(folder, { recursive: true });
  }
}

function described(own: readonly number[], theirs: readonly number[]): string {
  const row = (name: string, times: readonly number[]) => {
    const sorted = [...times].sort((left, right) => left - right);
    const at = (share: number) => rounded(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
    return [name, `${rounded(median(times))} ms`, `${at(0)} ms`, `${at(0.9)} ms`, `${at(1)} ms`];
  };
  return `### From a hub's push to the post

${pushes} articles, each pushed by a hub in a feed of up to ${listed} items while nothing else is to be sent, at an allowed 30 messages a
second; from the beginning of the push until the stand-in for Telegram has the post. Hub, publisher and platform are in a process
of their own, all on loopback. Kabar: the built one, over files; signature, reading, topics, stories, recording on the disk,
finding the chat, settling. The other: an HTTP server that hands the body to rss-parser and the newest item to grammY.

${table([['', 'median', 'fastest', 'p90', 'slowest'], row('Kabar', own), row('rss-parser and grammY', theirs)])}`;
}

/** A feed that names its hub. */
class Feed {
  readonly url: string;
  readonly #publisher: FeedServer;
  readonly #head: string;
  readonly #items: FeedItem[] = [];

  constructor(publisher: FeedServer, hub: WebSubHub) {
    this.#publisher = publisher;
    this.url = publisher.url('/feed');
    const atom = 'xmlns:atom="http://www.w3.org/2005/Atom"';
    this.#head = `<atom:link ${atom} rel="hub" href="${hub.url}"/><atom:link ${atom} rel="self" href="${this.url}"/>`;
    this.publish(0);
  }

  /** Puts an article on top. @returns the document. */
  publish(number: number): string {
    this.#items.unshift({
      guid: `berita-${number}`,
      link: this.#publisher.url(`/berita/${number}`),
      title: `Putin bertemu tamu nomor ${number} di ${['Hanoi', 'Pyongyang', 'Astana', 'Beijing'][number % 4]}`,
      summary: `Pertemuan ke-${number} itu berlangsung dua jam.`,
      author: 'Hasanudin Aco',
      date: Date.now(),
      image: this.#publisher.url(`/gambar/${number}.jpg`),
    });
    this.#items.splice(listed);
    const document = rss(this.#items, { extra: this.#head });
    this.#publisher.set('/feed', document);
    return document;
  }
}

interface World {
  folder: string;
  telegram: TelegramServer;
  hub: WebSubHub;
  feed: Feed;
}

async function startKabar({ folder, telegram, hub, feed }: World): Promise<KabarProcess> {
  const catalog = join(folder, 'catalog.json');
  const topic = { id: 'putin', name: { id: 'Putin', en: 'Putin' }, match: { any: ['putin'] } };
  const publishers = [
    {
      id: 'tribunnews',
      name: 'Tribunnews',
      url: new URL('/', feed.url).href,
      language: 'id',
      feeds: [{ id: 'news', url: feed.url }],
    },
  ];
  writeFileSync(catalog, JSON.stringify({ publishers, topics: [topic] }));
  const port = String(await freePort());
  const kabar = new KabarProcess({
    FOLDER: folder,
    DATA_DIR: join(folder, 'db'),
    CATALOG: catalog,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    FETCH_ALLOW_HOSTS: '127.0.0.1',
    FEED_INTERVAL: '3600',
    POLL_CRON: '* * * * * *',
    WEB_PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  });
  await kabar.says('Kabar runs');
  for (let waited = 0; hub.subscriptions.size === 0; waited += 50) {
    if (waited > 60_000) throw new Error(`Kabar did not subscribe at the hub:\n${kabar.output.slice(-2000)}`);
    await pause(50);
  }
  const person = { id: chat, is_bot: false, first_name: 'B' } as const;
  telegram.userSays({ id: chat, type: 'private' }, person, '/subscribe putin');
  await telegram.waitForMessage(({ text }) => text.includes('You now follow'), 20_000);
  return kabar;
}

/** What a person would write instead: it checks no signature, and remembers nothing. */
async function startOther(telegram: TelegramServer): Promise<{ url: string; close(): void }> {
  telegram.addChat({ id: otherChat, type: 'private' });
  const api = new Api(telegram.token, { apiRoot: telegram.root });
  const parser = new Parser();
  const take = async (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [newest] = (await parser.parseString(Buffer.concat(chunks).toString())).items;
    await api.sendMessage(otherChat, `${newest?.title}\n\n${newest?.contentSnippet}\n${newest?.link}`);
  };
  const server = createServer((request, response) => {
    void take(request);
    request.once('end', () => response.writeHead(202).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
