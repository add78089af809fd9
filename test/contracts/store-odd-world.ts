import { expect, it } from 'vitest';
import { idsOf } from '../../src/core/chat.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makeSettlement, topic } from './store-given.js';

const hour = 3_600_000;
const day = 24 * hour;

/** What holds in every store when time is not as it should be, nor names. */
export function oddWorldContract({ store, clock, reopen, put, pendingSeqs }: Given): void {
  it('keeps what a chat that was paused for ten days waits for', async () => {
    const state = { kind: 'paused', reason: 'rights', since: clock().now(), retryAt: 0, tries: 9 } as const;
    await put(makeChat('console:a', [topic], { state }));
    await put(makeChat('console:b', [topic]));
    const seen = (number: number) => {
      const item = makeItem(number);
      return { ...item, article: { ...item.article, seenAt: clock().now() } };
    };
    for (let number = 1; number <= 40; number++) {
      await store().record({ feed, items: [seen(number)] });
      await store().settle(makeSettlement('console:b', number, number, { at: clock().now() }));
      await clock().advance(6 * hour);
      await store().prune(clock().now());
    }
    await reopen();
    const all = Array.from({ length: 40 }, (_, index) => index + 1);
    expect(await pendingSeqs('console:a')).toEqual(all);
    expect(await store().latest({ limit: 99 })).toHaveLength(40);
    expect(await pendingSeqs('console:b')).toEqual([]);
    await clock().advance(31 * day);
    await store().prune(clock().now());
    expect(await pendingSeqs('console:a')).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'takes %s for an ordinary key, feed, address and word, and constructor for a topic',
    async (name) => {
      const topic = 'constructor';
      const own = { ...feed, id: name, listed: [name] };
      const item = makeItem(1, [topic]);
      const article = { ...item.article, headline: `Apa itu ${name}`, feed: name };
      await put(makeChat('console:a', [topic]));
      await put(makeChat(`console:${name}`, ['other']));
      await store().record({ feed: own, items: [{ ...item, article, keys: [name] }] });
      const check = async () => {
        expect(await store().feedStates()).toEqual([own]);
        expect([...(await store().known([name, 'valueOf']))]).toEqual([[name, makeArticle(1).id]]);
        expect(await pendingSeqs('console:a')).toEqual([1]);
        expect(await idsOf(store().subscribers({ topics: [topic, 'valueOf'], lane: 'instant' }))).toEqual([
          'console:a',
        ]);
        expect((await store().followed()).get(topic)).toBe(1);
        expect(await store().latest({ topics: [topic], limit: 5 })).toHaveLength(1);
        expect((await store().chat(`console:${name}`))?.id).toBe(`console:${name}`);
        const query = { must: [name.toLowerCase().replaceAll('_', '')], phrases: [], not: [] };
        expect((await store().search({ query, limit: 5 })).total).toBe(1);
        expect((await store().search({ query, limit: 5 })).total).toBe(1);
      };
      await check();
      await reopen();
      await check();
    },
  );
}
