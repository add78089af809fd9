import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../src/app/clock.js';
import type { LogEntry } from '../../src/core/article.js';
import type { ChatAdapter, ChatStore, DeliveryStore } from '../../src/core/ports.js';
import { Chats } from '../../src/stores/lowdb/chats.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import { makeCapabilities } from '../../test/doubles/capabilities.js';
import { makeChat } from '../../test/fixtures/article.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';
import { onServer } from '../store/server.js';
import { deliveryOver, silent } from './kabar.js';

/** How long an article and those after it took. */
interface FannedOut {
  over: Over;
  chats: number;
  followers: number;
  ms: number[];
  /** The longest that the event loop was held meanwhile. */
  heldMs: number[];
  /** The same of a second article while nearly all still wait for the first, and how long that held the event loop. */
  secondMs: number[];
  secondHeldMs: number[];
  /** Reading all that follow, page by page, as they are read while posts are sent. */
  allMs: number[];
  allHeldMs: number[];
}

/** What holds the chats: lowdb's store, in memory, or PostgreSQL. */
type Over = 'files' | 'PostgreSQL';

const rounds = 9;

const sizes: readonly [over: Over, chats: number, followers: number][] = [
  ['files', 1_000, 1_000],
  ['files', 10_000, 10_000],
  ['files', 100_000, 100],
  ['files', 100_000, 10_000],
  ['files', 100_000, 100_000],
  ['files', 1_000_000, 100],
  ['files', 1_000_000, 100_000],
  ['files', 1_000_000, 1_000_000],
  ['PostgreSQL', 100_000, 100_000],
  ['PostgreSQL', 1_000_000, 100],
  ['PostgreSQL', 1_000_000, 1_000_000],
];

const topic = 'putin';

/** Benchmark of finding whom an article goes to. Each size runs in a process of its own: its chats must not weigh on the next. */
export async function fanOut(): Promise<string> {
  const rows: FannedOut[] = [];
  for (const [over, chats, followers] of sizes) {
    const child = fork(new URL(import.meta.url), [over, String(chats), String(followers)], {
      execArgv: [...process.execArgv, '--max-old-space-size=4096'],
    });
    const [row] = await once(child, 'message');
    rows.push(row as FannedOut);
    console.log(JSON.stringify(row));
  }
  return `### Finding whom an article goes to

From \`announce\` until the first chats that follow it have their places in the queue and the others are known to wait, over the chats as
lowdb's store holds them, or PostgreSQL on the same two cores; nothing is sent. The second article comes while all but one still wait for
the first. The others are read a page at a time while posts are sent: the last columns are of all pages in a row, as fast as they come, when
nobody counts them any more. The first article after a start comes while nothing but the chats is known. ${rounds} rounds.

${table([
  [
    ...['over', 'chats', 'of them follow it', 'first after a start', 'median', 'worst'],
    'longest hold of the loop, worst',
    ...[
      'a second article, median',
      'worst',
      'its longest hold, worst',
      'all pages, median',
      'longest hold, worst',
    ],
  ],
  ...rows.map(({ over, chats, followers, ms, heldMs, secondMs, secondHeldMs, allMs, allHeldMs }) =>
    [
      over,
      chats.toLocaleString('en'),
      followers.toLocaleString('en'),
      ...[ms[0] ?? 0, median(ms), Math.max(...ms), Math.max(...heldMs)],
      ...[median(secondMs), Math.max(...secondMs), Math.max(...secondHeldMs)],
      ...[median(allMs), Math.max(...allHeldMs)],
    ].map((each) => (typeof each === 'number' ? `${rounded(each)} ms` : each)),
  ),
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

type Subscribers = DeliveryStore['subscribers'];

function measure(over: Over, chats: number, followers: number): Promise<FannedOut> {
  if (over === 'files') return measureOver({ over, chats, followers }, inMemory(chats, followers));
  return onServer(async (url, ask) => {
    const options = { databaseUrl: url, clock: systemClock, log: silent };
    const store = await openPostgres(options);
    for (const statement of filled(chats, followers)) await ask(statement);
    const row = await measureOver({ over, chats, followers }, store.subscribers.bind(store));
    await store.close();
    return row;
  });
}

function inMemory(count: number, followers: number): Subscribers {
  const chats = new Chats();
  const cursors = { instant: 0, digest: 0 };
  for (let index = 0; index < count; index++) {
    const chat = makeChat(`deaf:${index}`, [index < followers ? topic : 'others']);
    chats.apply({ kind: 'chat', chat, cursors });
  }
  return chats.followers.bind(chats);
}

/** Chats made where they lie, in no order, as people come. */
const filled = (chats: number, followers: number) => [
  `insert into kabar.chats select 'deaf:' || n, '{}', 'active', 0, 0 from generate_series(1, ${chats}) n order by md5(n::text)`,
  `insert into kabar.subscriptions
   select case when row_number() over () <= ${followers} then '${topic}' else 'others' end, 'instant', id, 0, null from kabar.chats`,
  'vacuum analyze',
];

async function measureOver(
  size: Pick<FannedOut, 'over' | 'chats' | 'followers'>,
  subscribers: Subscribers,
): Promise<FannedOut> {
  // All that is asked of a store here.
  const counting: Promise<number>[] = [];
  const counted: Subscribers = (of) => {
    const pages = subscribers(of);
    const count = () => {
      counting.push(pages.count());
      return counting.at(-1) as Promise<number>;
    };
    return { count, [Symbol.asyncIterator]: () => pages[Symbol.asyncIterator]() };
  };
  const store = {
    subscribers: counted,
    deliveryWork: () => new Promise(() => {}),
  } as unknown as DeliveryStore & ChatStore;
  const did: FannedOut = {
    ...size,
    ms: [],
    heldMs: [],
    secondMs: [],
    secondHeldMs: [],
    allMs: [],
    allHeldMs: [],
  };
  for (let round = 0; round < rounds; round++) {
    const delivery = deliveryOver(store, deaf);
    const first = await heldDuring(() => delivery.announce([entry]));
    did.ms.push(first.ms);
    did.heldMs.push(first.heldMs);
    const second = await heldDuring(() => delivery.announce([{ ...entry, seq: 2 }]));
    did.secondMs.push(second.ms);
    did.secondHeldMs.push(second.heldMs);
    // Its only send is never answered: it is left behind.
    void delivery.stop();
    await Promise.all(counting.splice(0));
    const all = await heldDuring(() => readAll(subscribers));
    did.allMs.push(all.ms);
    did.allHeldMs.push(all.heldMs);
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

async function readAll(subscribers: Subscribers): Promise<void> {
  const entries = { first: 1, last: 1 };
  for await (const { chats } of subscribers({
    topics: [topic],
    lane: 'instant',
    adapter: deaf.name,
    entries,
  })) {
    if (chats.length > 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

if (process.send !== undefined) {
  const [over, ...size] = process.argv.slice(2);
  const [chats = 0, followers = 0] = size.map(Number);
  process.send(await measure(over as Over, chats, followers), () => process.exit());
}
