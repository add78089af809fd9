import { sql } from 'kysely';
import type { LogEntry } from '../../core/article.js';
import type { ChatId } from '../../core/chat.js';
import type { FeedState } from '../../core/feed.js';
import { type LeaderFacts, leaderFactsSchema } from '../../core/leader-facts.js';
import type { Clock, LeaderLeaseHolder, Log, Sharing } from '../../core/ports.js';
import { Claims } from './claims.js';
import type { Database } from './connect.js';
import type { Fence } from './fence.js';
import type { Instant } from './instant.js';
import { isHeld, LeaderLease } from './leader-lease.js';
import type { Listener } from './listener.js';
import { entriesAfter, headOf } from './news.js';

/** How often it is looked for what a notification would have said, in milliseconds. */
const lookMs = 3_000;

/** So many entries may have been recorded before it was noticed that the log has lost its end. */
const maxGivenAgain = 1_000;

/** What sharing the store needs. */
export interface SharingParts {
  db: () => Database;
  /** Connections that nothing but leases uses. */
  leases: Database;
  listener: Listener;
  clock: Clock;
  log: Log;
  owner: string;
  /** The clock that claims go by. */
  instant: Instant;
}

/** What several processes that use one database tell each other, and how they divide the work. */
export class PostgresSharing implements Sharing {
  readonly #parts: SharingParts;
  readonly #claims: Claims;
  readonly #leases = new Map<string, LeaderLease>();
  /** What this process recorded itself, as long as it was not met in the log. */
  readonly #own = new Set<number>();
  /** The recordings under way: others may read in the log what one has committed before it hears of that itself. */
  readonly #recordings = new Set<Promise<unknown>>();
  /** What ends each follower. */
  readonly #followers = new Set<() => void>();

  constructor(parts: SharingParts) {
    this.#parts = parts;
    this.#claims = new Claims(parts.db, parts);
    parts.listener.on('kabar_roles', () => {
      for (const lease of this.#leases.values()) lease.look();
    });
  }

  claimFeeds(ids: readonly string[]): Promise<Map<string, FeedState | null>> {
    return this.#claims.claim(ids);
  }

  releaseFeed(id: string): Promise<void> {
    return this.#claims.release(id);
  }

  /** Records a poll of a feed as this process's own. */
  async recording(feed: string, record: () => Promise<LogEntry[] | null>): Promise<LogEntry[] | null> {
    const recorded = this.#remembered(feed, record);
    this.#recordings.add(recorded);
    return recorded.finally(() => this.#recordings.delete(recorded));
  }

  async #remembered(feed: string, record: () => Promise<LogEntry[] | null>): Promise<LogEntry[] | null> {
    const entries = await record();
    if (entries === null) return null;
    this.#claims.recorded(feed);
    for (const { seq } of entries) this.#own.add(seq);
    return entries;
  }

  async followOthers(heard: (entries: LogEntry[]) => void): Promise<() => void> {
    const { db, listener, clock, log } = this.#parts;
    let { seq: seen } = await headOf(db());
    let ended = false;
    let cancel = () => {};
    let looking: Promise<void> = Promise.resolve();
    let isReconnected = false;
    /** A copy that has taken the server's place may lack the end of the log: those numbers are given again. */
    const goBack = async () => {
      const { seq } = await headOf(db());
      isReconnected = false;
      if (seq >= seen) return;
      seen = Math.max(0, seq - maxGivenAgain);
      this.#own.clear();
    };
    const look = async () => {
      cancel();
      if (ended) return;
      try {
        if (isReconnected) await goBack();
        const entries = await entriesAfter(db(), seen);
        seen = entries.at(-1)?.seq ?? seen;
        if (entries.length > 0) await Promise.allSettled(this.#recordings);
        const others = entries.filter(({ seq }) => !this.#own.has(seq));
        // An open correction may have been replaced before it was met.
        for (const seq of this.#own) if (seq <= seen) this.#own.delete(seq);
        if (others.length > 0 && !ended) heard(others);
      } catch (error) {
        log.debug({ err: error }, 'the log could not be looked at: tries again in 3 s');
      }
      if (!ended) cancel = clock.after(lookMs, lookNow);
    };
    const lookNow = () => {
      looking = looking.then(look);
    };
    listener.on('kabar_entries', (payload) => {
      isReconnected ||= payload === null;
      lookNow();
    });
    lookNow();
    const end = () => {
      ended = true;
      cancel();
      listener.off('kabar_entries');
      this.#followers.delete(end);
    };
    this.#followers.add(end);
    return end;
  }

  followForgotten(heard: (chat: ChatId) => void): () => void {
    const { listener } = this.#parts;
    listener.on('kabar_forgotten', (chat) => {
      if (chat !== null) heard(chat);
    });
    return () => listener.off('kabar_forgotten');
  }

  campaign(name: string, holder: LeaderLeaseHolder): () => Promise<void> {
    const { clock, log, owner, leases } = this.#parts;
    const lease = new LeaderLease({ clock, log, owner, db: leases, name, holder });
    this.#leases.set(name, lease);
    lease.look();
    return async () => {
      await lease.stop();
      this.#leases.delete(name);
    };
  }

  async leaders(): Promise<LeaderFacts[]> {
    const { rows } = await sql<{ told: unknown }>`
      select told from kabar.leases where told is not null and ${isHeld('renewed_at')} order by name`.execute(
      this.#parts.db(),
    );
    // A process of another version may tell something else.
    return rows.flatMap(({ told }) => leaderFactsSchema.safeParse(told).data ?? []);
  }

  async isInUse(): Promise<boolean> {
    const { rows } = await sql`select from kabar.leases where ${isHeld('renewed_at')} limit 1`.execute(
      this.#parts.db(),
    );
    return rows.length > 0;
  }

  /**
   * Returns what a commit that is requested now is checked against. Null if this process does not campaign for the lease,
   * as a command of the CLI does not: then nothing is checked.
   */
  fence(name: string): Fence | null {
    const lease = this.#leases.get(name);
    return lease === undefined ? null : { lease: name, epoch: lease.lastEpoch };
  }

  stop(): void {
    for (const end of this.#followers) end();
    this.#claims.stop();
  }
}
