import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/app/clock.js';
import { packageRoot } from '../../src/app/package-root.js';
import { newFeedState } from '../../src/core/feed.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { KabarProcess } from '../../test/chaos/kabar.js';
import { DiscordServer } from '../../test/doubles/discord-server.js';
import { FeedServer } from '../../test/doubles/feed-server.js';
import { TelegramServer } from '../../test/doubles/telegram-server.js';
import { makeArticle, makeChat } from '../../test/fixtures/article.js';
import { feedBody } from '../intake/feed-body.js';
import { silent } from './kabar.js';

/** What a start took, and what Kabar holds when nothing happens. */
export interface Started {
  chats: number;
  articles: number;
  feeds: number;
  startMs: number;
  /** CPU of the process until then, its threads included: a busy machine makes it longer, but less so than the time. */
  cpuMs: number;
  idleMb: number;
  peakMb: number;
}

/** How much there is. The small one reads its feeds for the first time; the large one has none. */
interface Size {
  chats: number;
  articles: number;
  feeds: number;
}

export const sizes: Readonly<Record<'small' | 'large', Size>> = {
  small: { chats: 0, articles: 0, feeds: 3 },
  large: { chats: 50_000, articles: 20_000, feeds: 0 },
};

/** What `utime` and `stime` of /proc are counted in: 100 a second on every Linux. */
const tickMs = 10;

/** How long it idles before its memory is read, in milliseconds. */
const idleMs = 30_000;

/** Starts the built Kabar over a folder of a size: with both adapters where there are chats, else with Telegram alone. */
export async function start(size: Size): Promise<Started> {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: fileURLToPath(packageRoot), stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const [telegram, discord, publisher] = await Promise.all([
    TelegramServer.start(),
    DiscordServer.start(),
    FeedServer.start(),
  ]);
  try {
    if (size.chats > 0) await fill(join(folder, 'db'), size);
    const catalog = join(folder, 'catalog.json');
    writeFileSync(catalog, JSON.stringify(catalogOf(publisher, size.feeds)));
    const began = performance.now();
    const kabar = new KabarProcess({
      FOLDER: folder,
      DATA_DIR: join(folder, 'db'),
      CATALOG: catalog,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      ...(size.chats > 0 && { DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot }),
      FETCH_ALLOW_HOSTS: '127.0.0.1',
      WEB_PORT: '0',
    });
    await kabar.says('Kabar runs');
    const startMs = performance.now() - began;
    const [, , ...facts] = readFileSync(`/proc/${kabar.pid}/stat`, 'utf8').split(/\) | /);
    const cpuMs = (Number(facts[11]) + Number(facts[12])) * tickMs;
    await pause(idleMs);
    const memory = readFileSync(`/proc/${kabar.pid}/status`, 'utf8');
    await kabar.stop();
    const mb = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(memory)?.[1]) * 1024) / 1e6;
    return { ...size, startMs, cpuMs, idleMb: mb('VmRSS'), peakMb: mb('VmHWM') };
  } finally {
    await Promise.all([telegram.close(), discord.close(), publisher.close()]);
    rmSync(folder, { recursive: true });
  }
}

/** The topics that Kabar comes with, where there are feeds that they could file. */
function catalogOf(publisher: FeedServer, feeds: number) {
  if (feeds === 0) return { publishers: [], topics: [] };
  const paths = Array.from({ length: feeds }, (_, index) => `/feed-${index}`);
  for (const path of paths) publisher.set(path, feedBody('headlines', path.slice(1), 1000, Date.now()));
  const shipped = JSON.parse(readFileSync(new URL('../../data/catalog.json', import.meta.url), 'utf8'));
  const own = paths.map((path) => ({ id: path.slice(1), url: publisher.url(path) }));
  const publishers = [{ id: 'news', name: 'News', url: publisher.url('/'), language: 'id', feeds: own }];
  return { publishers, categories: shipped.categories, topics: shipped.topics };
}

async function fill(dataDir: string, { chats, articles }: Size): Promise<void> {
  const store = await openLowdb({ dataDir, clock: systemClock, log: silent });
  const topicOf = (number: number) => `topic-${number % 50}`;
  for (let from = 0; from < chats; from += 1000) {
    const ids = Array.from({ length: 1000 }, (_, index) => from + index);
    await Promise.all(
      ids.map((number) => {
        const id =
          number % 5 === 0 ? `discord:${10n ** 18n + BigInt(number)}` : `telegram:${10_000 + number}`;
        const topics = [topicOf(number), topicOf(number + 7), topicOf(number + 19)];
        return store.changeChat(id, (_, head) =>
          makeChat(id, [], {
            subscriptions: topics.map((topic) => ({
              topic,
              intervals: [{ lane: 'instant', since: head, until: null }],
            })),
          }),
        );
      }),
    );
  }
  const now = Date.now();
  for (let from = 0; from < articles; from += 500) {
    const items = Array.from({ length: 500 }, (_, index) => {
      const number = from + index;
      const at = now - (articles - number) * 60_000;
      const topics = [topicOf(number)];
      const article = makeArticle(number, {
        headline: `Berita ${number} dari dunia`,
        topics,
        seenAt: at,
        publishedAt: at,
      });
      return { article, keys: [`link:${article.link}`, `guid:${number}`], entry: null };
    });
    await store.record({ feed: newFeedState('feed', 'https://example.org/feed.xml'), items });
  }
  await store.close();
}
