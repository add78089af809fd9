import { setImmediate } from 'node:timers/promises';
import type { Chat, ChatId, ChatPage, ChatPages } from '../../core/chat.js';
import type { FollowerQuery } from '../../core/ports.js';
import { type Interval, type Lane, laneSchema } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import type { ChatRecord } from './chat-record.js';

/** How many chats are looked at before the event loop gets a turn, and for one page: a millisecond or two of work. */
const pageLength = 2_000;

/** How many chats lie in one set: one of a million holds the event loop for 100 ms where it grows. */
const maxSetSize = 65_536;

/** The chats that follow a topic, or did until a while ago, in sets of limited size. */
type Followers = Set<ChatId>[];

/**
 * The chats that follow each topic. It is made when it is first wanted, so that a start does not wait for it, and neither
 * does whoever asks: until it is there, all chats are looked through. Chats may change while it is made and while it is read.
 */
export class FollowerIndex {
  readonly #records: ReadonlyMap<ChatId, ChatRecord>;
  readonly #followers: Record<Lane, Map<TopicId, Followers>> = { instant: new Map(), digest: new Map() };
  #making: Promise<void> | null = null;
  #isMade = false;
  /** The chats that have changed while it is made: they may be in it before their turn. */
  readonly #changed = new Set<ChatId>();

  /** @param records all chats as they are, also while they change. */
  constructor(records: ReadonlyMap<ChatId, ChatRecord>) {
    this.#records = records;
  }

  /** See `DeliveryStore.subscribers`. */
  pages(query: FollowerQuery): ChatPages {
    return { count: () => this.#count(query), [Symbol.asyncIterator]: () => this.#pages(query) };
  }

  /** Takes up that a chat has changed, has come or has gone. */
  replace(before: Chat | undefined, after: Chat | undefined): void {
    if (this.#making === null) return;
    if (!this.#isMade && after !== undefined) this.#changed.add(after.id);
    if (after !== undefined) this.#add(after, false);
    if (before === undefined) return;
    for (const { topic, intervals } of before.subscriptions) {
      const left = after?.subscriptions.find((each) => each.topic === topic)?.intervals ?? [];
      for (const lane of laneSchema.options)
        if (isIn(lane, intervals) && !isIn(lane, left))
          this.#followers[lane].get(topic)?.some((set) => set.delete(before.id));
    }
  }

  async #count(query: FollowerQuery): Promise<number> {
    await this.#make();
    let count = 0;
    for await (const { looked } of this.#pages(query)) count += looked;
    return count;
  }

  async *#pages(query: FollowerQuery): AsyncGenerator<ChatPage> {
    void this.#make();
    const topics = [...new Set(query.topics)];
    const places = new Map(topics.map((topic, place) => [topic, place]));
    const prefix = query.adapter === undefined ? '' : `${query.adapter}:`;
    let page = { chats: [] as ChatId[], looked: 0 };
    let candidates = 0;
    for (const { records, under } of this.#candidates(topics, query.lane)) {
      for (const { chat, cursors } of records) {
        if (++candidates % pageLength === 0) {
          yield page;
          page = { chats: [], looked: 0 };
          await setImmediate();
        }
        const place = chat.id.startsWith(prefix) ? firstFollowed(chat, places, query) : null;
        if (place === null || place !== (under ?? place)) continue;
        page.looked += 1;
        if (query.entries === undefined || cursors[query.lane] < query.entries.last) page.chats.push(chat.id);
      }
    }
    yield page;
  }

  /** Who may follow any of the topics. Whoever follows several is told of under the first of them: `under` is its place. */
  *#candidates(
    topics: readonly TopicId[],
    lane: Lane,
  ): Generator<{ records: Iterable<ChatRecord>; under: number | null }> {
    if (!this.#isMade) yield { records: this.#records.values(), under: null };
    else
      for (const [under, topic] of topics.entries())
        for (const ids of this.#followers[lane].get(topic) ?? []) yield { records: this.#of(ids), under };
  }

  *#of(ids: Iterable<ChatId>): Generator<ChatRecord> {
    for (const id of ids) {
      const record = this.#records.get(id);
      if (record !== undefined) yield record;
    }
  }

  /** @param isNew whether it is known not to be in any set: a look into all of them is most of the work. */
  #add({ id, subscriptions }: Chat, isNew: boolean): void {
    for (const { topic, intervals } of subscriptions) {
      for (const lane of laneSchema.options) {
        if (!isIn(lane, intervals)) continue;
        const sets = this.#followers[lane].get(topic) ?? [];
        if (!isNew && sets.some((set) => set.has(id))) continue;
        const open = sets.find(({ size }) => size < maxSetSize);
        if (open !== undefined) open.add(id);
        else sets.push(new Set([id]));
        this.#followers[lane].set(topic, sets);
      }
    }
  }

  #make(): Promise<void> {
    this.#making ??= this.#putAll();
    return this.#making;
  }

  async #putAll(): Promise<void> {
    let count = 0;
    for (const { chat } of this.#records.values()) {
      this.#add(chat, !this.#changed.has(chat.id));
      if (++count % pageLength === 0) await setImmediate();
    }
    this.#changed.clear();
    this.#isMade = true;
  }
}

/** The lowest place of a topic that a chat follows; null where it follows none. While entries wait it stays the same. */
function firstFollowed(
  { subscriptions }: Chat,
  places: ReadonlyMap<TopicId, number>,
  query: FollowerQuery,
): number | null {
  let first: number | null = null;
  for (const { topic, intervals } of subscriptions) {
    const place = places.get(topic);
    if (place === undefined || (first !== null && first < place)) continue;
    if (intervals.some((interval) => holds(interval, query))) first = place;
  }
  return first;
}

const isIn = (lane: Lane, intervals: readonly Interval[]) => intervals.some((each) => each.lane === lane);

function holds({ lane, since, until }: Interval, query: FollowerQuery): boolean {
  if (lane !== query.lane) return false;
  if (query.entries === undefined) return until === null;
  return since < query.entries.last && (until === null || until >= query.entries.first);
}
