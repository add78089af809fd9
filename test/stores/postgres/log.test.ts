import { sql } from 'kysely';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import type { Clock } from '../../../src/core/ports.js';
import type { Instant } from '../../../src/stores/postgres/instant.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { dumped } from '../../contracts/store-export.js';
import { feed, makeItem, makeSettlement, topic } from '../../contracts/store-given.js';
import { createDatabase } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeChat } from '../../fixtures/article.js';

const year = 365 * 24 * 3_600_000;

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

async function join(clock: Clock = systemClock, instant?: Instant) {
  const store = await openPostgres({
    databaseUrl: url,
    clock,
    log: new RecordedLog(),
    ...(instant && { instant }),
  });
  afterTest(() => store.close());
  return store;
}

const clockAt = (shift: number): Clock => ({ ...systemClock, now: () => Date.now() + shift });

async function entries(): Promise<{ seq: number; at: number; kind: string; article: string }[]> {
  const { rows } = await client.query('select seq, at, kind, article from kabar.entries order by seq');
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: Number(row.at) }));
}

const isSorted = (all: readonly number[]) =>
  all.every((each, index) => index === 0 || each >= (all[index - 1] ?? 0));

describe('the time of entries', () => {
  it('is that of the database, whatever the clocks of those who record say', async () => {
    const [ahead, behind] = [await join(clockAt(year)), await join(clockAt(-year))];
    const now = async () =>
      Number((await client.query('select extract(epoch from clock_timestamp()) * 1000 as now')).rows[0].now);
    const before = await now();
    for (let number = 1; number <= 6; number++) {
      await (number % 2 ? ahead : behind).record({ feed, items: [makeItem(number)] });
    }
    const all = (await entries()).map(({ at }) => at);
    expect(all).toHaveLength(6);
    expect(isSorted([Math.floor(before), ...all, await now()])).toBe(true);
  });

  it('never goes back along seq, whoever waits for whom', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => join()));
    await Promise.all(
      stores.map(async (store, index) => {
        for (let round = 0; round < 10; round++) {
          await store.record({
            feed: { ...feed, id: `feed-${index}` },
            items: [makeItem(1 + index * 10 + round)],
          });
        }
      }),
    );
    const all = await entries();
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    expect(isSorted(all.map(({ at }) => at))).toBe(true);
  });

  it('is set right when the clock of the database was ahead', async () => {
    let now = 1_000_000 + year;
    const store = await join(systemClock, () => sql`${now}::bigint`);
    await store.record({ feed, items: [makeItem(1), makeItem(2)] });
    now = 1_000_000;
    await store.record({ feed, items: [makeItem(3)] });
    now = 1_000_500;
    await store.record({ feed, items: [makeItem(4)] });
    expect((await entries()).map(({ at }) => at)).toEqual([1_000_000, 1_000_000, 1_000_000, 1_000_500]);
  });
});

describe('feeds', () => {
  it('are due by the clock of the database: one process whose clock is wrong keeps none from the others', async () => {
    const [ahead, right] = [clockAt(year), await join()];
    const wrong = await join(ahead);
    await wrong.record({ feed: { ...feed, nextPollAt: ahead.now() + 60_000 }, items: [] });
    expect((await right.sharing.claimFeeds([feed.id])).size).toBe(0);
    await client.query('update kabar.feeds set leased_until = leased_until - 61000');
    expect((await wrong.sharing.claimFeeds([feed.id])).size).toBe(1);
    expect((await right.sharing.claimFeeds([feed.id])).size).toBe(0);
    // It dies, and its claim runs out.
    await client.query('update kabar.feeds set leased_until = leased_until - 31000');
    expect((await right.sharing.claimFeeds([feed.id])).size).toBe(1);
  });

  it('are not left alone for as long as a clock was ahead', async () => {
    let now = Date.now() + year;
    const store = await join(systemClock, () => sql`${now}::bigint`);
    await store.sharing.claimFeeds(['claimed']);
    await store.record({ feed: { ...feed, id: 'read', nextPollAt: Date.now() + 2 * year }, items: [] });
    now = Date.now();
    const other = await join(systemClock, () => sql`${now}::bigint`);
    expect([...(await other.sharing.claimFeeds(['claimed', 'read'])).keys()].sort()).toEqual([
      'claimed',
      'read',
    ]);
  });
});

describe('corrections', () => {
  const correction = (number: number, revision: number) => {
    const item = makeItem(number, [topic], { kind: 'corrected' });
    return { ...item, article: { ...item.article, headline: `Versi ${revision}`, revision } };
  };
  const rows = async () => {
    const counts: Record<string, number> = {};
    for (const table of ['entries', 'entry_topics', 'articles', 'article_topics', 'identity_keys']) {
      const { rows: found } = await client.query(`select count(*) from kabar.${table}`);
      counts[table] = Number(found[0].count);
    }
    return counts;
  };

  it('leave one entry an article, however often it changes, and its post is edited all the same', async () => {
    const [store, other] = [await join(), await join()];
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    await store.changeChat('console:a', () => makeChat('console:a', [topic]));
    await store.record({ feed, items: numbers.map((number) => makeItem(number)) });
    await store.settle(makeSettlement('console:a', 1, 1));
    await store.record({ feed, items: numbers.map((number) => correction(number, 2)) });
    const before = await rows();
    expect(before.entries).toBe(100);
    for (let revision = 3; revision < 8; revision++) {
      await (revision % 2 ? store : other).record({
        feed,
        items: numbers.map((number) => correction(number, revision)),
      });
    }
    expect(await rows()).toEqual(before);
    const all = await entries();
    expect(all.filter(({ kind }) => kind === 'corrected').map(({ seq }) => seq)).toEqual(
      numbers.map((number) => 300 + number),
    );
    expect(await store.head()).toBe(350);
    expect((await store.pending('console:a', 'instant', 99)).map(({ entry }) => entry.seq)).toEqual(
      numbers.slice(1),
    );
    expect((await store.outdatedPosts(9)).map(({ posted }) => posted.article)).toEqual([
      makeItem(1).article.id,
    ]);
    expect((await store.articles([makeItem(50).article.id]))[0]).toMatchObject({
      headline: 'Versi 7',
      revision: 7,
    });
  });

  it('of one article in one batch leave the last', async () => {
    const store = await join();
    await store.record({ feed, items: [makeItem(1)] });
    const recorded = await store.record({ feed, items: [correction(1, 2), makeItem(2), correction(1, 3)] });
    expect(recorded?.map(({ seq, kind }) => [seq, kind])).toEqual([
      [3, 'new'],
      [4, 'corrected'],
    ]);
    await store.record({ feed, items: [correction(1, 4)] });
    expect((await entries()).map(({ seq }) => seq)).toEqual([1, 3, 5]);
  });

  it('of an export of before are one an article when they were put in, also in pieces and again', async () => {
    const store = await join();
    await store.record({ feed, items: [makeItem(1)] });
    await store.record({ feed, items: [correction(1, 2)] });
    const all = await dumped(store);
    const entry = all.find((each) => each.kind === 'entry' && each.entry.kind === 'corrected');
    if (entry?.kind !== 'entry') throw new Error('no correction');
    const older = [5, 3, 4].map((seq) => ({ ...entry, entry: { ...entry.entry, seq } }));
    for (const records of [all, older.slice(0, 1), older.slice(1), older]) await store.restore(records);
    expect((await entries()).map(({ seq }) => seq)).toEqual([1, 5]);
  });
});
