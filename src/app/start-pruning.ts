import type { Clock, Log, Store } from '../core/ports.js';
import { cautiousTime } from '../core/time/cautious-time.js';
import type { Closers } from './closers.js';
import { every } from './schedule.js';

/** How long a clock that was set forward must hold before anything is pruned by it: a day, in milliseconds. */
const probationMs = 24 * 3_600_000;

/** Starts pruning what is past its retention, once an hour. */
export function startPruning(
  store: Pick<Store, 'prune'>,
  { clock, log, closers }: { clock: Clock; log: Log; closers: Closers },
): void {
  const by = cautiousTime(clock, probationMs);
  closers.push(
    'pruning',
    every('17 * * * *', () => store.prune(by()), { clock, log }),
  );
}
