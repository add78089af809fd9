import type { ChatId } from '../core/chat.js';
import type { Clock } from '../core/ports.js';
import { clockOffset, wasSetBackSince } from '../core/set-back.js';

/** How exact the timers are: a minute, in milliseconds. */
const exactness = 60_000;

/** An instant, and by which reading of the clock it was chosen. */
interface Planned {
  at: number;
  offset: number;
}

/**
 * Wakes chats at instants of their own: when quiet hours end, when a digest is due. One timer serves all, and
 * looks at the clock every minute, so that a clock which is set right delays nothing for long. Once the clock was
 * set back, instants that were chosen before mean nothing any more: those chats are woken to choose anew.
 */
export class WakeTimers {
  readonly #clock: Clock;
  readonly #wake: (chat: ChatId) => void;
  readonly #instants = new Map<ChatId, Planned>();
  #stopped = false;
  #timer: { cancel: () => void; at: number } | null = null;

  constructor(clock: Clock, wake: (chat: ChatId) => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** Wakes a chat at this instant (milliseconds since 1970), instead of when it was to be before. */
  put(chat: ChatId, at: number): void {
    if (this.#stopped) return;
    this.#instants.set(chat, { at, offset: clockOffset(this.#clock) });
    this.#lookAt(at);
  }

  remove(chat: ChatId): void {
    this.#instants.delete(chat);
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
    this.#instants.clear();
  }

  #look(): void {
    this.#timer = null;
    const now = this.#clock.now();
    const isDue = ({ at, offset }: Planned) => at <= now || wasSetBackSince(offset, this.#clock);
    const due = [...this.#instants].filter(([, planned]) => isDue(planned)).map(([chat]) => chat);
    for (const chat of due) {
      this.#instants.delete(chat);
      this.#wake(chat);
    }
    if (this.#instants.size === 0) return;
    this.#lookAt(
      [...this.#instants.values()].reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY),
    );
  }

  /** Looks at this instant, or in a minute where that is sooner, for the clock may be set meanwhile. */
  #lookAt(instant: number): void {
    const pause = Math.min(exactness, Math.max(0, instant - this.#clock.now()));
    const at = this.#clock.elapsed() + pause;
    if (this.#timer !== null && this.#timer.at <= at) return;
    this.#timer?.cancel();
    this.#timer = { at, cancel: this.#clock.after(pause, () => this.#look()) };
  }
}
