import { expect, it } from 'vitest';
import { ledgerAge, maxEdits } from '../../src/core/delivery.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

const minute = 60_000;

/** What every store knows of posts that show an older revision. */
export function correctionsContract({ store, clock, reopen, put }: Given): void {
  const correct = (number: number, revision = 2) => {
    const item = makeItem(number, [topic], { kind: 'corrected' });
    return store().record({ feed, items: [{ ...item, article: { ...item.article, revision } }] });
  };
  const start = async (...chats: string[]) => {
    for (const id of chats) await put(makeChat(id, [topic]));
    await store().record({ feed, items: [1, 2, 3].map((number) => makeItem(number)) });
  };
  const post = (chat: string, number: number) =>
    store().settle(makeSettlement(chat, number, number, { at: clock().now() }));
  const outdated = async (limit = 9) =>
    (await store().outdatedPosts(limit)).map(({ posted }) => [posted.chat, Number(posted.article)]);

  it('lists the posts of corrected articles, the oldest change first, at most so many', async () => {
    await start('console:a', 'console:b');
    for (const number of [1, 2, 3]) await post('console:a', number);
    await post('console:b', 2);
    expect(await outdated()).toEqual([]);
    await correct(2);
    await clock().advance(minute);
    await correct(1);
    const check = async () => {
      expect(await outdated()).toEqual([
        ['console:a', 2],
        ['console:b', 2],
        ['console:a', 1],
      ]);
      expect(await outdated(2)).toHaveLength(2);
      expect(await outdated(0)).toEqual([]);
      const [first] = await store().outdatedPosts(1);
      expect(first).toEqual({
        posted: await store().ledger('console:a', makeArticle(2).id),
        changedAt: clock().now() - minute,
      });
    };
    await check();
    await reopen();
    await check();
    // A further change counts anew.
    await clock().advance(minute);
    await correct(2, 3);
    expect(await outdated()).toEqual([
      ['console:a', 1],
      ['console:a', 2],
      ['console:b', 2],
    ]);
  });

  it('lists those of one adapter, however many another has', async () => {
    await start('console:a', 'console:b', 'other:a');
    for (const chat of ['console:a', 'console:b', 'other:a']) await post(chat, 1);
    await correct(1);
    const of = async (adapter: string, limit = 1) =>
      (await store().outdatedPosts(limit, adapter)).map(({ posted }) => posted.chat);
    expect([await of('other'), await of('console', 9), await of('cons')]).toEqual([
      ['other:a'],
      ['console:a', 'console:b'],
      [],
    ]);
  });

  it('knows of a correction that came while the post was in flight', async () => {
    await start('console:a');
    await correct(1);
    await post('console:a', 1);
    expect(await outdated()).toEqual([['console:a', 1]]);
    await store().settle(makeSettlement('console:a', 2, 2, { posted: { messageId: 'm', revision: 1 } }));
    await reopen();
    expect(await outdated()).toEqual([['console:a', 1]]);
  });

  it('is done with a post that was edited, until the next change, and for good after the last edit', async () => {
    await start('console:a');
    await post('console:a', 1);
    const { id } = makeArticle(1);
    for (let edits = 1; edits <= maxEdits; edits++) {
      await correct(1, edits + 1);
      expect(await outdated()).toEqual([['console:a', 1]]);
      await store().noteEdit('console:a', id, { revision: edits + 1, edits, named: 0 });
      expect(await outdated()).toEqual([]);
      await reopen();
      expect(await outdated()).toEqual([]);
      expect(await store().ledger('console:a', id)).toMatchObject({ revision: edits + 1, edits, seq: 1 });
    }
    await correct(1, 9);
    expect(await outdated()).toEqual([]);
  });

  it('stays with a post that was edited to a revision which is old again', async () => {
    await start('console:a');
    await post('console:a', 1);
    await correct(1, 3);
    await store().noteEdit('console:a', makeArticle(1).id, { revision: 2, edits: 1, named: 0 });
    expect(await outdated()).toEqual([['console:a', 1]]);
    await store().noteEdit('console:nobody', makeArticle(1).id, { revision: 3, edits: 1, named: 0 });
    expect(await store().ledger('console:nobody', makeArticle(1).id)).toBeNull();
  });

  it('leaves out what cannot be edited: entries of lists, unknown messages, chats that rest', async () => {
    await start('console:a', 'console:b', 'console:c');
    const plan = makePlan('console:a', [1]);
    await store().putPlan(plan);
    await store().settlePlan(plan, clock().now(), null);
    await store().settle(makeSettlement('console:b', 1, 1, { posted: { messageId: null, revision: 1 } }));
    await post('console:c', 1);
    await correct(1);
    expect(await outdated()).toEqual([['console:c', 1]]);
    const state = { kind: 'paused', reason: 'rights', since: 0, retryAt: 9, tries: 1 } as const;
    await store().changeChat('console:c', (chat) => chat && { ...chat, state });
    expect(await outdated()).toEqual([]);
    await store().changeChat('console:c', (chat) => chat && { ...chat, state: { kind: 'active' } });
    expect(await outdated()).toEqual([['console:c', 1]]);
  });

  it('forgets the posts of an id that is no more, also when that comes into use again', async () => {
    await start('console:a');
    await post('console:a', 1);
    await correct(1);
    await reopen();
    await store().moveChat('console:a', 'console:b');
    expect(await outdated()).toEqual([]);
    await put(makeChat('console:a', [topic]));
    await reopen();
    expect(await outdated()).toEqual([]);
    expect(await store().ledger('console:a', makeArticle(1).id)).toBeNull();
  });

  it('forgets posts with the ledger, and those of articles that are no more', async () => {
    const now = clock().now();
    await start('console:a');
    await store().settle(makeSettlement('console:a', 1, 1, { at: now - ledgerAge - 1 }));
    await store().settle(makeSettlement('console:a', 2, 2, { at: now }));
    await correct(1);
    await correct(2);
    await store().prune(now);
    const check = async () => expect(await outdated()).toEqual([['console:a', 2]]);
    await check();
    await reopen();
    await check();
    await store().prune(now + ledgerAge + 1);
    await reopen();
    expect(await outdated()).toEqual([]);
  });
}
