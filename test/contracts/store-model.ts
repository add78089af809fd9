import { expect } from 'vitest';
import { type Article, articleTime, type LogEntry } from '../../src/core/article.js';
import type { Chat } from '../../src/core/chat.js';
import { type LedgerItem, maxEdits, type Plan, planSchema } from '../../src/core/delivery.js';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordBatch, Store } from '../../src/core/ports.js';
import type { Lane } from '../../src/core/subscription.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { naiveFollow, naivePending, naiveReword, naiveUnfollow, naiveUnited } from './naive-rules.js';
import { chats, lanes, publishers, type Step, topics } from './store-steps.js';

/** How many times a chat's lane was compared, and how often anything was pending in it. */
export interface Comparisons {
  all: number;
  withPending: number;
}

interface ModelChat {
  chat: Chat;
  instant: number;
  digest: number;
  delivered: Map<string, LedgerItem>;
  plans: Map<Lane, Plan>;
}

/** A store of the plainest kind: lists that are searched from end to end. */
class Model {
  readonly articles = new Map<string, Article>();
  readonly log: LogEntry[] = [];
  readonly chats = new Map<string, ModelChat>();

  get head(): number {
    return this.log.at(-1)?.seq ?? 0;
  }

  pending(id: string, lane: Lane): { seq: number; topics: string[] }[] {
    const place = this.chats.get(id);
    if (place === undefined) return [];
    const delivered = new Set(place.delivered.keys());
    return this.log
      .map((entry) => ({
        seq: entry.seq,
        topics: naivePending(
          entry,
          place.chat,
          lane,
          place[lane],
          delivered,
          this.articles.get(entry.article),
        ),
      }))
      .filter((each) => each.topics.length > 0);
  }

  record({ items }: RecordBatch): void {
    for (const { article, entry } of items) {
      this.articles.set(article.id, article);
      if (entry === null) continue;
      const { id, publisher, language, story } = article;
      const facts = { article: id, publisher: publisher.id, language, story };
      this.log.push({ ...entry, ...facts, seq: this.head + 1, at: 0 });
    }
  }

  change(id: string, change: (chat: Chat, head: number) => Chat): void {
    const place = this.chats.get(id) ?? {
      instant: this.head,
      digest: this.head,
      delivered: new Map(),
      plans: new Map(),
    };
    const chat = this.chats.get(id)?.chat ?? makeChat(id);
    this.chats.set(id, { ...place, chat: change(chat, this.head) });
  }

  move(from: string, to: string): void {
    const old = this.chats.get(from);
    if (old === undefined || from === to) return;
    const into = this.chats.get(to);
    this.chats.delete(from);
    this.chats.set(to, {
      chat: naiveUnited(old.chat, into?.chat, to),
      instant: Math.min(old.instant, into?.instant ?? old.instant),
      digest: Math.min(old.digest, into?.digest ?? old.digest),
      delivered: into?.delivered ?? new Map(),
      plans: new Map(),
    });
  }

  outdated(): LedgerItem[] {
    const isOutdated = ({ article, messageId, revision, edits }: LedgerItem) =>
      messageId !== null && edits < maxEdits && revision < (this.articles.get(article)?.revision ?? 0);
    return [...this.chats.values()].flatMap(({ delivered }) => [...delivered.values()].filter(isOutdated));
  }

