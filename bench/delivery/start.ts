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
import { TelegramServer } from '../../test/doubles/telegram-server.js';
import { makeArticle, makeChat } from '../../test/fixtures/article.js';
import { silent } from './kabar.js';

/** What a start took, and what Kabar holds when nothing happens. */
export interface Started {
  chats: number;
  articles: number;
  startMs: number;
  idleMb: number;
  peakMb: number;
}

const [chats, articles] = [50_000, 20_000];

/** How long it idles before its memory is read, in milliseconds. */
const idleMs = 30_000;

/** Starts the built Kabar, both adapters on, over a folder with many chats and articles. */
export async function startLarge(): Promise<Started> {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: fileURLToPath(packageRoot), stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const [telegram, discord] = await Promise.all([TelegramServer.start(), DiscordServer.start()]);
  try {
    await fill(join(folder, 'db'));
    const catalog = join(folder, 'catalog.json');
    writeFileSync(catalog, JSON.stringify({ publishers: [], topics: [] }));
    const began = performance.now();
    const kabar = new KabarProcess({
      FOLDER: folder,
      DATA_DIR: join(folder, 'db'),
      CATALOG: catalog,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.apiRoot,
      WEB_PORT: '0',
    });
    await kabar.says('Kabar runs');
    const startMs = performance.now() - began;
    await pause(idleMs);
    const memory = readFileSync(`/proc/${kabar.pid}/status`, 'utf8');
    await kabar.stop();
    const mb = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(memory)?.[1]) * 1024) / 1e6;
    return { chats, articles, startMs, idleMb: mb('VmRSS'), peakMb: mb('VmHWM') };
  } finally {
    await Promise.all([telegram.close(), discord.close()]);
    rmSync(folder, { recursive: true });
  }
}

async function fill(dataDir: string): Promise<void> {
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
