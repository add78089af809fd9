import { expect, it } from 'vitest';
import { feed, makeItem, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const hour = 3_600_000;

it('never lets the time of an entry go back, whatever becomes of the clock', async () => {
  const folder = await temporaryFolder();
  const clock = new ManualClock();
  let { store } = await openTestStore(folder, { clock });
  const times: number[] = [];
  const record = async (number: number) => {
    const entries = await store.record({ feed, items: [makeItem(number)] });
    times.push(...(entries ?? []).map(({ at }) => at));
  };
  await record(1);
  clock.jump(3 * hour);
  await record(2);
  const ahead = clock.now();
  clock.jump(-5 * hour);
  // Also of those that are on their way to the disk at the same time, and of those behind a restart.
  await Promise.all([record(3), record(4)]);
  await store.close();
  ({ store } = await openTestStore(folder, { clock }));
  await record(5);
  expect(times).toEqual([ahead - 3 * hour, ahead, ahead, ahead, ahead]);
  clock.jump(6 * hour);
  await record(6);
  expect(times.at(-1)).toBe(clock.now());
});

it('counts what is posted after old posts were forgotten by a clock that was ahead', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  const at = Date.UTC(2024, 5, 18);
  await store.changeChat('console:a', () => makeChat('console:a', ['rusia-ukraina']));
  await store.record({ feed, items: [makeItem(1), makeItem(2)] });
  await store.prune(at + 365 * 24 * hour);
  await store.settle(makeSettlement('console:a', 1, 1, { at }));
  expect((await store.ledger('console:a', makeArticle(1).id))?.seq).toBe(1);
  await store.close();
  const again = (await openTestStore(folder)).store;
  expect((await again.ledger('console:a', makeArticle(1).id))?.seq).toBe(1);
});
