import fc from 'fast-check';
import { expect } from 'vitest';
import { type Article, articleTime, type LogEntry } from '../../src/core/article.js';
import { type Chat, mergeChats } from '../../src/core/chat.js';
import { pendingTopics } from '../../src/core/delivery.js';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordBatch, Store } from '../../src/core/ports.js';
import { follow, type Lane, unfollow } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';

const topics = ['a', 'b', 'c'];
const chats = ['console:1', 'console:2', 'console:3'];
const lanes: readonly Lane[] = ['instant', 'digest'];

const anyTopics = fc.subarray(topics, { minLength: 1 });
const anyChat = fc.constantFrom(...chats);
const anyLane = fc.constantFrom(...lanes);
const anyItem = fc.record({
  number: fc.integer({ min: 1, max: 8 }),
  topics: anyTopics,
  kind: fc.constantFrom('new' as const, 'topics-added' as const, 'corrected' as const),
  deliverable: fc.boolean(),
  silent: fc.boolean(),
  publishedAt: fc.integer({ min: 0, max: 9 }),
});

const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('record' as const), items: fc.array(anyItem, { maxLength: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('follow' as const),
      chat: anyChat,
      topic: fc.constantFrom(...topics),
      lane: anyLane,
    }),
  },
  fc.record({ do: fc.constant('unfollow' as const), chat: anyChat, topic: fc.constantFrom(...topics) }),
  fc.record({ do: fc.constant('move' as const), from: anyChat, to: anyChat }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      chat: anyChat,
      lane: anyLane,
      posted: fc.boolean(),
      skip: fc.integer({ min: 0, max: 2 }),
    }),
  },
  fc.record({ do: fc.constant('reopen' as const) }),
);

/** Any row of operations on a store. */
export const steps = fc.array(anyStep, { maxLength: 25 });

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** A store of the plainest kind: lists that are searched from end to end. */
class Model {
  readonly articles = new Map<string, Article>();
  readonly log: LogEntry[] = [];
  readonly chats = new Map<
    string,
    { chat: Chat; instant: number; digest: number; told: Map<string, number> }
  >();

  get head(): number {
    return this.log.at(-1)?.seq ?? 0;
  }

  pending(id: string, lane: Lane): number[] {
    const place = this.chats.get(id);
    if (place === undefined) return [];
    const question = {
      subscriptions: place.chat.subscriptions,
      lane,
      cursor: place[lane],
      told: (article: string) => place.told.has(article),
    };
    return this.log.filter((entry) => pendingTopics(entry, question).length > 0).map(({ seq }) => seq);
  }

  record({ items }: RecordBatch): void {
    for (const { article, entry } of items) {
      this.articles.set(article.id, article);
      if (entry !== null) this.log.push({ ...entry, article: article.id, seq: this.head + 1, at: 0 });
    }
  }

  change(id: string, change: (chat: Chat, head: number) => Chat): void {
    const place = this.chats.get(id) ?? { instant: this.head, digest: this.head, told: new Map() };
    const chat = this.chats.get(id)?.chat ?? makeChat(id);
    this.chats.set(id, { ...place, chat: change(chat, this.head) });
  }

  move(from: string, to: string): void {
    const old = this.chats.get(from);
    if (old === undefined || from === to) return;
    const into = this.chats.get(to);
    this.chats.delete(from);
    this.chats.set(to, {
      chat: mergeChats(old.chat, into?.chat ?? null, to),
      instant: Math.min(old.instant, into?.instant ?? old.instant),
      digest: Math.min(old.digest, into?.digest ?? old.digest),
      told: into?.told ?? new Map(),
    });
  }

  latest(wanted: readonly string[]): number[] {
    return [...this.articles.values()]
      .filter((article) => article.topics.some((topic) => wanted.includes(topic)))
      .map(articleTime)
      .sort((left, right) => right - left);
  }
}

/** Runs the steps on the store and on a model, and compares all that can be asked after each opening. */
export async function checkAgainstModel(
  opened: { store: Store; reopen(): Promise<Store> },
  list: readonly Step[],
): Promise<void> {
  const model = new Model();
  let { store } = opened;
  for (const step of list) {
    if (step.do === 'reopen') {
      await compare(store, model);
      store = await opened.reopen();
    } else await take(step, store, model);
  }
  await compare(store, model);
  await compare(await opened.reopen(), model);
}

async function take(step: Exclude<Step, { do: 'reopen' }>, store: Store, model: Model): Promise<void> {
  switch (step.do) {
    case 'record': {
      const items = step.items.map(({ number, topics: found, kind, deliverable, silent, publishedAt }) => ({
        article: makeArticle(number, { topics: found, publishedAt }),
        keys: [`key:${number}`],
        entry: silent ? null : { kind, topics: found, deliverable },
      }));
      const batch = { feed: newFeedState('feed', 'https://example.com/'), items };
      model.record(batch);
      await store.record(batch);
      break;
    }
    case 'follow':
    case 'unfollow': {
      const change = (chat: Chat, head: number) => ({
        ...chat,
        subscriptions:
          step.do === 'follow'
            ? follow(chat.subscriptions, step.topic, step.lane, head)
            : unfollow(chat.subscriptions, step.topic),
      });
      model.change(step.chat, change);
      await store.changeChat(step.chat, (chat, head) => change(chat ?? makeChat(step.chat), head));
      break;
    }
    case 'move':
      model.move(step.from, step.to);
      await store.moveChat(step.from, step.to);
      break;
    case 'settle': {
      const seq = model.pending(step.chat, step.lane)[step.skip];
      const entry = model.log.find((each) => each.seq === seq);
      const place = model.chats.get(step.chat);
      if (entry === undefined || place === undefined) return;
      place[step.lane] = Math.max(place[step.lane], entry.seq);
      if (step.posted) place.told.set(entry.article, entry.seq);
      const posted = step.posted ? { messageId: null, revision: 1 } : null;
      const reason = step.posted ? null : 'too long';
      const { chat, lane } = step;
      await store.settle({ chat, lane, seq: entry.seq, article: entry.article, posted, reason, at: 0 });
      break;
    }
  }
}

async function compare(store: Store, model: Model): Promise<void> {
  expect(await store.head()).toBe(model.head);
  expect(await store.chatCount()).toBe(model.chats.size);
  for (const lane of lanes) {
    const waiting = chats.filter((id) => model.pending(id, lane).length > 0);
    expect((await store.due(lane)).map(({ id }) => id).sort()).toEqual(waiting);
    for (const id of chats) {
      const pending = await store.pending(id, lane, 1000);
      expect(pending.map(({ entry }) => entry.seq)).toEqual(model.pending(id, lane));
    }
  }
  for (const id of chats) {
    const place = model.chats.get(id);
    expect(await store.chat(id)).toEqual(place?.chat ?? null);
    for (const article of model.articles.keys()) {
      const line = await store.ledger(id, article);
      expect(line?.seq).toBe(place?.told.get(article));
    }
  }
  for (const wanted of [['a'], ['b', 'c'], topics]) {
    const latest = await store.latest({ topics: wanted, limit: 100 });
    expect(latest.map(articleTime)).toEqual(model.latest(wanted));
  }
}
