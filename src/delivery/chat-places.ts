import type { ChatId } from '../core/chat.js';

/** A power of two. Growing one table of a million places would hold the event loop for many milliseconds. */
const shards = 64;

/** Slots of an empty table: a power of two. */
const fewest = 32;

/**
 * Which place each chat has: a number below 2^32, of which the caller knows the chat. With a million chats this takes a
 * third of the time that a `Map` takes, and the garbage collector has nothing to go through.
 */
export class ChatPlaces {
  readonly #tables: readonly Table[];

  /** @param chatAt the chat that has a place, as it was given to {@link add}. */
  constructor(chatAt: (place: number) => ChatId | null | undefined) {
    this.#tables = Array.from({ length: shards }, (_, index) => new Table(chatAt, fullest(index)));
  }

  /** The place of a chat, undefined where it has none. */
  get(chat: ChatId): number | undefined {
    const hash = hashOf(chat);
    return this.#tableOf(hash).get(hash, chat);
  }

  /** Gives a chat a place. Returns false, and changes nothing, where it has one. */
  add(chat: ChatId, place: number): boolean {
    const hash = hashOf(chat);
    return this.#tableOf(hash).add(hash, chat, place);
  }

  /** Takes a chat out, as long as `chatAt` knows its place. */
  delete(chat: ChatId): void {
    const hash = hashOf(chat);
    this.#tableOf(hash).delete(hash, chat);
  }

  #tableOf(hash: number): Table {
    // By the highest bits: within a table the lowest count.
    return this.#tables[hash >>> 26] as Table;
  }
}

/** At what share of its slots a table grows. Each has its own, or all would grow at once, since they fill evenly. */
const fullest = (index: number) => (2 + index / shards) / 6;

/** An open-addressed hash table with linear probing. */
class Table {
  readonly #chatAt: (place: number) => ChatId | null | undefined;
  readonly #fullest: number;
  #used = 0;
  #mask = fewest - 1;
  /** Of each slot the hash, which is 0 where the slot is free, and the place. */
  #slots = new Uint32Array(2 * fewest);

  constructor(chatAt: (place: number) => ChatId | null | undefined, fullest: number) {
    this.#chatAt = chatAt;
    this.#fullest = fullest;
  }

  get(hash: number, chat: ChatId): number | undefined {
    const slot = this.#find(hash, chat);
    return this.#slots[2 * slot] === 0 ? undefined : this.#slots[2 * slot + 1];
  }

  add(hash: number, chat: ChatId, place: number): boolean {
    const slot = this.#find(hash, chat);
    if (this.#slots[2 * slot] !== 0) return false;
    this.#put(slot, hash, place);
    this.#used += 1;
    if (this.#used > this.#fullest * this.#mask) this.#resize(2 * (this.#mask + 1));
    return true;
  }

  delete(hash: number, chat: ChatId): void {
    const slot = this.#find(hash, chat);
    if (this.#slots[2 * slot] === 0) return;
    this.#free(slot);
    this.#used -= 1;
    if (this.#mask >= fewest && 8 * this.#used < this.#mask) this.#resize((this.#mask + 1) / 2);
  }

  #put(slot: number, hash: number, place: number): void {
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = place;
  }

  /** The slot of a chat, or the free one that it would go into. */
  #find(hash: number, chat: ChatId): number {
    const slots = this.#slots;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const found = slots[2 * slot];
      if (found === 0) return slot;
      if (found === hash && this.#chatAt(slots[2 * slot + 1] as number) === chat) return slot;
    }
  }

  /** Frees a slot, and moves up those behind it that would be found no more. */
  #free(freed: number): void {
    const [slots, mask] = [this.#slots, this.#mask];
    let free = freed;
    for (let slot = (free + 1) & mask; slots[2 * slot] !== 0; slot = (slot + 1) & mask) {
      const hash = slots[2 * slot] as number;
      if (((slot - hash) & mask) < ((slot - free) & mask)) continue;
      this.#put(free, hash, slots[2 * slot + 1] as number);
      free = slot;
    }
    slots[2 * free] = 0;
  }

  #resize(size: number): void {
    const before = this.#slots;
    this.#mask = size - 1;
    this.#slots = new Uint32Array(2 * size);
    for (let from = 0; from < before.length; from += 2) {
      const hash = before[from] as number;
      if (hash === 0) continue;
      let slot = hash & this.#mask;
      while (this.#slots[2 * slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#put(slot, hash, before[from + 1] as number);
    }
  }
}

/** 32 bits of a chat's id, never 0. The last steps are MurmurHash3's: ids in a row get hashes that lie apart. */
function hashOf(chat: ChatId): number {
  let hash = 0;
  for (let index = 0; index < chat.length; index++) hash = (Math.imul(hash, 31) + chat.charCodeAt(index)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
