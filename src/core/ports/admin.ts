import type { Settlement } from '../delivery.js';
import type { ExportPage, ExportPart, ExportRecord } from '../export.js';
import type { TopicId } from '../topic.js';
import type { Sharing } from './sharing.js';

/** What an operator asks of a store and does with it as a whole. */
export interface Admin {
  /** Returns the highest `seq` given so far, or 0 for an empty log. */
  head(): Promise<number>;
  /** Returns how many chats there are. */
  chatCount(): Promise<number>;
  /** Returns every topic that somebody follows now, with the number of chats. */
  followed(): Promise<Map<TopicId, number>>;
  /** Returns the newest 1000 settlements that were not posted, with their reasons, the oldest first. */
  refusals(): Promise<Settlement[]>;

  /**
   * Deletes what is past its retention: articles by age and number, the ledger after 48 h, chats that have been gone for
   * 30 days. `now` is in milliseconds.
   */
  prune(now: number): Promise<void>;
  /**
   * Returns the next records of a part, for an export, and where the page after them begins: null when there is none.
   * Records may be added and changed between two pages.
   * @param after what the page before returned, or null for the first one.
   */
  dump(part: ExportPart, after: string | null, limit: number): Promise<ExportPage>;
  /** Puts in records of an export. A record that is there already is replaced, so this can be repeated. */
  restore(records: readonly ExportRecord[]): Promise<void>;

  /** Makes everything durable and closes the store. Further calls fail. */
  close(): Promise<void>;
  /** Absent when only one process can use the store. */
  readonly sharing?: Sharing;
}
