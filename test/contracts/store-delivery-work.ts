import { expect, it } from 'vitest';
import type { LogEntry } from '../../src/core/article.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { feed, type Given, makeItem, makePlan, makeSettlement, topic } from './store-given.js';

const chat = 'console:a';

/** What every store hands to a turn of delivery. */
export function deliveryWorkContract({ store, clock, reopen, put }: Given): void {
  const record = (...numbers: number[]) =>
    store().record({ feed, items: numbers.map((number) => makeItem(number)) });
  const work = (limit = 9, lane: 'instant' | 'digest' = 'instant') => store().deliveryWork(chat, lane, limit);
  const waiting = async (limit = 9) => (await work(limit))?.waiting.map(({ entry }) => entry.seq);

  it('hands out a chat with its plans and what waits there, each with its article', async () => {
    expect(await work()).toBeNull();
    const digestOf = (name: string) => ({
      topic: name,
      intervals: [{ lane: 'digest' as const, since: 0, until: null }],
    });
    const wanted = { ...makeChat(chat, [topic]), language: 'en' as const };
    await put({ ...wanted, subscriptions: [...wanted.subscriptions, digestOf('other')] });
    await store().record({ feed, items: [makeItem(1), makeItem(2, ['other']), makeItem(3), makeItem(4)] });
    const plan = makePlan(chat, [1]);
    const digest = makePlan(chat, [2], { lane: 'digest' });
    for (const each of [digest, plan]) await store().putPlan(each);
    await store().advancePlan(plan, 1);
    const check = async () => {
      const found = await work(2);
      expect(found?.chat).toEqual(await store().chat(chat));
      expect(found?.plans).toEqual([{ ...plan, sentParts: 1 }, digest]);
      const articles = await store().articles([1, 3].map((number) => makeArticle(number).id));
      expect(found?.waiting.map(({ article }) => article)).toEqual(articles);
      expect(found?.waiting[0]).toEqual({
        entry: expect.objectContaining({ seq: 1, kind: 'new', article: makeArticle(1).id }),
        topics: [topic],
        heldFor: null,
        article: articles[0],
        earlier: null,
      });
      expect((await work(9, 'digest'))?.waiting.map(({ entry }) => entry.seq)).toEqual([2]);
      expect(await waiting(0)).toEqual([]);
    };
    await check();
    await reopen();
    await check();
  });

  it('never hands out what was settled before', async () => {
    await put(makeChat(chat, [topic]));
    await record(1, 2, 3, 4);
    await store().settle(makeSettlement(chat, 1, 1));
    expect(await waiting()).toEqual([2, 3, 4]);
    const plan = makePlan(chat, [2, 3]);
    await store().putPlan(plan);
    expect((await work())?.plans).toEqual([plan]);
    await store().settlePlan(plan, clock().now(), null);
    expect(await work()).toMatchObject({ plans: [], waiting: [{ entry: { seq: 4 } }] });
    await store().forgetChat(chat);
    expect(await work()).toBeNull();
  });

  it('names the article that one is held back for, and the post that one continues, as the chat wants stories', async () => {
    const placed = (number: number, changes: object) => ({
      kind: 'article' as const,
      article: makeArticle(number, changes),
    });
    const [one, two] = [makeArticle(1).id, makeArticle(2).id];
    const entry = (seq: number): LogEntry => ({
      seq,
      kind: 'new',
      article: makeArticle(seq).id,
      topics: [topic],
      deliverable: true,
      publisher: 'tribunnews',
      language: 'id',
      story: null,
      at: clock().now(),
    });
    await put(makeChat(chat, [topic]));
    await store().restore([
      placed(1, {}),
      placed(2, { story: one }),
      placed(3, { affair: one }),
      placed(4, { nearStory: one }),
      placed(5, {}),
      ...[1, 2, 3, 4, 5, 6].map((seq) => ({ kind: 'entry' as const, entry: entry(seq) })),
    ]);
    await store().settle(makeSettlement(chat, 1, 1));
    const samples = async () =>
      (await work())?.waiting.map(({ entry: { seq }, heldFor, earlier, article }) => [
        seq,
        heldFor,
        earlier?.article ?? null,
        article?.id ?? null,
      ]);
    const settled = (stories: boolean, eagerStories: boolean) =>
      store().changeChat(
        chat,
        (stored) => stored && { ...stored, settings: { ...stored.settings, stories, eagerStories } },
      );
    const ids = [3, 4, 5].map((number) => makeArticle(number).id);
    await settled(true, false);
    // The sixth entry's article is past keeping.
    const others = [
      [3, null, one, ids[0]],
      [5, null, null, ids[2]],
      [6, null, null, null],
    ];
    expect(await samples()).toEqual([
      [2, one, null, two],
      others[0],
      [4, null, null, ids[1]],
      ...others.slice(1),
    ]);
    await settled(true, true);
    expect(await samples()).toEqual([
      [2, one, null, two],
      others[0],
      [4, one, null, ids[1]],
      ...others.slice(1),
    ]);
    await settled(false, true);
    expect((await samples())?.map(([, heldFor, earlier]) => heldFor ?? earlier)).toEqual(Array(5).fill(null));
  });

  it('finds what waits behind very many entries that the chat does not want', async () => {
    const settings = { ...makeChat(chat).settings, reads: ['id' as const] };
    await put(makeChat(chat, [topic], { settings }));
    // Too old for any story, which would only cost time here.
    const publishedAt = Date.UTC(2020, 5, 18);
    const foreign = Array.from({ length: 700 }, (_, index) => {
      const item = makeItem(index + 1);
      return { ...item, article: { ...item.article, language: 'en', publishedAt } };
    });
    for (let from = 0; from < foreign.length; from += 100) {
      await store().record({ feed, items: foreign.slice(from, from + 100) });
    }
    await record(701, 702);
    expect(await waiting()).toEqual([701, 702]);
    expect(await waiting(1)).toEqual([701]);
  });
}
