import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/app/clock.js';
import { keepHeapSmall } from '../../src/app/heap-flags.js';
import type { ExportRecord } from '../../src/core/export.js';
import { newFeedState } from '../../src/core/feed.js';
import { FeedStateRepository } from '../../src/intake/feed-state-repository.js';
import { openLowdb } from '../../src/stores/lowdb/open.js';
import { makeArticle } from '../../test/fixtures/article.js';
import { silent } from '../delivery/kabar.js';

/** `fill` makes the files, `open` reads them as Kabar does, `plain` keeps keys and lists as they come, `nothing` is the measure. */
export interface FeedsTask {
  kind: 'fill' | 'open' | 'plain' | 'nothing';
  dataDir: string;
  feeds: number;
  items: number;
  articles: number;
}

/** What a process holds after its task, in MB, and the CPU seconds that it took. */
export interface Held {
  heapMb: number;
  outsideMb: number;
  rssMb: number;
  peakMb: number;
  cpuSeconds: number;
}

const feedsAtATime = 100;

async function run(task: FeedsTask): Promise<Held> {
  const before = process.cpuUsage();
  const kept = await kinds[task.kind](task);
  const { user, system } = process.cpuUsage(before);
  globalThis.gc?.();
  // Pages that the collector has freed are given back a little later.
  await pause(1000);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const held = {
    heapMb: heapUsed / 1e6,
    outsideMb: arrayBuffers / 1e6,
    rssMb: rss / 1e6,
    peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
    cpuSeconds: (user + system) / 1e6,
  };
  await kept.close();
  return held;
}

interface Kept {
  close(): Promise<void>;
}

const open = ({ dataDir }: FeedsTask) => openLowdb({ dataDir, clock: systemClock, log: silent });
const nothing: Kept = { close: async () => {} };

const kinds: Readonly<Record<FeedsTask['kind'], (task: FeedsTask) => Promise<Kept>>> = {
  nothing: async () => nothing,
  async fill(task) {
    const store = await open(task);
    for (let from = 0; from < task.feeds; from += feedsAtATime) {
      const some = Array.from({ length: feedsAtATime }, (_, index) => recordsOf(from + index, task));
      await store.restore([{ kind: 'head', seq: (from + feedsAtATime) * task.items }, ...some.flat()]);
    }
    await store.close();
    return nothing;
  },
  async open(task) {
    const store = await open(task);
    const states = new FeedStateRepository({ store, clock: systemClock, log: silent });
    await states.load();
    return {
      close: async () => {
        if (states.states().length !== task.feeds) throw new Error('not all feeds were found');
        await store.close();
      },
    };
  },
  async plain(task) {
    const keys = new Map<string, string>();
    const lists: string[][] = [];
    for (let feed = 0; feed < task.feeds; feed++) {
      // Read from files, each text is one of its own wherever it stands.
      const records: ExportRecord[] = JSON.parse(JSON.stringify(recordsOf(feed, task)));
      for (const record of records) {
        if (record.kind === 'key') keys.set(record.key, record.article);
        if (record.kind === 'feed') lists.push(record.feed.listed);
      }
    }
    return {
      close: async () => {
        if (keys.size !== task.feeds * task.items * 2 || lists.length !== task.feeds)
          throw new Error('some keys are missing');
      },
    };
  },
};

/** A feed with its keys, and with its articles where it is one of the last: they are all that is left of history. */
function recordsOf(feed: number, { feeds, items, articles }: FeedsTask): ExportRecord[] {
  const id = `f${feed}`;
  const now = Date.now();
  const records: ExportRecord[] = [];
  const listed: string[] = [];
  for (let item = 0; item < items; item++) {
    const number = feed * items + item;
    const link = `https://${id}.example/internasional/berita-${number}`;
    const article = makeArticle(number, {
      feed: id,
      link,
      headline: `Putin kunjungi Korea Utara, laporan ke-${number} dari ${id}`,
      publisher: { id, name: id },
      seenAt: now - 3_600_000,
      publishedAt: now - 7_200_000,
    });
    const keys = [hash('l', link), hash('h', `${id} ${number}`)];
    listed.push(...keys);
    for (const key of keys) records.push({ kind: 'key', key, article: article.id });
    if (number >= feeds * items - articles) records.push({ kind: 'article', article });
  }
  const url = `https://${id}.example/rss`;
  const recent = Array.from({ length: 20 }, (_, index) => now - index * 600_000);
  records.push({
    kind: 'feed',
    feed: { ...newFeedState(id, url), etag: '"1000"', lastSuccessAt: now, listed, recent },
  });
  return records;
}

const hash = (kind: string, text: string) =>
  kind + createHash('sha256').update(text).digest('base64url').slice(0, 22);

keepHeapSmall();
process.send?.(await run(JSON.parse(process.argv[2] as string)), () => process.disconnect());
