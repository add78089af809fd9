import { type RawBuilder, sql } from 'kysely';

/** The number of a holding of a role, which a commit is checked against; null where it was never held. */
export interface Fence {
  role: string;
  epoch: number | null;
}

/**
 * A statement that changes nothing unless the holding is still the newest: the check and the changes are one round trip,
 * and nobody else can take the lease before they are committed.
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
      : sql`select epoch = ${fence.epoch}::bigint as held from kabar.leases where name = ${fence.role} for key share`;
  return sql`
    with fence as materialized (${held}), ${changes}
    select (select held from fence), ${answer}`;
}

/** @throws Error where another may have the role by now. */
export function assertHeld(row: { held: boolean | null } | undefined): void {
  if (row?.held !== true) throw new Error('another process sends now');
}
