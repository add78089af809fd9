import { sql } from 'kysely';
import { type FeedSummary, newFeedState } from '../../core/feed.js';
import type { Database } from './connect.js';
import { GroupCommit } from './group-commit.js';

const { listed: _listed, push: _push, ...newSummary } = newFeedState('', '');

interface Row {
  snapshot: string;
  count: number;
  /** Null where nothing has changed. */
  summary: (Partial<FeedSummary> & { id: string }) | null;
}

/**
 * How all feeds are. Ten thousand of them take a fifth of a second to read, so that only those are read that have changed
 * since the last time; what has not is the same object as before.
 */
export class FeedSummaries {
  readonly #reading: GroupCommit<null, FeedSummary[]>;
  #known = new Map<string, FeedSummary>();
  /** What the database had committed when it was read last: of feeds that changed since, the row is of a later transaction. */
  #snapshot: string | null = null;

  constructor(db: Database) {
    this.#reading = new GroupCommit({
      // Those who ask while others wait are answered together.
      commit: async (asked) => {
        const all = await this.#readFrom(db);
        return asked.map(() => all);
      },
      maxWeight: Number.POSITIVE_INFINITY,
    });
  }

  /** Resolves with how they are after it was asked for. */
  read(): Promise<FeedSummary[]> {
    return this.#reading.add(null);
  }

  async #readFrom(db: Database): Promise<FeedSummary[]> {
    const count = await this.#takeUp(db);
    if (this.#known.size !== count) {
      // One was forgotten, which no row tells.
      this.#known = new Map();
      this.#snapshot = null;
      await this.#takeUp(db);
    }
    return [...this.#known.values()];
  }

  /** Takes up what has changed. @returns how many feeds there are. */
  async #takeUp(db: Database): Promise<number> {
    const { rows } = await changedSince(db, this.#snapshot);
    for (const { summary } of rows) {
      // Checked when it was written, which takes ten times as long; an older Kabar wrote fewer fields.
      if (summary !== null) this.#known.set(summary.id, { ...newSummary, ...summary });
    }
    this.#snapshot = rows[0]?.snapshot ?? null;
    return rows[0]?.count ?? 0;
  }
}

/**
 * All in one statement, so that it is of one moment. The keys stay in the database: they are most of a state. A row names
 * its transaction by the lower half of the number that a snapshot knows it by, the upper half is that of the newest or the one
 * before; where that is wrong (`xmin` of very old rows), the row is read once more than it need be.
 */
function changedSince(db: Database, snapshot: string | null) {
  const hasChanged =
    snapshot === null
      ? sql`true`
      : sql`not pg_visible_in_snapshot(
          (xmin::text::bigint + case when xmin::text::bigint + base > top then base - 4294967296 else base end)::text::xid8,
          ${snapshot}::pg_snapshot)`;
  return sql<Row>`
    with head as materialized (
      select now.snapshot, top, (top >> 32) << 32 as base,
        (select count(*) from kabar.feeds where state is not null) as count
      from (select pg_current_snapshot() as snapshot) as now
      cross join lateral (select pg_snapshot_xmax(now.snapshot)::text::bigint as top) as newest)
    select head.snapshot::text as snapshot, head.count, feeds.summary
    from head left join lateral (
      select state - 'listed' - 'passedOver' - 'push' as summary from kabar.feeds
      where state is not null and ${hasChanged} order by id) as feeds on true`.execute(db);
}
