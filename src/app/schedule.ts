import { createTask } from 'node-cron';
import type { Clock, Log } from '../core/ports.js';

/** How many missed slots are caught up when the event loop was busy. More were skipped because the clock was set forward. */
const maxSlotsBack = 60;

/**
 * Calls `run` at the times of the cron expression (with an optional seconds field). Runs never overlap. A run
 * that fails is logged and does not end the schedule.
 *
 * node-cron only parses the expression. Its own timer walks through every slot that is skipped when the clock is
 * set forward (a year of seconds blocks the loop for a minute), and stalls when the clock is set back.
 * @returns a function that ends the schedule and waits for the run under way.
 */
export function every(
  expression: string,
  run: () => Promise<void>,
  { clock, log }: { clock: Clock; log: Log },
): () => Promise<void> {
  const slots = createTask(expression, () => {});
  const slotMs = hasSeconds(expression) ? 1_000 : 60_000;
  const slotOf = (at: number) => Math.floor(at / slotMs) * slotMs;
  let underWay: Promise<void> | null = null;
  let seen = slotOf(clock.now());
  let cancel = () => {};

  const tick = () => {
    underWay ??= run()
      .catch((error: unknown) => log.error({ err: error }, 'a scheduled run failed'))
      .finally(() => {
        underWay = null;
      });
  };
  const look = () => {
    const now = clock.now();
    const slot = slotOf(now);
    const first = Math.max(seen + slotMs, slot - (maxSlotsBack - 1) * slotMs);
    seen = slot;
    if (isAnyBetween(first, slot)) tick();
    wait(now);
  };
  const isAnyBetween = (first: number, last: number) => {
    for (let at = first; at <= last; at += slotMs) if (slots.match(new Date(at))) return true;
    return false;
  };
  const wait = (now: number) => {
    cancel = clock.after(slotOf(now) + slotMs - now, look);
  };
  wait(clock.now());

  return async () => {
    cancel();
    await slots.destroy();
    await underWay;
  };
}

/** Six fields begin with the seconds; five, and nicknames such as `@hourly`, mean the first second of a minute. */
function hasSeconds(expression: string): boolean {
  return expression.trim().split(/\s+/).length === 6;
}
