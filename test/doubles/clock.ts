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

/** Real time that a test can set on: nobody waits until a person may tap again. */
export interface SteppedClock extends Clock {
  /** Sets the time on. Timers run as they would without that: nobody's patience ends sooner. */
  step(ms: number): void;
  /** Sets the time on, and timers with it: what is due by then is due now. */
  leap(ms: number): void;
}

export function steppedClock(): SteppedClock {
  let ahead = 0;
  const elapsed = () => performance.now() + ahead;
  const timers = new Set<{ at: number; start: (left: number) => void }>();
  return {
    now: () => Math.floor(performance.timeOrigin + elapsed()),
    elapsed,
    after(ms, run) {
      let timeout: NodeJS.Timeout | undefined;
      const end = () => {
        clearTimeout(timeout);
        timers.delete(timer);
      };
      const timer = {
        at: elapsed() + ms,
        start(left: number) {
          clearTimeout(timeout);
          timeout = setTimeout(() => {
            end();
            run();
          }, left);
        },
      };
      timers.add(timer);
      timer.start(ms);
      return end;
    },
    step(ms) {
      ahead += ms;
    },
    leap(ms) {
      ahead += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at))
        timer.start(Math.max(0, timer.at - elapsed()));
    },
  };
}
