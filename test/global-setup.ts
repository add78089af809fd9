import type { TestProject } from 'vitest/node';
import { PostgresServer } from './postgres-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for all tests, as a user that may create databases. */
    postgres: string;
  }
}

/** Starts the database that the tests share; none is skipped where there is none. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL_TEST;
  if (given !== undefined) {
    project.provide('postgres', given);
    return async () => {};
  }
  const server = await PostgresServer.start();
  project.provide('postgres', server.url());
  return () => server.stop();
}
