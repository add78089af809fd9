import { expect, it } from 'vitest';
import { ledgerAge } from '../../src/core/delivery.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makeSettlement, topic } from './store-given.js';

const day = 24 * 3_600_000;

/** What every store forgets, and what it must not. */
export function retentionContract({ store, clock, reopen, put, pendingSeqs }: Given): void {
  it('forgets old articles and posts, but not what a chat waits for or a feed still lists', async () => {
    const start = clock().now();
    const aged = (number: number, topics: string[]) => {
      const item = makeItem(number, topics);
      return { ...item, article: { ...item.article, seenAt: start } };
    };
    await put(makeChat('console:a', ['a']));
    await put(makeChat('console:b', ['b'], { state: { kind: 'gone', reason: 'left', since: 0 } }));
    await store().record({
      feed: { ...feed, listed: ['link:2'] },
      items: [aged(1, ['a']), aged(2, ['b']), aged(3, ['b'])],
    });
    await store().settle(makeSettlement('console:a', 1, 1, { at: start }));
    await clock().advance(29 * day);
    const late = { ...aged(4, ['a']), article: { ...aged(4, ['a']).article, seenAt: start } };
    await store().record({ feed: { ...feed, listed: ['link:2'] }, items: [late] });
    await store().prune(clock().now());
    expect(await store().latest({ limit: 9 })).toHaveLength(4);
    expect(await store().ledger('console:a', makeArticle(1).id)).toBeNull();
    await clock().advance(2 * day);
    await store().prune(clock().now());
    const check = async () => {
      expect((await store().latest({ limit: 9 })).map(({ id }) => Number(id))).toEqual([4]);
      expect([...(await store().known(['link:1', 'link:2', 'link:3', 'link:4'])).keys()]).toEqual([
        'link:2',
        'link:4',
      ]);
      expect(await pendingSeqs('console:a')).toEqual([4]);
      expect(await store().head()).toBe(4);
    };
    await check();
    await reopen();
    await check();
    await clock().advance(8 * day);
    await store().prune(clock().now());
    expect(await store().latest({ limit: 9 })).toEqual([]);
    expect(await pendingSeqs('console:a')).toEqual([]);
    expect((await store().record({ feed, items: [makeItem(5)] }))?.map(({ seq }) => seq)).toEqual([5]);
  });

  it('keeps the ledger for 48 hours', async () => {
    const now = clock().now();
    await put(makeChat('console:a', [topic]));
    await store().record({ feed, items: [makeItem(1), makeItem(2)] });
    await store().settle(makeSettlement('console:a', 1, 1, { at: now - ledgerAge - 1 }));
    await store().settle(makeSettlement('console:a', 2, 2, { at: now - ledgerAge }));
    await store().prune(now);
    await reopen();
    expect(await store().ledger('console:a', makeArticle(1).id)).toBeNull();
    expect(await store().ledger('console:a', makeArticle(2).id)).not.toBeNull();
  });

  it('drops intervals that have ended and are settled, and no others', async () => {
    const intervals = [
      { lane: 'instant' as const, since: 0, until: 1 },
      { lane: 'digest' as const, since: 1, until: 2 },
      { lane: 'instant' as const, since: 2, until: null },
    ];
    await put({ ...makeChat('console:a'), subscriptions: [{ topic, intervals }] });
    await store().record({ feed, items: [makeItem(1), makeItem(2), makeItem(3)] });
    await store().settle(makeSettlement('console:a', 1, 1));
    await store().prune(clock().now());
    await reopen();
    expect((await store().chat('console:a'))?.subscriptions).toEqual([
      { topic, intervals: intervals.slice(1) },
    ]);
    expect(await pendingSeqs('console:a', 'digest')).toEqual([2]);
  });
}
