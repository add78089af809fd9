import { expect, it } from 'vitest';
import { newFeedState } from '../../../src/core/feed.js';
import { defaultRetention } from '../../../src/stores/lowdb/prune.js';
import { makeItem, makeSettlement } from '../../contracts/store-given.js';
import { ManualClock } from '../../doubles/clock.js';
import { makeChat } from '../../fixtures/article.js';
import { openTestStore, temporaryFolder } from './helpers.js';

const feed = newFeedState('feed', 'https://example.com/feed.xml');

/** A time at which nothing of the fixtures is old. */
const now = Date.UTC(2024, 5, 18, 4);

const seen = (number: number, topics?: string[]) => {
  const item = makeItem(number, topics);
  return { ...item, article: { ...item.article, seenAt: now - 1000 + number } };
};

it('keeps the newest articles when there are too many, and those that a chat waits for', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder, { retention: { ...defaultRetention, articleCount: 2 } });
  await store.changeChat('console:a', () => makeChat('console:a', ['a']));
  await store.record({ feed, items: [seen(1), seen(2, ['a']), seen(3), seen(4), seen(5)] });
  await store.prune(now);
  const numbers = async () => (await store.latest({ limit: 9 })).map(({ id }) => Number(id)).sort();
  expect(await numbers()).toEqual([2, 4, 5]);
  await store.settle(makeSettlement('console:a', 2, 2));
  await store.prune(now);
  expect(await numbers()).toEqual([4, 5]);
});

it('does not wait for the hourly pruning when there are many more articles than it keeps', async () => {
  const folder = await temporaryFolder();
  const clock = new ManualClock(now);
  const { store } = await openTestStore(folder, {
    clock,
    retention: { ...defaultRetention, articleCount: 8 },
  });
  const record = (numbers: number[]) => store.record({ feed, items: numbers.map((each) => seen(each)) });
  const count = async () => (await store.latest({ limit: 99 })).length;
  await record([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await count()).toBe(10);
  await record([11]);
  expect(await count()).toBe(8);
  expect(await record([12, 13])).toHaveLength(2);
  expect(await count()).toBe(10);
});

it('writes nothing when there is nothing to forget', async () => {
  const folder = await temporaryFolder();
  const { store } = await openTestStore(folder);
  await store.record({ feed: { ...feed, listed: ['link:1'] }, items: [seen(1)] });
  await store.prune(now);
  await store.prune(now);
  expect(await store.latest({ limit: 9 })).toHaveLength(1);
});

it('keeps the newest 1000 refusals for the operator', async () => {
  const folder = await temporaryFolder();
  const first = (await openTestStore(folder)).store;
  await first.changeChat('console:a', () => makeChat('console:a', ['a']));
  const refuse = (seq: number) => first.settle(makeSettlement('console:a', seq, 1, { reason: 'too long' }));
  await Promise.all(Array.from({ length: 1002 }, (_, index) => refuse(index + 1)));
  await refuse(1002);
  await first.close();
  const { store } = await openTestStore(folder);
  const seqs = (await store.refusals()).map(({ seq }) => seq);
  expect(seqs).toHaveLength(1000);
  expect([seqs[0], seqs.at(-1)]).toEqual([3, 1002]);
});

it('finishes what is under way when it is closed', async () => {
  const folder = await temporaryFolder();
  const first = (await openTestStore(folder)).store;
  const underway = first.record({ feed, items: [seen(1)] });
  await first.close();
  expect(await underway).toHaveLength(1);
  expect(await (await openTestStore(folder)).store.head()).toBe(1);
});
