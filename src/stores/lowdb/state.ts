import type { LogEntry } from '../../core/article.js';
import type { Chat, ChatId } from '../../core/chat.js';
import { type PendingEntry, pendingTopics } from '../../core/delivery.js';
import type { FeedState } from '../../core/feed.js';
import type { Lane } from '../../core/subscription.js';
import type { Change } from './change.js';
import { Chats } from './chats.js';
import { News } from './news.js';
import { firstPlace } from './sorted.js';

/** All that the store knows, in memory. Only what lies safely on the disk is applied to it. */
export class State {
  readonly news = new News();
  readonly feeds = new Map<string, FeedState>();
  readonly chats = new Chats();

  /** Takes up a line of the journal. Playing the lines since any moment again, in order, changes nothing. */
  apply(change: Change): void {
    switch (change.kind) {
      case 'record':
        this.feeds.set(change.feed.id, change.feed);
        this.news.record(change.items);
        break;
      case 'chat':
        this.chats.put(change.chat, change.cursors);
        break;
      case 'move':
        this.chats.move(change);
        break;
      case 'settle':
        this.chats.settle(change.settlement);
        break;
      case 'prune':
        this.news.forget(change.articles, change.keys);
        this.chats.forgetLedger(change.ledgerBefore);
        for (const chat of change.chats) this.chats.put(chat, null);
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
    const told = (article: string) => this.chats.told(id, article) !== undefined;
    for (const entry of inOrder(this.#queues(place.chat, lane, cursor))) {
      const topics = pendingTopics(entry, { subscriptions, lane, cursor, told });
      if (topics.length > 0) yield { entry, topics };
    }
  }

  due(lane: Lane): Chat[] {
    const due: Chat[] = [];
    for (const { chat } of this.chats.places()) {
      if (isServed(chat) && this.pending(chat.id, lane, 1).length > 0) due.push(chat);
    }
    return due;
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
