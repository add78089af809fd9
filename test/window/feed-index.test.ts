import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalog, catalogSchema } from '../../src/core/catalog.js';
import { type FeedSummary, newFeedState } from '../../src/core/feed.js';
import { feedHealth } from '../../src/core/feed-health.js';
import { conditionsOf, feedsIn, findFeeds } from '../../src/window/feed-index.js';
import { findingsOf } from '../../src/window/findings.js';

const urlOf = (number: number) => `https://news.example/${number}.xml`;

function catalogOf(count: number): Catalog {
  const feeds = Array.from({ length: count }, (_, number) => ({ id: `feed-${number}`, url: urlOf(number) }));
  return catalogSchema.parse({
    publishers: [{ id: 'news', name: 'News', url: 'https://news.example/', feeds }],
  });
}

const anyState = fc
  .record({
    feed: fc.nat(5),
    moved: fc.boolean(),
    ended: fc.boolean(),
    failing: fc.boolean(),
    polled: fc.boolean(),
    newest: fc.nat(9),
  })
  .map(({ feed, moved, ended, failing, polled, newest }): FeedSummary => {
    const fault = failing ? { since: 1, count: 1, reason: 'HTTP 503' } : null;
    const url = moved ? 'https://old.example/' : urlOf(feed);
    const lastPollAt = polled ? 1 : null;
    return { ...newFeedState(`feed-${feed}`, url), ended, failing: fault, lastPollAt, recent: [newest] };
  });

/** What a store answers: a state for each feed that has one, the same object as before where nothing changed. */
const byFeed = (states: readonly FeedSummary[]) => [
  ...new Map(states.map((state) => [state.id, state])).values(),
];

describe('the list of feeds', () => {
  it('is what looking at every feed anew finds, whatever changed since it was asked for last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyState), { maxLength: 4 }), async (rounds) => {
        const catalog = catalogOf(4);
        let states: FeedSummary[] = [];
        for (const changes of rounds) {
          states = byFeed([...states, ...changes]);
          const health = feedHealth(catalog, states);
          const found = await conditionsOf(catalog, states);
          expect(health.map((_, place) => found.at(place))).toEqual(health);
          for (const status of ['failing', 'ended', 'new', 'well'] as const) {
            const own = health.filter((each) => each.status === status);
            expect(found.counts[status]).toBe(own.length);
            expect(feedsIn(found, status, 2)).toEqual(own.slice(0, 2));
          }
          const newest = await findFeeds(catalog, states, {
            filter: '',
            order: 'newest',
            offset: 0,
            limit: 9,
          });
          const times = newest.shown.map(({ state }) => state.recent[0] ?? 0);
          expect(times).toEqual([...times].sort((left, right) => right - left));
        }
      }),
    );
  });

  it('forgets a feed that the store forgot', async () => {
    const catalog = catalogOf(2);
    const state = { ...newFeedState('feed-0', urlOf(0)), lastPollAt: 1 };
    expect((await conditionsOf(catalog, [state])).counts).toMatchObject({ well: 1, new: 1 });
    expect((await conditionsOf(catalog, [])).counts).toMatchObject({ well: 0, new: 2 });
  });

  it('is of the states that were read last, however many ask at once', async () => {
    const catalog = catalogOf(1);
    const state = newFeedState('feed-0', urlOf(0));
    const asked = [null, 1].map((lastPollAt) => conditionsOf(catalog, [{ ...state, lastPollAt }]));
    expect((await Promise.all(asked)).at(-1)?.counts).toMatchObject({ well: 1, new: 0 });
  });
});

describe('what needs somebody', () => {
  it('names some of many failing feeds, and counts all', async () => {
    const catalog = catalogOf(9);
    const failing = { since: 1, count: 1, reason: 'HTTP 503' };
    const states = Array.from({ length: 9 }, (_, number) => ({
      ...newFeedState(`feed-${number}`, urlOf(number)),
      lastPollAt: 1,
      failing: number === 0 ? null : failing,
    }));
    const facts = { platforms: [], followed: new Map(), refusals: [], catalog, now: 2 };
    const some = findingsOf({ ...facts, feeds: await conditionsOf(catalog, states) }, 3);
    expect(some.shown.map(({ kind }) => kind)).toEqual(Array(3).fill('feed-failing'));
    expect(some.count).toBe(8);
    const all = states.map((state) => ({ ...state, failing }));
    const none = findingsOf({ ...facts, feeds: await conditionsOf(catalog, all) }, 3);
    expect(none).toEqual({ shown: [{ kind: 'no-network', feeds: 9 }], count: 1 });
  });
});
