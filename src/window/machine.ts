import type { Figure } from '../core/figures.js';
import type { LeaderFacts } from '../core/leader-facts.js';
import type { QueueLoad } from '../core/ports/meter.js';

/** What the window shows of how Kabar runs. */
export interface Machine {
  /** The hourly figures of all processes, of the last 31 days. */
  figures(): Promise<readonly Figure[]>;
  /** What each platform has to send that this process leads for. */
  load(): Readonly<Record<string, QueueLoad>>;
  /** What the processes that lead for platforms told last, some seconds ago. */
  leaders(): Promise<readonly LeaderFacts[]>;
  /** Resident memory of this process, in bytes. */
  memory(): number;
  store: 'postgres' | 'files';
}
