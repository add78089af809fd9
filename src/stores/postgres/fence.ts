import { type RawBuilder, sql } from 'kysely';

/** A lease with the epoch that a commit is checked against; null if this process never held the lease. */
export interface Fence {
  lease: string;
  epoch: number | null;
}

/**
 * A statement that changes nothing unless the epoch is still the newest. The check and the changes are one round trip, and
 * no other process can take the lease before they are committed.
 * @param changes common table expressions that change something only where `(select held from fence)`.
 * @param answer what is read from them, as columns.
 */
export function fenced(
  fence: Fence | null,
  changes: RawBuilder<unknown>,
  answer = sql`1 as done`,
): RawBuilder<{ held: boolean | null }> {
  const held =
    fence === null
      ? sql`select true as held`
      : sql`select epoch = ${fence.epoch}::bigint as held from kabar.leases where name = ${fence.lease} for key share`;
  return sql`
    with fence as materialized (${held}), ${changes}
    select (select held from fence), ${answer}`;
}

/** @throws Error if another process may lead by now. */
export function assertHeld(row: { held: boolean | null } | undefined): void {
  if (row?.held !== true) throw new Error('another process sends now');
}
