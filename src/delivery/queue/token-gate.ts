import type { Clock, SendLimits } from '../../core/ports.js';
import { type Priority, priorities, RateLimiter } from './rate-limiter.js';
import { Alarm, type Timers } from './timers.js';

/**
 * Asks the platform as soon as the token's windows have room, and resolves with its answer. Null when the platform was not asked,
 * since no room came in time or nothing is sent any more: what was read for it is old then, and another turn reads it anew.
 */
export type Ask = <T>(call: () => Promise<T>) => Promise<T | null>;

/** What a turn holds of the gate. */
export interface Pass {
  ask: Ask;
  /** Gives back what the turn did not use. @returns when the platform's answer came, null if it was not asked. */
  leave(now: number): number | null;
}

/** How long a turn that has read what it sends waits for room, in milliseconds. */
const maxWaitMs = 1_000;

type Slot = ReturnType<RateLimiter['take']>;

interface Waiting {
  since: number;
  resolve: (slot: Slot | null) => void;
}

/**
 * The windows of one token. A slot of them counts from the instant of the call until the answer is old enough, and not while a
 * turn reads or commits: so a strict window loses no more than the platform takes to answer. Turns begin ahead of their
 * slot, which they claim, and wait here for it, the most urgent first.
 */
export class TokenGate {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #limiter: RateLimiter;
  readonly #maxUnderWay: number;
  readonly #waiting: Record<Priority, Waiting[]> = { reply: [], post: [], edit: [] };
  readonly #next: Alarm;
  readonly #onRoom: () => void;
  /** How many turns have begun and not asked yet, or wait for room. */
  readonly #claims: Record<Priority, number> = { reply: 0, post: 0, edit: 0 };
  /** How many turns have called and not ended: what they sent may not be committed yet. */
  #underWay = 0;
  #notBefore = 0;
  #stopped = false;

  /**
   * @param maxUnderWay how many turns may have called and not ended: so many may be sent twice after a kill.
   * @param onRoom called after an answer: the next slot may be known only now.
   */
  constructor(
    windows: SendLimits['token'],
    maxUnderWay: number,
    timers: Timers,
    clock: Pick<Clock, 'elapsed'>,
    onRoom: () => void,
  ) {
    this.#clock = clock;
    this.#limiter = new RateLimiter(windows);
    this.#maxUnderWay = maxUnderWay;
    this.#next = new Alarm(timers, clock, () => this.#admit());
    this.#onRoom = onRoom;
  }

  /** The first instant, by `Clock.elapsed`, at which a turn that begins may ask. Infinity if that depends on sends under way. */
  freeAt(now: number, priority: Priority): number {
    return Math.max(this.#notBefore, this.#limiter.freeAt(now, priority, this.#claimsBefore(priority)));
  }

  /** The share of the fullest window that is taken, from 0 to 1. */
  used(now: number): number {
    return this.#limiter.used(now);
  }

  /** Nothing is asked before this instant. */
  hold(until: number): void {
    this.#notBefore = Math.max(this.#notBefore, until);
  }

  /** Asks nothing from now on. */
  stop(): void {
    this.#stopped = true;
    this.#admit();
  }

  /** Begins a turn, which claims a slot until it asks or leaves. */
  enter(priority: Priority): Pass {
    this.#claims[priority] += 1;
    let claimed = true;
    const release = () => {
      if (claimed) this.#claims[priority] -= 1;
      claimed = false;
    };
    let isAsked = false;
    let isLeft = false;
    let answeredAt: number | null = null;
    const end = () => {
      if (isLeft && answeredAt !== null) this.#underWay -= 1;
      this.#admit();
    };
    return {
      ask: async (call) => {
        const slot = await this.#slot(priority);
        release();
        if (slot === null) return null;
        isAsked = true;
        try {
          return await call();
        } finally {
          answeredAt = this.#clock.elapsed();
          slot.end(answeredAt);
          end();
          this.#onRoom();
        }
      },
      leave: (now) => {
        release();
        if (!isLeft) {
          isLeft = true;
          end();
        }
        return isAsked ? (answeredAt ?? now) : null;
      },
    };
  }

  /** How many turns go before one that begins now. */
  #claimsBefore(priority: Priority): number {
    const urgent = priorities.slice(0, priorities.indexOf(priority) + 1);
    return urgent.reduce((sum, each) => sum + this.#claims[each], 0);
  }

  #slot(priority: Priority): Promise<Slot | null> {
    return new Promise((resolve) => {
      this.#waiting[priority].push({ since: this.#clock.elapsed(), resolve });
      this.#admit();
    });
  }

  /** Lets go who has room now, and sends back who has waited or would wait too long. */
  #admit(): void {
    const now = this.#clock.elapsed();
    let next = Number.POSITIVE_INFINITY;
    for (const priority of priorities) {
      const line = this.#waiting[priority];
      for (let [first] = line; first !== undefined; [first] = line) {
        const free = Math.max(this.#notBefore, this.#limiter.freeAt(now, priority));
        const isLate = Math.max(now - first.since, free - now) > maxWaitMs;
        if (this.#stopped || isLate) first.resolve(null);
        else if (free > now || this.#underWay >= this.#maxUnderWay) {
          next = Math.min(next, free > now ? free : Number.POSITIVE_INFINITY);
          break;
        } else {
          this.#underWay += 1;
          first.resolve(this.#limiter.take(priority));
        }
        line.shift();
      }
    }
    this.#next.set(next);
  }
}
