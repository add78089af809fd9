import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import type { Clock } from '../../src/core/ports.js';
import { changingSchema, connect, migrate } from '../../src/stores/postgres/connect.js';
import type { Instant } from '../../src/stores/postgres/instant.js';
import { prepareSearch } from '../../src/stores/postgres/search/prepare.js';
import { RecordedLog } from './log.js';

/** A database of its own on the real server. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A clock of a test in the place of the database's. */
export const instantOf =
  (clock: Clock): Instant =>
  () =>
    sql`${clock.now()}::bigint`;

let template: Promise<string> | null = null;

/** A fresh database with Kabar's schema and the extensions that it can use, copied from one that was migrated once. */
export async function createDatabase(): Promise<TestDatabase> {
  template ??= makeTemplate();
  // Copied by file: with nothing forced to the disk that takes a third of the default, which logs every page.
  return create(`template ${await template} strategy file_copy`);
}

/** Such a database after these statements, with statistics as a database in use has them. */
export async function createFilledDatabase(
  statements: string,
): Promise<TestDatabase & { client: pg.Client }> {
  const { url, drop } = await createDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.query('vacuum analyze');
  const close = async () => {
    await client.end();
    await drop();
  };
  return { url, client, drop: close };
}

/** A fresh database with nothing in it. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(how: string): Promise<TestDatabase> {
  const name = `kabar_${randomBytes(6).toString('hex')}`;
  await ask(`create database ${name} ${how}`);
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database if exists ${name} with (force)`) };
}

async function makeTemplate(): Promise<string> {
  const { url } = await createEmptyDatabase();
  const db = connect(url, new RecordedLog());
  for (const name of ['unaccent', 'pg_trgm']) await sql`create extension ${sql.id(name)}`.execute(db);
  await migrate(db);
  await changingSchema(db, prepareSearch);
  await db.destroy();
  return new URL(url).pathname.slice(1);
}

let admin: Promise<pg.Client> | null = null;

/** One connection for a worker's life: the server starts a process for each. */
async function ask(statement: string): Promise<void> {
  admin ??= connectAdmin();
  await (await admin).query(statement);
}

async function connectAdmin(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: inject('postgres') });
  // Ended with the server, after the last test.
  client.on('error', () => {});
  await client.connect();
  return client;
}
