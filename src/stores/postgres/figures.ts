import { sql } from 'kysely';
import { type Figure, figuresAge, hourOf } from '../../core/figures.js';
import type { Database } from './database.js';

/** The table of hourly figures. */
export const figuresSchema = [
  `create table kabar.figures (
    hour bigint, kind text collate "C", platform text collate "C", bucket integer, count bigint not null,
    primary key (hour, kind, platform, bucket))`,
];

/** Adds to what all processes have counted. */
export async function addFigures(db: Database, figures: readonly Figure[], now: number): Promise<void> {
  if (figures.length === 0) return;
  // In the order of the key, so that two processes never wait for each other in turns.
  await sql`
    insert into kabar.figures as known (hour, kind, platform, bucket, count)
    select hour, kind, platform, bucket, sum(count)
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb)
      as added (hour bigint, kind text, platform text, bucket integer, count bigint)
    where hour >= ${hourOf(now - figuresAge)}
    group by hour, kind, platform, bucket order by hour, kind, platform, bucket
    on conflict (hour, kind, platform, bucket) do update set count = known.count + excluded.count`.execute(
    db,
  );
}

/** What is kept of the hours from `since` on, the oldest first. */
export async function figures(db: Database, since: number): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    select hour, kind, platform, bucket, count from kabar.figures where hour >= ${since}
    order by hour, kind, platform, bucket`.execute(db);
  return rows;
}

/** Deletes figures that are past keeping. */
export async function pruneFigures(db: Database, now: number): Promise<void> {
  await sql`delete from kabar.figures where hour < ${hourOf(now - figuresAge)}`.execute(db);
}
