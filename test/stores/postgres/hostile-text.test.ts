import { beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.js';
import { idsOf } from '../../../src/core/chat.js';
import type { Store } from '../../../src/core/ports.js';
import { parseQuery } from '../../../src/core/query.js';
import { openPostgres } from '../../../src/stores/postgres/open.js';
import { jsonOf } from '../../../src/stores/postgres/storable.js';
import { dumped } from '../../contracts/store-export.js';
import { feed, makeItem, makePlan, makeSettlement } from '../../contracts/store-given.js';
import { createDatabase } from '../../doubles/database.js';
import { afterTest } from '../../doubles/environment.js';
import { RecordedLog } from '../../doubles/log.js';
import { makeArticle, makeChat } from '../../fixtures/article.js';

let store: Store;

beforeEach(async () => {
  const { url, drop } = await createDatabase();
  store = await openPostgres({ databaseUrl: url, clock: systemClock, log: new RecordedLog() });
  afterTest(() => store.close());
  return drop;
});

/** NUL, halves of pairs in either order, what looks like an escape, and what would end a string or an array. */
const hostile = `${String.raw`a\u0000b\0 "{,}'$1`}\0\ud83d x\ude00 \ud83d\ude00 \u0001\u202e\ufffe`;
const stored = `${String.raw`a\u0000b\0 "{,}'$1`}\ufffd x\ufffd \ud83d\ude00 \u0001\u202e\ufffe`;

it('takes whatever text a feed holds, and finds the article again', async () => {
  const item = makeItem(1, ['constructor', 'prototype']);
  const article = {
    ...item.article,
    headline: hostile,
    summary: hostile,
    authors: [hostile],
    link: `https://a.example/${hostile}`,
    publisher: { id: hostile, name: hostile },
    image: { url: 'https://a.example/1.jpg', credit: hostile },
  };
  const state = { ...feed, etag: hostile, listed: [hostile], missing: [hostile] };
  const keys = [hostile, '__proto__', 'constructor'];
  const recorded = await store.record({ feed: state, items: [{ ...item, article, keys }] });
  expect(recorded).toHaveLength(1);
  // By the key as the feed says it, every time: else it would be new at each poll.
  expect(await store.known([...keys, 'toString'])).toEqual(new Map(keys.map((key) => [key, article.id])));
  const [found] = await store.articles([article.id]);
  expect(found).toMatchObject({
    headline: stored,
    summary: stored,
    authors: [stored],
    link: `https://a.example/${stored}`,
  });
  expect(await store.articleAt(article.link)).toEqual(found);
  expect(await store.feedStates()).toMatchObject([{ etag: stored, listed: [stored] }]);
  for (const topic of ['constructor', 'prototype']) {
    expect(await store.latest({ topics: [topic], limit: 9 })).toHaveLength(1);
  }
  expect((await store.topicCounts(0)).get('constructor')).toBe(1);
});

it('takes whatever text a person or a platform says', async () => {
  const id = 'console:constructor';
  const chat = makeChat(id, ['constructor', 'prototype']);
  const subscriptions = chat.subscriptions.map((each) => ({
    ...each,
    phrase: hostile,
    topic: `keyword:${each.topic}`,
  }));
  await store.changeChat(id, () => ({
    ...chat,
    state: { kind: 'paused', reason: hostile, since: 1, retryAt: 2, tries: 1 },
    subscriptions: [...chat.subscriptions, ...subscriptions],
    mutes: [{ topic: 'valueof', from: 1, until: null }],
  }));
  await store.record({ feed, items: [makeItem(1, ['prototype']), makeItem(2, ['constructor'])] });
  expect((await store.pending(id, 'instant', 9)).map(({ topics }) => topics)).toEqual([
    ['prototype'],
    ['constructor'],
  ]);
  expect((await store.keywords()).list.map(({ phrase }) => phrase)).toEqual([stored, stored]);
  expect(await idsOf(store.subscribers({ topics: ['constructor', hostile], lane: 'instant' }))).toEqual([id]);
  await store.settle(makeSettlement(id, 1, 1, { reason: hostile }));
  await store.settle({ ...makeSettlement(id, 2, 2), posted: { messageId: hostile, revision: 1 } });
  expect(await store.postedAs(id, hostile)).toBe(makeArticle(2).id);
  const headline = { text: hostile, link: hostile, facts: hostile };
  await store.putPlan(
    makePlan(id, [3], { title: hostile, headlines: [headline], slot: hostile, id: hostile.slice(0, 30) }),
  );
  expect(await store.plan(id, 'instant')).toMatchObject({ title: stored, headlines: [{ text: stored }] });
  for (const word of [hostile, 'constructor', '__proto__']) {
    const query = parseQuery(`${word} "${word}" -${word}`);
    if (query === null) throw new Error('nothing to look for');
    expect((await store.search({ query, limit: 9, loosely: true })).articles).toEqual([]);
    expect(await store.chat(`console:${word.replace(/\s/g, '')}`)).toEqual(
      word === 'constructor' ? await store.chat(id) : null,
    );
    expect(await store.related(word, 9)).toEqual([]);
  }
  const all = await dumped(store);
  await store.restore(all);
  expect(await dumped(store)).toEqual(all);
});

it('leaves JSON without such text as it is', () => {
  for (const value of ['\\u0000', '\\\\u0000', '\\ud800', { a: ['\\\\\\u0000'] }]) {
    expect(JSON.parse(jsonOf(value))).toEqual(value);
  }
  expect(JSON.parse(jsonOf({ a: ['\\\0'] }))).toEqual({ a: ['\\'] });
});
