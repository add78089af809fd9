import { expect, it } from 'vitest';
import type { ChatActivity } from '../../src/core/ports.js';
import { parseQuery } from '../../src/core/query.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';
import { searchContract } from './store-search.js';

const chat = 'console:a';

/** What every store finds of what it has. */
export function archiveContract(given: Given): void {
  const { store, put } = given;
  const record = (...numbers: number[]) =>
    store().record({ feed, items: numbers.map((number) => makeItem(number)) });

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
    await store().record({ feed, items: [...items, dated(5, 9_000_000, ['c'])] });
    const numbers = async (topics: string[] | undefined, limit: number) =>
      (await store().latest({ ...(topics && { topics }), limit })).map(({ id }) => Number(id));
    expect(await numbers(['a', 'b'], 5)).toEqual([2, 3, 1]);
    expect(await numbers(['a', 'b'], 2)).toEqual([2, 3]);
    expect((await numbers(['c'], 5)).sort()).toEqual([4, 5]);
    expect((await numbers(undefined, 9)).slice(2)).toEqual([2, 3, 1]);
    expect(await numbers(['none'], 5)).toEqual([]);
    expect(await numbers(['a'], 0)).toEqual([]);
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

  it('tells what became of an article in all chats, with some of them by name', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await put(makeChat(`console:${id}`, [topic]));
    await record(1, 2);
    const [one, two] = [makeArticle(1).id, makeArticle(2).id];
    const alone = makeSettlement('console:a', 1, 1);
    await store().settle(alone);
    await store().settle({ ...alone, chat: 'console:b' });
    await store().settle({ ...alone, chat: 'console:c', posted: { messageId: null, revision: 1 } });
    await store().settle({ ...alone, chat: 'console:d', posted: null, reason: 'too long' });
    expect(await store().spread(one, 1)).toEqual({
      counts: { posted: 2, listed: 1, held: 0, refused: 1 },
      chats: { posted: ['console:a'], listed: ['console:c'], held: [], refused: ['console:d'] },
    });
    expect((await store().spread(two, 9)).counts).toEqual({ posted: 0, listed: 0, held: 0, refused: 0 });
    expect((await store().spread('999999999999', 9)).chats.posted).toEqual([]);
  });

  it('tells of many chats at once what keeps an article away, where nothing was done with it', async () => {
    const named = (name: string) => `console:${name}`;
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await put(makeChat(named(id), [topic]));
    await put(makeChat(named('g'), []));
    const quake = (number: number) => {
      const item = makeItem(number);
      const article = {
        ...item.article,
        headline: 'Gempa Magnitudo 5,2 Guncang Bitung',
        summary: 'Gempa magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin.',
        publisher: { id: `publisher-${number}`, name: 'A publisher' },
      };
      return { ...item, article };
    };
    await store().record({ feed, items: [quake(1), quake(2)] });
    const [one, two] = [makeArticle(1).id, makeArticle(2).id];
    await store().settle(makeSettlement(named('a'), 1, 1));
    await store().settle(makeSettlement(named('b'), 1, 1, { posted: { messageId: null, revision: 1 } }));
    await store().settle(makeSettlement(named('c'), 1, 1, { posted: null, reason: 'too long' }));
    await store().settle(makeSettlement(named('a'), 2, 2, { posted: null, heldFor: one }));
    await store().putPlan(makePlan(named('d'), [1]));
    const asked = ['nobody', 'g', 'f', 'd', 'c', 'b', 'a'].map(named);
    for (const article of [one, two, '999999999999']) {
      const stored = Object.values((await store().spread(article, 9)).chats).flat();
      const others = asked.filter((id) => id !== named('nobody') && !stored.includes(id));
      const found = await store().undelivered(article, asked);
      expect(found.map(({ chat: { id } }) => id)).toEqual(others);
      for (const { chat: known, facts } of found) {
        expect(known).toEqual(await store().chat(known.id));
        expect(facts).toEqual(await store().deliveryFacts(known.id, article));
      }
    }
    expect(await store().undelivered(one, [])).toEqual([]);
    for (const article of [one, two]) {
      const found = await store().factsIn(article, asked);
      expect(found.map(({ chat: { id } }) => id)).toEqual(asked.slice(1));
      for (const { chat: known, facts } of found) {
        expect(known).toEqual(await store().chat(known.id));
        expect(facts).toEqual(await store().deliveryFacts(known.id, article));
      }
    }
    const [refused, planned, held] = await store().factsIn(one, [named('c'), named('d'), named('a')]);
    expect(refused?.facts.refused).toMatchObject({ reason: 'too long' });
    expect(planned?.facts.planned).toBe('instant');
    expect(held?.facts.posted).toMatchObject({ messageId: 'm1', also: [two] });
    expect((await store().spread(two, 9)).chats.held).toEqual([named('a')]);
    expect(await store().factsIn(one, [])).toEqual([]);
  });

  it('tells what goes on in many chats at once: what waits, and the last post', async () => {
    const named = (name: string) => `console:${name}`;
    const [all, few, muted, digest, silent] = ['all', 'few', 'muted', 'digest', 'silent'].map(named) as [
      string,
      string,
      string,
      string,
      string,
    ];
    for (const id of [all, few]) await put(makeChat(id, [topic]));
    const isMuted = makeChat(muted, [topic]);
    const publisher = `publisher:${makeArticle(1).publisher.id}`;
    await put({ ...isMuted, mutes: [{ topic: publisher, from: 0, until: null }] });
    const inDigest = makeChat(digest, [topic]);
    await put({
      ...inDigest,
      subscriptions: [{ topic, intervals: [{ lane: 'digest', since: 0, until: null }] }],
    });
    await put(makeChat(silent, []));
    await record(1, 2, 3, 4);
    const at = Date.UTC(2024, 5, 18);
    await store().settle(makeSettlement(few, 1, 1, { at }));
    await store().settle(makeSettlement(few, 2, 2, { at: at + 60_000 }));
    await store().settle(makeSettlement(few, 3, 3, { at: at + 90_000, posted: null, reason: 'too long' }));
    const asked = [all, few, muted, digest, silent, named('nobody')];
    const none = { waiting: 0, mayWaitMore: false, lastPostAt: null };
    expect(await store().activity(asked, 100)).toEqual(
      new Map<string, ChatActivity>([
        [all, { waiting: 4, mayWaitMore: false, lastPostAt: null }],
        [few, { waiting: 1, mayWaitMore: false, lastPostAt: at + 60_000 }],
        [muted, none],
        [digest, none],
        [silent, none],
      ]),
    );
    expect((await store().activity([all], 3)).get(all)).toMatchObject({ waiting: 3, mayWaitMore: true });
    await store().forgetChat(few);
    await put(makeChat(few, [topic]));
    expect((await store().activity([few], 100)).get(few)).toEqual(none);
    expect(await store().activity([], 100)).toEqual(new Map());
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

  searchContract(given, { spelling: true });
}
