import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  Migrator,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  sql,
} from 'kysely';
import pg from 'pg';
import { ZodError } from 'zod';
import { KabarError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { Database } from './database.js';
import { migrations } from './migrations.js';
import { Pool, type PoolOptions } from './pool.js';
import { unusable } from './unusable.js';

export type { Database } from './database.js';

/** The most connections that one process holds for its work, and for its leases or the schema. */
const [maxConnections, maxLeaseConnections] = [10, 2];

/** How long opening a connection, and a statement, may take, in milliseconds. */
const [connectTimeoutMs, statementTimeoutMs] = [5_000, 30_000];

/**
 * How long a statement about a lease may take, in milliseconds: one that hangs on a dead connection has to fail early
 * enough for a second try before the lease is lost.
 */
const leaseTimeoutMs = 1_500;

/** How long the server lets a transaction be that nobody goes on with, in milliseconds. */
const abandonedMs = 4_000;

/** Begins a transaction. */
export const begin = `begin; set local idle_in_transaction_session_timeout = ${abandonedMs}`;

const int8 = 20;

/** One query as it went to the database. */
export interface SentQuery {
  sql: string;
  parameters: readonly unknown[];
}

/**
 * Opens a pool to the database; nothing is connected yet. A connection that breaks while it idles is replaced.
 * @param onQuery is called with every query; for tests and measuring.
 */
export function connect(url: string, log: Log, onQuery?: (query: SentQuery) => void): Database {
  return open(url, { max: maxConnections, query_timeout: statementTimeoutMs, pipeline: true }, log, onQuery);
}

/** Opens connections for changes of the schema alone: a new index of a large table takes as long as it takes. */
export function connectForSchema(url: string, log: Log, onQuery?: (query: SentQuery) => void): Database {
  return open(url, { max: maxLeaseConnections, query_timeout: 0, pipeline: false }, log, onQuery);
}

/** Opens connections for leases alone: a renewal never waits behind the work of the others. */
export function connectForLeases(url: string, log: Log, onQuery?: (query: SentQuery) => void): Database {
  return open(
    url,
    { max: maxLeaseConnections, query_timeout: leaseTimeoutMs, pipeline: false },
    log,
    onQuery,
  );
}

function open(
  url: string,
  limits: Required<Pick<PoolOptions, 'max' | 'query_timeout' | 'pipeline'>>,
  log: Log,
  onQuery?: (query: SentQuery) => void,
): Database {
  const onBroken = (error: Error) =>
    log.warn({ err: error }, 'a connection to PostgreSQL broke: it is opened anew');
  const pool = new Pool({ ...connectionOf(url), ...limits, onBroken });
  const delivered = onQuery && (({ query }: { query: CompiledQuery }) => onQuery(query));
  return new Kysely({ dialect: new Dialect({ pool }), ...(delivered && { log: delivered }) });
}

/**
 * Every transaction is ended by the server when this process is cut off in its middle, so that what it has locked is free
 * before another takes over. Set with its begin, in the same round trip, and not for the connection, which a pooler may
 * lend to others.
 */
class Driver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new Driver(this.#config);
  }
}

/** Whether the database, or a check before it, refused what was asked: the same connection may take something else. */
export function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError || error instanceof ZodError;
}

/** A connection of its own, for what is listened to. */
export function connectAlone(url: string): pg.Client {
  return new pg.Client(connectionOf(url));
}

function connectionOf(url: string) {
  return {
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'kabar',
    // A peer that vanished while nothing was being asked is noticed within half a minute, not after two hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // `bigint` holds instants and places in the log, all of which a number holds exactly.
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(id, format),
    },
  } as pg.ClientConfig;
}

/** Brings the schema `kabar` to what this version needs, one process at a time. @throws KabarError when that is not possible. */
export async function migrate(db: Database): Promise<void> {
  // "if not exists" fails all the same where two do it at once.
  await changingSchema(db, async (transaction) => {
    await keepsAllText(transaction);
    await sql`create schema if not exists kabar`.execute(transaction);
  });
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'kabar' });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw unusable(error);
}

/** @throws KabarError where the database has no place for some letters: what a feed brings could not be recorded. */
async function keepsAllText(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_setting('server_encoding') as name`.execute(db);
  const name = rows[0]?.name ?? '';
  if (['UTF8', 'SQL_ASCII'].includes(name)) return;
  throw new KabarError(
    `The database cannot be used: it keeps text as ${name}, which lacks most letters.`,
    'Create one whose encoding is UTF8: createdb --encoding=UTF8 --template=template0.',
  );
}

/** Changes the schema in a transaction, one process at a time. @throws KabarError when that is not possible. */
export async function changingSchema<T>(db: Database, change: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('kabar schema', 0))`.execute(transaction);
      return change(transaction);
    });
  } catch (error) {
    throw error instanceof KabarError ? error : unusable(error);
  }
}
