import { expect, it } from 'vitest';
import { awaken } from '../../src/core/chat.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, topic } from './store-given.js';

const chat = 'console:a';
const now = Date.UTC(2024, 5, 18);
const gone = { kind: 'gone', reason: 'left', since: 0 } as const;

/** A commit that speaks of a plan concerns that plan alone, never a later one of the same lane. */
export function planIdsContract({ store, reopen, put, pendingSeqs }: Given): void {
  const first = makePlan(chat, [1, 2]);
  const later = makePlan(chat, [3, 4]);
  const lateCommits = [
    ['advances', () => store().advancePlan(first, 1)],
    ['ends, as sent,', () => store().settlePlan(first, now, null)],
    ['ends, as refused,', () => store().settlePlan(first, now, 'rejected: too long')],
  ] as const;
  const start = async () => {
    await put(makeChat(chat, [topic]));
    await store().record({ feed, items: [1, 2, 3, 4].map((number) => makeItem(number)) });
    await store().putPlan(first);
  };
  const expectUntouched = async (pending: readonly number[]) => {
    const check = async () => {
      expect(await store().plan(chat, 'instant')).toEqual(later);
      expect(await pendingSeqs(chat)).toEqual(pending);
      for (const { seq, article } of later.entries) {
        expect(await store().ledger(chat, article), `entry ${seq}`).toBeNull();
        expect((await store().deliveryFacts(chat, article))?.refused).toBeNull();
      }
    };
    await check();
    await reopen();
    await check();
  };

  it.each(lateCommits)(
    'a late send that %s a plan which has ended leaves the next one alone',
    async (_, late) => {
      await start();
      await store().settlePlan(first, now, null);
      await store().putPlan(later);
      await late();
      await expectUntouched([3, 4]);
      expect((await store().deliveryFacts(chat, makeArticle(1).id))?.refused).toBeNull();
    },
  );

  it.each(lateCommits)(
    'so does one that %s a plan which its chat dropped when it came back',
    async (_, late) => {
      await start();
      await store().changeChat(chat, (stored) => stored && { ...stored, state: gone });
      await store().changeChat(chat, (stored, head) => stored && awaken(stored, head));
      await store().record({ feed, items: [makeItem(5), makeItem(6)] });
      await store().putPlan(later);
      await late();
      await expectUntouched([5, 6]);
      expect(await store().ledger(chat, makeArticle(1).id)).toBeNull();
    },
  );

  it.each(lateCommits)('so does one that %s it behind commits that are still under way', async (_, late) => {
    await start();
    await Promise.all([store().settlePlan(first, now, null), store().putPlan(later), late()]);
    await expectUntouched([3, 4]);
  });

  it.each(lateCommits)('nor does one that %s it touch a plan of the other lane', async (_, late) => {
    await start();
    const digest = makePlan(chat, [3], { id: first.id, lane: 'digest' });
    await store().putPlan(digest);
    await late();
    expect(await store().plan(chat, 'digest')).toEqual(digest);
  });
}
