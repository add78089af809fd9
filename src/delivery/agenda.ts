import type { ChatId } from '../core/chat.js';
import type { Clock } from '../core/ports.js';

/** How exact the agenda is: a minute, in milliseconds. */
const exactness = 60_000;

/**
 * Wakes chats at instants of their own: when quiet hours end, when a digest is due. One timer serves all, and
 * looks at the clock every minute, so that a clock which is set right delays nothing for long.
 */
export class Agenda {
  readonly #clock: Clock;
  readonly #wake: (chat: ChatId) => void;
  readonly #instants = new Map<ChatId, number>();
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, wake: (chat: ChatId) => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** Wakes a chat at this instant (milliseconds since 1970), or up to a minute later; instead of when it was to be before. */
  put(chat: ChatId, at: number): void {
    this.#instants.set(chat, at);
    this.#cancel ??= this.#clock.after(this.#pause(at), () => this.#look());
  }

  stop(): void {
    this.#cancel?.();
    this.#instants.clear();
  }

  #look(): void {
    this.#cancel = null;
    const now = this.#clock.now();
    const due = [...this.#instants].filter(([, at]) => at <= now).map(([chat]) => chat);
    for (const chat of due) {
      this.#instants.delete(chat);
      this.#wake(chat);
    }
    if (this.#instants.size === 0) return;
    const next = [...this.#instants.values()].reduce((first, at) => Math.min(first, at));
    this.#cancel ??= this.#clock.after(this.#pause(next), () => this.#look());
  }

  /** Until the first of all, but never more than a minute, for the clock may be set meanwhile. */
  #pause(at: number): number {
    return Math.min(exactness, Math.max(0, at - this.#clock.now()));
  }
}
