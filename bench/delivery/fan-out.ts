import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ChatAdapter } from '../../src/core/ports.js';
import { makeCapabilities } from '../../test/doubles/capabilities.js';
import { makeChat } from '../../test/fixtures/article.js';
import { median } from '../measure.js';
import { deliveryOver, filledStore, publish } from './kabar.js';

/** How long finding the followers of an article took. */
export interface FannedOut {
  chats: number;
  followers: number;
  ms: number;
  worstMs: number;
  /** The longest that the event loop was held meanwhile, in the best and in the middle round. */
  heldMs: { best: number; median: number };
  /** What putting as many ids into a `Map` takes, in one go: the least that remembering them can cost. */
  mapMs: number;
}

const sizes: readonly [chats: number, followers: number][] = [
  [1_000, 1_000],
  [10_000, 10_000],
  [100_000, 100],
  [100_000, 10_000],
  [100_000, 100_000],
  [1_000_000, 100],
  [1_000_000, 100_000],
  [1_000_000, 1_000_000],
];

/** Each size in a process of its own: the chats of one must not weigh on the next. */
export async function fanOut(): Promise<FannedOut[]> {
  const rows: FannedOut[] = [];
  for (const [chats, followers] of sizes) {
    const child = fork(new URL(import.meta.url), [String(chats), String(followers)]);
    const [row] = await once(child, 'message');
    rows.push(row as FannedOut);
    console.log(JSON.stringify(row));
  }
  return rows;
}

/** A platform that never answers: nothing is sent before the measuring is over. */
const deaf: ChatAdapter = {
  name: 'deaf',
  limits: { token: [{ count: 1, ms: 1000 }], place: (address) => ({ key: address, windows: [] }) },
  capabilities: makeCapabilities(),
  render: () => [''],
  send: () => new Promise(() => {}),
  start: async () => {},
  stop: async () => {},
};

async function measure(chats: number, followers: number): Promise<FannedOut> {
  const ids = Array.from({ length: chats }, (_, index) => `deaf:${index}`);
  const following = new Set(ids.slice(0, followers));
  const { store, folder } = await filledStore(ids, (id, topics) =>
    makeChat(id, following.has(id) ? topics : ['others']),
  );
  const times: number[] = [];
  const held: number[] = [];
  const maps: number[] = [];
  for (let round = 0; round < 5; round++) {
    const delivery = deliveryOver(store, deaf);
    const entries = await publish(store, round + 1);
    maps.push(timeOf(() => new Map([...following].map((id) => [id, 0]))));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    await delivery.announce(entries);
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    held.push(delay.max / 1e6);
    // Its only send is never answered: it is left behind.
    void delivery.stop();
  }
  rmSync(folder, { recursive: true, force: true });
  const heldMs = { best: Math.min(...held), median: median(held) };
  return { chats, followers, ms: median(times), worstMs: Math.max(...times), heldMs, mapMs: median(maps) };
}

function timeOf(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

if (process.send !== undefined) {
  const [chats, followers] = process.argv.slice(2).map(Number);
  process.send(await measure(chats ?? 0, followers ?? 0), () => process.exit());
}
