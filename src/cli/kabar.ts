#!/usr/bin/env node
import { systemClock } from '../app/clock.js';
import { idleLines, readEnvironment, revealSecrets } from './environment.js';
import { run } from './program.js';

const folder = process.cwd();
const { stdin, stdout, stderr } = process;
const { env, secrets } = await revealSecrets(readEnvironment(process.env, folder));
for (const line of idleLines(process.env, folder)) {
  stderr.write(`${line} sets nothing: write it as NAME=value, or take it out.\n`);
}
const io = { stdin, stdout, stderr, env, secrets, folder, clock: systemClock };
process.exit(await run(process.argv.slice(2), io));
