import type { Chat } from '../../core/chat.js';
import type { TopicId } from '../../core/topic.js';

/** What chats follow beside the catalog, such as keywords: each once, as long as any chat does. */
export class FollowedCounts<T extends { topic: TopicId }> {
  readonly #followedIn: (chat: Chat) => readonly T[];
  readonly #counts = new Map<TopicId, { followed: T; chats: number }>();
  #list: readonly T[] | null = [];

  /** @param followedIn what a chat follows of this kind. */
  constructor(followedIn: (chat: Chat) => readonly T[]) {
    this.#followedIn = followedIn;
  }

  /** All of it; the same list as long as nothing changes. */
  get list(): readonly T[] {
    this.#list ??= [...this.#counts.values()].map(({ followed }) => followed);
    return this.#list;
  }

  add(chat: Chat): void {
    for (const followed of this.#followedIn(chat)) {
      const known = this.#counts.get(followed.topic);
      if (known !== undefined) known.chats += 1;
      else {
        this.#counts.set(followed.topic, { followed, chats: 1 });
        this.#list = null;
      }
    }
  }

  remove(chat: Chat): void {
    for (const { topic } of this.#followedIn(chat)) {
      const known = this.#counts.get(topic);
      if (known === undefined) continue;
      known.chats -= 1;
      if (known.chats > 0) continue;
      this.#counts.delete(topic);
      this.#list = null;
    }
  }
}
