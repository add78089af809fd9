import type { Clock, Log } from '../core/ports.js';

/** Closes one thing that was opened. */
type Closer = () => Promise<void>;

/**
 * Closes everything in reverse order. A part that fails or hangs does not keep the others open: each gets half of
 * the remaining time, so that some is always left for the next.
 */
export class Closers {
  readonly #parts: { name: string; close: Closer }[] = [];

  /** @param name what the log calls it. */
  push(name: string, close: Closer): void {
    this.#parts.push({ name, close });
  }

  /** @returns the names of the parts that could not be closed within `maxMs`. Never rejects. */
  async close({ clock, log, maxMs }: { clock: Clock; log: Log; maxMs: number }): Promise<string[]> {
    const deadline = clock.elapsed() + maxMs;
    const leftOpen: string[] = [];
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      const { name, close } = part;
      const leftMs = Math.max(0, deadline - clock.elapsed());
      try {
        await within(this.#parts.length > 0 ? leftMs / 2 : leftMs, close, clock);
      } catch (error) {
        leftOpen.push(name);
        log.error({ part: name, err: error }, 'a part could not be closed');
      }
    }
    return leftOpen;
  }
}

async function within(ms: number, close: Closer, clock: Clock): Promise<void> {
  let cancel = () => {};
  const tooLong = new Promise<never>((_, reject) => {
    const error = new Error(`it was not closed within ${Math.round(ms)} ms`);
    cancel = clock.after(ms, () => reject(error));
  });
  try {
    await Promise.race([close(), tooLong]);
  } finally {
    cancel();
  }
}
