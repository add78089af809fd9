import type { Chat, ChatId } from '../../core/chat.js';
import type { LedgerItem, Settlement } from '../../core/delivery.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import type { Place } from './ahead.js';
import type { ChangeOf, ChatsFile, Cursors } from './change.js';

/** How many refusals are kept for the operator: the newest. */
const refusalsKept = 1000;

/**
 * Chats, their cursors, the ledger and the refusals in memory, with an index from topic to followers.
 * Objects in it are replaced, never changed.
 */
export class Chats {
  readonly #places = new Map<ChatId, Place>();
  readonly #ledger = new Map<ChatId, Map<string, LedgerItem>>();
  readonly #followers: Record<Lane, Map<TopicId, Set<ChatId>>> = { instant: new Map(), digest: new Map() };
  #refusals: Settlement[] = [];

  get count(): number {
    return this.#places.size;
  }

  /** All chats with their cursors. */
  places(): Iterable<Place> {
    return this.#places.values();
  }

  /** A chat with its cursors. */
  place(id: ChatId): Place | undefined {
    return this.#places.get(id);
  }

  told(chat: ChatId, article: string): LedgerItem | undefined {
    return this.#ledger.get(chat)?.get(article);
  }

  /** The newest settlements that were not posted, with their reasons; the oldest first. */
  get refusals(): readonly Settlement[] {
    return this.#refusals;
  }

  followers(topics: readonly TopicId[], lane: Lane): ChatId[] {
    const found = new Set<ChatId>();
    for (const topic of topics) for (const id of this.#followers[lane].get(topic) ?? []) found.add(id);
    return [...found];
  }

  /** Puts a chat in; without cursors it keeps those it has. */
  put(chat: Chat, cursors: Cursors | null): void {
    const before = this.#places.get(chat.id);
    const kept = cursors ?? before?.cursors;
    // Only a journal with damaged lines changes a chat that it never made.
    const start = kept ?? { instant: 0, digest: 0 };
    if (before !== undefined) this.#index(before.chat, (followers) => followers.delete(chat.id));
    this.#places.set(chat.id, { chat, cursors: start });
    this.#index(chat, (followers) => followers.add(chat.id));
  }

  move({ from, chat, cursors }: ChangeOf<'move'>): void {
    const old = this.#places.get(from);
    if (old !== undefined) this.#index(old.chat, (followers) => followers.delete(from));
    this.#places.delete(from);
    this.#ledger.delete(from);
    this.put(chat, cursors);
  }

  settle(settlement: Settlement): void {
    if (settlement.reason !== null) this.#refuse(settlement);
    const place = this.#places.get(settlement.chat);
    // A chat that has moved meanwhile: what it settles under its old id is not to be found again.
    if (place === undefined) return;
    const { chat, lane, seq, article, posted, at } = settlement;
    const cursors = { ...place.cursors, [lane]: Math.max(place.cursors[lane], seq) };
    this.#places.set(chat, { ...place, cursors });
    if (posted !== null) this.#remember({ chat, article, seq, ...posted, at });
  }

  /** Whether the ledger has lines from before this instant. */
  hasLedgerBefore(before: number): boolean {
    for (const items of this.#ledger.values()) {
      for (const item of items.values()) if (item.at < before) return true;
    }
    return false;
  }

  /** Drops the ledger's lines from before this instant. */
  forgetLedger(before: number): void {
    for (const [chat, items] of this.#ledger) {
      for (const item of items.values()) if (item.at < before) items.delete(item.article);
      if (items.size === 0) this.#ledger.delete(chat);
    }
  }

  fill(file: Pick<ChatsFile, 'chats' | 'ledger' | 'refusals'>): void {
    for (const { chat, cursors } of file.chats) this.put(chat, cursors);
    for (const item of file.ledger) if (this.#places.has(item.chat)) this.#remember(item);
    this.#refusals = file.refusals;
  }

  /** What `fill` takes. */
  dump(): Pick<ChatsFile, 'chats' | 'ledger' | 'refusals'> {
    const ledger = [...this.#ledger.values()].flatMap((items) => [...items.values()]);
    return { chats: [...this.#places.values()], ledger, refusals: this.#refusals };
  }

  /** The highest `seq` that anything here speaks of. */
  highestSeq(): number {
    let highest = 0;
    for (const { chat, cursors } of this.#places.values()) {
      highest = Math.max(highest, cursors.instant, cursors.digest);
      for (const { intervals } of chat.subscriptions) {
        for (const { since, until } of intervals) highest = Math.max(highest, since, until ?? 0);
      }
    }
    for (const items of this.#ledger.values()) {
      for (const { seq } of items.values()) highest = Math.max(highest, seq);
    }
    return highest;
  }

  #remember(item: LedgerItem): void {
    let items = this.#ledger.get(item.chat);
    if (items === undefined) {
      items = new Map();
      this.#ledger.set(item.chat, items);
    }
    items.set(item.article, item);
  }

  #refuse(settlement: Settlement): void {
    const isSame = ({ chat, lane, seq }: Settlement) =>
      chat === settlement.chat && lane === settlement.lane && seq === settlement.seq;
    const others = this.#refusals.filter((each) => !isSame(each));
    this.#refusals = [...others, settlement].slice(-refusalsKept);
  }

  #index(chat: Chat, change: (followers: Set<ChatId>) => void): void {
    for (const { topic, intervals } of chat.subscriptions) {
      for (const { lane } of intervals.filter((interval) => interval.until === null)) {
        const followers = this.#followers[lane].get(topic) ?? new Set();
        change(followers);
        this.#followers[lane].set(topic, followers);
      }
    }
  }
}
