import type { Clock } from '../../src/core/ports.js';

interface Timer {
  at: number;
  run: () => void;
}

/** A clock that stands still until a test moves it. Timers run in the order of their time. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();
  #offset = 0;

  /** @param now milliseconds since 1970. */
  constructor(now = Date.UTC(2024, 5, 18, 3, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now + this.#offset;
  }

  /** Sets the clock on or back, as an operator does: timers go on as if nothing had happened. */
  jump(ms: number): void {
    this.#offset += ms;
  }

  elapsed(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers wait: what is left at the end of a test leaks. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Moves time on by `ms`, running each timer at its own time and letting promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
    await settled();
  }
}

/** Lets everything that is already on its way come through: promises, and what they start. */
export async function settled(turns = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Real time, run so many times faster: for tests with real sockets, which a standing clock would hold up. */
export function fastClock(times: number): Clock {
  const start = Date.now();
  return {
    now: () => Math.floor(start + (performance.timeOrigin + performance.now() - start) * times),
    elapsed: () => performance.now() * times,
    after(ms, run) {
      const timer = setTimeout(run, ms / times);
      return () => clearTimeout(timer);
    },
  };
}

/** Real time that a test can set on: nobody waits until a person may tap again. Timers run as they would without that. */
export interface SteppedClock extends Clock {
  step(ms: number): void;
}

export function steppedClock(): SteppedClock {
  let ahead = 0;
  return {
    now: () => Math.floor(performance.timeOrigin + performance.now() + ahead),
    elapsed: () => performance.now() + ahead,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    step(ms) {
      ahead += ms;
    },
  };
}
