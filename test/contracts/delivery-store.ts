import { expect, it } from 'vitest';
import { idsOf } from '../../src/core/chat.js';
import { follow, unfollow } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { correctionsContract } from './store-corrections.js';
import { deliveryWorkContract } from './store-delivery-work.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';
import { oddWorldContract } from './store-odd-world.js';
import { planIdsContract } from './store-plan-ids.js';
import { plansContract } from './store-plans.js';
import { wordsContract } from './store-words.js';

const chat = 'console:a';

/** What every store does with what is pending, planned and posted. */
export function deliveryStoreContract(given: Given): void {
  const { store, reopen, put, pendingSeqs } = given;
  const record = (...numbers: number[]) =>
    store().record({ feed, items: numbers.map((number) => makeItem(number)) });

  it('tells who follows a topic in a lane now', async () => {
    await put(makeChat('console:a', ['a', 'b']));
    const gone = { kind: 'gone', reason: 'left', since: 0 } as const;
    await put(makeChat('console:b', ['b'], { state: gone }));
    await put({ ...makeChat('console:c'), subscriptions: follow([], 'b', 'digest', 0) });
    await put(makeChat('other:a', ['b']));
    const of = async (topics: string[], lane: 'instant' | 'digest', adapter?: string) => {
      const found = store().subscribers({ topics, lane, ...(adapter !== undefined && { adapter }) });
      const chats = (await idsOf(found)).sort();
      expect(await found.count()).toBe(chats.length);
      return chats;
    };
    expect(await of(['a', 'b', 'a'], 'instant')).toEqual(['console:a', 'console:b', 'other:a']);
    expect(await of(['a', 'b'], 'instant', 'console')).toEqual(['console:a', 'console:b']);
    expect(await of(['a', 'b'], 'instant', 'other')).toEqual(['other:a']);
    expect(await of(['a', 'b'], 'instant', 'othe')).toEqual([]);
    expect(await of(['b'], 'digest')).toEqual(['console:c']);
    expect(await of([], 'instant')).toEqual([]);
    await store().changeChat(
      'console:a',
      (chat) => chat && { ...chat, subscriptions: unfollow(chat.subscriptions, 'b') },
    );
    expect(await of(['b'], 'instant')).toEqual(['console:b', 'other:a']);
    await reopen();
    expect(await of(['b'], 'instant')).toEqual(['console:b', 'other:a']);
    expect(await of(['a'], 'instant')).toEqual(['console:a']);
  });

  it('tells who may wait for entries: none whose cursor has passed them', async () => {
    await put(makeChat('console:a', ['a']));
    await put(makeChat('console:b', ['a', 'b']));
    await put({ ...makeChat('console:c'), subscriptions: follow([], 'a', 'digest', 0) });
    await store().record({ feed, items: [makeItem(1, ['a']), makeItem(2, ['b'])] });
    const of = async (lane: 'instant' | 'digest', first: number, last: number) => {
      const found = store().subscribers({ topics: ['a', 'b'], lane, entries: { first, last } });
      return (await idsOf(found)).sort();
    };
    expect(await of('instant', 1, 1)).toEqual(['console:a', 'console:b']);
    await store().settle(makeSettlement('console:a', 1, 1));
    expect(await of('instant', 1, 1)).toEqual(['console:b']);
    expect(await of('instant', 1, 2)).toEqual(['console:a', 'console:b']);
    await store().settle(makeSettlement('console:b', 1, 1));
    await store().settle(makeSettlement('console:b', 2, 2));
    await reopen();
    expect(await of('instant', 1, 2)).toEqual(['console:a']);
    expect(await of('digest', 1, 2)).toEqual(['console:c']);
  });

  it('tells who followed when entries were recorded, also whoever has changed the lane since', async () => {
    await put({ ...makeChat('console:a'), subscriptions: follow([], 'a', 'instant', 0) });
    await put({
      ...makeChat('console:b'),
      subscriptions: follow(follow([], 'a', 'instant', 0), 'b', 'instant', 0),
    });
    await store().record({ feed, items: [makeItem(1, ['a']), makeItem(2, ['b'])] });
    const of = async (lane: 'instant' | 'digest', seq?: number) => {
      const entries = seq === undefined ? {} : { entries: { first: seq, last: seq } };
      return (await idsOf(store().subscribers({ topics: ['a', 'b'], lane, ...entries }))).sort();
    };
    const begun = store()
      .subscribers({ topics: ['a', 'b'], lane: 'instant', entries: { first: 1, last: 2 } })
      [Symbol.asyncIterator]();
    for (const id of ['console:a', 'console:b'])
      await store().changeChat(
        id,
        (chat, head) => chat && { ...chat, subscriptions: follow(chat.subscriptions, 'a', 'digest', head) },
      );
    expect((await begun.next()).value.chats).toEqual(['console:a', 'console:b']);
    expect(await of('instant')).toEqual(['console:b']);
    expect(await of('instant', 1)).toEqual(['console:a', 'console:b']);
    await store().record({ feed, items: [makeItem(3, ['a'])] });
    expect(await of('instant', 3)).toEqual(['console:b']);
    expect(await of('digest', 3)).toEqual(['console:a', 'console:b']);
    await reopen();
    expect(await of('instant', 1)).toEqual(['console:a', 'console:b']);
  });

  it('derives what is pending: matching, deliverable, not delivered before, by seq', async () => {
    await put(makeChat('console:a', ['a', 'b']));
    await store().record({
      feed,
      items: [
        makeItem(1, ['a', 'b', 'c']),
        makeItem(2, ['c']),
        makeItem(3, ['b'], { deliverable: false }),
        makeItem(4, ['b']),
        makeItem(4, ['b'], { kind: 'corrected' }),
        makeItem(1, ['a', 'b'], { kind: 'topics-added', topics: ['b'] }),
      ],
    });
    expect(
      (await store().pending('console:a', 'instant', 9)).map(({ entry, topics }) => [entry.seq, topics]),
    ).toEqual([
      [1, ['a', 'b']],
      [4, ['b']],
      [6, ['b']],
    ]);
    expect(await pendingSeqs('console:a', 'instant', 1)).toEqual([1]);
    expect(await pendingSeqs('console:a', 'instant', 0)).toEqual([]);
    expect(await pendingSeqs('console:a', 'digest')).toEqual([]);
    await store().settle(makeSettlement('console:a', 1, 1));
    // The article was posted: that a topic was added to it is no news here.
    expect(await pendingSeqs('console:a')).toEqual([4]);
    await reopen();
    expect(await pendingSeqs('console:a')).toEqual([4]);
  });

  it('merges what waits of several topics by seq', async () => {
    await put(makeChat('console:a', ['a', 'b', 'c']));
    const topics = [['a'], ['c'], ['b'], ['b', 'c'], ['a'], ['c']];
    await store().record({ feed, items: topics.map((own, index) => makeItem(index + 1, own)) });
    expect(await pendingSeqs('console:a')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await pendingSeqs('console:a', 'instant', 2)).toEqual([1, 2]);
  });

  it('judges by the interval that held when the entry was recorded', async () => {
    await put(makeChat('console:a'));
    const intervals = [
      { lane: 'instant' as const, since: 1, until: 2 },
      { lane: 'digest' as const, since: 2, until: null },
    ];
    await put({ ...makeChat('console:a'), subscriptions: [{ topic, intervals }] });
    await store().record({ feed, items: [makeItem(1), makeItem(2), makeItem(3)] });
    expect(await pendingSeqs('console:a', 'instant')).toEqual([2]);
    expect(await pendingSeqs('console:a', 'digest')).toEqual([3]);
  });

  it('lists as due the active and paused chats that wait for something', async () => {
    const paused = { kind: 'paused', reason: 'no rights', since: 0, retryAt: 9, tries: 1 } as const;
    await put(makeChat('console:a', [topic]));
    await put(makeChat('console:b', [topic], { state: paused }));
    await put(makeChat('console:c', [topic], { state: { kind: 'gone', reason: 'left', since: 0 } }));
    await put(makeChat('console:d', [topic], { state: { kind: 'misplaced', reason: 'thread', since: 0 } }));
    await put(makeChat('console:e', ['other']));
    expect(await store().due('instant')).toEqual([]);
    await store().record({ feed, items: [makeItem(1)] });
    const due = async () => (await store().due('instant')).sort();
    expect(await due()).toEqual(['console:a', 'console:b']);
    expect(await store().due('digest')).toEqual([]);
    await store().settle(makeSettlement('console:a', 1, 1));
    await reopen();
    expect(await due()).toEqual(['console:b']);
  });

  it('moves a cursor on and never back, each lane its own, and writes the ledger for what was posted', async () => {
    await put(makeChat('console:a', [topic]));
    await store().record({ feed, items: [makeItem(1), makeItem(2), makeItem(3)] });
    await store().settle(makeSettlement('console:a', 2, 2, { reason: 'too long' }));
    await store().settle(makeSettlement('console:a', 1, 1));
    await store().settle(makeSettlement('console:a', 3, 3, { lane: 'digest', reason: 'too long' }));
    expect(await pendingSeqs('console:a')).toEqual([3]);
    const posted = { messageId: 'm1', revision: 1, edits: 0, also: [], named: 0 };
    const line = { chat: 'console:a', seq: 1, ...posted, at: Date.UTC(2024, 5, 18) };
    await reopen();
    expect(await store().ledger('console:a', makeArticle(1).id)).toEqual({
      ...line,
      article: makeArticle(1).id,
    });
    expect(await store().ledger('console:a', makeArticle(2).id)).toBeNull();
    expect(await pendingSeqs('console:a')).toEqual([3]);
  });

  it('holds an article back for another of its story that was delivered, and remembers for which', async () => {
    await put(makeChat(chat, [topic]));
    const [one, two] = [makeArticle(1).id, makeArticle(2).id];
    const items = [makeItem(1), makeItem(2)].map((item, index) => ({
      ...item,
      article: {
        ...item.article,
        headline: 'Gempa Magnitudo 5,2 Guncang Bitung',
        summary: 'Gempa magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin.',
        publisher: { id: `p${index}`, name: `P${index}` },
      },
    }));
    await store().record({ feed, items });
    await store().settle(makeSettlement(chat, 1, 1));
    expect(await store().pending(chat, 'instant', 9)).toMatchObject([{ entry: { seq: 2 }, heldFor: one }]);
    await store().settle(makeSettlement(chat, 2, 2, { posted: null, heldFor: one }));
    await reopen();
    expect(await store().ledger(chat, one)).toMatchObject({ messageId: 'm1', also: [two], named: 0 });
    expect(await store().deliveryFacts(chat, two)).toMatchObject({ heldFor: one });
    expect(await store().outdatedPosts(9)).toMatchObject([{ posted: { article: one } }]);
    await store().noteEdit(chat, one, { revision: 1, edits: 0, named: 1 });
    expect(await store().outdatedPosts(9)).toEqual([]);
  });

  it('holds an article back for one of its own story before one of a story that is near', async () => {
    const placedIn = (number: number, story: number | null, nearStory: number | null) => ({
      kind: 'article' as const,
      article: makeArticle(number, {
        story: story === null ? null : makeArticle(story).id,
        nearStory: nearStory === null ? null : makeArticle(nearStory).id,
      }),
    });
    await store().restore([
      placedIn(9, null, null),
      placedIn(1, null, null),
      placedIn(2, 1, null),
      placedIn(3, 1, 9),
    ]);
    const settings = { ...makeChat(chat).settings, eagerStories: true };
    await put(makeChat(chat, [topic], { settings }));
    const heldFor = async () => (await store().deliveryFacts(chat, makeArticle(3).id))?.heldFor;
    expect(await heldFor()).toBeNull();
    await store().settle(makeSettlement(chat, 1, 9));
    expect(await heldFor()).toBe(makeArticle(9).id);
    await store().settle(makeSettlement(chat, 2, 2));
    expect(await heldFor()).toBe(makeArticle(2).id);
    await store().settle(makeSettlement(chat, 3, 1));
    expect(await heldFor()).toBe(makeArticle(1).id);
    await store().changeChat(
      chat,
      (stored) => stored && { ...stored, settings: { ...settings, stories: false } },
    );
    expect(await heldFor()).toBeNull();
  });

  it('remembers the digest that was planned last', async () => {
    await put(makeChat(chat, []));
    await record(1);
    await store().putPlan(makePlan(chat, [1], { lane: 'digest', slot: '2024-06-18T07:00' }));
    await reopen();
    expect((await store().chat(chat))?.digestSlot).toBe('2024-06-18T07:00');
  });

  deliveryWorkContract(given);

  wordsContract(given);

  plansContract(given);

  planIdsContract(given);

  correctionsContract(given);

  oddWorldContract(given);
}
