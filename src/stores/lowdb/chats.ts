import type { Chat, ChatId, ChatPages } from '../../core/chat.js';
import type { Plan, Settlement } from '../../core/delivery.js';
import { type Keyword, keywordsOf } from '../../core/keyword.js';
import { type FollowedFeed, personalFeedsOf } from '../../core/personal-feed.js';
import type { FollowerQuery } from '../../core/ports.js';
import { isOpen, type Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import type { Change, ChangeOf, ChatsFile } from './change.js';
import { type ChatRecord, chatRecordAfter, chatsOf, noPlans, settledUpTo } from './chat-record.js';
import { written } from './compact.js';
import { FollowedCounts } from './followed-counts.js';
import { FollowerIndex } from './follower-index.js';
import type { Dump } from './pieces.js';
import { Refusals } from './refusals.js';

/** What `chats.json` holds of chats. */
type ChatsDump = Pick<ChatsFile, 'chats' | 'plans' | 'refusals'>;

/**
 * Chats, their cursors, plans and refusals in memory, with an index from topic to followers.
 * Objects in it are replaced, never changed.
 */
export class Chats {
  readonly #records = new Map<ChatId, ChatRecord>();
  readonly #followers = new FollowerIndex(this.#records);
  readonly #followed = new Map<TopicId, number>();
  readonly #refusals = new Refusals();
  readonly #unannounced = new Set<ChatId>();
  readonly #suspended = new Set<ChatId>();
  readonly #keywords = new FollowedCounts<Keyword>(keywordsOf);
  readonly #personalFeeds = new FollowedCounts<FollowedFeed>(personalFeedsOf);

  get count(): number {
    return this.#records.size;
  }

  /** All chats with their cursors. */
  records(): Iterable<ChatRecord> {
    return this.#records.values();
  }

  /** A chat with its cursors. */
  record(id: ChatId): ChatRecord | undefined {
    return this.#records.get(id);
  }

  plan(id: ChatId, lane: Lane): Plan | undefined {
    return this.#records.get(id)?.plans[lane];
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

  /** The chats that the operator has paused, by their ids. */
  get suspended(): ChatId[] {
    return [...this.#suspended].sort();
  }

  /** The newest settlements that were not posted, with their reasons; the oldest first. */
  get refusals(): readonly Settlement[] {
    return this.#refusals.all;
  }

  /** Why an article was not posted in a chat. */
  refused(chat: ChatId, article: string): Settlement | undefined {
    return this.#refusals.ofChat(chat).findLast((each) => each.article === article);
  }

  /** The refusals of a chat, the oldest first. */
  refusalsIn(chat: ChatId): Settlement[] {
    return this.#refusals.ofChat(chat);
  }

  /** Every topic that somebody follows now, with the number of chats. */
  followed(): Map<TopicId, number> {
    return new Map(this.#followed);
  }

  /** The broadcasts of a platform that have not let the bot go, by their ids. */
  broadcasts(adapter: string, limit: number): ChatId[] {
    const found: ChatId[] = [];
    for (const [id, { chat }] of this.#records) {
      if (chat.isBroadcast && chat.state.kind !== 'gone' && id.startsWith(`${adapter}:`)) found.push(id);
    }
    return found.sort().slice(0, limit);
  }

  /** See `DeliveryStore.subscribers`. */
  followers(query: FollowerQuery): ChatPages {
    return this.#followers.pages(query);
  }

  /** Takes up that an entry is settled, as `apply` would: nearly all changes are that. @returns the chat, if it is there. */
  settle(settlement: Settlement): Chat | undefined {
    const { chat: id, lane, seq, reason } = settlement;
    const record = this.#records.get(id);
    if (record === undefined) this.#refusals.forget(id);
    else {
      const settled = settledUpTo(record, lane, seq);
      if (settled !== record) this.#records.set(id, settled);
    }
    if (reason !== null) this.#refusals.add(settlement);
    return record?.chat;
  }

  apply(change: Change): void {
    for (const id of chatsOf(change)) {
      this.#put(id, chatRecordAfter(this.#records.get(id), change, id));
      if (!this.#records.has(id)) this.#refusals.forget(id);
    }
    for (const refusal of refusalsOf(change)) this.#refusals.add(refusal);
  }

  /** Takes up what a file holds; its chats are compact. */
  fill({ chats, plans, refusals }: ChatsDump): void {
    for (const { chat, cursors } of chats) this.#put(chat.id, { chat, cursors, plans: noPlans });
    for (const plan of plans) this.apply({ kind: 'plan', plan });
    for (const refusal of refusals) this.#refusals.add(refusal);
  }

  /** What `fill` takes. */
  dump(): Dump<ChatsDump> {
    const records = [...this.#records.values()];
    return {
      chats: asWritten(records),
      plans: records.flatMap(({ plans }) => Object.values(plans)),
      refusals: this.#refusals.all,
    };
  }

  /** The highest `seq` that anything here speaks of. */
  highestSeq(): number {
    let highest = 0;
    for (const { chat, cursors, plans } of this.#records.values()) {
      highest = Math.max(highest, cursors.instant, cursors.digest);
      if (plans !== noPlans) {
        for (const { entries } of Object.values(plans)) {
          for (const { seq } of entries) highest = Math.max(highest, seq);
        }
      }
      for (const { intervals } of chat.subscriptions) {
        for (const { since, until } of intervals) highest = Math.max(highest, since, until ?? 0);
      }
    }
    return highest;
  }

  #put(id: ChatId, record: ChatRecord | undefined): void {
    const before = this.#records.get(id);
    if (before?.chat !== record?.chat) {
      this.#followers.replace(before?.chat, record?.chat);
      // What both have is never at none in between.
      if (record !== undefined) this.#index(record.chat);
      if (before !== undefined) this.#leave(before.chat);
    }
    note(this.#unannounced, id, record?.chat.announcements !== undefined);
    note(this.#suspended, id, record?.chat.suspendedAt !== undefined);
    if (record === undefined) this.#records.delete(id);
    else this.#records.set(id, record);
  }

  #index(chat: Chat): void {
    this.#count(chat, 1);
    if (!hasOwnTopics(chat)) return;
    this.#keywords.add(chat);
    this.#personalFeeds.add(chat);
  }

  #leave(chat: Chat): void {
    this.#count(chat, -1);
    if (!hasOwnTopics(chat)) return;
    this.#keywords.remove(chat);
    this.#personalFeeds.remove(chat);
  }

  #count({ subscriptions }: Chat, by: 1 | -1): void {
    for (const subscription of subscriptions) {
      if (!isOpen(subscription)) continue;
      const count = (this.#followed.get(subscription.topic) ?? 0) + by;
      if (count === 0) this.#followed.delete(subscription.topic);
      else this.#followed.set(subscription.topic, count);
    }
  }
}

/** Puts a chat into a set or takes it out. Of most sets it is neither. */
function note(set: Set<ChatId>, id: ChatId, isIn: boolean): void {
  if (isIn) set.add(id);
  else if (set.size > 0) set.delete(id);
}

/** Whether a chat follows anything that is in no catalog. */
function hasOwnTopics({ subscriptions }: Chat): boolean {
  for (const { phrase, feed } of subscriptions) if (phrase !== undefined || feed !== undefined) return true;
  return false;
}

function* asWritten(records: readonly ChatRecord[]) {
  for (const { chat, cursors } of records) yield { chat: written(chat), cursors };
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
