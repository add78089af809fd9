import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awaken, type Chat } from '../../src/core/chat.js';
import type { Store } from '../../src/core/ports.js';
import { follow, type Lane, unfollow } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { chatsContract } from './store-chats.js';
import { correctionsContract } from './store-corrections.js';
import { exportContract } from './store-export.js';
import { feed, type Given, makeItem, makeSettlement, type OpenedStore, topic } from './store-given.js';
import { installationContract } from './store-installation.js';
import { keepingContract } from './store-keeping.js';
import { checkAgainstModel, steps } from './store-model.js';
import { oddWorldContract } from './store-odd-world.js';
import { openCorrectionsContract } from './store-open-corrections.js';
import { plansContract } from './store-plans.js';
import { searchContract } from './store-search.js';
import { storiesContract } from './store-stories.js';

/** What every store must do. `open` gives a fresh one each time. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let opened: OpenedStore;
    let store: Store;
    const reopen = async () => {
      store = await opened.reopen();
    };
    const put = (chat: Chat) => store.changeChat(chat.id, () => chat);
    const pendingSeqs = async (chat: string, lane: Lane = 'instant', limit = 100) =>
      (await store.pending(chat, lane, limit)).map(({ entry }) => entry.seq);
    const given: Given = { store: () => store, clock: () => opened.clock, reopen, put, pendingSeqs };

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    it('starts empty', async () => {
      expect(await store.head()).toBe(0);
      expect(await store.chatCount()).toBe(0);
      expect(await store.feedStates()).toEqual([]);
      expect(await store.latest({ limit: 5 })).toEqual([]);
      expect(await store.chat('console:nobody')).toBeNull();
      expect(await store.pending('console:nobody', 'instant', 5)).toEqual([]);
      expect(await store.ledger('console:nobody', '0'.repeat(12))).toBeNull();
    });

    it('records articles, entries, keys and the feed together, and has them when it is opened again', async () => {
      const silent = { ...makeItem(3), entry: null };
      const entries = await store.record({
        feed: { ...feed, etag: '"1"' },
        items: [makeItem(1), silent, makeItem(2)],
      });
      const seen = async () => ({
        head: await store.head(),
        feeds: await store.feedStates(),
        known: [...(await store.known(['link:1', 'link:3', 'link:9']))],
        articles: await store.articles(['3', '9', '1'].map((each) => each.padStart(12, '0'))),
      });
      expect(entries?.map(({ seq, article, at }) => ({ seq, article, at }))).toEqual([
        { seq: 1, article: makeArticle(1).id, at: opened.clock.now() },
        { seq: 2, article: makeArticle(2).id, at: opened.clock.now() },
      ]);
      const before = await seen();
      expect(before).toEqual({
        head: 2,
        feeds: [{ ...feed, etag: '"1"' }],
        known: [
          ['link:1', makeArticle(1).id],
          ['link:3', makeArticle(3).id],
        ],
        articles: [silent.article, makeItem(1).article],
      });
      await reopen();
      expect(await seen()).toEqual(before);
    });

    it('numbers entries of concurrent polls without gap or repetition, in order within each', async () => {
      const polls = await Promise.all(
        [0, 10, 20, 30].map((from) =>
          store.record({
            feed: { ...feed, id: `feed-${from}` },
            items: [makeItem(from + 1), makeItem(from + 2)],
          }),
        ),
      );
      const seqs = polls.map((entries) => (entries ?? []).map(({ seq }) => seq));
      expect(seqs.flat().sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      for (const [first = 0, second] of seqs) expect(second).toBe(first + 1);
    });

    it('refuses a batch as a whole when one item is not an article', async () => {
      const broken = makeItem(2);
      const items = [makeItem(1), { ...broken, article: { ...broken.article, headline: '' } }];
      await expect(store.record({ feed, items })).rejects.toThrow();
      expect(await store.head()).toBe(0);
      expect(await store.known(['link:1'])).toEqual(new Map());
      expect(await store.feedStates()).toEqual([]);
    });

    it('replaces an article and adds keys to those that it has', async () => {
      await store.record({ feed, items: [makeItem(1)] });
      const corrected = { ...makeItem(1, ['ekonomi'], { kind: 'corrected' }), keys: ['guid:1'] };
      corrected.article = { ...corrected.article, headline: 'Baru', revision: 2 };
      await store.record({ feed, items: [corrected] });
      expect(await store.articles([corrected.article.id])).toEqual([corrected.article]);
      expect((await store.known(['link:1', 'guid:1'])).size).toBe(2);
      expect(await store.latest({ topics: [topic], limit: 5 })).toEqual([]);
      expect(await store.latest({ topics: ['ekonomi'], limit: 5 })).toEqual([corrected.article]);
    });

    it('brings the latest by the time of publication, each once, of all topics or of some', async () => {
      const dated = (number: number, publishedAt: number | null, topics: string[]) => {
        const item = makeItem(number, topics);
        return { ...item, article: { ...item.article, publishedAt, seenAt: 1_000_000 } };
      };
      const items = [
        dated(1, 300, ['a']),
        dated(2, 500, ['a', 'b']),
        dated(3, 400, ['b']),
        dated(4, null, ['c']),
      ];
      await store.record({ feed, items: [...items, dated(5, 9_000_000, ['c'])] });
      const numbers = async (topics: string[] | undefined, limit: number) =>
        (await store.latest({ ...(topics && { topics }), limit })).map(({ id }) => Number(id));
      expect(await numbers(['a', 'b'], 5)).toEqual([2, 3, 1]);
      expect(await numbers(['a', 'b'], 2)).toEqual([2, 3]);
      expect((await numbers(['c'], 5)).sort()).toEqual([4, 5]);
      expect((await numbers(undefined, 9)).slice(2)).toEqual([2, 3, 1]);
      expect(await numbers(['none'], 5)).toEqual([]);
      expect(await numbers(['a'], 0)).toEqual([]);
    });

    it('starts a new chat at the head, whatever its subscriptions say', async () => {
      await store.record({ feed, items: [makeItem(1)] });
      await put(makeChat('console:a', [topic]));
      expect(await pendingSeqs('console:a')).toEqual([]);
      await store.record({ feed, items: [makeItem(2)] });
      expect(await pendingSeqs('console:a')).toEqual([2]);
    });

    it('changes a chat once for each call, one after the other, and leaves it for null', async () => {
      const topics = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(
        topics.map((each) =>
          store.changeChat('console:a', (chat, head) => {
            const start = chat ?? makeChat('console:a');
            return { ...start, subscriptions: follow(start.subscriptions, each, 'instant', head) };
          }),
        ),
      );
      let heads: number[] = [];
      const unchanged = await store.changeChat('console:a', (_chat, head) => {
        heads = [...heads, head];
        return null;
      });
      expect(heads).toEqual([0]);
      expect(unchanged?.subscriptions.map((each) => each.topic)).toEqual(topics);
      expect(await store.changeChat('console:b', () => null)).toBeNull();
      await reopen();
      expect((await store.chat('console:a'))?.subscriptions.map((each) => each.topic)).toEqual(topics);
      expect(await store.chatCount()).toBe(1);
    });

    it('tells who follows a topic in a lane now', async () => {
      await put(makeChat('console:a', ['a', 'b']));
      const gone = { kind: 'gone', reason: 'left', since: 0 } as const;
      await put(makeChat('console:b', ['b'], { state: gone }));
      await put({ ...makeChat('console:c'), subscriptions: follow([], 'b', 'digest', 0) });
      const of = async (topics: string[], lane: 'instant' | 'digest') =>
        [...(await store.subscribers(topics, lane))].sort();
      expect(await of(['a', 'b'], 'instant')).toEqual(['console:a', 'console:b']);
      expect(await of(['b'], 'digest')).toEqual(['console:c']);
      expect(await of([], 'instant')).toEqual([]);
      await store.changeChat(
        'console:a',
        (chat) => chat && { ...chat, subscriptions: unfollow(chat.subscriptions, 'b') },
      );
      expect(await of(['b'], 'instant')).toEqual(['console:b']);
      await reopen();
      expect(await of(['b'], 'instant')).toEqual(['console:b']);
      expect(await of(['a'], 'instant')).toEqual(['console:a']);
    });

    it('derives what is pending: matching, deliverable, not delivered before, by seq', async () => {
      await put(makeChat('console:a', ['a', 'b']));
      await store.record({
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
        (await store.pending('console:a', 'instant', 9)).map(({ entry, topics }) => [entry.seq, topics]),
      ).toEqual([
        [1, ['a', 'b']],
        [4, ['b']],
        [6, ['b']],
      ]);
      expect(await pendingSeqs('console:a', 'instant', 1)).toEqual([1]);
      expect(await pendingSeqs('console:a', 'instant', 0)).toEqual([]);
      expect(await pendingSeqs('console:a', 'digest')).toEqual([]);
      await store.settle(makeSettlement('console:a', 1, 1));
      // The article was posted: that a topic was added to it is no news here.
      expect(await pendingSeqs('console:a')).toEqual([4]);
      await reopen();
      expect(await pendingSeqs('console:a')).toEqual([4]);
    });

    it('judges by the interval that held when the entry was recorded', async () => {
      await put(makeChat('console:a'));
      const intervals = [
        { lane: 'instant' as const, since: 1, until: 2 },
        { lane: 'digest' as const, since: 2, until: null },
      ];
      await put({ ...makeChat('console:a'), subscriptions: [{ topic, intervals }] });
      await store.record({ feed, items: [makeItem(1), makeItem(2), makeItem(3)] });
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
      expect(await store.due('instant')).toEqual([]);
      await store.record({ feed, items: [makeItem(1)] });
      const due = async () => (await store.due('instant')).map(({ id }) => id).sort();
      expect(await due()).toEqual(['console:a', 'console:b']);
      expect(await store.due('digest')).toEqual([]);
      await store.settle(makeSettlement('console:a', 1, 1));
      await reopen();
      expect(await due()).toEqual(['console:b']);
    });

    it('starts a chat that was gone at the head again', async () => {
      await put(makeChat('console:a', [topic], { state: { kind: 'gone', reason: 'left', since: 0 } }));
      await store.record({ feed, items: [makeItem(1)] });
      await store.changeChat('console:a', (chat, head) => chat && awaken(chat, head));
      await store.record({ feed, items: [makeItem(2)] });
      expect(await pendingSeqs('console:a')).toEqual([2]);
    });

    it('moves a cursor on and never back, each lane its own, and writes the ledger for what was posted', async () => {
      await put(makeChat('console:a', [topic]));
      await store.record({ feed, items: [makeItem(1), makeItem(2), makeItem(3)] });
      await store.settle(makeSettlement('console:a', 2, 2, { reason: 'too long' }));
      await store.settle(makeSettlement('console:a', 1, 1));
      await store.settle(makeSettlement('console:a', 3, 3, { lane: 'digest', reason: 'too long' }));
      expect(await pendingSeqs('console:a')).toEqual([3]);
      const posted = { messageId: 'm1', revision: 1, edits: 0, also: [], named: 0 };
      const line = { chat: 'console:a', seq: 1, ...posted, at: Date.UTC(2024, 5, 18) };
      await reopen();
      expect(await store.ledger('console:a', makeArticle(1).id)).toEqual({
        ...line,
        article: makeArticle(1).id,
      });
      expect(await store.ledger('console:a', makeArticle(2).id)).toBeNull();
      expect(await pendingSeqs('console:a')).toEqual([3]);
    });

    it('carries a chat over to its new id', async () => {
      await put(makeChat('console:old', ['a', topic]));
      await put(makeChat('console:new', ['b', topic], { language: 'en' }));
      await store.record({ feed, items: [makeItem(1), makeItem(2), makeItem(3, ['b'])] });
      await store.settle(makeSettlement('console:old', 1, 1));
      await store.settle(makeSettlement('console:new', 2, 2));
      await store.moveChat('console:old', 'console:new');
      const check = async () => {
        const chat = await store.chat('console:new');
        expect(await store.chat('console:old')).toBeNull();
        expect(chat?.language).toBe('en');
        expect(chat?.subscriptions.map((each) => each.topic).sort()).toEqual(['a', 'b', topic]);
        expect(await store.ledger('console:old', makeArticle(1).id)).toBeNull();
        // The lower cursor holds, the ledger keeps the second article from being delivered again.
        expect(await pendingSeqs('console:new')).toEqual([3]);
        expect(await store.subscribers(['a'], 'instant')).toEqual(['console:new']);
      };
      await check();
      await reopen();
      await check();
      await store.moveChat('console:nobody', 'console:new');
      await store.moveChat('console:new', 'console:third');
      expect((await store.chat('console:third'))?.language).toBe('en');
      expect(await store.chatCount()).toBe(1);
    });

    it('moves a chat behind changes that are still under way', async () => {
      await put(makeChat('console:old', [topic]));
      await store.record({ feed, items: [makeItem(1), makeItem(2)] });
      await Promise.all([
        store.settle(makeSettlement('console:old', 1, 1)),
        store.moveChat('console:old', 'console:new'),
        store.changeChat('console:new', (chat) => chat && { ...chat, language: 'en' }),
      ]);
      expect((await store.chat('console:new'))?.language).toBe('en');
      expect(await pendingSeqs('console:new')).toEqual([2]);
    });

    plansContract(given);

    correctionsContract(given);

    openCorrectionsContract(given);

    oddWorldContract(given);

    keepingContract(given);

    exportContract(given);

    installationContract(given, open);

    searchContract(given, { spelling: true });

    chatsContract(given);

    storiesContract(given);

    it('fails when it is used after it was closed, and closes twice without harm', async () => {
      await store.close();
      await store.close();
      await expect(store.head()).rejects.toThrow();
      await expect(put(makeChat('console:a'))).rejects.toThrow();
      await expect(store.pending('console:a', 'instant', 1)).rejects.toThrow();
      await expect(store.prune(0)).rejects.toThrow();
    });

    it('answers like a simple model after any operations, also when it is opened again', async () => {
      const done = { all: 0, withPending: 0 };
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          const other = await open();
          try {
            const compared = await checkAgainstModel(other, list);
            done.all += compared.all;
            done.withPending += compared.withPending;
          } finally {
            await other.dispose();
          }
        }),
        { numRuns: 15 },
      );
      // A comparison of nothing with nothing says little.
      expect(done.withPending).toBeGreaterThan(done.all / 2);
    });
  });
}
