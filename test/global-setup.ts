import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { packageRoot } from '../src/app/package-root.js';
import { PostgresServer } from './postgres-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for all tests, as a user that may create databases. */
    postgres: string;
    /** The folder of Kabar as it is installed, for tests that start processes. */
    built: string;
  }
}

/** Builds Kabar, and starts the database that the tests share; none is skipped where there is none. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = build();
  project.provide('built', built);
  const stopDatabase = await startDatabase(project);
  return async () => {
    rmSync(built, { recursive: true, force: true });
    await stopDatabase();
  };
}

/** Once for all: from the sources each process would take seconds to start. Below the root, where it finds its libraries. */
function build(): string {
  const root = fileURLToPath(packageRoot);
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'kabar-tests-'));
  execFileSync(process.execPath, ['release/bundle.mjs', folder, 'test/e2e/faulty-kabar.ts'], { cwd: root });
  return folder;
}

async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL_TEST;
  if (given !== undefined) {
    project.provide('postgres', given);
    return async () => {};
  }
  const server = await PostgresServer.start();
  project.provide('postgres', server.url());
  return () => server.stop();
}
