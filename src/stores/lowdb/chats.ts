import type { Chat, ChatId } from '../../core/chat.js';
import type { Plan, Settlement } from '../../core/delivery.js';
import { type Keyword, keywordsOf } from '../../core/keyword.js';
import { type FollowedFeed, personalFeedsOf } from '../../core/personal-feed.js';
import { followedTopics, type Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import type { Change, ChangeOf, ChatsFile } from './change.js';
import { type ChatRecord, chatRecordAfter, chatsOf, noPlans } from './chat-record.js';
import { compact, written } from './compact.js';
import { FollowedCounts } from './followed-counts.js';
import type { Dump } from './pieces.js';
import { Refusals } from './refusals.js';

/** What `chats.json` holds of chats. */
type ChatsDump = Pick<ChatsFile, 'chats' | 'plans' | 'refusals'>;

/**
 * Chats, their cursors, plans and refusals in memory, with an index from topic to followers.
 * Objects in it are replaced, never changed.
 */
export class Chats {
  readonly #places = new Map<ChatId, ChatRecord>();
  readonly #followers: Record<Lane, Map<TopicId, Set<ChatId>>> = { instant: new Map(), digest: new Map() };
  readonly #refusals = new Refusals();
  readonly #unannounced = new Set<ChatId>();
  readonly #keywords = new FollowedCounts<Keyword>(keywordsOf);
  readonly #personalFeeds = new FollowedCounts<FollowedFeed>(personalFeedsOf);

  get count(): number {
    return this.#places.size;
  }

  /** All chats with their cursors. */
  places(): Iterable<ChatRecord> {
    return this.#places.values();
  }

  /** A chat with its cursors. */
  place(id: ChatId): ChatRecord | undefined {
    return this.#places.get(id);
  }

  plan(id: ChatId, lane: Lane): Plan | undefined {
    return this.#places.get(id)?.plans[lane];
  }

  /** The keywords that are followed; the same list as long as nothing changes. */
  get keywords(): readonly Keyword[] {
    return this.#keywords.list;
  }

  /** The feeds that chats have added for themselves; the same list as long as nothing changes. */
  get personalFeeds(): readonly FollowedFeed[] {
    return this.#personalFeeds.list;
  }

  /** The chats to which something that the operator says was not sent yet. */
  get unannounced(): ChatId[] {
    return [...this.#unannounced];
  }

  /** The newest settlements that were not posted, with their reasons; the oldest first. */
  get refusals(): readonly Settlement[] {
    return this.#refusals.all;
  }

  /** Why an article was not posted in a chat. */
  refused(chat: ChatId, article: string): Settlement | undefined {
    return this.#refusals.of(chat).findLast((each) => each.article === article);
  }

  /** The refusals of a chat, the oldest first. */
  refusalsIn(chat: ChatId): Settlement[] {
    return this.#refusals.of(chat);
  }

  /** Every topic that somebody follows now, with the number of chats. */
  followed(): Map<TopicId, number> {
    const counts = new Map<TopicId, number>();
    for (const { chat } of this.#places.values()) {
      for (const topic of followedTopics(chat.subscriptions)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
    return counts;
  }

  followers(topics: readonly TopicId[], lane: Lane): ChatId[] {
    const found = new Set<ChatId>();
    for (const topic of topics) for (const id of this.#followers[lane].get(topic) ?? []) found.add(id);
    return [...found];
  }

  apply(change: Change): void {
    for (const id of chatsOf(change)) {
      this.#put(id, chatRecordAfter(this.#places.get(id), change, id));
      if (!this.#places.has(id)) this.#refusals.forget(id);
    }
    for (const refusal of refusalsOf(change)) this.#refusals.add(refusal);
  }

  fill({ chats, plans, refusals }: ChatsDump): void {
    for (const { chat, cursors } of chats)
      this.#put(chat.id, { chat: compact(chat), cursors, plans: noPlans });
    for (const plan of plans) this.apply({ kind: 'plan', plan });
    for (const refusal of refusals) this.#refusals.add(refusal);
  }

  /** What `fill` takes. */
  dump(): Dump<ChatsDump> {
    const places = [...this.#places.values()];
    return {
      chats: asWritten(places),
      plans: places.flatMap(({ plans }) => Object.values(plans)),
      refusals: this.#refusals.all,
    };
  }

  /** The highest `seq` that anything here speaks of. */
  highestSeq(): number {
    let highest = 0;
    for (const { chat, cursors, plans } of this.#places.values()) {
      highest = Math.max(highest, cursors.instant, cursors.digest);
      for (const { entries } of Object.values(plans)) {
        for (const { seq } of entries) highest = Math.max(highest, seq);
      }
      for (const { intervals } of chat.subscriptions) {
        for (const { since, until } of intervals) highest = Math.max(highest, since, until ?? 0);
      }
    }
    return highest;
  }

  #put(id: ChatId, place: ChatRecord | undefined): void {
    const before = this.#places.get(id);
    if (before?.chat !== place?.chat) {
      for (const counts of [this.#keywords, this.#personalFeeds]) {
        if (place !== undefined) counts.add(place.chat);
        if (before !== undefined) counts.remove(before.chat);
      }
      if (before !== undefined) this.#index(before.chat, (followers) => followers.delete(id));
      if (place !== undefined) this.#index(place.chat, (followers) => followers.add(id));
    }
    if (place?.chat.announcements === undefined) this.#unannounced.delete(id);
    else this.#unannounced.add(id);
    if (place === undefined) this.#places.delete(id);
    else this.#places.set(id, place);
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

function* asWritten(places: readonly ChatRecord[]) {
  for (const { chat, cursors } of places) yield { chat: written(chat), cursors };
}

function refusalsOf(change: Change): Settlement[] {
  if (change.kind === 'settle') return change.settlement.reason === null ? [] : [change.settlement];
  return change.kind === 'settle-plan' ? refusedEntries(change) : [];
}

function refusedEntries({ chat, lane, entries, reason, at }: ChangeOf<'settle-plan'>): Settlement[] {
  if (reason === null) return [];
  const end = { chat, lane, posted: null, reason, heldFor: null, at };
  return entries.map(({ seq, article }) => ({ ...end, seq, article }));
}
