import type { Clock } from '../../core/ports.js';

/** Timers that can be cancelled together. */
export class Timers {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #cancels = new Set<() => void>();

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /** Runs something after so many milliseconds. Returns what cancels it. */
  after(ms: number, run: () => void): () => void {
    const cancel = this.#clock.after(ms, () => {
      this.#cancels.delete(cancel);
      run();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }

  cancelAll(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}

/** One timer that can be set again. Setting it to the instant that it is set to already costs nothing. */
export class Alarm {
  readonly #timers: Timers;
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #run: () => void;
  #cancel: (() => void) | null = null;
  #at = 0;

  constructor(timers: Timers, clock: Pick<Clock, 'elapsed'>, run: () => void) {
    this.#timers = timers;
    this.#clock = clock;
    this.#run = run;
  }

  /** Calls `run` at this instant, by `Clock.elapsed`, and at no other. At `Infinity` it is never called. */
  set(at: number): void {
    if (this.#cancel !== null && this.#at === at) return;
    this.#cancel?.();
    this.#cancel = null;
    this.#at = at;
    if (!Number.isFinite(at)) return;
    this.#cancel = this.#timers.after(at - this.#clock.elapsed(), () => {
      this.#cancel = null;
      this.#run();
    });
  }
}
