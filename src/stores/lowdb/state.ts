import type { LogEntry } from '../../core/article.js';
import { type Chat, type ChatId, isServed } from '../../core/chat.js';
import {
  type DeliveryFacts,
  type LedgerItem,
  newestToAnswer,
  type Plan,
  type Settlement,
  tells,
} from '../../core/delivery.js';
import { type ExportRecord, recordsOf } from '../../core/export.js';
import { type PendingEntry, pendingTopics } from '../../core/pending.js';
import type { ChatData, DeliveryWork } from '../../core/ports.js';
import { type Lane, laneSchema, type Subscription } from '../../core/subscription.js';
import { passOverFrom } from '../shared/pass-over.js';
import { holderOf } from '../shared/story-hold.js';
import type { Change, ChangeOf } from './change.js';
import type { ChatRecord } from './chat-record.js';
import { Chats } from './chats.js';
import { compact } from './compact.js';
import { compactArticle } from './compact-article.js';
import { FeedMap } from './feed-map.js';
import { Ledger } from './ledger.js';
import { News } from './news.js';
import { firstIndex } from './sorted.js';
import { inOrder, type Queue } from './topic-queues.js';

/** All that the store knows, in memory. Only what lies safely on the disk is applied to it. */
export class State {
  readonly news = new News();
  readonly feeds = new FeedMap();
  readonly chats = new Chats();
  readonly ledger = new Ledger((article) => this.news.articles.get(article)?.revision ?? 0);

  /** Takes up a line of the journal. Playing the lines since any moment again, in order, changes nothing. */
  apply(change: Change): void {
    if (change.kind === 'settle') {
      this.#settle(change.settlement);
      return;
    }
    this.chats.apply(change);
    switch (change.kind) {
      case 'record':
        this.feeds.set(change.feed.id, change.feed);
        this.news.record(change.items);
        for (const { article } of change.items) this.ledger.recheck(article.id);
        break;
      case 'move':
        this.ledger.forgetChat(change.from);
        break;
      case 'forget':
        this.ledger.forgetChat(change.chat);
        break;
      case 'feed-times':
        this.feeds.noteTimes(change.feeds);
        break;
      case 'forget-feed':
        this.feeds.delete(change.feed);
        break;
      case 'settle-plan':
        if (change.reason === null) this.#settlePlan(change);
        break;
      case 'edit':
        this.ledger.edit(change.chat, change.article, change);
        break;
      case 'publication':
        this.ledger.publish(change.chat, change.article, change.publication);
        break;
      case 'restore':
        this.#restore(change.records);
        break;
      case 'prune':
        this.news.forget(change.articles, change.keys);
        for (const chat of change.gone) this.ledger.forgetChat(chat);
        for (const article of change.articles) this.ledger.recheck(article);
        this.ledger.forgetBefore(change.ledgerBefore);
        break;
      case 'damaged':
        this.news.raiseHead(change.head);
        this.#forgetValidators();
        break;
    }
  }

  /** See `DeliveryStore.deliveryWork`. */
  deliveryWork(id: ChatId, lane: Lane, limit: number): DeliveryWork | null {
    const record = this.chats.record(id);
    if (record === undefined) return null;
    const { chat } = record;
    const waiting = this.pending(id, lane, limit).map((pending) => ({
      ...pending,
      article: this.news.articles.get(pending.entry.article) ?? null,
      earlier: chat.settings.stories ? this.earlierStage(id, pending.entry.article) : null,
    }));
    return { chat, plans: plansOf(record), waiting };
  }

  pending(id: ChatId, lane: Lane, limit: number): PendingEntry[] {
    const found: PendingEntry[] = [];
    if (limit <= 0) return found;
    for (const pending of this.eachPending(id, lane)) {
      found.push(pending);
      if (found.length >= limit) break;
    }
    return found;
  }

