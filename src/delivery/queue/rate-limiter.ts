import { type ChatId, splitChatId } from '../../core/chat.js';
import type { RateWindow, SendLimits } from '../../core/ports.js';

/** What asks for a slot, the most urgent first. Only replies may use the reserved slots. */
export const priorities = ['reply', 'post', 'edit'] as const;
export type Priority = (typeof priorities)[number];

/**
 * A strict sliding window: at most `count` sends arrive within any `ms` milliseconds, wherever the platform
 * sets its window. A send counts from its start and for `ms` after its answer: it arrived somewhere in
 * between, so two that are told apart by this window are apart for the platform too.
 */
export class SlidingWindow {
  readonly #count: number;
  readonly #ms: number;
  readonly #ended: number[] = [];
  #underWay = 0;

  constructor(count: number, ms: number) {
    this.#count = count;
    this.#ms = ms;
  }

  /**
   * The first instant from `now` on at which one more send fits. Infinity if that depends on a send under way.
   * @param claims how many others go first that have not begun.
   */
  freeAt(now: number, claims = 0): number {
    this.#forget(now);
    const over = this.#ended.length + this.#underWay + claims - this.#count;
    if (over < 0) return now;
    const leaves = this.#ended[over];
    return leaves === undefined ? Number.POSITIVE_INFINITY : leaves + this.#ms + 1;
  }

  /** The share of the window that is taken, from 0 to 1. */
  used(now: number): number {
    this.#forget(now);
    return (this.#ended.length + this.#underWay) / this.#count;
  }

  begin(): void {
    this.#underWay += 1;
  }

  /** @param at when the answer came; sends may end in another order than they were answered. */
  end(at: number): void {
    this.#underWay -= 1;
    let place = this.#ended.length;
    while ((this.#ended[place - 1] ?? at) > at) place -= 1;
    this.#ended.splice(place, 0, at);
  }

  /** Undoes a `begin` after which nothing was sent. */
  cancel(): void {
    this.#underWay -= 1;
  }

  isIdle(now: number): boolean {
    this.#forget(now);
    return this.#underWay === 0 && this.#ended.length === 0;
  }

  #forget(now: number): void {
    while ((this.#ended[0] ?? now) + this.#ms < now) this.#ended.shift();
  }
}

/** Several windows that all have to be free, some of them for posts alone. */
export class RateLimiter {
  readonly #all: SlidingWindow[] = [];
  readonly #posts: SlidingWindow[] = [];

  constructor(windows: readonly RateWindow[]) {
    for (const { count, ms, reserved = 0 } of windows) {
      this.#all.push(new SlidingWindow(count, ms));
      if (reserved > 0) this.#posts.push(new SlidingWindow(count - reserved, ms));
    }
  }

  /** @param claims how many others go first that have not begun. */
  freeAt(now: number, priority: Priority, claims = 0): number {
    return Math.max(now, ...this.#for(priority).map((window) => window.freeAt(now, claims)));
  }

  /** The share of the fullest window that is taken, from 0 to 1; 0 where there is no limit. */
  used(now: number): number {
    return Math.max(0, ...this.#all.map((window) => window.used(now)));
  }

  /** Takes a slot. Exactly one of the two functions returned must be called. */
  take(priority: Priority): { end: (at: number) => void; cancel: () => void } {
    const windows = this.#for(priority);
    for (const window of windows) window.begin();
    return {
      end: (at) => windows.forEach((window) => void window.end(at)),
      cancel: () => windows.forEach((window) => void window.cancel()),
    };
  }

  isIdle(now: number): boolean {
    return [...this.#all, ...this.#posts].every((window) => window.isIdle(now));
  }

  #for(priority: Priority): SlidingWindow[] {
    return priority === 'reply' ? this.#all : [...this.#all, ...this.#posts];
  }
}

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

  forChat(chat: ChatId, now: number): RateLimiter {
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
