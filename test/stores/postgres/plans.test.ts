import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import { idsOf } from '../../../src/core/chat.js';
import { parseQuery } from '../../../src/core/query.js';
import { readingVersion } from '../../../src/core/story/stored-reading.js';
import type { SentQuery } from '../../../src/stores/postgres/connect.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { preparedName } from '../../../src/stores/postgres/prepared.js';
import type { PostgresStore } from '../../../src/stores/postgres/store.js';
import { feed, makeItem, makeSettlement } from '../../contracts/store-given.js';
import { createFilledDatabase } from '../../doubles/database.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle } from '../../fixtures/article.js';

const [chats, articles] = [20_000, 20_000];

let database: Awaited<ReturnType<typeof createFilledDatabase>>;
let store: PostgresStore;
const sent: SentQuery[] = [];

beforeAll(async () => {
  database = await createFilledDatabase(filled);
  store = await openPostgres({
    databaseUrl: database.url,
    clock: systemClock,
    log: new RecordedLog(),
    onQuery: (query) => sent.push(query),
  });
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

/** Many chats that follow three of 100 topics each, many articles of one each, and a ledger. */
const filled = `
  insert into kabar.articles (id, body, link, time, seen_at, revision, recorded, words)
  select lpad(n::text, 12, '0'), '{}', 'https://example.org/' || n, n, n, 1, n, to_tsvector('simple', 'berita nomor' || n)
  from generate_series(1, ${articles}) n;
  insert into kabar.story_readings select n, ${readingVersion}, 'repeats' from generate_series(1, ${articles}) n;
  insert into kabar.article_topics select 't' || n % 100, n, n, lpad(n::text, 12, '0') from generate_series(1, ${articles}) n;
  insert into kabar.identity_keys select 'link ' || n, lpad(n::text, 12, '0') from generate_series(1, ${articles}) n;
  insert into kabar.entries select n, 'new', lpad(n::text, 12, '0'), array['t' || n % 100], true, 'p', null, null, n
  from generate_series(1, ${articles}) n;
  insert into kabar.entry_topics select 't' || n % 100, n from generate_series(1, ${articles}) n;
  insert into kabar.chats
  select 'console:' || n, jsonb_build_object('id', 'console:' || n, 'language', 'id', 'timezone', 'UTC',
    'state', jsonb_build_object('kind', 'active'), 'subscriptions', jsonb_build_array(
      jsonb_build_object('topic', 't' || n % 100, 'intervals', jsonb_build_array(
        jsonb_build_object('lane', 'instant', 'since', 0, 'until', null))))),
    'active', ${articles} - 50, ${articles} from generate_series(1, ${chats}) n;
  insert into kabar.subscriptions select 't' || (n + d) % 100, 'instant', 'console:' || n, 0, null
  from generate_series(1, ${chats}) n, generate_series(0, 2) d;
  insert into kabar.ledger select 'console:' || n, lpad((n % ${articles} + 1)::text, 12, '0'), n, 'm' || n, 1, 0, '{}', 0, n
  from generate_series(1, ${chats}) n;
  insert into kabar.vocabulary select 'kata' || translate(n::text, '0123456789', 'abcdefghij'), n from generate_series(1, ${articles}) n;
  update kabar.log_head set seq = ${articles}, recorded = ${articles};`;

const chat = 'console:77';
const item = makeItem(articles + 1);
const search = (typed: string, loosely: boolean) => {
  const query = parseQuery(typed) ?? { must: [], phrases: [], not: [] };
  return store.search({ query, limit: 5, loosely }).catch(() => {});
};

/** What is asked with every post, every poll and every command. */
const hot: Readonly<Record<string, () => Promise<unknown>>> = {
  deliveryWork: () => store.deliveryWork(chat, 'instant', 10).catch(() => {}),
  chat: () => store.chat(chat),
  settle: () => store.settle(makeSettlement(chat, articles, articles)),
  ledger: () => store.ledger(chat, makeArticle(1).id),
  outdatedPosts: () => store.outdatedPosts(100),
  earlierStage: () => store.earlierStage(chat, makeArticle(1).id),
  postedAs: () => store.postedAs(chat, 'm77'),
  deliveryFacts: () => store.deliveryFacts(chat, makeArticle(1).id),
  changeChat: () => store.changeChat(chat, (stored) => stored && { ...stored, language: 'en' }),
  subscribers: () => idsOf(store.subscribers({ topics: ['t7'], lane: 'instant' })),
  'subscribers who wait': () =>
    idsOf(store.subscribers({ topics: ['t7', 't8'], lane: 'instant', entries: { first: 5, last: 7 } })),
  'count of subscribers': () => store.subscribers({ topics: ['t7'], lane: 'instant' }).count(),
  record: () => store.record({ feed, items: [item] }),
  known: () => store.known(['link 1', 'link 2']),
  claimFeeds: () => store.sharing.claimFeeds(['feed', 'other']),
  articleAt: () => store.articleAt('https://example.org/77?utm_source=x').catch(() => {}),
  search: () => search('nomor77', false),
  'search for a phrase': () => search('"berita nomor77"', false),
  'search by other forms': () => search('nomor77 penyerangan', true),
  'search for a misspelt word': () => search('kattabcd', true),
};

/** The plan of a statement: with these parameters, or with any. */
async function explain(statement: string, parameters?: readonly unknown[]): Promise<string> {
  const how = parameters === undefined ? 'explain (generic_plan)' : 'explain';
  const { rows } = await database.client.query(`${how} ${statement}`, [...(parameters ?? [])]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

it.each(Object.keys(hot))('%s reads no table from end to end', async (name) => {
  sent.length = 0;
  await hot[name]?.();
  const queries = sent.filter(({ sql }) =>
    /^\s*(\/\* prepared \*\/\s*)?(with|select|insert|update|delete)/i.test(sql),
  );
  expect(queries.length).toBeGreaterThan(0);
  const explained: string[] = [];
  for (const { sql, parameters } of queries) {
    explained.push(await explain(sql, parameters));
    // A statement that is prepared has one plan for whatever it is asked with.
    if (preparedName(sql) !== null) explained.push(await explain(sql));
  }
  for (const plan of explained) {
    const scanned = [...plan.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table);
    const large = scanned.filter(
      (table) => !/^(log_head|feeds|leases|plans|keywords|refusals)$/.test(table ?? ''),
    );
    expect([large, large.length > 0 ? plan : '']).toEqual([[], '']);
  }
});
