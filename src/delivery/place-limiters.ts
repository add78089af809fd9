import { type ChatId, splitChatId } from '../core/chat.js';
import type { SendLimits } from '../core/ports.js';
import { RateLimiter } from './rate-limiter.js';

/** Above this number, places in which nothing was sent for long are forgotten: they equal new ones. */
const maxKept = 10_000;

/** The rate limiter of each place of a platform. Several chats can share one place, as the topics of a forum do. */
export class PlaceLimiters {
  readonly #place: SendLimits['place'];
  readonly #kept = new Map<string, RateLimiter>();
  #forgetsAt = maxKept;

  constructor(place: SendLimits['place']) {
    this.#place = place;
  }

  of(chat: ChatId, now: number): RateLimiter {
    const { key, windows } = this.#place(splitChatId(chat).address);
    let found = this.#kept.get(key);
    if (found === undefined) {
      this.#forgetIdle(now);
      found = new RateLimiter(windows);
      this.#kept.set(key, found);
    }
    return found;
  }

  /** Looks at all of them only once in a while: none may be idle yet. */
  #forgetIdle(now: number): void {
    if (this.#kept.size < this.#forgetsAt) return;
    for (const [key, limiter] of this.#kept) if (limiter.isIdle(now)) this.#kept.delete(key);
    this.#forgetsAt = Math.max(maxKept, 2 * this.#kept.size);
  }
}