  /** The last entry that a lane has looked at in vain, where nothing is pending and there are many such entries; else null. */
  passedOver(id: ChatId, lane: Lane): LogEntry | null {
    const record = this.chats.record(id);
    if (record === undefined) return null;
    const queues = this.#queues(record.chat, lane, record.cursors[lane]);
    const count = queues.reduce((sum, { entries, next }) => sum + entries.length - next, 0);
    if (count < passOverFrom) return null;
    const lasts = queues.flatMap(({ entries }) => entries.at(-1) ?? []);
    return lasts.reduce((last, each) => (each.seq > last.seq ? each : last));
  }

  /** What is pending by `seq`, looking only at entries of the chat's topics after its cursor. */
  *eachPending(id: ChatId, lane: Lane): Generator<PendingEntry> {
    const record = this.chats.record(id);
    if (record === undefined) return;
    const { chat } = record;
    const cursor = record.cursors[lane];
    const delivered = (article: string) => this.ledger.get(id, article) !== undefined;
    const textOf = (article: string) => this.news.articles.get(article) ?? null;
    for (const entry of inOrder(this.#queues(chat, lane, cursor))) {
      const topics = pendingTopics(entry, { chat, lane, cursor, delivered, textOf });
      if (topics.length > 0) yield { entry, topics, heldFor: this.heldFor(record, entry.article) };
    }
  }

  /** What is known of an article in a chat. */
  facts(id: ChatId, article: string): DeliveryFacts | null {
    const record = this.chats.record(id);
    if (record === undefined) return null;
    return {
      entries: this.news.entriesAbout(article),
      cursors: record.cursors,
      posted: this.ledger.get(id, article) ?? null,
      planned: plannedIn(record, article),
      refused: this.chats.refused(id, article) ?? null,
      heldFor: this.heldFor(record, article),
    };
  }

  /** All that is kept of a chat. */
  chatData(id: ChatId): ChatData | null {
    const record = this.chats.record(id);
    if (record === undefined) return null;
    const { chat, cursors } = record;
    return {
      chat,
      cursors,
      plans: plansOf(record),
      posted: this.ledger.ofChat(id),
      refused: this.chats.refusalsIn(id),
    };
  }

  /** The article that this one is held back for in a chat, or null. */
  heldFor(record: ChatRecord, article: string): string | null {
    const near = this.news.articles.get(article)?.nearStory ?? null;
    return holderOf({
      article,
      settings: record.chat.settings,
      story: this.news.storyOf(article),
      near: near === null ? [] : this.news.storyOf(near),
      wasDelivered: (other) =>
        this.ledger.get(record.chat.id, other) !== undefined ||
        plansOf(record).some((plan) => tells(plan, other)),
    });
  }

  /** Makes every feed be read again as a whole: what was lost with a damaged file is found once more. */
  #forgetValidators(): void {
    for (const [id, feed] of this.feeds) {
      this.feeds.set(id, { ...feed, etag: null, lastModified: null, bodyHash: null, nextPollAt: 0 });
    }
  }

  /** See `DeliveryStore.earlierStage`. */
  earlierStage(chat: ChatId, article: string): LedgerItem | null {
    const before = this.ledger.get(chat, article)?.seq ?? Number.POSITIVE_INFINITY;
    const posts = this.news.otherStagesOf(article).flatMap((each) => this.ledger.get(chat, each) ?? []);
    return newestToAnswer(posts.filter(({ seq }) => seq < before));
  }

