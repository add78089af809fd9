import type { ChatId, ChatIds } from '../core/chat.js';
import { ChatFifo } from './chat-fifo.js';

/** Chats that were woken together: those that are still to be brought in, how many, and since when they wait. */
interface Wave {
  chats: Iterator<ChatId>;
  left: number;
  since: number;
}

/**
 * Chats that wait for their next post, in the order in which they were woken. A wave of a million is taken as it is given, in
 * one step: its chats are brought in, a few at a time, as their turns come.
 */
export class WokenChats {
  /** Those that were brought in, and those that came behind the wave. */
  #early = new ChatFifo();
  #late = new ChatFifo();
  #wave: Wave | null = null;

  /** How many wait. One that was woken again while it is still to be brought in counts twice. */
  get size(): number {
    return this.#early.size + this.inWave + this.#late.size;
  }

  /** How many are still to be brought in. */
  get inWave(): number {
    return this.#wave?.left ?? 0;
  }

  /** Whether somebody waits, and the next has to be brought in first. */
  get isShort(): boolean {
    return this.#wave !== null && this.#early.size === 0;
  }

  /** Since when the first has waited. */
  get since(): number | undefined {
    return this.first?.since ?? this.#wave?.since;
  }

  /** Who waits first, and since when; undefined also where it has to be brought in. */
  get first(): { chat: ChatId; since: number } | undefined {
    return this.#early.first;
  }

  /** Whether a chat waits, beside those that are to be brought in. */
  has(chat: ChatId): boolean {
    return this.#early.has(chat) || this.#late.has(chat);
  }

  /** Puts a chat behind the others, unless it waits already. */
  add(chat: ChatId, since: number): void {
    const isLast = this.#wave === null && this.#late.size === 0;
    if (isLast) this.#early.add(chat, since);
    else if (!this.#early.has(chat)) this.#late.add(chat, since);
    this.#moveUp();
  }

  /** Puts chats there, each of them once, as they are given. Only while nobody waits. */
  addWave(chats: ChatIds, since: number): void {
    const { length: left } = chats;
    if (left > 0) this.#wave = { chats: chats[Symbol.iterator](), left, since };
  }

  /**
   * Brings in the next of the wave, so many at the most.
   * @param isElsewhere whether a chat waits among others by now. @returns these, and since when they have waited.
   */
  bringIn(max: number, isElsewhere: (chat: ChatId) => boolean): { chats: ChatId[]; since: number } {
    const wave = this.#wave;
    if (wave === null) return { chats: [], since: 0 };
    const { chats, since } = wave;
    const after = Math.max(0, wave.left - max);
    const elsewhere: ChatId[] = [];
    for (; wave.left > after; wave.left--) {
      const chat: ChatId = chats.next().value;
      // Its place in the wave is the earlier one.
      this.#late.delete(chat);
      if (isElsewhere(chat)) elsewhere.push(chat);
      else this.#early.add(chat, since);
    }
    if (wave.left === 0) this.#wave = null;
    this.#moveUp();
    return { chats: elsewhere, since };
  }

  /** Takes a chat out that was brought in, or came later. Returns since when it waited, undefined where it did not. */
  delete(chat: ChatId): number | undefined {
    const since = this.#early.delete(chat) ?? this.#late.delete(chat);
    this.#moveUp();
    return since;
  }

  /** Those behind the wave are first when nobody of it is left. */
  #moveUp(): void {
    if (this.#wave === null && this.#early.size === 0 && this.#late.size > 0)
      [this.#early, this.#late] = [this.#late, this.#early];
  }
}
