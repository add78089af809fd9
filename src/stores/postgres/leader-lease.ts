import { sql } from 'kysely';
import type { Clock, LeaderLeaseHolder, Log } from '../../core/ports.js';
import type { Database } from './connect.js';
import { jsonOf } from './storable.js';

/**
 * In milliseconds. The leader renews its lease every 3 s, and stops leading if it cannot for 5 s. Another process looks
 * every second, and takes the lease after 8 s. The leader measures by a clock that nobody sets, the others by the clock of
 * the database.
 */
const [renewMs, loseMs, takeMs, lookMs] = [3_000, 5_000, 8_000, 1_000];

/** How soon a failed renewal is repeated, counted from its beginning, in milliseconds. */
const retryMs = 250;

/**
 * In milliseconds. A timer that is this late shows that the process was blocked, and that the answer to a renewal may be
 * waiting unread. It is read before the lease counts as lost, as long as no other process may take the lease yet.
 */
const [lateMs, readFirstMs] = [100, 7_000];

/** SQL for whether a lease is held. */
export const isHeld = (renewedAt: string) =>
  sql`${sql.ref(renewedAt)} >= clock_timestamp() - ${takeMs} * interval '1 millisecond'`;

/** What a leader lease needs. */
export interface LeaderLeaseParts {
  /** Connections that nothing but leases uses. */
  db: Database;
  clock: Clock;
  log: Log;
  /** The name of this process; each has another one. */
  owner: string;
  name: string;
  holder: LeaderLeaseHolder;
}

/** Campaigns for a lease: takes it when no process holds it, renews it, and gives it up if that fails. */
export class LeaderLease {
  readonly #parts: LeaderLeaseParts;
  #epoch: number | null = null;
  #lastEpoch: number | null = null;
  /** When the present lease was requested, by `clock.elapsed`. */
  #renewedAt = 0;
  #stopped = false;
  /** Whether the last look failed: an outage is logged once. */
  #isAway = false;
  #cancel = () => {};
  #cancelLoss = () => {};
  #looking: Promise<void> = Promise.resolve();
  #changing: Promise<void> = Promise.resolve();

  constructor(parts: LeaderLeaseParts) {
    this.#parts = parts;
  }

  get name(): string {
    return this.#parts.name;
  }

  /**
   * The epoch of the present term as leader, or of the last one; null before the first. Each later leader has a higher
   * one. What this process sent as leader may be committed until another process takes the lease: the database checks.
   */
  get lastEpoch(): number | null {
    return this.#lastEpoch;
  }

  /** Looks at the lease now: it may have become free. */
  look(): void {
    this.#cancel();
    this.#looking = this.#looking.then(() => this.#look());
  }

