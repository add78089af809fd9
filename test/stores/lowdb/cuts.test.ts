import { expect, it } from 'vitest';
import { awaken } from '../../../src/core/chat.js';
import { KabarError } from '../../../src/core/errors.js';
import { newFeedState } from '../../../src/core/feed.js';
import { follow } from '../../../src/core/subscription.js';
import { openLowdb } from '../../../src/stores/lowdb/open.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { makeItem, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { temporaryFolder } from './helpers.js';
import { type Cut, MemoryDisk } from './memory-disk.js';

const feed = newFeedState('feed', 'https://example.com/feed.xml');
const day = 24 * 3_600_000;

const old = (number: number) => {
  const item = makeItem(number);
  return { ...item, article: { ...item.article, seenAt: 0 } };
};

/** A day in the life of a store; `again` closes and opens it. */
const script: readonly ((store: LowdbStore) => Promise<unknown>)[] = [
  (store) => store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina'])),
  (store) => store.record({ feed: { ...feed, etag: '"1"' }, items: [makeItem(1), old(2)] }),
  (store) => store.settle(makeSettlement('console:a', 1, 1)),
  (store) => store.changeChat('console:b', (chat, head) => chat && awaken(chat, head)),
  (store) =>
    store.changeChat('console:b', (_, head) => ({
      ...makeChat('console:b'),
      subscriptions: follow([], 'rusia-ukraina', 'instant', head),
    })),
  (store) => store.record({ feed: { ...feed, etag: '"2"' }, items: [makeItem(3), makeItem(4)] }),
  (store) => store.settle(makeSettlement('console:a', 2, 2, { reason: 'too long' })),
  (store) => store.moveChat('console:b', 'console:c'),
  (store) => store.prune(Date.UTC(2024, 5, 18) + 3 * day),
  (store) => store.settle(makeSettlement('console:c', 3, 3)),
  (store) =>
    store.record({
      feed: { ...feed, etag: '"3"' },
      items: [makeItem(5, ['rusia-ukraina'], { deliverable: false })],
    }),
  (store) => store.record({ feed: { ...feed, etag: '"4"' }, items: [makeItem(6)] }),
  (store) => store.settle(makeSettlement('console:c', 4, 4)),
];

/** After these steps the store is killed and opened again, so that cuts also fall into openings. */
const killedAfter = new Set([2, 6]);

/** Everything that the store says. */
async function observe(store: LowdbStore): Promise<unknown> {
  const chats = ['console:a', 'console:b', 'console:c'];
  const numbers = [1, 2, 3, 4, 5, 6];
  const ids = numbers.map((number) => makeArticle(number).id);
  return {
    head: await store.head(),
    feeds: await store.feedStates(),
    articles: await store.articles(ids),
    latest: await store.latest({ limit: 9 }),
    keys: [...(await store.known(numbers.map((number) => `link:${number}`)))],
    chats: await Promise.all(chats.map((id) => store.chat(id))),
    pending: await Promise.all(chats.map((id) => store.pending(id, 'instant', 99))),
    ledger: await Promise.all(chats.flatMap((id) => ids.map((article) => store.ledger(id, article)))),
    refusals: store.refusals(),
  };
}

class Run {
  readonly log = new RecordedLog();
  readonly #dataDir: string;
  disk: MemoryDisk;
  store: LowdbStore | null = null;
  done = 0;

  constructor(dataDir: string, disk = new MemoryDisk()) {
    this.#dataDir = dataDir;
    this.disk = disk;
  }

