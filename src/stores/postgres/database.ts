import type { Kysely } from 'kysely';

/** Queries are written in SQL: no table is described twice. */
export type Database = Kysely<unknown>;
