import { readFileSync } from 'node:fs';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../../src/app/clock.js';
import type { Feed } from '../../../src/core/catalog.js';
import { compileTopics } from '../../../src/core/classify.js';
import { newFeedState } from '../../../src/core/feed.js';
import { compare } from '../../../src/intake/batch.js';
import { bodyHash } from '../../../src/intake/body-hash.js';
import { identify } from '../../../src/intake/identify.js';
import { createReader, type Reader } from '../../../src/intake/read/reader.js';
import { MemoryStore } from '../memory-store.js';
import { hostile } from './hostile.js';
import { feedUrl } from './read.js';

/** What it took to take a body in. */
export interface Costs {
  /** Milliseconds that the event loop was held at the longest, without those in which others had the processor. */
  heldMs: number;
  /** Bytes by which the process grew. */
  grewBy: number;
}

const feed: Feed = { id: 'a', url: feedUrl, publisher: { id: 'p', name: 'P', url: 'https://a.example' } };
const classify = compileTopics({ topics: [] });

/** All that a poll does with a body on the main thread. */
async function takeIn(bytes: Buffer, { read }: Reader): Promise<void> {
  bodyHash(bytes);
  const parsed = await read(bytes, { url: feedUrl }).catch(() => null);
  if (parsed === null) return;
  const now = Date.now();
  const items = identify(parsed, feed, now);
  await compare(new MemoryStore(), newFeedState('a', feedUrl), items, new Map(), {
    feed,
    parsed,
    classify,
    now,
  });
}

/** What taking in a body costs. */
export async function costsOf(bytes: Buffer, reader: Reader): Promise<Costs> {
  const delays = monitorEventLoopDelay({ resolution: 2 });
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  delays.enable();
  await nextSample(delays);
  delays.reset();
  const waited = waitedMs();
  await takeIn(bytes, reader);
  await nextSample(delays);
  delays.disable();
  clearInterval(sampler);
  return { heldMs: delays.max / 1e6 - (waitedMs() - waited), grewBy: peak - before };
}

/** How long this thread has waited for a processor, in milliseconds; 0 where the system does not tell. */
function waitedMs(): number {
  try {
    // https://docs.kernel.org/scheduler/sched-stats.html
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

async function nextSample(delays: IntervalHistogram): Promise<void> {
  const { count } = delays;
  while (delays.count <= count) await setImmediate();
}

/** The least of a few tries: what else the machine does makes none of them faster. */
export async function leastHold(bytes: Buffer, reader: Reader, enough: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && least >= enough; tries++) {
    least = Math.min(least, (await costsOf(bytes, reader)).heldMs);
  }
  return least;
}

/**
 * As a process of its own, so that nothing else grows in it: tells the costs of bodies of a length, of the kinds that
 * are named, else of all. `npx tsx test/intake/read/costs.ts 10485000`
 */
async function main([length = '', ...names]: string[]): Promise<void> {
  const reader = createReader({ clock: systemClock });
  await takeIn(Buffer.from(hostile['whole items']?.(100_000) ?? ''), reader);
  for (const name of names.length > 0 ? names : Object.keys(hostile)) {
    const bytes = Buffer.from(hostile[name]?.(Number(length)) ?? '');
    const costs = await costsOf(bytes, reader);
    const heldMs = costs.heldMs < 200 ? costs.heldMs : await leastHold(bytes, reader, 200);
    if (process.send === undefined) console.log(name, JSON.stringify({ ...costs, heldMs }));
    else process.send({ name, ...costs, heldMs });
  }
  await reader.close();
  process.disconnect?.();
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
