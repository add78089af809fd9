import { createHash } from 'node:crypto';
import { systemClock } from '../../src/app/clock.js';
import { idsOf } from '../../src/core/chat.js';
import { maxFound, parseQuery } from '../../src/core/query.js';
import { words } from '../../src/core/text.js';
import { connect } from '../../src/stores/postgres/connect.js';
import { entriesAfter } from '../../src/stores/postgres/news.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import type { PostgresStore } from '../../src/stores/postgres/store.js';
import { makeSettlement } from '../../test/contracts/store-given.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';
import { silent } from '../delivery/kabar.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';
import { idleShare } from './idle.js';
import { type Ask, onServer } from './server.js';

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

/** Benchmark of how the answers of PostgreSQL grow with what it holds. */
export async function growth(): Promise<string> {
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
  return `PostgreSQL 18 as it comes, every commit forced to the disk, on the same two cores as the process. Each topic is
followed by 100 chats, each chat follows three topics; the middle of 50 answers. "Anything new?" is what an idle process
asks every three seconds. Headlines have nine of ${vocabulary.length.toLocaleString('en')} words and one of ${names.toLocaleString('en')} names; a common word is one of the ${commonWords} that
stand in 3 % to 24 % of them, and is looked for with its other forms: the newest ${maxFound} articles that have it are ranked.

${table([['chats', 'articles', 'followers of a topic', 'pending of a chat', 'anything new?', 'search: a name', 'a common word', 'a misspelt name', 'settles a second'], ...rows])}

The table of chats with its indexes, while ${rounds} articles are settled in ${audience.toLocaleString('en')} chats one after the other, with PostgreSQL's autovacuum as it
comes: ${sizesAfter.join(', ')}.

A sender with nothing to do, in a database of ${audience.toLocaleString('en')} chats: ${rounded(idle * 100)} % of a core.`;
}

async function measure(url: string, ask: Ask, chats: number, articles: number): Promise<string[]> {
  await ask('create extension pg_trgm');
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
  const find = async (typed: string) => {
    const query = parseQuery(typed) ?? { must: [], phrases: [], not: [] };
    const { total } = await store.search({ query, limit: 5, loosely: true });
    if (total === 0) throw new Error(`nothing is found for ${typed}`);
  };
  const name = (number: number) => nameOf(1 + (number % Math.min(articles, names)));
  const common = (number: number) => vocabulary[number % commonWords] as string;
  const row = [
    chats.toLocaleString('en'),
    articles.toLocaleString('en'),
    await timed((number) => idsOf(store.subscribers({ topics: [`t${number % topics}`], lane: 'instant' }))),
    await timed((number) => store.pending(`bench:${number % chats}`, 'instant', 10)),
    await timed(() => entriesAfter(db, articles)),
    await timed((number) => find(name(number))),
    await timed((number) => find(common(number))),
    // A letter twice.
    await timed((number) => find(name(number).replace(/(?<=^..)./, '$&$&'))),
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

/** The words of real headlines. */
const vocabulary = [
  ...new Set(labelledGroups().flatMap(({ articles }) => articles.flatMap(({ headline }) => words(headline)))),
].filter((word) => /^[a-z]{5,}$/.test(word));

/** So many names there are, of which each article has the next; and so many of the words are asked for as common. */
const [names, commonWords] = [200_000, 25];

/** A name as `md5` makes it, in letters alone; the same in SQL. */
const nameOf = (number: number) =>
  createHash('md5')
    .update(String(number))
    .digest('hex')
    .slice(0, 9)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
const nameIn = `translate(substr(md5((1 + (n - 1) % ${names})::text), 1, 9), '0123456789', 'ghijklmnop')`;

/** Chats, subscriptions and articles, made where they lie. */
function filled(chats: number, articles: number): string[] {
  const topics = Math.ceil((chats * 3) / 100);
  const id = "lpad(n::text, 12, '0')";
  const all = `from generate_series(1, ${articles}) n`;
  const word = `(array['${vocabulary.join("','")}'])[1 + floor(power(random(), 2) * ${vocabulary.length})::int + 0 * (n + d)]`;
  return [
    `create temporary table headlines as
     select n, (select string_agg(${word}, ' ') from generate_series(1, 9) d) || ' ' || ${nameIn} as headline ${all}`,
    `insert into kabar.articles (id, body, link, time, seen_at, revision, recorded, words)
     select ${id}, jsonb_build_object('id', ${id}, 'link', 'https://example.org/' || n, 'headline', headline,
       'summary', null, 'authors', jsonb_build_array(), 'publishedAt', n, 'updatedAt', null, 'language', 'id', 'image', null,
       'categories', jsonb_build_array(), 'publisher', jsonb_build_object('id', 'p', 'name', 'P'), 'feed', 'f',
       'topics', jsonb_build_array('t' || n % ${topics}), 'revision', 1, 'seenAt', n),
       'https://example.org/' || n, n, n, 1, n, setweight(to_tsvector('simple', headline), 'A') from headlines`,
    "insert into kabar.vocabulary select distinct word, 0 from headlines, unnest(string_to_array(headline, ' ')) word",
    'drop table headlines',
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
