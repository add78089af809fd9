import { createTask } from 'node-cron';
import type { Clock, Log } from '../core/ports.js';

/** So many slots are made up for when the loop was busy; what lies further back was left out by a clock that was set. */
const maxSlotsBack = 60;

/**
 * Calls `run` whenever the cron expression says so (seconds field allowed). A run that is still under way
 * is not begun again, and one that fails is logged and does not end the schedule.
 *
 * node-cron reads the expression, but does not keep the time: its own timer walks through every slot that a
 * clock set forward leaves out (a year of seconds holds the loop for a minute), and waits for the slot that
 * it saw ahead when the clock is set back.
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
