import { expect, it } from 'vitest';
import { asBroadcast, awaken, idsOf, resumed, suspended, withState } from '../../src/core/chat.js';
import { follow, splitOff } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

const chat = 'console:a';

/** What every store does with chats. */
export function chatStoreContract(given: Given): void {
  const { store, reopen, put, pendingSeqs } = given;
  const record = (...numbers: number[]) =>
    store().record({ feed, items: numbers.map((number) => makeItem(number)) });

  it('starts a new chat at the head, whatever its subscriptions say', async () => {
    await store().record({ feed, items: [makeItem(1)] });
    await put(makeChat('console:a', [topic]));
    expect(await pendingSeqs('console:a')).toEqual([]);
    await store().record({ feed, items: [makeItem(2)] });
    expect(await pendingSeqs('console:a')).toEqual([2]);
  });

  it('knows the broadcasts of a platform that have not let the bot go', async () => {
    const ids = ['console:c', 'console:a', 'console:b', 'console:d', 'consoles:e', 'other:f'];
    for (const id of ids) await put(asBroadcast(makeChat(id)));
    await put(makeChat('console:g'));
    await store().changeChat('console:b', (chat) => {
      return chat && withState(chat, { kind: 'gone', reason: 'it left', since: 1 });
    });
    expect(await store().broadcasts('console', 10)).toEqual(['console:a', 'console:c', 'console:d']);
    expect(await store().broadcasts('console', 2)).toEqual(['console:a', 'console:c']);
    await reopen();
    expect(await store().broadcasts('console', 10)).toEqual(['console:a', 'console:c', 'console:d']);
    expect(await store().broadcasts('con_ole', 10)).toEqual([]);
  });

  it('knows the chats that the operator has paused, whatever their platform says, and edits nothing there', async () => {
    for (const id of ['console:c', 'console:a', 'console:b']) await put(makeChat(id, [topic]));
    await record(1);
    await store().settle(makeSettlement('console:a', 1, 1));
    const article = { ...makeItem(1).article, headline: 'Lain', revision: 2 };
    const entry = { kind: 'corrected' as const, topics: [topic], deliverable: true };
    await store().record({ feed, items: [{ article, keys: ['link:1'], entry }] });
    expect(await store().outdatedPosts(9)).toHaveLength(1);
    for (const id of ['console:c', 'console:a'])
      await store().changeChat(id, (stored) => stored && suspended(stored, 5));
    await store().changeChat('console:a', (stored) => {
      const paused = { kind: 'paused' as const, reason: 'no rights', since: 1, retryAt: 2, tries: 0 };
      return stored && withState(stored, paused);
    });
    await store().changeChat('console:a', (stored, head) => stored && awaken(stored, head));
    await store().changeChat('console:a', (stored) => stored && suspended(stored, 9));
    const check = async () => {
      expect(await store().suspended()).toEqual(['console:a', 'console:c']);
      expect(await store().chat('console:a')).toMatchObject({ suspendedAt: 5, state: { kind: 'active' } });
      expect(await store().outdatedPosts(9)).toEqual([]);
      expect(await store().due('instant')).toContain('console:c');
    };
    await check();
    await reopen();
    await check();
    await store().moveChat('console:c', 'console:d');
    await store().moveChat('console:b', 'console:d');
    expect(await store().suspended()).toEqual(['console:a', 'console:d']);
    for (const id of ['console:a', 'console:d'])
      await store().changeChat(id, (stored) => stored && resumed(stored));
    expect(await store().suspended()).toEqual([]);
    expect(await store().chat('console:a')).not.toHaveProperty('suspendedAt');
    expect(await store().outdatedPosts(9)).toHaveLength(1);
    expect(await pendingSeqs('console:d')).toEqual([1]);
    await store().changeChat('console:d', (stored) => stored && suspended(stored, 5));
    await store().forgetChat('console:d');
    expect(await store().suspended()).toEqual([]);
  });

  it('changes a chat once for each call, one after the other, and leaves it for null', async () => {
    const topics = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(
      topics.map((each) =>
        store().changeChat('console:a', (chat, head) => {
          const start = chat ?? makeChat('console:a');
          return { ...start, subscriptions: follow(start.subscriptions, each, 'instant', head) };
        }),
      ),
    );
    let heads: number[] = [];
    const unchanged = await store().changeChat('console:a', (_chat, head) => {
      heads = [...heads, head];
      return null;
    });
    expect(heads).toEqual([0]);
    expect(unchanged?.subscriptions.map((each) => each.topic)).toEqual(topics);
    expect(await store().changeChat('console:b', () => null)).toBeNull();
    await reopen();
    expect((await store().chat('console:a'))?.subscriptions.map((each) => each.topic)).toEqual(topics);
    expect(await store().chatCount()).toBe(1);
  });

  it('starts a chat that was gone at the head again', async () => {
    await put(makeChat('console:a', [topic], { state: { kind: 'gone', reason: 'left', since: 0 } }));
    await store().record({ feed, items: [makeItem(1)] });
    await store().changeChat('console:a', (chat, head) => chat && awaken(chat, head));
    await store().record({ feed, items: [makeItem(2)] });
    expect(await pendingSeqs('console:a')).toEqual([2]);
  });

  it('changes several chats at once, a new one too, with nothing lost or told twice between them', async () => {
    await put(makeChat('console:a', [topic, 'b']));
    await record(1, 2);
    await Promise.all([
      record(3),
      store().changeChats(['console:a', 'console:b'], (chats, head) => {
        const from = chats.get('console:a');
        if (from === undefined || chats.has('console:b')) return [];
        const { left, moved } = splitOff(from.subscriptions, topic, head);
        if (moved === null) return [];
        return [
          { ...from, subscriptions: left },
          { ...makeChat('console:b'), subscriptions: [moved] },
        ];
      }),
    ]);
    await record(4);
    const check = async () => {
      const [there, here] = [await pendingSeqs('console:a'), await pendingSeqs('console:b')];
      expect([...there, ...here]).toEqual([1, 2, 3, 4]);
      expect([there.includes(2), here.includes(4)]).toEqual([true, true]);
      expect(await idsOf(store().subscribers({ topics: [topic], lane: 'instant' }))).toEqual(['console:b']);
      expect(await idsOf(store().subscribers({ topics: ['b'], lane: 'instant' }))).toEqual(['console:a']);
    };
    await check();
    await reopen();
    await check();
    await store().changeChats(['console:a', 'console:new'], () => []);
    expect(await store().chatCount()).toBe(2);
  });

  it('carries a chat over to its new id', async () => {
    await put(makeChat('console:old', ['a', topic]));
    await put(makeChat('console:new', ['b', topic], { language: 'en' }));
    await store().record({ feed, items: [makeItem(1), makeItem(2), makeItem(3, ['b'])] });
    await store().settle(makeSettlement('console:old', 1, 1));
    await store().settle(makeSettlement('console:new', 2, 2));
    await store().moveChat('console:old', 'console:new');
    const check = async () => {
      const chat = await store().chat('console:new');
      expect(await store().chat('console:old')).toBeNull();
      expect(chat?.language).toBe('en');
      expect(chat?.subscriptions.map((each) => each.topic).sort()).toEqual(['a', 'b', topic]);
      expect(await store().ledger('console:old', makeArticle(1).id)).toBeNull();
      // The lower cursor holds, the ledger keeps the second article from being delivered again.
      expect(await pendingSeqs('console:new')).toEqual([3]);
      expect(await idsOf(store().subscribers({ topics: ['a'], lane: 'instant' }))).toEqual(['console:new']);
    };
    await check();
    await reopen();
    await check();
    await store().moveChat('console:nobody', 'console:new');
    await store().moveChat('console:new', 'console:third');
    expect((await store().chat('console:third'))?.language).toBe('en');
    expect(await store().chatCount()).toBe(1);
  });

  it('moves a chat behind changes that are still under way', async () => {
    await put(makeChat('console:old', [topic]));
    await store().record({ feed, items: [makeItem(1), makeItem(2)] });
    await Promise.all([
      store().settle(makeSettlement('console:old', 1, 1)),
      store().moveChat('console:old', 'console:new'),
      store().changeChat('console:new', (chat) => chat && { ...chat, language: 'en' }),
    ]);
    expect((await store().chat('console:new'))?.language).toBe('en');
    expect(await pendingSeqs('console:new')).toEqual([2]);
  });

  it('forgets a chat with all that is kept of it', async () => {
    await put(makeChat(chat, [topic]));
    await record(1, 2, 3);
    await store().settle(makeSettlement(chat, 1, 1));
    await store().settle(makeSettlement(chat, 2, 2, { reason: 'too long' }));
    await store().putPlan(makePlan(chat, [3]));
    const data = await store().chatData(chat);
    expect(data).toMatchObject({ chat: { id: chat }, cursors: { instant: 2 } });
    expect([data?.plans.length, data?.posted.length, data?.refused.length]).toEqual([1, 1, 1]);
    await store().forgetChat(chat);
    const check = async () => {
      expect(await store().chatData(chat)).toBeNull();
      expect(await store().chat(chat)).toBeNull();
      expect(await store().ledger(chat, makeArticle(1).id)).toBeNull();
      expect(await store().plan(chat, 'instant')).toBeNull();
      expect(await idsOf(store().subscribers({ topics: [topic], lane: 'instant' }))).toEqual([]);
    };
    await check();
    await reopen();
    await check();
    await store().forgetChat('console:nobody');
  });
}
