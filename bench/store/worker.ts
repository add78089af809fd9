import { readFileSync } from 'node:fs';
import PgBoss from 'pg-boss';
import { systemClock } from '../../src/app/clock.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Store } from '../../src/core/ports.js';
import { mostUnderWay } from '../../src/intake/active-polls.js';
import { openStore } from '../../src/stores/open-store.js';
import { makeItem, makeSettlement } from '../../test/contracts/store-given.js';
import { silent } from '../delivery/kabar.js';

/** What one process shall do: its share, from `from` up to but without `to`. */
export interface Share {
  task: 'settle' | 'record' | 'claim' | 'start' | 'boss';
  databaseUrl: string | null;
  dataDir: string;
  from: number;
  to: number;
}

/** What it took. */
export interface Did {
  ms: number;
  /** What the process handed to the system to write, over sockets too. */
  bytes: number;
}

/** So many are under way at a time. */
const underWay = 1_000;

/** The queue of the other side. */
export const bossQueue = 'posts';

/** What is done to a store. */
const tasks: Readonly<
  Record<Exclude<Share['task'], 'boss' | 'start'>, (store: Store, share: Share) => Promise<void>>
> = {
  settle: (store, share) =>
    each(share, (number) => store.settle(makeSettlement(`bench:${number}`, 1, 1, { at: Date.now() }))),

  // As many polls as there are articles, which is what a poll usually finds; as many at a time as in intake.
  async record(store, { from, to }) {
    const next = async (place: number): Promise<void> => {
      for (let number = from + place; number < to; number += mostUnderWay) {
        const feed = newFeedState(`feed-${number % 500}`, 'https://bench.example/feed');
        await store.record({ feed, items: [makeItem(number + 10)] });
      }
    };
    await Promise.all(Array.from({ length: mostUnderWay }, (_, place) => next(place)));
  },

  // All processes ask for all feeds, eight at a time, each from another place.
  async claim(store, { from, to }) {
    const count = to - from;
    for (let place = 0; place < count; place += 8) {
      const ids = Array.from({ length: 8 }, (_, index) => `feed-${from + place + index}`);
      const claimed = await store.sharing?.claimFeeds(ids);
      for (const id of claimed?.keys() ?? []) await store.sharing?.releaseFeed(id);
    }
  },
};

async function each({ from, to }: Share, run: (number: number) => Promise<void>): Promise<void> {
  let number = from;
  const next = async (): Promise<void> => {
    while (number < to) await run(number++);
  };
  await Promise.all(Array.from({ length: underWay }, next));
}

async function work(share: Share): Promise<Did> {
  const { task, dataDir } = share;
  if (task === 'boss') return bossWork(share);
  const options = { dataDir, databaseUrl: share.databaseUrl ?? undefined, clock: systemClock, log: silent };
  const began = performance.now();
  const store = await openStore(options);
  if (task === 'start') {
    await store.due('instant');
    const ms = performance.now() - began;
    await store.close();
    return { ms, bytes: 0 };
  }
  const done = await measured(() => tasks[task](store, share));
  await store.close();
  return done;
}

/** Fetches and completes until nothing is left. */
async function bossWork({ databaseUrl }: Share): Promise<Did> {
  const boss = new PgBoss({ connectionString: databaseUrl ?? '', supervise: false, schedule: false });
  await boss.start();
  const done = await measured(async () => {
    for (;;) {
      const jobs = await boss.fetch(bossQueue, { batchSize: 500 });
      if (jobs.length === 0) return;
      await boss.complete(
        bossQueue,
        jobs.map(({ id }) => id),
      );
    }
  });
  await boss.stop({ graceful: false, wait: false });
  return done;
}

async function measured(run: () => Promise<void>): Promise<Did> {
  const before = bytesWritten();
  const began = performance.now();
  await run();
  return { ms: performance.now() - began, bytes: bytesWritten() - before };
}

function bytesWritten(): number {
  return Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}

process.once('message', async (share: Share) => {
  const did = await work(share);
  process.send?.(did, () => process.exit());
});
