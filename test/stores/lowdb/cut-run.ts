import { openLowdb } from '../../../src/stores/lowdb/open.js';
import type { LowdbStore } from '../../../src/stores/lowdb/store.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle } from '../../fixtures/article.js';
import { MemoryDisk } from './memory-disk.js';

/** What is done with a store. After some steps it is killed and opened again, so that cuts also fall into openings. */
export interface Script {
  steps: readonly ((store: LowdbStore) => Promise<unknown>)[];
  killedAfter: ReadonlySet<number>;
}

/** Everything that the store says. */
export async function observe(store: LowdbStore): Promise<unknown> {
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
    plans: await Promise.all(chats.map((id) => store.plan(id, 'instant'))),
    due: (await store.due('instant')).sort(),
    outdated: await store.outdatedPosts(99),
    ledger: await Promise.all(chats.flatMap((id) => ids.map((article) => store.ledger(id, article)))),
    refusals: await store.refusals(),
  };
}

/** A script on a store that breaks. */
export class Run {
  readonly log = new RecordedLog();
  readonly #dataDir: string;
  readonly #script: Script;
  disk: MemoryDisk;
  store: LowdbStore | null = null;
  done = 0;

  constructor(dataDir: string, script: Script, disk = new MemoryDisk()) {
    this.#dataDir = dataDir;
    this.#script = script;
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
    const step = this.#script.steps[this.done];
    if (step === undefined) return;
    await step(this.store ?? (await this.open()));
    this.done++;
    if (this.#script.killedAfter.has(this.done)) await this.kill();
  }

  async all(): Promise<void> {
    if (this.store === null) await this.open();
    while (this.done < this.#script.steps.length) await this.step();
    await this.store?.close();
  }
}

/** What the store says after each number of steps, when nothing breaks. */
export async function expected(dataDir: string, script: Script): Promise<unknown[]> {
  const run = new Run(dataDir, script);
  const seen = [await observe(await run.open())];
  while (run.done < script.steps.length) {
    await run.step();
    seen.push(await observe(run.store ?? (await run.open())));
  }
  await run.store?.close();
  return seen;
}
