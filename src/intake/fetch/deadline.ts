import type { Clock } from '../../core/ports.js';
import { FetchFailure } from './failure.js';

/**
 * Until when a request may take, or until its caller stops it. Does what an `AbortSignal` does, for a fraction of the
 * time: one is made for each poll.
 */
export class Deadline {
  /** Why it is over; null as long as it is not. */
  reason: Error | null = null;
  readonly #ends = new Set<(reason: Error) => void>();

  /** Ends what is under way. */
  end(reason: Error): void {
    this.reason ??= reason;
    for (const end of this.#ends) end(this.reason);
    this.#ends.clear();
  }

  /** Calls `end` when it is over. Returns a function that calls it off. */
  onEnd(end: (reason: Error) => void): () => void {
    if (this.reason === null) this.#ends.add(end);
    else end(this.reason);
    return () => this.#ends.delete(end);
  }

  /** What the work brings, unless it is over before. A lookup of a name cannot be aborted, but need not be waited for. */
  orOver<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const callOff = this.onEnd(reject);
      work.then(resolve, reject).finally(callOff);
    });
  }
}

/** Made once: an error of its own for each request, which nobody sees, costs as much as a part of the request. */
const over = new FetchFailure('it is over');

/**
 * Runs a request that is ended when its time is up or when the caller stops it. Also ends it when it has its answer,
 * because a body that was not read to its end would hold its connection.
 */
export async function withDeadline<T>(
  clock: Pick<Clock, 'after'>,
  timeoutMs: number,
  stop: AbortSignal | undefined,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  stop?.throwIfAborted();
  const deadline = new Deadline();
  const onStop = () => deadline.end(over);
  stop?.addEventListener('abort', onStop);
  const cancelTimer = clock.after(timeoutMs, () =>
    deadline.end(new FetchFailure(`it did not answer within ${Math.round(timeoutMs / 1000)} s`)),
  );
  try {
    return await run(deadline);
  } catch (error) {
    throw deadline.reason ?? error;
  } finally {
    cancelTimer();
    stop?.removeEventListener('abort', onStop);
    deadline.end(over);
  }
}