  /** Releases the lease at once, so that another process can take it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
    const { holder } = this.#parts;
    if (this.#epoch !== null) this.#change(() => holder.onDemoted(false));
    await this.#changing;
    this.#cancel();
    this.#cancelLoss();
    await this.#looking;
    if (this.#epoch === null) return;
    this.#epoch = null;
    await this.#release();
  }

  async #look(): Promise<void> {
    const { clock, log, name } = this.#parts;
    const began = clock.elapsed();
    let failed = false;
    try {
      // A process that stops takes no lease any more. It holds its own until nothing is done under it.
      if (this.#epoch !== null) await this.#renew(this.#epoch);
      else if (!this.#stopped) await this.#take();
      if (this.#isAway) log.info({ lease: name }, 'the lease can be looked at again');
    } catch (error) {
      failed = true;
      const facts = { lease: name, err: error };
      if (this.#isAway) log.debug(facts, 'the lease could still not be looked at');
      else log.warn(facts, 'the lease could not be looked at: tries again within a second');
    }
    this.#isAway = failed;
    if (this.#stopped && this.#epoch === null) return;
    const held = failed ? Math.max(0, retryMs - (clock.elapsed() - began)) : renewMs;
    this.#cancel();
    this.#cancel = clock.after(this.#epoch === null ? lookMs : held, () => this.look());
  }

  async #take(): Promise<void> {
    const { db, clock, name, owner, log } = this.#parts;
    // The epoch must not change while what was sent in the last term is being committed.
    await this.#changing;
    const asked = clock.elapsed();
    // A lease of another process is only read, because even an update without effect would lock it. A process whose own
    // lease nobody has taken meanwhile need not wait until it has run out.
    const { rows } = await sql<{ epoch: number }>`
      insert into kabar.leases as lease (name, epoch, owner, renewed_at)
      select ${name}, 1, ${owner}, clock_timestamp()
      where not exists (
        select from kabar.leases where name = ${name} and owner <> ${owner} and ${isHeld('renewed_at')})
      on conflict (name) do update
      set epoch = lease.epoch + 1, owner = excluded.owner, renewed_at = clock_timestamp(), told = null
      where lease.owner = ${owner} or not (${isHeld('lease.renewed_at')})
      returning epoch`.execute(db);
    const epoch = rows[0]?.epoch;
    if (epoch === undefined) return;
    this.#epoch = epoch;
    this.#lastEpoch = epoch;
    this.#holdFrom(asked);
    log.info({ lease: name, epoch }, 'this process leads now');
    this.#change(() => this.#begin());
  }

  /** If start-up fails, the lease is released so that this process, or another, can take it again. */
  async #begin(): Promise<void> {
    const { holder, log, name } = this.#parts;
    try {
      await holder.onElected();
    } catch (error) {
      log.error({ lease: name, err: error }, 'this process could not start as leader and releases the lease');
      this.#epoch = null;
      this.#cancelLoss();
      await holder.onDemoted(true);
      await this.#release();
    }
  }

  async #release(): Promise<void> {
    const { db, name, owner } = this.#parts;
    await sql`
      with given as (update kabar.leases set renewed_at = '-infinity' where name = ${name} and owner = ${owner})
      select pg_notify('kabar_roles', ${name})`.execute(db);
  }

  async #renew(epoch: number): Promise<void> {
    const { db, clock, name, holder } = this.#parts;
    const asked = clock.elapsed();
    const told = holder.tells?.() ?? null;
    const { rows } = await sql`
      update kabar.leases set renewed_at = clock_timestamp(), told = ${told && jsonOf(told)}::jsonb where name = ${name} and epoch = ${epoch} returning epoch`.execute(
      db,
    );
    if (rows.length === 0) await this.#lose();
    else if (this.#epoch === epoch) this.#holdFrom(asked);
  }

  /** The lease counts from the request: it may have been written long before the answer came. */
  #holdFrom(asked: number): void {
    this.#renewedAt = asked;
    this.#cancelLoss();
    const left = Math.max(0, loseMs - (this.#parts.clock.elapsed() - asked));
    this.#cancelLoss = this.#parts.clock.after(left, () => this.#expire(asked));
  }

  #expire(asked: number): void {
    if (this.#renewedAt !== asked) return;
    const age = this.#parts.clock.elapsed() - asked;
    if (age > loseMs + lateMs && age < readFirstMs) {
      // Node runs timers before it reads what has arrived. One more timer lets it read first.
      this.#cancelLoss = this.#parts.clock.after(0, () => {
        if (this.#renewedAt === asked) void this.#lose();
      });
    } else void this.#lose();
  }

  async #lose(): Promise<void> {
    this.#cancelLoss();
    if (this.#epoch === null) return this.#changing;
    this.#epoch = null;
    const { log, name, holder } = this.#parts;
    log.warn({ lease: name }, 'this process no longer leads and stands by');
    this.#change(() => holder.onDemoted(true));
    await this.#changing;
  }

  /** Runs what elections and demotions ask for, one after the other. */
  #change(run: () => Promise<void>): void {
    const { log, name } = this.#parts;
    this.#changing = this.#changing.then(run).catch((error: unknown) => {
      log.error({ lease: name, err: error }, 'a change of leaders failed');
    });
  }
}
