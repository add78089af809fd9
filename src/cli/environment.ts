import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseEnv } from 'node:util';
import { secretNames } from '../app/config.js';
import { findAdapters } from '../app/find-adapters.js';
import { type Installation, operatorPaths } from '../app/operator-paths.js';
import { decodeText, type Environment, readSecretFiles } from '../app/secret-files.js';
import { KabarError } from '../core/errors.js';
import { faultOf } from '../core/system-errors.js';

/** Adds to the environment what `.env` files say. What is set goes first, then the file in the working folder. */
export function readEnvironment(
  given: Environment,
  folder: string,
  installation?: Installation,
): Record<string, string | undefined> {
  const said = settingsIn(given, folder, installation).map(({ lines, idle }) =>
    // Where a line sets nothing, the parser takes it for the beginning of the next one's name.
    parseEnv(lines.map((line, index) => (idle.includes(index) ? '' : line)).join('\n')),
  );
  return Object.assign({}, ...said.reverse(), given);
}

/** The lines of `.env` files that set nothing, although they are no comments: `.env:3`. What they hold is not shown. */
export function idleLines(given: Environment, folder: string, installation?: Installation): string[] {
  return settingsIn(given, folder, installation).flatMap(({ file, idle }) =>
    idle.map((index) => `${basename(file)}:${index + 1}`),
  );
}

interface Settings {
  file: string;
  lines: string[];
  /** The places of the lines that set nothing. */
  idle: number[];
}

function settingsIn(given: Environment, folder: string, installation?: Installation): Settings[] {
  const files = operatorPaths(given, folder, installation).environment.filter((file) => existsSync(file));
  return files.map((file) => {
    const text = readSettings(file);
    // A value in quotes may go on over several lines.
    const judged = text.replace(
      /^(\s*(?:export\s+)?[\w.-]+\s*=\s*)(["'`])([\s\S]*?)\2/gm,
      (_, name: string, _quote: string, value: string) =>
        name + value.replace(/[^\n]/g, '').replace(/\n/g, '\n#'),
    );
    const idle = judged.split('\n').flatMap((line, index) => {
      const isIdle = line.trim() !== '' && !/^\s*(?:#|(?:export\s+)?[\w.-]+\s*=)/.test(line);
      return isIdle ? [index] : [];
    });
    return { file, lines: text.split('\n'), idle };
  });
}

function readSettings(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    const reason = (error instanceof Error && faultOf(error)?.reason) || 'its disk does not give it';
    throw new KabarError(
      `${file} cannot be read: ${reason}.`,
      'Let the user that runs Kabar read this file, or start Kabar in another folder.',
    );
  }
}

/**
 * Reads the secrets that stand in files, so that nothing shows them from here on. What cannot be read is told by the
 * commands that need the configuration, and keeps no other from working.
 * @returns the environment, and the names of all secrets.
 */
export async function revealSecrets(env: Environment): Promise<{ env: Environment; secrets: string[] }> {
  const secrets = secretNames(await findAdapters());
  return { env: readSecretFiles(env, secrets).env, secrets };
}
