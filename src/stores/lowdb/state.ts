import type { LogEntry } from '../../core/article.js';
import type { Chat, ChatId } from '../../core/chat.js';
import { type LedgerItem, type OutdatedPost, type PendingEntry, pendingTopics } from '../../core/delivery.js';
import type { FeedState } from '../../core/feed.js';
import type { Lane } from '../../core/subscription.js';
import type { Change } from './change.js';
import { Chats } from './chats.js';
import { Ledger } from './ledger.js';
import { News } from './news.js';
import { firstPlace } from './sorted.js';

/** All that the store knows, in memory. Only what lies safely on the disk is applied to it. */
export class State {
  readonly news = new News();
  readonly feeds = new Map<string, FeedState>();
  readonly chats = new Chats();
  readonly ledger = new Ledger((article) => this.news.articles.get(article)?.revision ?? 0);

  /** Takes up a line of the journal. Playing the lines since any moment again, in order, changes nothing. */
  apply(change: Change): void {
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
      case 'settle': {
        const { posted, reason, lane, ...rest } = change.settlement;
        if (posted !== null) this.#remember({ ...rest, ...posted, edits: 0 });
        break;
      }
      case 'settle-plan': {
        const { chat, at, entries, reason } = change;
        const told = { chat, at, messageId: null, edits: 0 };
        if (reason === null) for (const entry of entries) this.#remember({ ...told, ...entry });
        break;
      }
      case 'edit':
        this.ledger.edit(change.chat, change.article, { revision: change.revision, edits: change.edits });
        break;
      case 'prune':
        this.news.forget(change.articles, change.keys);
        for (const article of change.articles) this.ledger.recheck(article);
        this.ledger.forgetBefore(change.ledgerBefore);
        break;
    }
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

  /** What is pending by `seq`, looking only at entries of the chat's topics after its cursor. */
  *eachPending(id: ChatId, lane: Lane): Generator<PendingEntry> {
    const place = this.chats.place(id);
    if (place === undefined) return;
    const { subscriptions } = place.chat;
    const cursor = place.cursors[lane];
    const told = (article: string) => this.ledger.get(id, article) !== undefined;
    for (const entry of inOrder(this.#queues(place.chat, lane, cursor))) {
      const topics = pendingTopics(entry, { subscriptions, lane, cursor, told });
      if (topics.length > 0) yield { entry, topics };
    }
  }

  due(lane: Lane): Chat[] {
    const due: Chat[] = [];
    for (const { chat, plans } of this.chats.places()) {
      if (isServed(chat) && (plans[lane] !== undefined || this.pending(chat.id, lane, 1).length > 0))
        due.push(chat);
    }
    return due;
  }

  /** Posts that show an older revision and can be edited, in active chats; the oldest change first. */
  outdatedPosts(limit: number): OutdatedPost[] {
    const found: OutdatedPost[] = [];
    const changes = [...this.ledger.outdated()].map((each) => ({
      ...each,
      changedAt: this.news.correctedAt(each.article),
    }));
    for (const { article, chats, changedAt } of changes.sort((a, b) => a.changedAt - b.changedAt)) {
      for (const chat of chats) {
        if (found.length >= limit) return found;
        const posted = this.ledger.get(chat, article);
        if (posted !== undefined && this.chats.place(chat)?.chat.state.kind === 'active') {
          found.push({ posted, changedAt });
        }
      }
    }
    return found;
  }

  #remember(item: LedgerItem): void {
    // A chat that has moved meanwhile: what it settles under its old id is not to be found again.
    const chat = this.chats.place(item.chat)?.chat.id;
    if (chat !== undefined) this.ledger.put({ ...item, chat });
  }

  /** For each topic of the lane: its entries, and the place of the first that can be pending. */
  #queues(chat: Chat, lane: Lane, cursor: number): Queue[] {
    const queues: Queue[] = [];
    for (const { topic, intervals } of chat.subscriptions) {
      const starts = intervals.filter((each) => each.lane === lane).map((each) => each.since);
      if (starts.length === 0) continue;
      const after = Math.max(cursor, Math.min(...starts));
      const entries = this.news.entriesOf(topic);
      const next = firstPlace(entries, (entry) => entry.seq > after);
      if (next < entries.length) queues.push({ entries, next });
    }
    return queues;
  }
}

/** Whether posts are sent to a chat, now or when it can be posted to again. */
export function isServed(chat: Chat): boolean {
  return chat.state.kind === 'active' || chat.state.kind === 'paused';
}

interface Queue {
  entries: readonly LogEntry[];
  next: number;
}

/** The entries of several queues as one, by `seq`, each once. */
function* inOrder(queues: Queue[]): Generator<LogEntry> {
  for (;;) {
    let first: LogEntry | undefined;
    for (const { entries, next } of queues) {
      const entry = entries[next];
      if (entry !== undefined && (first === undefined || entry.seq < first.seq)) first = entry;
    }
    if (first === undefined) return;
    for (const queue of queues) if (queue.entries[queue.next] === first) queue.next++;
    yield first;
  }
}
