import type { Clock } from '../../core/ports.js';
import { FetchFailure } from './failure.js';

/** Made once: an error of its own for each request, which nobody sees, costs as much as a part of the request. */
const over = new FetchFailure('it is over');

/**
 * Runs a request that is aborted when its time is up or when the caller stops it. Also aborts it in the end,
 * because a body that was not read to its end would hold its connection.
 */
export async function withDeadline<T>(
  clock: Pick<Clock, 'after'>,
  timeoutMs: number,
  stop: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  const onStop = () => control.abort();
  stop?.addEventListener('abort', onStop);
  const cancelTimer = clock.after(timeoutMs, () =>
    control.abort(new FetchFailure(`it did not answer within ${Math.round(timeoutMs / 1000)} s`)),
  );
  try {
    stop?.throwIfAborted();
    return await run(control.signal);
  } catch (error) {
    throw control.signal.aborted ? control.signal.reason : error;
  } finally {
    cancelTimer();
    stop?.removeEventListener('abort', onStop);
    control.abort(over);
  }
}
