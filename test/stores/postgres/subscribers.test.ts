import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import type { SentQuery } from '../../../src/stores/postgres/connect.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import type { PostgresStore } from '../../../src/stores/postgres/store.js';
import { createFilledDatabase } from '../../doubles/database.js';
import { RecordedLog } from '../../doubles/log.js';

/** More than two pages of followers, and some that follow no more, or on another platform. */
const filled = `
  insert into kabar.chats select 'somewhere:' || n, '{}', 'active', 0, 0 from generate_series(1, 50000) n;
  insert into kabar.chats select adapter || ':1', '{}', 'active', 0, 0 from unnest(array['elsewhere', 'somewher', 'zzz']) adapter;
  insert into kabar.subscriptions select 'most', 'instant', id, 0, null from kabar.chats where id not like '%:1';
  insert into kabar.subscriptions select 'most', 'instant', id, 0, 5 from kabar.chats where id like '%:1';
  insert into kabar.subscriptions select 'third', 'instant', 'somewhere:' || n, 0, null from generate_series(1, 50000, 3) n;
  insert into kabar.subscriptions select 'third', 'instant', id, 0, null from kabar.chats where id not like 'somewhere:%';`;

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

const numbers = (from: number) =>
  Array.from({ length: 50_001 - from }, (_, index) => `somewhere:${from + index}`);

it('tells of more followers than come in one answer, each once', async () => {
  const most = await store.subscribers(['most'], 'instant', 'somewhere');
  expect(most.length).toBe(49_999);
  expect([...most].sort()).toEqual(numbers(2).sort());
  const both = await store.subscribers(['most', 'third'], 'instant', 'somewhere');
  expect([...both].sort()).toEqual(numbers(1).sort());
  expect(both.length).toBe(50_000);
  // Looked at once more they are the same.
  expect([...both]).toHaveLength(50_000);
});

it('tells of the followers on all platforms', async () => {
  const all = [...(await store.subscribers(['third'], 'instant'))];
  expect(all).toHaveLength(16_667 + 3);
  expect(all).toEqual(expect.arrayContaining(['elsewhere:1', 'somewher:1', 'somewhere:1', 'zzz:1']));
});

it.each([[['most']], [['most', 'third']]])(
  'finds those of %j by the index, and merges them',
  async (topics) => {
    sent.length = 0;
    await store.subscribers(topics, 'instant', 'somewhere');
    // The first page, where the middle of the rest is, and a page of each half.
    expect(sent).toHaveLength(4);
    const [{ sql, parameters } = { sql: '', parameters: [] }] = sent;
    const { rows } = await database.client.query(`explain ${sql}`, [...parameters]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    // Of a topic with less than a page the database may sort those that it has found.
    expect(plan).toContain('Index Only Scan using subscriptions_pkey');
    expect(plan).not.toMatch(/Hash|Seq/);
  },
);
