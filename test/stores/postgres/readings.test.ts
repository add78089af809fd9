import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import type { PostgresStore } from '../../../src/stores/postgres/store.js';
import { feed, makeItem } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { createDatabase, instantOf } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';

const day = 24 * 3_600_000;

let url: string;
let client: pg.Client;

beforeEach(async () => {
  const database = await createDatabase();
  url = database.url;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  return async () => {
    await client.end();
    await database.drop();
  };
});

/** One more process on the database. */
async function join(): Promise<PostgresStore> {
  const clock = new ManualClock();
  const store = await openPostgres({
    databaseUrl: url,
    clock,
    instant: instantOf(clock),
    log: new RecordedLog(),
  });
  afterTest(() => store.close());
  return store;
}

/** Records an article about one event, and returns its story. */
async function record(store: PostgresStore, number: number): Promise<string | null | undefined> {
  const { article, ...rest } = makeItem(number);
  const told = {
    headline: 'Gempa Magnitudo 5,2 Guncang Bitung',
    summary: 'Gempa magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin.',
    publisher: { id: `p-${number}`, name: `p-${number}` },
  };
  await store.record({ feed, items: [{ ...rest, article: { ...article, ...told } }] });
  return (await store.articles([article.id]))[0]?.story;
}

const idOf = (number: number) => makeItem(number).article.id;

/** So that only its reading tells what an article is about. */
const blank = () =>
  client.query(`update kabar.articles set body = body || '{"headline": "x", "summary": null}'`);

describe('how an article was read', () => {
  it('is taken over by processes that run, and by those that start', async () => {
    const [one, other] = [await join(), await join()];
    // Its book of stories is made.
    await other.record({ feed, items: [makeItem(9)] });
    expect(await record(one, 1)).toBeNull();
    await blank();
    expect(await record(other, 2)).toBe(idOf(1));
    expect(await record(await join(), 3)).toBe(idOf(1));
  });

  it('is read again where a crash has taken it', async () => {
    await record(await join(), 1);
    await client.query('truncate kabar.story_readings');
    expect(await record(await join(), 2)).toBe(idOf(1));
  });

  it('is read again where another version of Kabar has read it', async () => {
    await record(await join(), 1);
    await client.query('update kabar.story_readings set version = version + 1');
    await blank();
    expect(await record(await join(), 2)).toBeNull();
  });

  it('is kept for as long as the article may have a story', async () => {
    const store = await join();
    await record(store, 1);
    const kept = async () =>
      (await client.query('select count(*)::integer as count from kabar.story_readings')).rows[0].count;
    const { rows } = await client.query('select time::float8 as time from kabar.articles');
    await store.prune(rows[0].time + 2 * day);
    expect(await kept()).toBe(1);
    await store.prune(rows[0].time + 2 * day + 1);
    expect(await kept()).toBe(0);
  });
});
