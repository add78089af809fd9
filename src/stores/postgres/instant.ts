import { type RawBuilder, sql } from 'kysely';

/** SQL for the present instant, in milliseconds since 1970, as one clock tells it to all processes. */
export type Instant = () => RawBuilder<number>;

/** The clock of the database. */
export const databaseInstant: Instant = () =>
  sql`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`;
