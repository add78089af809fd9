import { setImmediate } from 'node:timers/promises';
import type { Chat, ChatId } from '../../core/chat.js';
import type { FollowersOf } from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';

/** How many chats are put in before the event loop gets a turn: a few milliseconds of work. */
const atOnce = 2_000;

/** How many are listed before the event loop gets a turn: a millisecond or two of work. */
const listedAtOnce = 5_000;

/** How many chats come in one page. */
const pageLength = 2_000;

const none: ReadonlySet<ChatId> = new Set();

/**
 * The chats that follow each topic. It is made when it is first wanted: a start that needs nobody's followers does not wait for
 * it.
 */
export class FollowerIndex {
  readonly #chats: () => Iterable<Chat>;
  readonly #followers: Record<Lane, Map<TopicId, Set<ChatId>>> = { instant: new Map(), digest: new Map() };
  #making: Promise<void> | null = null;
  #isBegun = false;

  /** @param chats all chats as they are, also while they change. */
  constructor(chats: () => Iterable<Chat>) {
    this.#chats = chats;
  }

  /** Resolves when all chats are in it. */
  make(): Promise<void> {
    this.#making ??= this.#make();
    return this.#making;
  }

  /** The chats that follow any of these topics now, each once, in pages. Others have turns meanwhile: there may be a million. */
  async ofAny({ topics, lane, adapter }: FollowersOf): Promise<ChatId[][]> {
    await this.make();
    const prefix = adapter === undefined ? '' : `${adapter}:`;
    const all = [...new Set(topics)].map((topic) => this.#followers[lane].get(topic) ?? none);
    // Those of the largest are listed without a look at the others.
    const sets = all.sort((left, right) => right.size - left.size);
    const pages: ChatId[][] = [];
    let page: ChatId[] = [];
    let looked = 0;
    for (const [index, set] of sets.entries()) {
      for (const id of set) {
        if (++looked % listedAtOnce === 0) await setImmediate();
        if (!id.startsWith(prefix) || isInAny(sets, index, id)) continue;
        if (page.push(id) < pageLength) continue;
        pages.push(page);
        page = [];
      }
    }
    return page.length === 0 ? pages : [...pages, page];
  }

  add({ id, subscriptions }: Chat): void {
    if (!this.#isBegun) return;
    for (const { topic, intervals } of subscriptions) {
      for (const { lane, until } of intervals) {
        if (until !== null) continue;
        const followers = this.#followers[lane].get(topic);
        if (followers !== undefined) followers.add(id);
        else this.#followers[lane].set(topic, new Set([id]));
      }
    }
  }

  remove({ id, subscriptions }: Chat): void {
    for (const { topic, intervals } of subscriptions) {
      for (const { lane } of intervals) this.#followers[lane].get(topic)?.delete(id);
    }
  }

  /** A chat that changes meanwhile is put in as it is then: putting it in once more changes nothing. */
  async #make(): Promise<void> {
    this.#isBegun = true;
    let count = 0;
    for (const chat of this.#chats()) {
      this.add(chat);
      if (++count % atOnce === 0) await setImmediate();
    }
  }
}

/** Whether a chat is in one of the first sets. */
function isInAny(sets: readonly ReadonlySet<ChatId>[], count: number, id: ChatId): boolean {
  for (let index = 0; index < count; index++) if (sets[index]?.has(id)) return true;
  return false;
}
