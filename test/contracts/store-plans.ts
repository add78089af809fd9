import { expect, it } from 'vitest';
import { awaken } from '../../src/core/chat.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

const chat = 'console:a';
const now = Date.UTC(2024, 5, 18);
const gone = { kind: 'gone', reason: 'left', since: 0 } as const;

/** What every store does with plans. */
export function plansContract({ store, reopen, put, pendingSeqs }: Given): void {
  const start = async () => {
    await put(makeChat(chat, [topic]));
    await store().record({ feed, items: [1, 2, 3, 4].map((number) => makeItem(number)) });
  };

  it('keeps a plan as it stands, with the parts that are sent, one for each lane', async () => {
    await start();
    const plan = makePlan(chat, [1, 2, 3], { more: '9 more' });
    const digest = makePlan(chat, [4], { lane: 'digest' });
    expect(await store().plan(chat, 'instant')).toBeNull();
    await store().putPlan(plan);
    await store().putPlan(digest);
    await store().advancePlan(plan, 2);
    await store().advancePlan(plan, 1);
    const check = async () => {
      expect(await store().plan(chat, 'instant')).toEqual({ ...plan, sentParts: 2 });
      expect(await store().plan(chat, 'digest')).toEqual(digest);
      expect(await store().plan('console:nobody', 'instant')).toBeNull();
      // Nothing is settled by a plan alone.
      expect(await pendingSeqs(chat)).toEqual([1, 2, 3, 4]);
    };
    await check();
    await reopen();
    await check();
  });

  it('refuses a second plan for a lane, also while the first is on its way, and one for no chat', async () => {
    await start();
    const answers = await Promise.allSettled([
      store().putPlan(makePlan(chat, [1, 2])),
      store().putPlan(makePlan(chat, [3, 4])),
      store().putPlan(makePlan('console:nobody', [1])),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(store().putPlan(makePlan(chat, [3, 4]))).rejects.toThrow(/plan/);
    expect((await store().plan(chat, 'instant'))?.id).toBe('plan-1-2');
  });

  it('ends a plan that was sent: cursor, ledger and all', async () => {
    await start();
    const plan = makePlan(chat, [1, 3]);
    await store().putPlan(plan);
    await store().settlePlan(plan, now, null);
    const again = { kind: 'topics-added' as const };
    await store().record({ feed, items: [makeItem(1, [topic], again), makeItem(4, [topic], again)] });
    const check = async () => {
      expect(await store().plan(chat, 'instant')).toBeNull();
      expect(await pendingSeqs(chat)).toEqual([4, 6]);
      const line = { chat, messageId: null, revision: 1, edits: 0, also: [], named: 0, at: now };
      expect(await store().ledger(chat, makeArticle(1).id)).toEqual({
        ...line,
        article: makeArticle(1).id,
        seq: 1,
      });
      expect(await store().ledger(chat, makeArticle(2).id)).toBeNull();
      expect((await store().deliveryFacts(chat, makeArticle(1).id))?.refused ?? null).toBeNull();
    };
    await check();
    await reopen();
    await check();
    await store().putPlan(makePlan(chat, [4]));
  });

  it('ends a plan that was refused: each entry keeps the reason, none is in the ledger', async () => {
    await start();
    const plan = makePlan(chat, [1, 2]);
    await store().putPlan(plan);
    await store().settlePlan(plan, now, 'rejected: too long');
    const check = async () => {
      expect(await pendingSeqs(chat)).toEqual([3, 4]);
      for (const seq of [1, 2]) {
        const { id: article } = makeArticle(seq);
        expect(await store().ledger(chat, article)).toBeNull();
        expect((await store().deliveryFacts(chat, article))?.refused).toEqual(
          makeSettlement(chat, seq, seq, { reason: 'rejected: too long' }),
        );
      }
    };
    await check();
    await reopen();
    await check();
  });

  it('never moves the cursor back, and does not mind a plan that is no more', async () => {
    await start();
    const plan = makePlan(chat, [1, 2]);
    await store().putPlan(plan);
    await store().settle(makeSettlement(chat, 3, 3));
    await store().settlePlan(plan, now, null);
    await store().settlePlan(plan, now, 'twice');
    await store().advancePlan(plan, 1);
    expect(await pendingSeqs(chat)).toEqual([4]);
    expect((await store().deliveryFacts(chat, makeArticle(1).id))?.refused ?? null).toBeNull();
  });

  it('tells why an entry was not posted, by its newest settlement', async () => {
    await start();
    await store().settle(makeSettlement(chat, 1, 1, { reason: 'first' }));
    await store().settle(makeSettlement(chat, 2, 1, { reason: 'second' }));
    await store().settle(makeSettlement(chat, 3, 3));
    await reopen();
    expect((await store().deliveryFacts(chat, makeArticle(1).id))?.refused?.reason).toBe('second');
    expect((await store().deliveryFacts(chat, makeArticle(3).id))?.refused ?? null).toBeNull();
    expect((await store().deliveryFacts('console:b', makeArticle(1).id))?.refused ?? null).toBeNull();
  });

  it('lists as due the served chats that have a plan, even when nothing else is pending', async () => {
    await start();
    await put(makeChat('console:b', [topic], { state: gone }));
    for (const id of [chat, 'console:b']) {
      await store().settle(makeSettlement(id, 4, 4));
      await store().putPlan(makePlan(id, [3]));
    }
    await reopen();
    expect(await store().due('instant')).toEqual([chat]);
    expect(await store().due('digest')).toEqual([]);
  });

  it('drops a plan when its chat comes back and starts at the head, not when it was only paused', async () => {
    await start();
    const paused = { kind: 'paused', reason: 'no rights', since: 0, retryAt: 9, tries: 1 } as const;
    const plan = makePlan(chat, [1, 2]);
    await store().putPlan(plan);
    for (const state of [paused, gone]) {
      await store().changeChat(chat, (stored) => stored && { ...stored, state });
      expect(await store().plan(chat, 'instant')).toEqual(plan);
      if (state === gone) await reopen();
      await store().changeChat(chat, (stored, head) => stored && awaken(stored, head));
      expect(await store().plan(chat, 'instant')).toEqual(state === gone ? null : plan);
    }
    await reopen();
    expect(await store().plan(chat, 'instant')).toBeNull();
    expect(await pendingSeqs(chat)).toEqual([]);
  });

  it('drops the plans of both when a chat moves: no entry falls between their cursors', async () => {
    await start();
    await put({ ...makeChat('console:new', [topic]), language: 'en' });
    await store().record({ feed, items: [makeItem(5), makeItem(6)] });
    await store().settle(makeSettlement(chat, 1, 1));
    const plans = [makePlan(chat, [2, 3]), makePlan('console:new', [5, 6])];
    for (const plan of plans) await store().putPlan(plan);
    await store().moveChat(chat, 'console:new');
    await Promise.all(plans.map((plan) => store().settlePlan(plan, now, null)));
    await reopen();
    expect(await store().plan(chat, 'instant')).toBeNull();
    expect(await store().plan('console:new', 'instant')).toBeNull();
    expect(await pendingSeqs('console:new')).toEqual([2, 3, 4, 5, 6]);
    expect((await store().deliveryFacts(chat, makeArticle(2).id))?.refused ?? null).toBeNull();
  });
}
