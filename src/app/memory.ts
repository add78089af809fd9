import { Session } from 'node:inspector/promises';
import type { Clock } from '../core/ports.js';

/** When the first polls have mostly ended, in milliseconds after the start. */
const restMs = 20_000;

/**
 * Collects the garbage of the start and of the first polls. Both make more garbage than data, and an idle process allocates so
 * little that the engine would keep it for days. Measured with three feeds: 120 MB resident instead of 165, for 23 MB of data.
 * @returns a function that calls it off.
 */
export function tidyAfterFirstPolls(clock: Pick<Clock, 'after'>): () => void {
  // Kabar works without it, so a failure is not logged.
  return clock.after(restMs, () => void collect().catch(() => {}));
}

async function collect(): Promise<void> {
  // The only documented way to call the collector.
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}
