import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { builtCommand } from '../doubles/built.js';
import { afterTest } from '../doubles/environment.js';
import { House } from './harness.js';

const path = (file: string) => fileURLToPath(new URL(file, packageRoot));

it('a clock that is set by a year, on and back, holds nothing up', async () => {
  const house = await House.build({});
  const preload = ['--import', path('test/chaos/year-shift.mjs')];
  const child = spawn(process.execPath, [...preload, builtCommand(), 'start'], {
    cwd: path('.'),
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', ...house.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  afterTest(async () => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const exit = once(child, 'exit');
  while (!log.includes('Kabar runs')) await Promise.race([once(child.stderr, 'data'), exit]);
  await house.polled();
  for (let jump = 0; jump < 3; jump++) {
    child.kill('SIGUSR2');
    const seen = house.publisher.seen('/feed').length;
    // Polled each second; a walk through the seconds of a year takes a minute for each jump.
    await house.publisher.arrived('/feed', seen + 3);
  }
  child.kill('SIGUSR2');
  child.kill('SIGTERM');
  const [code] = await exit;
  expect(code).toBe(0);
});
