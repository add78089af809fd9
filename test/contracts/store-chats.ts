import { expect, it } from 'vitest';
import { keywordOf } from '../../src/core/keyword.js';
import { parseQuery } from '../../src/core/query.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

const day = 24 * 3_600_000;
const chat = 'console:a';

/** What every store knows of single chats, of words that they follow, and of articles that people ask for. */
export function chatsContract({ store, clock, reopen, put }: Given): void {
  const record = (...numbers: number[]) =>
    store().record({ feed, items: numbers.map((number) => makeItem(number)) });

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
      expect(await store().subscribers([topic], 'instant')).toEqual([]);
    };
    await check();
    await reopen();
    await check();
    await store().forgetChat('console:nobody');
  });

  it('knows the article that a message shows, and what became of one in a chat', async () => {
    await put(makeChat(chat, [topic]));
    await record(1, 2);
    await store().settle(makeSettlement(chat, 1, 1));
    const one = makeArticle(1).id;
    expect(await store().postedAs(chat, 'm1')).toBe(one);
    expect(await store().postedAs(chat, 'm9')).toBeNull();
    expect(await store().postedAs('console:b', 'm1')).toBeNull();
    const facts = await store().deliveryFacts(chat, one);
    expect(facts).toMatchObject({ posted: { messageId: 'm1' }, planned: null, refused: null, heldFor: null });
    expect(facts?.entries.map(({ seq }) => seq)).toEqual([1]);
    expect(await store().deliveryFacts('console:nobody', one)).toBeNull();
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

  it('files by the keywords that are followed, and refuses a batch that was filed by others', async () => {
    const keyword = keywordOf('korea utara');
    const followed = { topic: keyword?.topic ?? '', phrase: 'korea utara' };
    const before = await store().keywords();
    expect(before.list).toEqual([]);
    const subscription = { ...followed, intervals: [{ lane: 'instant' as const, since: 0, until: null }] };
    await put(makeChat(chat, [], { subscriptions: [subscription] }));
    const after = await store().keywords();
    expect(after.list).toEqual([followed]);
    expect(await store().record({ feed, items: [makeItem(1)], keywords: before.version })).toBeNull();
    expect(await store().head()).toBe(0);
    expect(await store().record({ feed, items: [makeItem(1)], keywords: after.version })).toHaveLength(1);
    await put(makeChat(chat));
    expect((await store().keywords()).list).toEqual([]);
  });

  it('forgets a chat that has been gone for 30 days', async () => {
    const since = clock().now();
    await put(makeChat(chat, [topic], { state: { kind: 'gone', reason: 'blocked', since } }));
    await put(makeChat('console:b', [topic], { state: { kind: 'misplaced', reason: 'forum', since } }));
    await clock().advance(29 * day);
    await store().prune(clock().now());
    expect(await store().chat(chat)).not.toBeNull();
    await clock().advance(2 * day);
    await store().prune(clock().now());
    expect(await store().chat(chat)).toBeNull();
    expect(await store().chat('console:b')).not.toBeNull();
  });

  it('remembers the digest that was planned last', async () => {
    await put(makeChat(chat, []));
    await record(1);
    await store().putPlan(makePlan(chat, [1], { lane: 'digest', slot: '2024-06-18T07:00' }));
    await reopen();
    expect((await store().chat(chat))?.digestSlot).toBe('2024-06-18T07:00');
  });

  it('finds an article by its link, the pages of the latest, and what topics had', async () => {
    await record(1, 2, 3);
    const { id, link, publishedAt } = makeArticle(2);
    for (const typed of [link, `${link}?utm_source=x`, `${link}#komentar`, `${link}&page=all`]) {
      expect((await store().articleAt(typed))?.id).toBe(id);
    }
    expect(await store().articleAt(`${link}0`)).toBeNull();
    expect(await store().articleAt('https://example.com/')).toBeNull();
    const all = await store().latest({ limit: 3 });
    expect(await store().latest({ limit: 2, offset: 1 })).toEqual(all.slice(1));
    expect(await store().latest({ topics: [topic], limit: 2, offset: 2 })).toEqual(all.slice(2));
    const since = publishedAt ?? 0;
    expect(await store().topicCounts(since)).toEqual(new Map([[topic, 3]]));
    expect(await store().topicCounts(since + 1)).toEqual(new Map());
  });

  it('finds articles by words, phrases and what they may not have, and those like one', async () => {
    const delivered = (number: number, headline: string) => {
      const item = makeItem(number);
      return { ...item, article: { ...item.article, headline, summary: null } };
    };
    const items = [
      delivered(1, 'Presiden Kunjungi Korea Utara'),
      delivered(2, 'Korea Selatan dan Jepang di Utara'),
      delivered(3, 'Zélensky Tiba di Berlin'),
    ];
    await store().record({ feed, items });
    const find = async (typed: string) => {
      const query = parseQuery(typed);
      if (query === null) throw new Error('no query');
      const { articles, total } = await store().search({ query, limit: 9 });
      expect(total).toBe(articles.length);
      return articles.map((article) => Number(article.id)).sort();
    };
    expect(await find('korea utara')).toEqual([1, 2]);
    expect(await find('"korea utara"')).toEqual([1]);
    expect(await find('korea -jepang')).toEqual([1]);
    expect(await find('ZELENSKY')).toEqual([3]);
    expect(await find('banjir')).toEqual([]);
    expect((await store().related(makeArticle(1).id, 9)).map(({ id }) => Number(id))).toEqual([2]);
    expect(await store().related('999999999999', 9)).toEqual([]);
  });
}
