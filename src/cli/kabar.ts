#!/usr/bin/env node
import { systemClock } from '../app/clock.js';
import { explainError, KabarError } from '../core/errors.js';
import { idleLines, readEnvironment, revealSecrets } from './environment.js';
import { run } from './program.js';

const { stdin, stdout, stderr } = process;
void begin()
  .catch(sayFault)
  .then((code) => process.exit(code));

async function begin(): Promise<number> {
  const folder = workingFolder();
  const { env, secrets } = await revealSecrets(readEnvironment(process.env, folder));
  for (const line of idleLines(process.env, folder)) {
    stderr.write(`${line} sets nothing: write it as NAME=value, or take it out.\n`);
  }
  return run(process.argv.slice(2), { stdin, stdout, stderr, env, secrets, folder, clock: systemClock });
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new KabarError('The folder that you are in is gone.', 'Change into another one.', { cause: error });
  }
}

/** What kept the command from beginning. */
function sayFault(error: unknown): number {
  stderr.write(`${explainError(error)}\n`);
  return 1;
}