  /** The first entries that are pending, as a plan. */
  planOf(chat: string, lane: Lane): Plan | null {
    const seqs = this.pending(chat, lane)
      .slice(0, 3)
      .map(({ seq }) => seq);
    if (seqs.length === 0 || this.chats.get(chat)?.plans.has(lane)) return null;
    const entries = seqs.map((seq) => ({
      seq,
      article: this.log.find((each) => each.seq === seq)?.article ?? '',
      revision: 1,
    }));
    const said = { title: 'a', headlines: [], more: null, sentParts: 0, at: 0 };
    return planSchema.parse({ id: `${lane}-${seqs}`, chat, lane, entries, ...said });
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
): Promise<Comparisons> {
  const model = new Model();
  const done = { all: 0, withPending: 0 };
  let { store } = opened;
  for (const step of list) {
    if (step.do === 'reopen') {
      await compare(store, model, done);
      store = await opened.reopen();
    } else await take(step, store, model);
  }
  await compare(store, model, done);
  await compare(await opened.reopen(), model, done);
  return done;
}

async function take(step: Exclude<Step, { do: 'reopen' }>, store: Store, model: Model): Promise<void> {
  switch (step.do) {
    case 'record': {
      const items = step.items.map(({ number, topics: found, kind, deliverable, silent, ...dated }) => ({
        article: makeArticle(number, { topics: found, publisher: publisherOf(number), ...dated }),
        keys: [`key:${number}`],
        entry: silent ? null : { kind, topics: found, deliverable },
      }));
      const batch = { feed: newFeedState('feed', 'https://example.com/'), items };
      model.record(batch);
      await store.record(batch);
      break;
    }
    case 'follow':
    case 'unfollow':
    case 'reword':
    case 'choose': {
      const change = (chat: Chat, head: number) => changed(chat, step, head);
      model.change(step.chat, change);
      await store.changeChat(step.chat, (chat, head) => change(chat ?? makeChat(step.chat), head));
      break;
    }
    case 'move':
      model.move(step.from, step.to);
      await store.moveChat(step.from, step.to);
      break;
    case 'settle': {
      const found = model.pending(step.chat, step.lane)[step.skip];
      const entry = model.log.find((each) => each.seq === found?.seq);
      const place = model.chats.get(step.chat);
      if (entry === undefined || place === undefined) return;
      place[step.lane] = Math.max(place[step.lane], entry.seq);
      const posted = step.posted ? { messageId: 'm', revision: 1 } : null;
      const reason = step.posted ? null : 'too long';
      const { chat, lane } = step;
      const { seq: settled, article } = entry;
      if (posted !== null)
        place.delivered.set(article, {
          chat,
          article,
          seq: settled,
          ...posted,
          edits: 0,
          also: [],
          named: 0,
          at: 0,
        });
      await store.settle({ chat, lane, seq: settled, article, posted, reason, heldFor: null, at: 0 });
      break;
    }
    case 'plan': {
      const plan = model.planOf(step.chat, step.lane);
      if (plan === null) return;
      model.chats.get(step.chat)?.plans.set(step.lane, plan);
      await store.putPlan(plan);
      await store.advancePlan(plan, plan.sentParts);
      break;
    }
    case 'settle-plan': {
      const { chat, lane, posted } = step;
      const place = model.chats.get(chat);
      const plan = place?.plans.get(lane);
      if (plan === undefined) return;
      await store.settlePlan(plan, 0, posted ? null : 'too long');
      for (const { seq, article, revision } of plan.entries) {
        const line = { chat, article, seq, messageId: null, revision, edits: 0, also: [], named: 0, at: 0 };
        if (posted) place?.delivered.set(article, line);
        if (place !== undefined) place[lane] = Math.max(place[lane], seq);
      }
      place?.plans.delete(lane);
      break;
    }
    case 'edit': {
      const { chat, revision, edits } = step;
      const { id } = makeArticle(step.number);
      const line = model.chats.get(chat)?.delivered.get(id);
      if (line !== undefined) model.chats.get(chat)?.delivered.set(id, { ...line, revision, edits });
      await store.noteEdit(chat, id, { revision, edits, named: 0 });
      break;
    }
  }
}

function publisherOf(number: number): Article['publisher'] {
  const id = publishers[number % publishers.length] ?? '';
  return { id, name: id.toUpperCase() };
}

/** A chat as a step leaves it. A mute holds from the beginning, since the entries of some stores bear their own clock's time. */
function changed(
  chat: Chat,
  step: Extract<Step, { do: 'follow' | 'unfollow' | 'reword' | 'choose' }>,
  head: number,
): Chat {
  switch (step.do) {
    case 'follow':
      return naiveFollow(chat, step.topic, step.lane, head);
    case 'unfollow':
      return naiveUnfollow(chat, step.topic);
    case 'reword':
      return naiveReword(chat, step.topic, step.words, head);
    case 'choose': {
      const mutes = step.muted === null ? [] : [{ topic: step.muted, from: 0, until: null }];
      return { ...chat, mutes, settings: { ...chat.settings, reads: step.reads } };
    }
  }
}

async function compare(store: Store, model: Model, done: Comparisons): Promise<void> {
  expect(await store.head()).toBe(model.head);
  expect(await store.chatCount()).toBe(model.chats.size);
  for (const lane of lanes) {
    const waiting = chats.filter(
      (id) => model.pending(id, lane).length > 0 || model.chats.get(id)?.plans.has(lane),
    );
    expect((await store.due(lane)).sort()).toEqual(waiting);
    for (const id of chats) {
      const expected = model.pending(id, lane);
      for (const limit of [2, 1000]) {
        const pending = await store.pending(id, lane, limit);
        const found = pending.map(({ entry, topics: own }) => ({ seq: entry.seq, topics: own }));
        expect(found).toEqual(expected.slice(0, limit));
      }
      done.all += 1;
      if (expected.length > 0) done.withPending += 1;
    }
  }
  for (const id of chats) {
    const place = model.chats.get(id);
    expect(await store.chat(id)).toEqual(place?.chat ?? null);
    for (const article of model.articles.keys()) {
      const line = await store.ledger(id, article);
      expect(line).toEqual(place?.delivered.get(article) ?? null);
    }
    for (const lane of lanes) expect(await store.plan(id, lane)).toEqual(place?.plans.get(lane) ?? null);
  }
  const outdated = (await store.outdatedPosts(100)).map(({ posted }) => posted);
  expect(outdated.sort(byPlace)).toEqual(model.outdated().sort(byPlace));
  for (const wanted of [['a'], ['b', 'c'], topics]) {
    const latest = await store.latest({ topics: wanted, limit: 100 });
    expect(latest.map(articleTime)).toEqual(model.latest(wanted));
  }
}

function byPlace(left: LedgerItem, right: LedgerItem): number {
  return `${left.chat} ${left.article}` < `${right.chat} ${right.article}` ? -1 : 1;
}
