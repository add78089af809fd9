import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** The environment, with what a `.env` file in the folder adds to it. What is set already goes first. */
export function readEnvironment(folder: string): Record<string, string | undefined> {
  const file = resolve(folder, '.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}
