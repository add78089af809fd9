import { type CompiledQuery, Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { describeError, KabarError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { migrations } from './migrations.js';

/** Queries are written in SQL: no table is described twice. */
export type Database = Kysely<unknown>;

/** So many connections one process holds at the most. */
const mostConnections = 10;

/** How long a connection, and a statement, may take, in milliseconds. */
const [connectMs, statementMs] = [5_000, 30_000];

/** How long the server lets a transaction be that nobody goes on with, in milliseconds. */
const abandonedMs = 4_000;

const int8 = 20;

/** One query as it went to the database. */
export interface SentQuery {
  sql: string;
  parameters: readonly unknown[];
}

/**
 * Opens a pool to the database; nothing is connected yet. A connection that breaks while it idles is replaced.
 * @param onQuery is told every query; for tests and measuring.
 */
export function connect(url: string, log: Log, onQuery?: (query: SentQuery) => void): Database {
  const pool = new pg.Pool({
    ...connectionOf(url),
    max: mostConnections,
    query_timeout: statementMs,
  });
  pool.on('error', (error) =>
    log.warn({ err: error }, 'a connection to PostgreSQL broke: it is opened anew'),
  );
  // One that breaks while it is in use tells so to the query, too: without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const told = onQuery && (({ query }: { query: CompiledQuery }) => onQuery(query));
  return new Kysely({ dialect: new PostgresDialect({ pool }), ...(told && { log: told }) });
}

/** A connection of its own, for what is listened to. */
export function connectAlone(url: string): pg.Client {
  return new pg.Client({ ...connectionOf(url), keepAlive: true });
}

function connectionOf(url: string) {
  return {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    application_name: 'kabar',
    // `bigint` holds instants and places in the log, all of which a number holds exactly.
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(id, format),
    },
  } as pg.ClientConfig;
}

/**
 * To be called first in a transaction: the server ends it when this process is cut off in its middle, so that what it has
 * locked is free before another takes over. Set here and not for the connection, which a pooler may lend to others.
 */
export async function endWhenAbandoned(db: Database): Promise<void> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(abandonedMs)}, true)`.execute(
    db,
  );
}

/** Brings the schema `kabar` to what this version needs, one process at a time. @throws KabarError when that is not possible. */
export async function migrate(db: Database): Promise<void> {
  // "if not exists" fails all the same where two do it at once.
  await changingSchema(db, (transaction) => sql`create schema if not exists kabar`.execute(transaction));
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'kabar' });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw unusable(error);
}

/** Changes the schema in a transaction, one process at a time. @throws KabarError when that is not possible. */
export async function changingSchema<T>(db: Database, change: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('kabar schema', 0))`.execute(transaction);
      return change(transaction);
    });
  } catch (error) {
    throw unusable(error);
  }
}

function unusable(cause: unknown): KabarError {
  const text = describeError(cause);
  if (/corrupted migrations|previously executed migration/.test(text)) {
    return new KabarError(
      'A newer version of Kabar has used this database.',
      'Start that version, or one that is newer still.',
      { cause },
    );
  }
  return new KabarError(
    `The database cannot be used: ${text}`,
    'Check DATABASE_URL, that the server runs, and that the user may create the schema kabar.',
    { cause },
  );
}
