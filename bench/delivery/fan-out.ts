import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LogEntry } from '../../src/core/article.js';
import type { ChatAdapter, ChatStore, DeliveryStore } from '../../src/core/ports.js';
import { Chats } from '../../src/stores/lowdb/chats.js';
import { makeCapabilities } from '../../test/doubles/capabilities.js';
import { makeChat } from '../../test/fixtures/article.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';
import { deliveryOver } from './kabar.js';

/** How long finding the followers of an article took. */
interface FannedOut {
  chats: number;
  followers: number;
  ms: number[];
  /** The longest that the event loop was held meanwhile. */
  heldMs: number[];
  /** The same of a second article while nearly all still wait for the first, and how long that held the event loop. */
  secondMs: number[];
  secondHeldMs: number[];
  /** What putting as many ids into a `Map` takes, in one go: the least that remembering them there can cost. */
  mapMs: number[];
}

const rounds = 9;

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

const topic = 'putin';

/** Benchmark of finding whom an article goes to. Each size runs in a process of its own: its chats must not weigh on the next. */
export async function fanOut(): Promise<string> {
  const rows: FannedOut[] = [];
  for (const [chats, followers] of sizes) {
    const child = fork(new URL(import.meta.url), [String(chats), String(followers)], {
      execArgv: [...process.execArgv, '--max-old-space-size=4096'],
    });
    const [row] = await once(child, 'message');
    rows.push(row as FannedOut);
    console.log(JSON.stringify(row));
  }
  return `### Finding whom an article goes to

From \`announce\` until every chat that follows it has its place in the queue, over the chats as lowdb's store holds them;
nothing is sent. The second article comes while all but one still wait for the first; only then each chat is looked up. ${rounds} rounds, and in each as many ids are put into a \`Map\`. With a million chats the garbage collector goes through all of
them in some rounds: these are the worst.

${table([
  [
    ...['chats', 'of them follow it', 'median', 'worst', 'longest hold of the loop, median', 'worst'],
    ...['a second article, median', 'its longest hold, worst', 'as many put into a `Map`'],
  ],
  ...rows.map(({ chats, followers, ms, heldMs, secondMs, secondHeldMs, mapMs }) => [
    chats.toLocaleString('en'),
    followers.toLocaleString('en'),
    ...[median(ms), Math.max(...ms), median(heldMs), Math.max(...heldMs)].map(
      (each) => `${rounded(each)} ms`,
    ),
    ...[median(secondMs), Math.max(...secondHeldMs), median(mapMs)].map((each) => `${rounded(each)} ms`),
  ]),
])}`;
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

const entry: LogEntry = {
  ...{ seq: 1, kind: 'new', article: '0'.repeat(12), topics: [topic], deliverable: true },
  ...{ publisher: 'tribunnews', language: 'id', story: null, at: 0 },
};

async function measure(count: number, followers: number): Promise<FannedOut> {
  const chats = new Chats();
  const cursors = { instant: 0, digest: 0 };
  for (let index = 0; index < count; index++) {
    const chat = makeChat(`deaf:${index}`, [index < followers ? topic : 'others']);
    chats.apply({ kind: 'chat', chat, cursors });
  }
  // All that is asked of a store here.
  const store = {
    subscribers: chats.followers.bind(chats),
    deliveryWork: () => new Promise(() => {}),
  } as unknown as DeliveryStore & ChatStore;
  const none = { ms: [], heldMs: [], secondMs: [], secondHeldMs: [], mapMs: [] };
  const did: FannedOut = { chats: count, followers, ...structuredClone(none) };
  const ids = await chats.followers([topic], 'instant');
  for (let round = 0; round < rounds; round++) {
    const delivery = deliveryOver(store, deaf);
    did.mapMs.push(timeOf(() => new Map(ids.map((id) => [id, 0]))));
    const first = await heldDuring(() => delivery.announce([entry]));
    did.ms.push(first.ms);
    did.heldMs.push(first.heldMs);
    const second = await heldDuring(() => delivery.announce([{ ...entry, seq: 2 }]));
    did.secondMs.push(second.ms);
    did.secondHeldMs.push(second.heldMs);
    // Its only send is never answered: it is left behind.
    void delivery.stop();
  }
  return did;
}

/** How long it took, and the longest that the event loop was held meanwhile, in milliseconds. */
async function heldDuring(run: () => Promise<unknown>): Promise<{ ms: number; heldMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.reset();
  const began = performance.now();
  await run();
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { ms, heldMs: delay.max / 1e6 };
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