  async open(): Promise<LowdbStore> {
    const clock = new ManualClock();
    const foldAt = { bytes: 1_000_000, lines: 2 };
    this.store = await openLowdb({ dataDir: this.#dataDir, clock, log: this.log, files: this.disk, foldAt });
    return this.store;
  }

  /** Ends the store without letting it write anything more. */
  async kill(): Promise<void> {
    const { onOperation } = this.disk;
    this.disk.onOperation = () => {
      throw new Error('killed');
    };
    await this.store?.close();
    this.store = null;
    this.disk.onOperation = onOperation;
  }

  async step(): Promise<void> {
    const step = script[this.done];
    if (step === undefined) return;
    await step(this.store ?? (await this.open()));
    this.done++;
    if (killedAfter.has(this.done)) await this.kill();
  }

  async all(): Promise<void> {
    if (this.store === null) await this.open();
    while (this.done < script.length) await this.step();
    await this.store?.close();
  }
}

/** What the store says after each number of steps, when nothing breaks. */
async function expected(dataDir: string): Promise<unknown[]> {
  const run = new Run(dataDir);
  const seen = [await observe(await run.open())];
  while (run.done < script.length) {
    await run.step();
    seen.push(await observe(run.store ?? (await run.open())));
  }
  await run.store?.close();
  return seen;
}

it('loses nothing that was acknowledged when it is cut off at any point between two writes', async () => {
  const dataDir = await temporaryFolder();
  const seen = await expected(dataDir);
  const whole = new Run(dataDir);
  await whole.all();
  expect(whole.disk.operations).toBeGreaterThan(50);
  const checked = new Set<string>();
  for (let last = 0; last <= whole.disk.operations; last++) {
    const run = new Run(dataDir);
    run.disk.onOperation = ({ number }) => {
      if (number > last) throw new Error('cut off');
    };
    await run.all().catch(() => run.store?.close());
    for (const cut of ['kill', 'power', 'names-only'] satisfies Cut[]) {
      const disk = run.disk.after(cut);
      // Many cuts leave the same disk.
      const state = `${run.done} ${disk.contents()}`;
      if (checked.has(state)) continue;
      checked.add(state);
      const after = new Run(dataDir, disk);
      const found = await observe(await after.open());
      await after.store?.close();
      const where = `${cut} after operation ${last}, ${run.done} steps`;
      expect([seen[run.done], seen[run.done + 1]], where).toContainEqual(found);
      expect(
        after.log.lines.filter(({ level }) => level === 'error'),
        where,
      ).toEqual([]);
    }
  }
});

it('refuses what it cannot write, claims nothing of it, and goes on when the disk has room again', async () => {
  const dataDir = await temporaryFolder();
  const seen = await expected(dataDir);
  const whole = new Run(dataDir);
  await whole.all();
  for (let failing = 1; failing <= whole.disk.operations; failing++) {
    const run = new Run(dataDir);
    let hits = 0;
    run.disk.onOperation = ({ number, kind }) => {
      // The attempt to clean up fails as well.
      if (number !== failing && !(number === failing + 1 && kind === 'truncate')) return;
      hits++;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    while (run.done < script.length) {
      const before = hits;
      try {
        await run.step();
      } catch (error) {
        expect(error).toBeInstanceOf(KabarError);
        expect((error as KabarError).remedy).toMatch(/room/);
        expect(hits).toBeGreaterThan(before);
        if (run.store !== null) expect(await observe(run.store)).toEqual(seen[run.done]);
      }
    }
    await run.store?.close();
    const after = new Run(dataDir, run.disk.after('power'));
    expect(await observe(await after.open()), `operation ${failing}`).toEqual(seen[script.length]);
    await after.store?.close();
  }
});

it('refuses all changes that were built on one that could not be written', async () => {
  const run = new Run(await temporaryFolder());
  const store = await run.open();
  let full = true;
  run.disk.onOperation = ({ kind }) => {
    if (full && kind === 'sync')
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  const chat = () => makeChat('console:a', ['rusia-ukraina']);
  const answers = await Promise.allSettled([
    store.changeChat('console:a', chat),
    store.record({ feed, items: [makeItem(1)] }),
    store.changeChat('console:a', (found) => found && { ...found, language: 'en' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await store.chat('console:a')).toBeNull();
  full = false;
  expect(await store.changeChat('console:a', (found) => found)).toBeNull();
  expect((await store.record({ feed, items: [makeItem(2)] })).map(({ seq }) => seq)).toEqual([1]);
  await run.kill();
  const again = await run.open();
  expect(await again.known(['link:1', 'link:2'])).toEqual(new Map([['link:2', makeArticle(2).id]]));
  await again.close();
});
