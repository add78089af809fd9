/** What the platform takes from one token, counted when a message arrives. */
export interface PlatformLimits {
  /** Messages in any second, over all chats. */
  perSecond: number;
  /** Messages that one chat takes at once before it wants one second for each. Infinity: no such limit. */
  chatBurst: number;
  /** Messages in any minute in a group or channel. */
  groupPerMinute: number;
}

/** Those of the real platform. */
export const realLimits: PlatformLimits = { perSecond: 30, chatBurst: 3, groupPerMinute: 20 };

/** Counts messages; one that comes too early is told how long to wait. */
export class LimitCounter {
  readonly #limits: PlatformLimits;
  #token: number[] = [];
  readonly #chats = new Map<number, { tokens: number; at: number; minute: number[] }>();

  constructor(limits: PlatformLimits) {
    this.#limits = limits;
  }

  /** Whole seconds to wait, or 0 when the message is taken. `now` in milliseconds. */
  take(chat: number, now: number): number {
    const { perSecond, chatBurst, groupPerMinute } = this.#limits;
    this.#token = this.#token.filter((at) => at > now - 1_000);
    const state = this.#chats.get(chat) ?? { tokens: chatBurst, at: now, minute: [] };
    state.tokens = Math.min(chatBurst, state.tokens + (now - state.at) / 1_000);
    state.at = now;
    state.minute = state.minute.filter((at) => at > now - 60_000);
    this.#chats.set(chat, state);
    const wait = Math.max(
      this.#token.length < perSecond ? 0 : 1,
      // A clock that ticks in milliseconds is not held against a sender that keeps to one message a second.
      state.tokens >= 0.95 ? 0 : Math.ceil(1 - state.tokens),
      chat < 0 && state.minute.length >= groupPerMinute ? secondsUntil(state.minute[0] ?? now, now) : 0,
    );
    if (wait > 0) return wait;
    this.#token.push(now);
    state.tokens -= 1;
    if (chat < 0) state.minute.push(now);
    return 0;
  }
}

function secondsUntil(oldest: number, now: number): number {
  return Math.max(1, Math.ceil((oldest + 60_000 - now) / 1_000));
}
