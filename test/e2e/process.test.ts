import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { kabar as run } from '../cli/kit.js';
import { builtCommand } from '../doubles/built.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { House } from './harness.js';

/** The `kabar` command as a process of its own. */
function kabar(args: string[], env: Record<string, string>, stdin: 'ignore' | 'pipe' = 'ignore') {
  const child = spawn(process.execPath, [builtCommand(), ...args], {
    cwd: fileURLToPath(packageRoot),
    env: { PATH: process.env.PATH, ...env },
    stdio: [stdin, 'pipe', 'pipe'],
  });
  afterTest(async () => child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const exit = once(child, 'exit').then(([code]) => code as number);
  const shows = async (text: string) => {
    while (!output.includes(text))
      await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), failed(exit, errors)]);
  };
  return { child, exit, shows, output: () => output, errors: () => errors };
}

async function failed(exit: Promise<number>, errors: string): Promise<never> {
  throw new Error(`it ended with ${await exit}: ${errors}`);
}

describe('kabar as a process', () => {
  it('without tokens makes the terminal the chat, without standard input, and ends cleanly', async () => {
    const house = await House.build({});
    const { child, exit, shows, output } = kabar(['start'], house.env);
    await shows('this terminal is the chat');
    await house.polled();
    house.publish('Putin Tiba di Hanoi');
    await shows('Putin Tiba di Hanoi');
    await shows('Hasanudin Aco · Tribunnews');
    expect(output()).toContain(house.publisher.url('/berita/2'));
    expect(output()).toContain('Russia-Ukraine war');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('takes commands in the terminal', async () => {
    const house = await House.build({ DEFAULT_LANGUAGE: 'id' });
    const { child, exit, shows } = kabar(['start'], house.env, 'pipe');
    await shows('terminal ini jadi obrolannya');
    await house.polled();
    child.stdin?.write('/latest\n');
    await shows('Putin Temui Kim di Pyongyang');
    child.kill('SIGINT');
    expect(await exit).toBe(0);
  });

  it('names a feed that cannot be reached, with the reason, and goes on', async () => {
    const house = await House.build({});
    const { port } = house.publisher;
    await house.publisher.close();
    const { shows, errors, child } = kabar(['start'], house.env);
    await shows('this terminal is the chat');
    while (!errors().includes('news')) await once(child.stderr as NodeJS.ReadableStream, 'data');
    expect(errors()).toMatch(/refused/);
    await house.publisher.listen(port);
    await house.polled();
    house.publish('Putin Tiba di Hanoi');
    await shows('Putin Tiba di Hanoi');
  });

  it('says every fault of configuration and catalog, with the remedy', async () => {
    const folder = await temporaryFolder();
    const start = (env: Record<string, string>) =>
      run(['start'], { env: { DATA_DIR: join(folder, 'db'), ...env } });
    const wrong = await start({ POLL_CRON: 'often', FEED_INTERVAL: 'x' });
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/POLL_CRON must be[\s\S]*FEED_INTERVAL must be[\s\S]*\.env/);
    const missing = await start({ CATALOG: join(folder, 'none.json') });
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('none.json cannot be read: there is no such file');
  });
});
