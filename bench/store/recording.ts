import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { systemClock } from '../../src/app/clock.js';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordItem } from '../../src/core/ports.js';
import { mostUnderWay } from '../../src/intake/active-polls.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import { makeItem } from '../../test/contracts/store-given.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';
import { forkBundled } from '../bundled.js';
import { silent } from '../delivery/kabar.js';
import { cpuMs, rounded } from '../measure.js';
import { table } from '../results.js';
import { type Ask, onServer } from './server.js';

/** So many polls are recorded, each with one new article; and before that so many by each process, which compiles what it runs. */
const [polls, before] = [6_000, 1_000];

const processCounts = [1, 2, 4];

type Side = 'old' | 'young' | 'plain';

interface Share {
  side: Side;
  databaseUrl: string;
  from: number;
  to: number;
  /** Headlines of articles of today are made of these. */
  headlines: readonly string[];
}

/** What one process took. */
interface Did {
  ms: number;
  cpuMs: number;
}

interface Row extends Did {
  side: Side;
  processes: number;
  serverCpuMs: number;
}

const names: Readonly<Record<Side, string>> = {
  old: 'Kabar, articles too old for a story',
  young: 'Kabar, articles of today',
  plain: 'two inserts and an update in a transaction',
};

const sides: readonly Side[] = ['old', 'young', 'plain'];

/** Benchmark of how many polls several processes record in one PostgreSQL. */
export async function recording(): Promise<string> {
  const rows: Row[] = [];
  for (const side of sides) {
    for (const processes of processCounts) {
      rows.push(await onServer((url, ask) => measure({ side, processes }, url, ask)));
      console.log(JSON.stringify(rows.at(-1)));
    }
  }
  return `### Polls recorded in one PostgreSQL

${polls.toLocaleString('en')} polls, each with one new article of its own, ${mostUnderWay} under way in each process as in intake; each process
has recorded ${before.toLocaleString('en')} others before. PostgreSQL 18 as it comes, every
commit forced to the disk, on the same two cores as the processes. Milliseconds of CPU are for one poll; "a core allows" is what
one core would record if it did all of this and nothing else. The plain side takes a connection for each poll under way, and keeps
an article, its key and when the feed was read: no order, topics, words or stories.

${table([
  ['', 'processes', 'polls a second', 'CPU of the processes', 'CPU of PostgreSQL', 'a core allows'],
  ...rows.map(({ side, processes, ms, cpuMs: own, serverCpuMs: server }) => [
    names[side],
    String(processes),
    rounded((polls / ms) * 1000),
    `${rounded(own / polls)} ms`,
    `${rounded(server / polls)} ms`,
    rounded((polls / (own + server)) * 1000),
  ]),
])}`;
}

async function measure(
  { side, processes }: Pick<Row, 'side' | 'processes'>,
  databaseUrl: string,
  ask: Ask,
): Promise<Row> {
  const opened = await openPostgres({ databaseUrl, clock: systemClock, log: silent });
  await opened.close();
  await ask('create table plain_articles (key text primary key, body jsonb not null)');
  await ask('create table plain_feeds (id text primary key, read_at timestamptz not null)');
  const size = polls / processes;
  const headlines = labelledGroups().flatMap(({ articles }) => articles.map(({ headline }) => headline));
  const children: { child: ChildProcess; share: Share }[] = [];
  for (let index = 0; index < processes; index++) {
    const child = await forkBundled(new URL(import.meta.url), []);
    await once(child, 'message');
    const share: Share = { side, databaseUrl, from: index * size, to: (index + 1) * size, headlines };
    children.push({ child, share });
  }
  const answers = (what: 'share' | 'go') =>
    Promise.all(
      children.map(async ({ child, share }) => {
        child.send(what === 'share' ? share : what);
        return (await once(child, 'message'))[0] as unknown;
      }),
    );
  await answers('share');
  const serverBefore = serverCpuMs(await serverPid(ask));
  const did = (await answers('go')) as Did[];
  return {
    side,
    processes,
    ms: Math.max(...did.map(({ ms }) => ms)),
    cpuMs: did.reduce((sum, { cpuMs: own }) => sum + own, 0),
    serverCpuMs: serverCpuMs(await serverPid(ask)) - serverBefore,
  };
}

