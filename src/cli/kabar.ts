#!/usr/bin/env node
import { systemClock } from '../app/clock.js';
import { readEnvironment } from './environment.js';
import { run } from './program.js';

const folder = process.cwd();
const { stdin, stdout, stderr } = process;
const env = readEnvironment(folder);
process.exit(await run(process.argv.slice(2), { stdin, stdout, stderr, env, folder, clock: systemClock }));
