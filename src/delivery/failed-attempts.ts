import type { ChatId } from '../core/chat.js';
import type { Outcome } from '../core/delivery.js';
import type { Clock } from '../core/ports.js';

/** The longest gap between two attempts of a send in doubt while the platform knows its nonce. In milliseconds. */
const maxGapInDoubtMs = 60_000;

interface Failed {
  count: number;
  /** When an attempt last ended in doubt, by `Clock.elapsed`; null if none did. */
  doubtAt: number | null;
}

/** The attempts in a row that settled nothing, by chat. */
export class FailedAttempts {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #nonceWindowMs: number;
  readonly #failed = new Map<ChatId, Failed>();

  /** @param nonceWindowMs see `Capabilities`; 0 where the platform knows no nonce. */
  constructor(clock: Pick<Clock, 'elapsed'>, nonceWindowMs = 0) {
    this.#clock = clock;
    this.#nonceWindowMs = nonceWindowMs;
  }

  count(chat: ChatId): number {
    return this.#failed.get(chat)?.count ?? 0;
  }

  /** Whether the last sends to a chat may have arrived, and the platform would still know them by their nonce. */
  isInDoubt(chat: ChatId): boolean {
    const doubtAt = this.#failed.get(chat)?.doubtAt ?? null;
    return doubtAt !== null && this.#clock.elapsed() - doubtAt < this.#nonceWindowMs;
  }

  /**
   * The longest wait before the next attempt. A send that may have arrived is repeated well inside the nonce window,
   * whatever the reason to wait. Infinity if nothing is in doubt.
   */
  maxGapMs(chat: ChatId): number {
    return this.isInDoubt(chat) ? maxGapInDoubtMs : Number.POSITIVE_INFINITY;
  }

  /** Notes the outcome of an attempt before it is settled. */
  note(chat: ChatId, outcome: Outcome): void {
    const { kind } = outcome;
    if (kind !== 'in-doubt' && kind !== 'retry-later' && kind !== 'paused') {
      this.forget(chat);
      return;
    }
    const mayHaveArrived = kind === 'in-doubt' || (kind === 'retry-later' && outcome.mayHaveArrived === true);
    const doubtAt = mayHaveArrived ? this.#clock.elapsed() : (this.#failed.get(chat)?.doubtAt ?? null);
    this.#failed.set(chat, { count: this.count(chat) + 1, doubtAt });
  }

  forget(chat: ChatId): void {
    this.#failed.delete(chat);
  }
}
