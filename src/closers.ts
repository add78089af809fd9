import type { Clock, Log } from './core/ports.js';

/** Closes one thing that was opened. */
export type Closer = () => Promise<void>;

/**
 * What was opened, closed in reverse. A part that fails to close does not keep the others open, and after
 * `mostMs` what is left is given up.
 */
export class Closers {
  readonly #closers: Closer[] = [];

  push(closer: Closer): void {
    this.#closers.push(closer);
  }

  async close({ clock, log, mostMs }: { clock: Clock; log: Log; mostMs: number }): Promise<void> {
    let cancel = () => {};
    const tooLong = new Promise<void>((resolve) => {
      cancel = clock.after(mostMs, () => {
        log.error({}, 'the end takes too long; what is left is given up');
        resolve();
      });
    });
    await Promise.race([this.#closeAll(log), tooLong]);
    cancel();
  }

  async #closeAll(log: Log): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'a part did not close cleanly'));
    }
  }
}
