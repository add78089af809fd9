import { schedule } from 'node-cron';
import { describeError } from './core/errors.js';
import type { Log } from './core/ports.js';

/**
 * Calls `run` whenever the cron expression says so (seconds field allowed). A run that is still under way
 * is not begun again, and one that fails is logged and does not end the schedule.
 * @returns a function that ends the schedule and waits for the run under way.
 */
export function every(expression: string, run: () => Promise<void>, log: Log): () => Promise<void> {
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
  const task = schedule(expression, tick, options);
  return async () => {
    await task.destroy();
    await underWay;
  };
}
