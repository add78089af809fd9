import type { Chat, ChatId } from '../core/chat.js';
import { backoffMs } from '../core/delivery.js';
import type { Clock } from '../core/ports.js';

/** First and longest wait before a paused chat is tried again, in milliseconds. */
const retryDelays = { first: 60_000, longest: 6 * 3_600_000 };

/** How long a paused chat rests after so many refusals, in milliseconds. */
export function pauseMs(tries: number): number {
  return backoffMs(tries, retryDelays.first, retryDelays.longest);
}

/**
 * How long paused chats still rest. The stored `retryAt` is an instant of a clock that may have been wrong: it is
 * read once, never trusted further ahead than a pause can last, and then measured by the clock that only goes on.
 */
export class Pauses {
  readonly #clock: Clock;
  /** By chat: which pause it is, and until when it lasts by `Clock.elapsed`. */
  readonly #known = new Map<ChatId, { retryAt: number; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long until a chat may be tried again, in milliseconds; 0 when it may be now. */
  remainingMs({ id, state }: Pick<Chat, 'id' | 'state'>): number {
    if (state.kind !== 'paused') {
      this.forget(id);
      return 0;
    }
    const { retryAt, tries } = state;
    const elapsed = this.#clock.elapsed();
    const known = this.#known.get(id);
    if (known?.retryAt === retryAt) return Math.max(0, known.until - elapsed);
    const waitMs = Math.max(0, Math.min(retryAt - this.#clock.now(), pauseMs(tries)));
    this.#known.set(id, { retryAt, until: elapsed + waitMs });
    return waitMs;
  }

  forget(chat: ChatId): void {
    this.#known.delete(chat);
  }
}
