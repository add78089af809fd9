import { setImmediate } from 'node:timers/promises';
import type { Chat, ChatId } from '../../core/chat.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';

/** How many chats are put in before the event loop gets a turn: a few milliseconds of work. */
const atOnce = 2_000;

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

  /** The chats that follow a topic in a lane, once the index is made. */
  of(topic: TopicId, lane: Lane): ReadonlySet<ChatId> {
    return this.#followers[lane].get(topic) ?? none;
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
