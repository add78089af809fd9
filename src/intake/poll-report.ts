import type { LogEntry } from '../core/article.js';
import type { Feed } from '../core/catalog.js';
import type { PollOutcome } from '../core/ports/meter.js';

/** What became of one poll. */
export interface PollReport {
  feed: string;
  outcome: PollOutcome;
  /** Why it failed, in plain words; else null. */
  reason: string | null;
  /** What was added to the log. */
  entries: LogEntry[];
}

/** The report of one poll. Default: it added nothing to the log. */
export function report(
  feed: Feed,
  outcome: PollOutcome,
  reason: string | null = null,
  entries: LogEntry[] = [],
): PollReport {
  return { feed: feed.id, outcome, reason, entries };
}
