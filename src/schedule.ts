import { schedule } from 'node-cron';
import { describeError } from './core/errors.js';
import type { Clock, Log } from './core/ports.js';
import { setBackQuestion } from './core/set-back.js';

/** How often is looked whether the clock was set back, in milliseconds. */
const lookEvery = 5_000;

/**
 * Calls `run` whenever the cron expression says so (seconds field allowed). A run that is still under way
 * is not begun again, and one that fails is logged and does not end the schedule.
 * @returns a function that ends the schedule and waits for the run under way.
 */
export function every(
  expression: string,
  run: () => Promise<void>,
  { clock, log }: { clock: Clock; log: Log },
): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  // A tick that came too late is no fault: the next one finds whatever is due.
  const options = { suppressMissedWarning: true };
  const tick = () => {
    underWay ??= run()
      .catch((error: unknown) => log.error({ reason: describeError(error) }, 'a scheduled run failed'))
      .finally(() => {
        underWay = null;
      });
  };
  let task = schedule(expression, tick, options);
  // A task waits for the instant that it has seen ahead, however far a clock that is set back puts it off.
  const unwatch = whenSetBack(clock, () => {
    void task.destroy();
    task = schedule(expression, tick, options);
  });
  return async () => {
    unwatch();
    await task.destroy();
    await underWay;
  };
}

/** Calls `act` each time the clock was set back. @returns a function that ends it. */
function whenSetBack(clock: Clock, act: () => void): () => void {
  const wasSetBack = setBackQuestion(clock);
  const look = () => {
    if (wasSetBack()) act();
    cancel = clock.after(lookEvery, look);
  };
  let cancel = clock.after(lookEvery, look);
  return () => cancel();
}
