import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../../src/stores/postgres/connect.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { prepared, preparedName } from '../../../src/stores/postgres/prepared.js';
import type { PostgresStore } from '../../../src/stores/postgres/store.js';
import { feed, makeItem, topic } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, instantOf, type TestDatabase } from '../../doubles/database.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeChat } from '../../fixtures/article.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await createDatabase();
});

afterEach(() => database.drop());

async function ask(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('a prepared statement', () => {
  let db: Database;

  beforeEach(() => {
    db = connect(database.url, new RecordedLog());
  });

  afterEach(() => db.destroy());

  const add = async (number: number) =>
    (await prepared(sql<{ sum: number }>`select ${number}::integer + 1 as sum`).execute(db)).rows[0]?.sum;
  const count = async () =>
    (await sql<{ count: number }>`select count(*) from pg_prepared_statements`.execute(db)).rows[0]?.count;

  it('is kept by its connection', async () => {
    expect([await add(1), await add(2)]).toEqual([2, 3]);
    expect(await count()).toBe(1);
  });

  it('runs all the same behind a pooler that forgets it, and is prepared no more', async () => {
    await add(1);
    // As a pooler does that lends another connection.
    await sql`deallocate all`.execute(db);
    expect([await add(2), await add(3)]).toEqual([3, 4]);
    expect(await count()).toBe(0);
  });

  it('fails as any other where it is wrong', async () => {
    await expect(prepared(sql`select 1 / ${0}::integer`).execute(db)).rejects.toThrow(/division/);
    await add(1);
    expect(await count()).toBe(2);
  });

  it('is named by its text, and only where it is marked', () => {
    const [one, other] = ['/* prepared */ select 1', '/* prepared */ select 2'].map(preparedName);
    expect(one).toBe(preparedName('/* prepared */ select 1'));
    expect(one).not.toBe(other);
    // PostgreSQL cuts longer names off.
    expect(one?.length).toBeLessThanOrEqual(63);
    expect(preparedName('select 1')).toBeNull();
  });
});

describe('a store whose schema another process changes', () => {
  let store: PostgresStore;

  beforeEach(async () => {
    const clock = new ManualClock();
    store = await openPostgres({
      databaseUrl: database.url,
      clock,
      instant: instantOf(clock),
      log: new RecordedLog(),
    });
  });

  afterEach(() => store.close());

  it('goes on reading and recording', async () => {
    await store.changeChat('console:a', () => makeChat('console:a', [topic]));
    for (const number of [1, 2, 3]) await store.record({ feed, items: [makeItem(number)] });
    expect((await store.deliveryWork('console:a', 'instant', 9))?.waiting.length).toBe(3);
    await ask('alter table kabar.articles alter column body_profile type varchar');
    await ask('alter table kabar.entries alter column kind type varchar');
    expect((await store.record({ feed, items: [makeItem(4)] }))?.map(({ seq }) => seq)).toEqual([4]);
    expect((await store.deliveryWork('console:a', 'instant', 9))?.waiting.length).toBe(4);
  });
});
