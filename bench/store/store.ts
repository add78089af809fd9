import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import { systemClock } from '../../src/app/clock.js';
import { newFeedState } from '../../src/core/feed.js';
import { openStore } from '../../src/stores/open-store.js';
import { makeItem, topic } from '../../test/contracts/store-given.js';
import { makeChat } from '../../test/fixtures/article.js';
import { silent } from '../delivery/kabar.js';
import { rounded } from '../measure.js';
import { table } from '../results.js';
import { onServer } from './server.js';
import { bossQueue, type Did, type Share } from './worker.js';

const [chats, records, feeds] = [100_000, 4_000, 10_000];

/** So many processes share the work. */
const processCounts = [1, 2, 4];

/** Benchmark of the two stores, and of a queue that writes a row for each delivery. */
export async function store(): Promise<string> {
  const rows: string[][] = [];
  rows.push(await lowdbRow());
  for (const processes of processCounts) rows.push(await postgresRow(processes));
  const boss: string[][] = [];
  for (const processes of processCounts) boss.push(await bossRow(processes));
  return `### The two stores

One article to ${chats.toLocaleString('en')} chats settled, ${records.toLocaleString('en')} polls with one new article each recorded, ${feeds.toLocaleString('en')} due feeds claimed and released, and a
start that looks for all that is due (nothing is). PostgreSQL 18 as it comes, every commit forced to the disk, on the same two cores
as the processes; the bytes are those of its log of changes (WAL), for lowdb what the process wrote.

${table([['store', 'processes', 'settles a second', 'bytes a settle', 'articles a second', 'claims a second', 'start'], ...rows])}

### The same fan-out with a row for each delivery

pg-boss 10 on the same server: ${chats.toLocaleString('en')} jobs are inserted in batches of 1,000, then fetched and completed in batches of 500. No
message id, order or cursor is kept.

${table([['processes', 'inserted a second', 'worked off a second', 'both, deliveries a second', 'bytes a delivery'], ...boss])}`;
}

/** Runs each share in a process of its own, all at once; the slowest counts. */
async function run(shares: readonly Share[]): Promise<Did> {
  const did = await Promise.all(
    shares.map(async (share) => {
      const child = fork(new URL('worker.ts', import.meta.url));
      child.send(share);
      const [message] = await once(child, 'message');
      return message as Did;
    }),
  );
  return { ms: Math.max(...did.map(({ ms }) => ms)), bytes: did.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function shared(
  task: Share['task'],
  count: number,
  processes: number,
  where: Pick<Share, 'databaseUrl' | 'dataDir'>,
): Share[] {
  const size = count / processes;
  return Array.from({ length: processes }, (_, index) => ({
    ...where,
    task,
    from: index * size,
    to: (index + 1) * size,
  }));
}

const perSecond = (count: number, { ms }: Did) => rounded((count / ms) * 1000);

async function lowdbRow(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kabar-bench-'));
  const where = { databaseUrl: null, dataDir: join(folder, 'db') };
  try {
    const store = await openStore({ dataDir: where.dataDir, clock: systemClock, log: silent });
    for (let from = 0; from < chats; from += 1000) {
      const ids = Array.from({ length: 1000 }, (_, index) => `bench:${from + index}`);
      await Promise.all(ids.map((id) => store.changeChat(id, () => makeChat(id, [topic]))));
    }
    await store.record({ feed: newFeedState('f', 'https://bench.example'), items: [makeItem(1)] });
    await store.close();
    const settled = await run(shared('settle', chats, 1, where));
    const recorded = await run(shared('record', records, 1, where));
    const started = await run(shared('start', 1, 1, where));
    return row('lowdb', 1, settled, settled.bytes, recorded, null, started);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(
  name: string,
  processes: number,
  settled: Did,
  bytes: number,
  recorded: Did,
  claimed: Did | null,
  started: Did,
): string[] {
  const cells = [
    name,
    String(processes),
    perSecond(chats, settled),
    rounded(bytes / chats),
    perSecond(records, recorded),
    claimed === null ? '–' : perSecond(feeds, claimed),
    `${rounded(started.ms / 1000)} s`,
  ];
  console.log(cells.join(' | '));
  return cells;
}

async function walAt(ask: (sql: string) => Promise<pg.QueryResult>): Promise<number> {
  const { rows } = await ask("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as at");
  return rows[0].at;
}

const filled = `
  insert into kabar.chats
  select 'bench:' || n, jsonb_build_object('id', 'bench:' || n, 'language', 'id', 'timezone', 'UTC',
    'state', jsonb_build_object('kind', 'active'), 'subscriptions', jsonb_build_array(
      jsonb_build_object('topic', '${topic}', 'intervals', jsonb_build_array(
        jsonb_build_object('lane', 'instant', 'since', 0, 'until', null))))), 'active', 0, 0
  from generate_series(0, ${chats - 1}) n;
  insert into kabar.subscriptions select '${topic}', 'instant', 'bench:' || n, 0, null from generate_series(0, ${chats - 1}) n`;

function postgresRow(processes: number): Promise<string[]> {
  return onServer(async (databaseUrl, ask) => {
    const where = { databaseUrl, dataDir: '' };
    const opened = await openStore({ ...where, clock: systemClock, log: silent });
    await opened.record({ feed: newFeedState('f', 'https://bench.example'), items: [makeItem(1)] });
    await opened.close();
    await ask(filled);
    await ask('vacuum analyze');
    const before = await walAt(ask);
    const settled = await run(shared('settle', chats, processes, where));
    const bytes = (await walAt(ask)) - before;
    const recorded = await run(shared('record', records, processes, where));
    const claimed = await run(shared('claim', feeds, processes, where));
    await ask('update kabar.chats set instant = (select seq from kabar.log_head)');
    await ask('vacuum analyze');
    const started = await run(shared('start', 1, 1, where));
    return row('PostgreSQL', processes, settled, bytes, recorded, claimed, started);
  });
}

function bossRow(processes: number): Promise<string[]> {
  return onServer(async (databaseUrl, ask) => {
    const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
    await boss.start();
    await boss.createQueue(bossQueue);
    const before = await walAt(ask);
    const began = performance.now();
    for (let from = 0; from < chats; from += 1000) {
      const jobs = Array.from({ length: 1000 }, (_, index) => ({
        name: bossQueue,
        data: { chat: `bench:${from + index}`, seq: 1 },
      }));
      await boss.insert(jobs);
    }
    const insertedMs = performance.now() - began;
    await boss.stop({ graceful: false, wait: false });
    const worked = await run(shared('boss', chats, processes, { databaseUrl, dataDir: '' }));
    const bytes = (await walAt(ask)) - before;
    const cells = [
      String(processes),
      rounded((chats / insertedMs) * 1000),
      perSecond(chats, worked),
      rounded((chats / (insertedMs + worked.ms)) * 1000),
      rounded(bytes / chats),
    ];
    console.log(cells.join(' | '));
    return cells;
  });
}
