import { sql } from 'kysely';
import { type FeedState, feedStateSchema } from '../../core/feed.js';
import type { Clock } from '../../core/ports.js';
import { maxPollWaitMs } from './article-rows.js';
import type { Database } from './connect.js';
import type { Instant } from './instant.js';

/** How long a claim lasts that nobody renews, and how often one that is under way is renewed, in milliseconds. */
const [claimMs, renewMs] = [30_000, 10_000];

/** A poll that comes a little early must not cost a feed a whole round. In milliseconds. */
const slackMs = 250;

/** The feeds that this process polls now. Other processes skip them while it lives. */
export class Claims {
  readonly #db: () => Database;
  readonly #clock: Clock;
  readonly #instant: Instant;
  readonly #owner: string;
  readonly #held = new Set<string>();
  #cancel = () => {};

  /** @param instant the clock that claims go by, the same for all who claim. */
  constructor(
    db: () => Database,
    { clock, instant, owner }: { clock: Clock; instant: Instant; owner: string },
  ) {
    this.#db = db;
    this.#clock = clock;
    this.#instant = instant;
    this.#owner = owner;
  }

  /** See `FeedClaims.claimFeeds`. */
  async claim(ids: readonly string[]): Promise<Map<string, FeedState | null>> {
    if (ids.length === 0) return new Map();
    const db = this.#db();
    await sql`insert into kabar.feeds (id) select * from unnest(${ids}::text[]) on conflict do nothing`.execute(
      db,
    );
    // What is further away than the longest wait was written when the clock was ahead.
    const now = this.#instant();
    const { rows } = await sql<{ id: string; state: unknown }>`
      update kabar.feeds set leased_by = ${this.#owner}, leased_until = ${now} + ${claimMs}
      where id in (
        select id from kabar.feeds
        where id = any(${ids}::text[]) and not leased_until between ${now} + ${slackMs} + 1 and ${now} + ${maxPollWaitMs}
        order by id for update skip locked)
      returning id, state`.execute(db);
    for (const { id } of rows) this.#held.add(id);
    if (this.#held.size > 0) this.#renewLater();
    return new Map(rows.map(({ id, state }) => [id, state === null ? null : feedStateSchema.parse(state)]));
  }

  /** See `FeedClaims.releaseFeed`. */
  async release(id: string): Promise<void> {
    if (!this.#held.delete(id)) return;
    // Any process that finds the feed due may claim it at once.
    await sql`
      update kabar.feeds set leased_by = null, leased_until = 0
      where id = ${id} and leased_by = ${this.#owner}`.execute(this.#db());
  }

  /** The feed was recorded, which ends the claim. */
  recorded(id: string): void {
    this.#held.delete(id);
  }

  stop(): void {
    this.#cancel();
  }

  #renewLater(): void {
    this.#cancel();
    this.#cancel = this.#clock.after(renewMs, () => void this.#renew());
  }

  async #renew(): Promise<void> {
    if (this.#held.size === 0) return;
    this.#renewLater();
    // If renewing keeps failing, other processes take the feeds over. What is read twice is recorded once.
    await sql`update kabar.feeds set leased_until = ${this.#instant()} + ${claimMs}
      where id = any(${[...this.#held]}::text[]) and leased_by = ${this.#owner}`
      .execute(this.#db())
      .catch(() => {});
  }
}