async function serverPid(ask: Ask): Promise<number> {
  const { rows } = await ask('select pg_backend_pid() as pid');
  return Number(fieldsOf(rows[0].pid)[1]);
}

/** The fields of `/proc/…/stat` from the state on. */
const fieldsOf = (pid: number | string) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

/** CPU of a server and its processes, those that have ended included. A tick is 10 ms. */
function serverCpuMs(pid: number): number {
  const own = readdirSync('/proc').filter((each) => {
    if (!/^\d+$/.test(each)) return false;
    try {
      return Number(fieldsOf(each)[1]) === pid;
    } catch {
      return false;
    }
  });
  const ticks = (each: number | string, ended: boolean) => {
    try {
      const fields = fieldsOf(each).slice(11, ended ? 15 : 13);
      return fields.reduce((sum, field) => sum + Number(field), 0);
    } catch {
      // It has ended since it was listed: its parent has what it took.
      return 0;
    }
  };
  return 10 * own.reduce((sum, each) => sum + ticks(each, false), ticks(pid, true));
}

/** Articles of today come from so many. */
const publishers = 30;

/** An article that nobody else records: of today with a headline as publishers write them, or years old. */
function item({ side, headlines }: Share, number: number): RecordItem {
  const made = makeItem(number + 10);
  if (side !== 'young') return made;
  const [one, other] = [number, number * 7 + 3].map((place) => headlines[place % headlines.length]);
  const headline = `${one} ${other?.split(' ').slice(0, 3).join(' ')} ${number}`;
  const at = Date.now();
  const language = number % 2 === 0 ? 'id' : 'en';
  const publisher = { id: `p-${number % publishers}`, name: `Publisher ${number % publishers}` };
  const told = { headline, language, publisher, publishedAt: at, seenAt: at };
  return { ...made, article: { ...made.article, ...told } };
}

async function work(share: Share): Promise<Did> {
  const { side, from, to } = share;
  const { record, close } = await (side === 'plain' ? plain(share) : kabar(share));
  const recorded = (first: number, end: number) => {
    let next = first;
    const row = async () => {
      while (next < end) await record(next++);
    };
    return Promise.all(Array.from({ length: mostUnderWay }, row));
  };
  await recorded(polls + from, polls + from + before);
  process.send?.('warm');
  await once(process, 'message');
  const began = performance.now();
  const spent = await cpuMs(() => recorded(from, to));
  const ms = performance.now() - began;
  await close();
  return { ms, cpuMs: spent };
}

async function kabar(share: Share) {
  const { databaseUrl } = share;
  const store = await openPostgres({ databaseUrl, clock: systemClock, log: silent });
  const record = async (number: number) => {
    const feed = newFeedState(`feed-${number % 500}`, 'https://bench.example/feed');
    await store.record({ feed, items: [item(share, number)] });
  };
  return { record, close: () => store.close() };
}

async function plain(share: Share) {
  const pool = new pg.Pool({ connectionString: share.databaseUrl, max: mostUnderWay });
  const record = async (number: number) => {
    const { article, keys } = item(share, number);
    const client = await pool.connect();
    await client.query('begin');
    await client.query('insert into plain_articles values ($1, $2)', [keys[0], JSON.stringify(article)]);
    await client.query(
      'insert into plain_feeds values ($1, now()) on conflict (id) do update set read_at = now()',
      [`feed-${number % 500}`],
    );
    await client.query('commit');
    client.release();
  };
  return { record, close: () => pool.end() };
}

if (process.send !== undefined) {
  process.once('message', async (share: Share) => {
    const did = await work(share);
    process.send?.(did, () => process.exit());
  });
  process.send('ready');
}