  #restore(records: readonly ExportRecord[]): void {
    for (const { feed } of recordsOf(records, 'feed')) this.feeds.set(feed.id, feed);
    this.news.fill({
      head: Math.max(0, ...recordsOf(records, 'head').map(({ seq }) => seq)),
      articles: recordsOf(records, 'article').map(({ article }) => compactArticle(article)),
      log: recordsOf(records, 'entry').map(({ entry }) => entry),
      keys: recordsOf(records, 'key').map(({ key, article }) => [key, article]),
    });
    this.chats.fill({
      chats: recordsOf(records, 'chat').map(({ chat, cursors }) => ({ chat: compact(chat), cursors })),
      plans: recordsOf(records, 'plan').map(({ plan }) => plan),
      refusals: recordsOf(records, 'refused').map(({ settlement }) => settlement),
    });
    for (const { item } of recordsOf(records, 'posted')) this.ledger.put(item);
    for (const { article } of recordsOf(records, 'article')) this.ledger.recheck(article.id);
  }

  /** Field by field: taking some out of an object is the slowest thing in playing a journal again. */
  #settle(settlement: Settlement): void {
    const known = this.chats.settle(settlement)?.id;
    const { chat, article, seq, at, posted, heldFor } = settlement;
    if (posted !== null) {
      const { messageId, revision, publication, mentions } = posted;
      // One literal: copying an object takes longer than anything else here.
      if (known !== undefined) {
        this.ledger.put({
          chat: known,
          article,
          seq,
          at,
          messageId,
          revision,
          edits: 0,
          also: [],
          named: 0,
          publication,
          mentions,
        });
      }
    }
    if (heldFor !== null) this.ledger.hold(chat, heldFor, article);
  }

  #settlePlan({ chat, at, entries, held }: ChangeOf<'settle-plan'>): void {
    const delivered = { chat, at, messageId: null, edits: 0, also: [], named: 0 };
    const isHeld = new Set(held.map(({ seq }) => seq));
    for (const entry of entries) if (!isHeld.has(entry.seq)) this.#remember({ ...delivered, ...entry });
    for (const { article, heldFor } of held) this.ledger.hold(chat, heldFor, article);
  }

  due(lane: Lane): ChatId[] {
    const due: ChatId[] = [];
    for (const record of this.chats.records()) {
      const { chat, plans } = record;
      if (isServed(chat) && (plans[lane] !== undefined || this.#hasPending(record, lane))) due.push(chat.id);
    }
    return due;
  }

  #hasPending({ chat, cursors }: ChatRecord, lane: Lane): boolean {
    return this.#hasNewer(chat, lane, cursors[lane]) && this.pending(chat.id, lane, 1).length > 0;
  }

  /** Whether a topic of the lane has an entry after the cursor. Most chats have none: a start asks for each. */
  #hasNewer({ subscriptions }: Chat, lane: Lane, cursor: number): boolean {
    for (const { topic, intervals } of subscriptions) {
      const after = Math.max(cursor, firstSince(intervals, lane));
      if (after < this.news.head && this.news.lastOf(topic) > after) return true;
    }
    return false;
  }

  #remember(item: LedgerItem): void {
    const chat = this.#knownId(item.chat);
    if (chat !== undefined) this.ledger.put({ ...item, chat });
  }

  /** A chat that has moved meanwhile: what it settles under its old id is not to be found again. */
  #knownId(id: ChatId): ChatId | undefined {
    return this.chats.record(id)?.chat.id;
  }

  /** For each topic of the lane: its entries, and the place of the first that can be pending. */
  #queues(chat: Chat, lane: Lane, cursor: number): Queue[] {
    const queues: Queue[] = [];
    for (const { topic, intervals } of chat.subscriptions) {
      const entries = this.news.entriesOf(topic);
      const last = entries[entries.length - 1];
      if (last === undefined) continue;
      const after = Math.max(cursor, firstSince(intervals, lane));
      if (last.seq <= after) continue;
      const next = firstIndex(entries, (entry) => entry.seq > after);
      queues.push({ entries, next });
    }
    return queues;
  }
}

/** Since when a topic comes in a lane; infinity where it never does. */
function firstSince(intervals: Subscription['intervals'], lane: Lane): number {
  let first = Number.POSITIVE_INFINITY;
  for (const each of intervals) if (each.lane === lane && each.since < first) first = each.since;
  return first;
}

/** The lane of a chat whose plan tells an article; null for none. */
export function plannedIn(record: ChatRecord, article: string): Lane | null {
  return plansOf(record).find((plan) => tells(plan, article))?.lane ?? null;
}

/** The plans of a chat, the instant lane's first. */
const plansOf = ({ plans }: ChatRecord): Plan[] => laneSchema.options.flatMap((lane) => plans[lane] ?? []);
