import { expect, it } from 'vitest';
import { inOrder } from '../../src/commands/topic-order.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { ManualClock } from '../doubles/clock.js';

const hour = 3_600_000;
const ids = ['a', 'b', 'c', 'd'];
const catalog = catalogSchema.parse({
  topics: ids.map((id) => ({
    id,
    name: { en: id },
    match: { any: ['x'] },
    ...(id === 'c' && { isGeneral: true }),
  })),
});

function placeOf(articles: Record<string, number>, followers: Record<string, number>) {
  const clock = new ManualClock();
  const since: number[] = [];
  const store = {
    async topicCounts(instant: number) {
      since.push(clock.now() - instant);
      return new Map(Object.entries(articles));
    },
    followed: async () => new Map(Object.entries(followers)),
  };
  return { clock, store, since, catalog: () => catalog };
}

it('puts general topics first, then those with the most articles of a week and followers', async () => {
  const place = placeOf({ a: 2, b: 3 }, { d: 4, a: 2 });
  expect(await inOrder(place, ids)).toEqual(['c', 'a', 'd', 'b']);
  expect(place.since).toEqual([7 * 24 * hour]);
});

it('keeps the order of the catalog where nothing is counted', async () => {
  expect(await inOrder(placeOf({}, {}), ids)).toEqual(['c', 'a', 'b', 'd']);
});

it('keeps an order for an hour, so that no button moves under a finger', async () => {
  const articles: Record<string, number> = { a: 2, b: 1 };
  const place = placeOf(articles, {});
  const first = await inOrder(place, ids);
  articles.b = 9;
  await place.clock.advance(hour - 1);
  expect(await inOrder(place, ids)).toEqual(first);
  await place.clock.advance(1);
  expect(await inOrder(place, ids)).toEqual(['c', 'b', 'a', 'd']);
});

it('counts again after a failure', async () => {
  const place = placeOf({ b: 1 }, {});
  const { topicCounts } = place.store;
  place.store.topicCounts = () => Promise.reject(new Error('no connection'));
  await expect(inOrder(place, ids)).rejects.toThrow('no connection');
  place.store.topicCounts = topicCounts;
  expect(await inOrder(place, ids)).toEqual(['c', 'b', 'a', 'd']);
});
