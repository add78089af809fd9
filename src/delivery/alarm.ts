import type { Clock } from '../core/ports.js';
import type { Timers } from './timers.js';

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
