import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import type { Store } from '../../../src/core/ports.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { feed, makeItem, makePlan, makeSettlement, topic } from '../../contracts/store-given.js';
import { createDatabase } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

/** Nothing else in the database looks like it. */
const address = '8800553535';
const chat = `telegram:${address}`;

let url: string;
let client: pg.Client;
let store: Store;

beforeEach(async () => {
  const database = await createDatabase();
  url = database.url;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  store = await join();
  return async () => {
    await client.end();
    await database.drop();
  };
});

async function join(): Promise<Store> {
  const joined = await openPostgres({ databaseUrl: url, clock: systemClock, log: new RecordedLog() });
  afterTest(() => joined.close());
  return joined;
}

/** The tables of every schema that hold a text in any column of any row. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  expect(rows.length).toBeGreaterThan(12);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await client.query(`select from ${name} as line where line::text like $1 limit 1`, [
      `%${text}%`,
    ]);
    if (rowCount) found.push(name);
  }
  return found;
}

/** Puts a chat into every table that can hold one. */
async function fill(): Promise<void> {
  const phrase = {
    topic: 'keyword:paus',
    phrase: 'paus',
    intervals: [{ lane: 'digest' as const, since: 0, until: null }],
  };
  const given = makeChat(chat, [topic], { mutes: [{ topic: 'other', from: 1, until: null }] });
  await store.changeChat(chat, () => ({ ...given, subscriptions: [...given.subscriptions, phrase] }));
  await store.record({ feed, items: [1, 2, 3, 4, 5, 6].map((number) => makeItem(number)) });
  await store.settle(makeSettlement(chat, 1, 1));
  await store.settle(makeSettlement(chat, 2, 2, { posted: null, heldFor: makeArticle(1).id }));
  await store.settle(makeSettlement(chat, 3, 3, { reason: `rejected: chat ${address} is too loud` }));
  await store.noteEdit(chat, makeArticle(1).id, { revision: 2, edits: 1, named: 1 });
  await store.putPlan(makePlan(chat, [4, 5], { slot: '2024-06-18 07:00' }));
  expect(await tablesWith(address)).toEqual(
    expect.arrayContaining(
      ['chats', 'keywords', 'ledger', 'plans', 'refusals', 'subscriptions'].map((each) => `kabar.${each}`),
    ),
  );
}

describe('of a chat that is forgotten', () => {
  it('nothing is left in any table', async () => {
    await fill();
    await store.forgetChat(chat);
    expect(await tablesWith(address)).toEqual([]);
  });

  it('nothing comes back by what was under way for it, in this process or another', async () => {
    await fill();
    const other = await join();
    for (let round = 0; round < 4; round++) {
      for (const each of [store, other]) await each.changeChat(chat, () => makeChat(chat, [topic]));
      const late = (of: Store) => [
        of.settle(makeSettlement(chat, 4, 4)),
        of.settle(makeSettlement(chat, 5, 5, { reason: 'too long' })),
        of.putPlan(makePlan(chat, [6])),
        of.advancePlan(makePlan(chat, [6]), 1),
        of.settlePlan(makePlan(chat, [6]), 0, 'rejected'),
        of.noteEdit(chat, makeArticle(1).id, { revision: 2, edits: 1, named: 0 }),
        of.changeChat(chat, (known) => known && { ...known, timezone: 'UTC' }),
      ];
      await Promise.allSettled([
        ...late(other).slice(0, 2 * round),
        store.forgetChat(chat),
        ...late(other),
        ...late(store),
      ]);
      expect(await tablesWith(address)).toEqual([]);
    }
  });

  it('nothing is left under its old id when it has moved, or when it was gone for long', async () => {
    await fill();
    await store.moveChat(chat, 'telegram:-100');
    expect(await tablesWith(address)).toEqual([]);
    await store.changeChat(
      'telegram:-100',
      (known) => known && { ...known, state: { kind: 'gone', reason: 'left', since: 0 } },
    );
    await store.prune(Date.now());
    expect(await tablesWith('telegram:-100')).toEqual([]);
  });
});
