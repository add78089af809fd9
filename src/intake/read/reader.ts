import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import { atMost } from '../../core/at-most.js';
import { KabarError } from '../../core/errors.js';
import type { Clock } from '../../core/ports.js';
import type { ParsedFeed, ReadOptions } from './parsed-feed.js';
import { readFeed, readNews } from './read-feed.js';
import type { ReadAnswer, ReadTask } from './reader-worker.js';

/** How to make a {@link Reader}. */
export interface ReaderOptions {
  clock: Clock;
  /** Bodies up to this many bytes are read on the caller's thread. Default: 192 KiB, which keeps the worst known input under 0.2 s. */
  inlineBytes?: number;
  /** How long a bigger one may take once its turn has come, in milliseconds. Default: 15 s. */
  timeoutMs?: number;
  /** How much memory its thread may use, in MiB. Default: 148. */
  memoryMb?: number;
  /** The address of the module that its threads run. Default: the one beside this. */
  worker?: string;
}

/** Reads feeds without holding up the caller's thread. */
export interface Reader {
  /**
   * {@link readFeed}, in another thread where the body is big. The body stays the caller's.
   * @throws KabarError where it is no feed, or takes too long or too much memory: its thread is ended then,
   * and the next feed gets a new one.
   */
  read(body: Uint8Array, options: ReadOptions): Promise<ParsedFeed>;
  /** Ends the threads. What was still being read is refused. */
  close(): Promise<void>;
}

/**
 * Bodies up to this many bytes are searched for what was not seen before on the caller's thread, which takes some
 * milliseconds: 1 MiB. Mostly that is little, and is read at once.
 */
const searchedBytes = 1024 * 1024;
/** Big feeds are few. The second thread, of 25 MB, lets them pass a hostile one. */
const maxThreads = 2;
/** It is needed only when a big feed has waited for so long behind another, in milliseconds. */
const patienceMs = 1_000;
/** How long a thread waits for another big feed before it ends, in milliseconds. */
const idleMs = 30_000;
/** The part of a thread's memory in which new objects live, in MiB. */
const youngMb = 4;

const isSource = import.meta.url.endsWith('.ts');
const workerBeside = new URL(`reader-worker.${isSource ? 'ts' : 'js'}`, import.meta.url).href;

/** The reader that intake uses. Its threads start when a big body comes, and end when no more do. */
export function createReader(options: ReaderOptions): Reader {
  const {
    clock,
    inlineBytes = 192 * 1024,
    timeoutMs = 15_000,
    memoryMb = 148,
    worker = workerBeside,
  } = options;
  const limit = pLimit(maxThreads);
  const closing = new AbortController();
  let pool: Promise<Piscina> | null = null;
  let before: Promise<unknown> = Promise.resolve();

  /** Big feeds are read one after the other, but none waits for long. */
  async function readInTurn(body: Uint8Array, about: ReadOptions): Promise<ParsedFeed> {
    const reading = atMost(patienceMs, before, clock).then(() => limit(() => readElsewhere(body, about)));
    before = reading.catch(() => {});
    return await reading;
  }

  async function readElsewhere(body: Uint8Array, about: ReadOptions): Promise<ParsedFeed> {
    if (closing.signal.aborted) throw ended();
    pool ??= startPool(worker, memoryMb);
    const threads = await pool;
    // A copy that is handed over: the caller's may be a part of something larger, or be needed still.
    const copy = new Uint8Array(body);
    const task: ReadTask = { body: copy, options: about };
    const outOfTime = new AbortController();
    const cancelTimer = clock.after(timeoutMs, () => outOfTime.abort());
    try {
      const answer: ReadAnswer = await threads.run(task, {
        signal: outOfTime.signal,
        transferList: [copy.buffer],
      });
      if ('feed' in answer) return answer.feed;
      const { message, remedy, cause } = answer.refused;
      throw new KabarError(message, remedy, cause === null ? {} : { cause: new Error(cause) });
    } catch (error) {
      if (error instanceof KabarError) throw error;
      if (outOfTime.signal.aborted)
        throw tooMuch(`took longer than ${Math.round(timeoutMs / 1000)} s to read`);
      if (isOutOfMemory(error)) throw tooMuch(`needs more than ${memoryMb} MiB of memory to be read`);
      throw closing.signal.aborted ? ended() : error;
    } finally {
      cancelTimer();
    }
  }

  return {
    async read(body, about) {
      if (body.byteLength <= inlineBytes) return await readFeed(body, about);
      const news = body.byteLength <= searchedBytes ? await readNews(body, about, inlineBytes) : null;
      return news ?? (await readInTurn(body, about));
    },
    async close() {
      closing.abort();
      await (await pool)?.destroy();
    },
  };
}

/** Loaded only on demand, because most installations have no feed that large. */
async function startPool(worker: string, memoryMb: number): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: worker,
    name: 'readInWorker',
    minThreads: 0,
    maxThreads,
    idleTimeout: idleMs,
    // Not the caller's own: the inspector or a profiler of the main thread is none of a worker's business.
    execArgv: worker.endsWith('.ts') ? ['--import', 'tsx'] : [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb - youngMb, maxYoungGenerationSizeMb: youngMb },
  });
  // The waiting read reports a thread that cannot start. Without a listener the error would end the process.
  pool.on('error', () => {});
  return pool;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuch(what: string): KabarError {
  return new KabarError(`It ${what}.`, 'It is tried again at the next poll; tell the publisher if it lasts.');
}

function ended(): KabarError {
  return new KabarError('It was not read, for Kabar is ending.', 'It is read after the next start.');
}
