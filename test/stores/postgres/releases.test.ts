import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { dumped, fillStore, sorted } from '../../contracts/store-export.js';
import { feed, makeItem, makePlan, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { createEmptyDatabase, instantOf } from '../../doubles/database.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle } from '../../fixtures/article.js';

/** One database for each release whose schema differs from the one before, as `pg_dump --schema=kabar --inserts` wrote it. */
const folder = new URL('../../fixtures/schemas/', import.meta.url);

const open = async (dump: string | null) => {
  const database = await createEmptyDatabase();
  if (dump !== null) await apply(database.url, dump);
  const clock = new ManualClock();
  const options = { databaseUrl: database.url, clock, instant: instantOf(clock), log: new RecordedLog() };
  // The second time there is nothing left to be done.
  await (await openPostgres(options)).close();
  const store = await openPostgres(options);
  const close = async () => {
    await store.close();
    await database.drop();
  };
  return { store, close, schema: () => schemaOf(database.url) };
};

it.each(readdirSync(folder))('a database of %s is one of today when it was opened', async (file) => {
  const [old, fresh] = [await open(readFileSync(new URL(file, folder), 'utf8')), await open(null)];
  await fillStore(fresh.store);
  // Chats of that release have long leads, and keep them.
  for (const id of ['console:a', 'console:b', 'console:c']) {
    await fresh.store.changeChat(
      id,
      (chat) => chat && { ...chat, settings: { ...chat.settings, summary: 'long' } },
    );
  }
  expect(sorted(await dumped(old.store))).toEqual(sorted(await dumped(fresh.store)));
  expect(await old.schema()).toEqual(await fresh.schema());
  for (const { store } of [old, fresh]) {
    await store.settlePlan(makePlan('console:a', [3, 4]), 0, null);
    await store.record({ feed, items: [makeItem(9)] });
    await store.settle(makeSettlement('console:c', 1, 1));
    expect((await store.pending('console:c', 'instant', 9)).map(({ entry }) => entry.seq)).toEqual([
      2, 3, 4, 5, 7,
    ]);
    const query = { must: ['putin'], phrases: [], not: [] };
    expect((await store.search({ query, limit: 9, loosely: true })).total).toBe(6);
    expect((await store.articles([makeArticle(1).id]))[0]?.headline).toBe('Baru');
  }
  expect(sorted(await dumped(old.store))).toEqual(sorted(await dumped(fresh.store)));
  await old.close();
  await fresh.close();
});

/** All columns and indexes, so that no migration leaves an old database behind a new one. */
async function schemaOf(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: columns } = await client.query(
    `select table_name, column_name, data_type, is_nullable, column_default
    from information_schema.columns where table_schema = 'kabar' order by table_name, column_name`,
  );
  const { rows: indexes } = await client.query(
    `select tablename, indexdef from pg_indexes where schemaname = 'kabar' order by tablename, indexdef`,
  );
  await client.end();
  expect(columns.length).toBeGreaterThan(50);
  return [...columns, ...indexes];
}

const apply = async (url: string, statements: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
};

it('a database that a newer Kabar has used is refused, with what to do, and left as it is', async () => {
  const { url, drop } = await createEmptyDatabase();
  const options = { databaseUrl: url, clock: new ManualClock(), log: new RecordedLog() };
  await (await openPostgres(options)).close();
  await apply(url, "insert into kabar.kysely_migration values ('9999-newer', '2030-01-01T00:00:00.000Z')");
  await expect(openPostgres(options)).rejects.toMatchObject({
    name: 'KabarError',
    message: expect.stringContaining('newer version of Kabar'),
    remedy: expect.stringContaining('Start that version'),
  });
  await apply(url, "delete from kabar.kysely_migration where name = '9999-newer'");
  await (await openPostgres(options)).close();
  await drop();
});

it('of many corrections of an article that an older Kabar kept the newest is left', async () => {
  const { url, drop } = await createEmptyDatabase();
  await apply(url, readFileSync(new URL('0.1.0.sql', folder), 'utf8'));
  const values = [7, 8, 9].map(
    (seq) => `(${seq}, 'corrected', '000000000001', '{}', false, 'p', null, null, ${seq})`,
  );
  await apply(url, `insert into kabar.entries values ${values}; update kabar.log_head set seq = 9`);
  const store = await openPostgres({ databaseUrl: url, clock: new ManualClock(), log: new RecordedLog() });
  const entries = (await dumped(store)).flatMap((record) =>
    record.kind === 'entry' ? [record.entry.seq] : [],
  );
  expect(entries).toEqual([1, 2, 3, 4, 5, 9]);
  await store.close();
  await drop();
});
