import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../../src/core/feed.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import type { PostgresStore } from '../../../src/stores/postgres/store.js';
import { makeItem } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, instantOf, type TestDatabase } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { TcpProxy } from '../../doubles/tcp-proxy.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

let database: TestDatabase;
let store: PostgresStore;
const statements: string[] = [];

beforeEach(async () => {
  database = await createDatabase();
  const clock = new ManualClock();
  store = await openPostgres({
    databaseUrl: database.url,
    clock,
    instant: instantOf(clock),
    log: new RecordedLog(),
    onQuery: ({ sql }) => statements.push(sql),
  });
  statements.length = 0;
});

afterEach(async () => {
  await store.close();
  await database.drop();
});

/** Another process, with a proxy on its way to the database. */
async function behindProxy() {
  const address = new URL(database.url);
  const proxy = await TcpProxy.start('127.0.0.1', Number(address.port));
  address.port = String(proxy.address.port);
  statements.length = 0;
  const clock = new ManualClock();
  const proxied = await openPostgres({
    databaseUrl: address.href,
    clock,
    instant: instantOf(clock),
    log: new RecordedLog(),
    onQuery: ({ sql }) => statements.push(sql),
  });
  afterTest(() => proxy.close());
  afterTest(() => proxied.close());
  statements.length = 0;
  return { proxied, proxy };
}

const feedOf = (name: string, etag: string | null = null) => ({
  ...newFeedState(name, `https://example.org/${name}`),
  etag,
});
const poll = (number: number, feed = feedOf(`feed-${number}`)) => ({ feed, items: [makeItem(number)] });
const seqsOf = (results: readonly (readonly { seq: number }[] | null)[]) =>
  results.map((entries) => entries?.map(({ seq }) => seq) ?? null);

describe('polls that are recorded at the same time', () => {
  it('are one commit of four statements, numbered in the order in which they were given', async () => {
    // The first one makes the book of stories.
    await store.record(poll(6));
    statements.length = 0;
    const results = await Promise.all([1, 2, 3, 4, 5].map((number) => store.record(poll(number))));
    expect(seqsOf(results)).toEqual([[2], [3], [4], [5], [6]]);
    expect(statements.length).toBe(4);
    expect(await store.head()).toBe(6);
    expect((await store.feedStates()).length).toBe(6);
  });

  it('hold the head of the log for one round trip and that of the commit', async () => {
    const { proxied, proxy } = await behindProxy();
    await proxied.record(poll(6));
    // So long that what is sent in one go arrives before anything of it is answered.
    proxy.delayMs = 30;
    const before = proxy.roundTrips;
    await Promise.all([1, 2, 3].map((number) => proxied.record(poll(number))));
    expect(proxy.roundTrips - before).toBe(2);
  });

  it('wait for nobody whose process makes its book of the stories of the last two days', async () => {
    await store.record(poll(1));
    const { proxied } = await behindProxy();
    await proxied.record(poll(2));
    const [book, lock] = ['order by articles.recorded', 'for update'].map((part) =>
      statements.findIndex((statement) => statement.includes(part)),
    );
    expect(book).toBeGreaterThanOrEqual(0);
    expect(lock).toBeGreaterThan(book ?? 0);
  });

  it('do not look through all articles for those that others have recorded', async () => {
    await store.record(poll(1));
    const statement = statements.find((each) => each.includes('left join found'));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`explain (generic_plan) ${statement}`);
    await client.end();
    expect(JSON.stringify(rows)).not.toContain('Seq Scan on articles');
  });

  it('that found nothing are one statement, and the last state of a feed stands', async () => {
    const unchanged = (feed: ReturnType<typeof feedOf>) => store.record({ feed, items: [] });
    const results = await Promise.all([feedOf('a', '1'), feedOf('b'), feedOf('a', '2')].map(unchanged));
    expect(results).toEqual([[], [], []]);
    expect(statements.length).toBe(1);
    expect((await store.feedStates()).map(({ id, etag }) => [id, etag])).toEqual([
      ['a', '2'],
      ['b', null],
    ]);
  });

  it('do not suffer from one that the database refuses', async () => {
    // An index takes no key of this length.
    const bad = { ...poll(2), items: [{ ...makeItem(2), keys: [randomBytes(9_000).toString('hex')] }] };
    const results = await Promise.allSettled([poll(1), bad, poll(3)].map((each) => store.record(each)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.articles([1, 2, 3].map((number) => makeArticle(number).id))).length).toBe(2);
    expect((await store.feedStates()).map(({ id }) => id)).toEqual(['feed-1', 'feed-3']);
    expect(seqsOf([await store.record(poll(4))])).toEqual([[3]]);
  });

  it('do not suffer from one whose article is not valid', async () => {
    const bad = {
      ...poll(2),
      items: [{ ...makeItem(2), article: makeArticle(2, { revision: 1.5 }) }],
    };
    const results = await Promise.allSettled([poll(1), bad, poll(3)].map((each) => store.record(each)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.head()).toBe(2);
  });

  it('are judged each by the keywords that it was filed by', async () => {
    const { version } = await store.keywords();
    const keyword = { topic: 'keyword:kereta', phrase: 'kereta' };
    await store.changeChat('console:a', () => {
      const chat = makeChat('console:a', [keyword.topic]);
      return { ...chat, subscriptions: chat.subscriptions.map((each) => ({ ...each, ...keyword })) };
    });
    const current = (await store.keywords()).version;
    expect(current).toBeGreaterThan(version);
    const results = await Promise.all([
      store.record({ ...poll(1), keywords: version }),
      store.record({ ...poll(2), keywords: current }),
      store.record({ ...poll(3), items: [], keywords: version }),
      store.record({ ...poll(4), items: [], keywords: current }),
    ]);
    expect(seqsOf(results)).toEqual([null, [1], null, []]);
    expect((await store.feedStates()).map(({ id }) => id)).toEqual(['feed-2', 'feed-4']);
  });

  it('record an article that two of them bring once, and an article that is known stays in its topics', async () => {
    const both = [poll(1, feedOf('a')), poll(1, feedOf('b'))].map((each) => store.record(each));
    expect(seqsOf(await Promise.all(both))).toEqual([[1], [2]]);
    await store.record(poll(1, feedOf('c')));
    expect((await store.latest({ limit: 9 })).length).toBe(1);
    expect((await store.latest({ topics: ['rusia-ukraina'], limit: 9 })).length).toBe(1);
    // Its number is that of the first time: an export brings it once.
    expect((await store.dump('articles', null, 9)).records.length).toBe(1);
  });
});
