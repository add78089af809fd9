import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { builtCommand, builtFile } from '../doubles/built.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { House } from './harness.js';

/** A real process: `kabar start`, or one in which something goes wrong. */
function launch(house: House, fault?: readonly string[]) {
  const file = fault === undefined ? builtCommand() : builtFile('test/e2e/faulty-kabar.js');
  const child = spawn(process.execPath, [file, ...(fault ?? ['start'])], {
    cwd: fileURLToPath(packageRoot),
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', ...house.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  afterTest(async () => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const exit = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  /** Resolves with the log once it says this. */
  const says = async (text: string) => {
    while (!log.includes(text)) {
      const ended = exit.then((code) => Promise.reject(new Error(`it ended with ${code}: ${log}`)));
      await Promise.race([once(child.stderr, 'data'), ended]);
    }
    return log;
  };
  const web = async () => /"web":"([^"]+)"/.exec(await says('Kabar runs'))?.[1] as string;
  return { child, exit, says, web, log: () => log };
}

/** Whoever closed the store has taken its socket away. */
async function isStoreClosed(house: House): Promise<boolean> {
  return (await readdir(house.env.DATA_DIR as string)).every((name) => !name.endsWith('.sock'));
}

describe('an error that nobody has caught', () => {
  it.each([
    ['exception', 'nobody catches this'],
    ['rejection', 'nobody awaits this'],
    ['no error', 'an error that nobody has caught'],
    ['one after another', 'again'],
  ])('ends Kabar in order, with its stack in the log and status 1: %s', async (fault, message) => {
    const house = await House.build({});
    const { exit, log } = launch(house, [fault]);
    expect(await exit).toBe(1);
    expect(await isStoreClosed(house)).toBe(true);
    const lines = log()
      .split('\n')
      .filter((line) => line.includes('an error that nobody has caught'));
    expect(lines.length).toBeLessThanOrEqual(10);
    const line = JSON.parse(lines[0] ?? '');
    if (fault !== 'no error') expect(line.err).toMatchObject({ message: expect.stringContaining(message) });
    if (fault !== 'no error') expect(line.err.stack).toContain('faulty-kabar');
    expect(log()).not.toContain('geheim');
  });

  it('ends Kabar also when closing hangs', async () => {
    const house = await House.build({});
    const { exit, says } = launch(house, ['exception', 'hangs']);
    await says('nobody catches this');
    expect(await exit).toBe(1);
  });
});

describe('SIGTERM', () => {
  it('ends Kabar in order although a request was sent by half', async () => {
    const house = await House.build({});
    const { child, exit, web } = launch(house);
    const { hostname, port } = new URL(await web());
    const socket = connect(Number(port), hostname);
    afterTest(async () => void socket.destroy());
    socket.on('error', () => {});
    socket.write('POST /websub/a HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await once(socket, 'connect');
    const began = performance.now();
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    // A second is what requests are given; half a one would keep its connection for thirty.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await isStoreClosed(house)).toBe(true);
  });

  it('ends Kabar at any moment of its start', async () => {
    const house = await House.build({});
    const whole = launch(house);
    await whole.web();
    whole.child.kill('SIGTERM');
    expect(await whole.exit).toBe(0);
    // Before this the process is not Kabar yet, and ends as any other does.
    const { child, exit } = launch(house);
    while (await isStoreClosed(house)) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(await isStoreClosed(house)).toBe(true);
  });

  it('ends a start that hangs, and a second one ends it at once', async () => {
    const house = await House.build({});
    const [once_, twice] = [launch(house, ['none', 'never starts']), launch(house, ['none', 'never starts'])];
    await Promise.all([once_.says('it starts'), twice.says('it starts')]);
    once_.child.kill('SIGTERM');
    // Two signals that a process has not looked at yet are one.
    while (twice.child.exitCode === null) {
      twice.child.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await twice.exit).toBe(128 + 15);
    expect(await once_.exit).toBe(1);
  });
});

describe('a refused token', () => {
  const json = async (url: string) => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, ...((await answer.json()) as object) };
  };

  it('of the only platform ends Kabar with status 1, and says so', async () => {
    const server = await TelegramServer.start({});
    afterTest(() => server.close());
    const house = await House.build({ TELEGRAM_BOT_TOKEN: '1:wrong-token', TELEGRAM_API_ROOT: server.root });
    const { exit, log } = launch(house);
    expect(await exit).toBe(1);
    expect(log()).toContain('no platform is left that works');
    expect(log()).not.toContain('wrong-token');
    expect(await isStoreClosed(house)).toBe(true);
  });

  it('of one of two platforms is told by /readyz, and the other goes on', async () => {
    const [telegram, discord] = [await TelegramServer.start({}), await DiscordServer.start()];
    afterTest(async () => void (await Promise.all([telegram.close(), discord.close()])));
    const house = await House.build({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      DISCORD_TOKEN: 'wrong.token.here',
      DISCORD_API_ROOT: discord.apiRoot,
    });
    const { child, exit, says, web } = launch(house);
    const url = await web();
    await says('Discord refused the token');
    await says('Telegram is connected');
    expect(await json(url)).toEqual({
      status: 503,
      ready: false,
      platforms: { telegram: 'connected', discord: 'refused' },
    });
    await house.polled();
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });
});
