import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import { idsOf } from '../../../src/core/chat.js';
import type { FollowerQuery } from '../../../src/core/ports.js';
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

const of = (topics: string[], more: Partial<FollowerQuery> = {}) =>
  store.subscribers({ topics, lane: 'instant', adapter: 'somewhere', ...more });

it('tells of more followers than come in one page, each once', async () => {
  expect(await idsOf(of(['most']))).toEqual(numbers(2).sort());
  const both = of(['most', 'third', 'most']);
  expect(await idsOf(both)).toEqual(numbers(1).sort());
  expect(await both.count()).toBe(50_000);
  // Looked at once more they are the same.
  expect(await idsOf(both)).toHaveLength(50_000);
});

it('tells of the followers on all platforms', async () => {
  const all = await idsOf(store.subscribers({ topics: ['third'], lane: 'instant' }));
  expect(all).toHaveLength(16_667 + 3);
  expect(all).toEqual(expect.arrayContaining(['elsewhere:1', 'somewher:1', 'somewhere:1', 'zzz:1']));
});

it.each([[['most']], [['most', 'third']]])(
  'finds those of %j by the index, and merges them',
  async (topics) => {
    for (const more of [{}, { entries: { first: 1, last: 2 } }]) {
      sent.length = 0;
      for await (const page of of(topics, more)) {
        expect(page.looked).toBe('entries' in more ? 2_000 : 10_000);
        break;
      }
      expect(sent).toHaveLength(1);
      const [{ sql, parameters } = { sql: '', parameters: [] }] = sent;
      const { rows } = await database.client.query(`explain ${sql}`, [...parameters]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      // Of a topic with less than a page the database may sort those that it has found.
      expect(plan).toContain('Index Only Scan using subscriptions_pkey');
      expect(plan).not.toMatch(/Hash Join|Seq/);
    }
  },
);

it('passes over whole pages of those whose cursor is behind the entries, and goes on', async () => {
  const { client } = database;
  await client.query("update kabar.chats set instant = 5 where id < 'somewhere:4'");
  expect(await idsOf(of(['most'], { entries: { first: 4, last: 5 } }))).toEqual(
    numbers(2)
      .filter((id) => id >= 'somewhere:4')
      .sort(),
  );
});

it('tells of those that followed when the entries were recorded, however often they began and ended', async () => {
  const since = [1, 2, 3].map((from) => `('often', 'instant', 'somewhere:' || n, ${from}, ${from + 1})`);
  await database.client.query(
    `insert into kabar.subscriptions select each.* from generate_series(10001, 15000) n, lateral (values ${since}) as each`,
  );
  const told = async (first: number) => (await idsOf(of(['often'], { entries: { first, last: 9 } }))).length;
  expect([await told(4), await told(5), (await idsOf(of(['often']))).length]).toEqual([5_000, 0, 0]);
});
