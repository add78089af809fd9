import type pg from 'pg';
import { systemClock } from '../../src/clock.js';
import { parseQuery } from '../../src/core/query.js';
import { connect } from '../../src/stores/postgres/connect.js';
import { entriesAfter } from '../../src/stores/postgres/news.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import type { PostgresStore } from '../../src/stores/postgres/store.js';
import { makeSettlement } from '../../test/contracts/store-given.js';
import { silent } from '../delivery/kabar.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';
import { idleShare } from './idle.js';

type Ask = (sql: string) => Promise<pg.QueryResult>;

/** So many chats, and articles; each topic is followed by a hundred chats. */
const sizes: readonly [chats: number, articles: number][] = [
  [10_000, 20_000],
  [100_000, 100_000],
  [1_000_000, 1_000_000],
];

/** So many settles are measured. */
const settles = 20_000;

/** One article after the other to so many chats. */
const [rounds, audience] = [20, 100_000];

/** How the answers of PostgreSQL grow with what it holds. */
export async function growth(
  onServer: (use: (url: string, ask: Ask) => Promise<string[]>) => Promise<string[]>,
): Promise<string> {
  const rows: string[][] = [];
  for (const [chats, articles] of sizes) {
    rows.push(await onServer((url, ask) => measure(url, ask, chats, articles)));
    console.log(rows.at(-1)?.join(' | '));
  }
  let idle = Number.NaN;
  const sizesAfter = await onServer(async (url, ask) => {
    const said = await cursorTable(url, ask);
    idle = await idleShare(url);
    return said;
  });
  return `### Growth

Each topic is followed by 100 chats, each chat follows three topics; the middle of 50 answers. "Anything new?" is what an idle process asks
every three seconds.

${table([['chats', 'articles', 'followers of a topic', 'pending of a chat', 'anything new?', 'search', 'settles a second'], ...rows])}

The table of chats with its indexes, while ${rounds} articles are settled in ${audience.toLocaleString('en')} chats one after the other, with PostgreSQL's autovacuum as it
comes: ${sizesAfter.join(', ')}.

A sender with nothing to do, in a database of ${audience.toLocaleString('en')} chats: ${rounded(idle * 100)} % of a core.`;
}

async function measure(url: string, ask: Ask, chats: number, articles: number): Promise<string[]> {
  const store = await openPostgres({ databaseUrl: url, clock: systemClock, log: silent });
  const db = connect(url, silent);
  for (const statement of filled(chats, articles)) await ask(statement);
  await ask('vacuum analyze');
  const topics = Math.ceil((chats * 3) / 100);
  const timed = async (run: (number: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let number = 0; number < 50; number++) {
      const began = performance.now();
      await run(number * 97);
      times.push(performance.now() - began);
    }
    return `${rounded(median(times))} ms`;
  };
  const query = (number: number) => parseQuery(`nomor${number + 1}`) ?? { must: [], phrases: [], not: [] };
  const row = [
    chats.toLocaleString('en'),
    articles.toLocaleString('en'),
    await timed((number) => store.subscribers([`t${number % topics}`], 'instant')),
    await timed((number) => store.pending(`bench:${number % chats}`, 'instant', 10)),
    await timed(() => entriesAfter(db, articles)),
    await timed((number) => store.search({ query: query(number), limit: 5 })),
    rounded(await settlesASecond(store, chats, settles)),
  ];
  await db.destroy();
  await store.close();
  return row;
}

async function settlesASecond(store: PostgresStore, chats: number, count: number, seq = 1): Promise<number> {
  let number = 0;
  const next = async (): Promise<void> => {
    while (number < count) {
      const chat = `bench:${(number++ * 7) % chats}`;
      await store.settle(makeSettlement(chat, seq, seq, { at: Date.now() }));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: 1_000 }, next));
  return count / ((performance.now() - began) / 1000);
}

async function cursorTable(url: string, ask: Ask): Promise<string[]> {
  const store = await openPostgres({ databaseUrl: url, clock: systemClock, log: silent });
  for (const statement of filled(audience, 100)) await ask(statement);
  await ask('vacuum analyze');
  const size = async () => {
    const { rows } = await ask("select pg_total_relation_size('kabar.chats')::float8 / 1e6 as mb");
    return `${rounded(rows[0].mb)} MB`;
  };
  const said = [`${await size()} before`];
  for (let round = 1; round <= rounds; round++) {
    await settlesASecond(store, audience, audience, round + 100);
    if (round % 5 === 0) said.push(`${await size()} after ${round}`);
  }
  await store.close();
  return said;
}

/** Chats, subscriptions and articles, made where they lie. */
function filled(chats: number, articles: number): string[] {
  const topics = Math.ceil((chats * 3) / 100);
  const id = "lpad(n::text, 12, '0')";
  const all = `from generate_series(1, ${articles}) n`;
  return [
    `insert into kabar.articles (id, body, link, time, seen_at, revision, recorded, words)
     select ${id}, jsonb_build_object('id', ${id}, 'link', 'https://example.org/' || n, 'headline', 'Berita nomor' || n,
       'summary', null, 'authors', jsonb_build_array(), 'publishedAt', n, 'updatedAt', null, 'language', 'id', 'image', null,
       'categories', jsonb_build_array(), 'publisher', jsonb_build_object('id', 'p', 'name', 'P'), 'feed', 'f',
       'topics', jsonb_build_array('t' || n % ${topics}), 'revision', 1, 'seenAt', n),
       'https://example.org/' || n, n, n, 1, n, to_tsvector('simple', 'berita nomor' || n) ${all}`,
    `insert into kabar.article_topics select 't' || n % ${topics}, n, n, ${id} ${all}`,
    `insert into kabar.entries select n, 'new', ${id}, array['t' || n % ${topics}], true, 'p', null, null, n ${all}`,
    `insert into kabar.entry_topics select 't' || n % ${topics}, n ${all}`,
    `insert into kabar.chats
     select 'bench:' || n, jsonb_build_object('id', 'bench:' || n, 'language', 'id', 'timezone', 'UTC',
       'state', jsonb_build_object('kind', 'active'), 'subscriptions', jsonb_build_array(
         jsonb_build_object('topic', 't' || n % ${topics}, 'intervals', jsonb_build_array(
           jsonb_build_object('lane', 'instant', 'since', 0, 'until', null))))), 'active', ${articles} - 1, ${articles}
     from generate_series(0, ${chats - 1}) n`,
    `insert into kabar.subscriptions select 't' || (n + d) % ${topics}, 'instant', 'bench:' || n, 0, null
     from generate_series(0, ${chats - 1}) n, generate_series(0, 2) d`,
    `update kabar.log_head set seq = ${articles}, recorded = ${articles}`,
  ];
}
