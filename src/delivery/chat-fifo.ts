import type { ChatId } from '../core/chat.js';

/** A power of two. Growing a map of a million keys holds the event loop for a tenth of a second; growing these does not. */
const shards = 64;

/** How many chats that have left may stay in the array before their room is freed. */
const maxPassed = 10_000;

/**
 * Chats in the order in which they were added, each once. Adding, removing and reading the first cost the same however many
 * stand in it: a `Map` would walk over all that have left from its front to find its first.
 */
export class ChatFifo {
  /** Which place each chat has: its index in `#chats` and what was given back before. */
  readonly #places = Array.from({ length: shards }, () => new Map<ChatId, number>());
  #chats: ChatId[] = [];
  /** Since when each of `#chats` has stood here. */
  #since: number[] = [];
  #passed = 0;
  #givenBack = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(chat: ChatId): boolean {
    return this.#placesOf(chat).has(chat);
  }

  /** Puts a chat behind the others, unless it stands here already. */
  add(chat: ChatId, since: number): void {
    const places = this.#placesOf(chat);
    if (places.has(chat)) return;
    places.set(chat, this.#givenBack + this.#chats.length);
    this.#chats.push(chat);
    this.#since.push(since);
    this.#size += 1;
  }

  /** Takes a chat out. Returns since when it stood here, undefined where it did not. */
  delete(chat: ChatId): number | undefined {
    const places = this.#placesOf(chat);
    const place = places.get(chat);
    if (place === undefined) return undefined;
    places.delete(chat);
    this.#size -= 1;
    const since = this.#since[place - this.#givenBack];
    this.#pass();
    return since;
  }

  /** Who has stood here longest, and since when. */
  get first(): { chat: ChatId; since: number } | undefined {
    const chat = this.#chats[this.#passed];
    const since = this.#since[this.#passed];
    return chat === undefined || since === undefined ? undefined : { chat, since };
  }

  /** Goes on to the first that has not left. */
  #pass(): void {
    while (this.#passed < this.#chats.length && !this.#stands(this.#passed)) this.#passed += 1;
    if (this.#passed < maxPassed || this.#passed * 2 < this.#chats.length) return;
    this.#chats = this.#chats.slice(this.#passed);
    this.#since = this.#since.slice(this.#passed);
    this.#givenBack += this.#passed;
    this.#passed = 0;
  }

  #stands(index: number): boolean {
    const chat = this.#chats[index];
    return chat !== undefined && this.#placesOf(chat).get(chat) === this.#givenBack + index;
  }

  #placesOf(chat: ChatId): Map<ChatId, number> {
    const { length } = chat;
    const hash = chat.charCodeAt(length - 1) + 10 * chat.charCodeAt(length - 2);
    // The index is below the length of the array.
    return this.#places[hash & (shards - 1)] as Map<ChatId, number>;
  }
}
