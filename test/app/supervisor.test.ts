import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tellSupervisor } from '../../src/app/supervisor.js';
import { ManualClock } from '../doubles/clock.js';
import { temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { until } from '../doubles/until.js';
import { House } from '../e2e/harness.js';

const unit = resolve(import.meta.dirname, '../../deploy/kabar.service');

function start(platforms: Record<string, string>, env: Record<string, string> = {}) {
  const clock = new ManualClock();
  const log = new RecordedLog();
  const notified: string[] = [];
  const stop = tellSupervisor({
    env: { NOTIFY_SOCKET: '/run/notify', ...env },
    readiness: () => ({ ready: Object.values(platforms).every((state) => state === 'connected'), platforms }),
    clock,
    log,
    pid: 7,
    notify: async (...messages) => void notified.push(...messages),
  });
  return { clock, log, notified, stop };
}

describe('what systemd is told', () => {
  it('is that all is up, once it is, and the end', async () => {
    const platforms = { telegram: 'connecting', discord: 'connected' };
    const { clock, notified, stop } = start(platforms);
    await clock.advance(60_000);
    expect(notified).toEqual(['STATUS=telegram: connecting, discord: connected']);
    platforms.telegram = 'connected';
    await clock.advance(500);
    expect(notified.slice(1)).toEqual(['READY=1', 'STATUS=telegram: connected, discord: connected']);
    await clock.advance(60_000);
    expect(notified).toHaveLength(3);
    await stop();
    expect(notified.at(-1)).toBe('STOPPING=1');
    expect(clock.waiting).toBe(0);
  });

  it('is not kept back by a token that is refused, unless nothing works', async () => {
    const works = start({ telegram: 'refused', discord: 'connected' });
    await works.clock.advance(0);
    expect(works.notified).toContain('READY=1');
    const none = start({ telegram: 'refused' });
    await none.clock.advance(10_000);
    expect(none.notified).not.toContain('READY=1');
    await none.stop();
    expect(none.clock.waiting).toBe(0);
  });

  it('is each state that has changed since, with the sign of life', async () => {
    const platforms = { telegram: 'connected' };
    const { clock, notified, stop } = start(platforms, { WATCHDOG_USEC: '60000000', WATCHDOG_PID: '7' });
    await clock.advance(0);
    platforms.telegram = 'connecting';
    await clock.advance(60_000);
    expect(notified.filter((message) => message.startsWith('STATUS='))).toEqual([
      'STATUS=telegram: connected',
      'STATUS=telegram: connecting',
    ]);
    await stop();
  });

  it('is that the loop turns, at half of the time that the watchdog leaves', async () => {
    const { clock, notified, stop } = start(
      { a: 'connected' },
      { WATCHDOG_USEC: '60000000', WATCHDOG_PID: '7' },
    );
    const pings = () => notified.filter((message) => message === 'WATCHDOG=1').length;
    await clock.advance(0);
    expect(pings()).toBe(1);
    await clock.advance(29_999);
    expect(pings()).toBe(1);
    await clock.advance(1);
    expect(pings()).toBe(2);
    await clock.advance(60_000);
    expect(pings()).toBe(4);
    await stop();
    await clock.advance(60_000);
    expect(pings()).toBe(4);
  });

  it.each([
    [{ WATCHDOG_USEC: '60000000', WATCHDOG_PID: '8' }],
    [{ WATCHDOG_USEC: '0' }],
    [{ WATCHDOG_USEC: 'x' }],
    [{}],
  ])('is nothing of the loop with %j', async (env) => {
    const { clock, notified, stop } = start({ a: 'connected' }, env as Record<string, string>);
    await clock.advance(600_000);
    expect(notified).not.toContain('WATCHDOG=1');
    await stop();
  });

  it('is nothing at all where nobody asked', async () => {
    const { clock, notified, stop } = start(
      { a: 'connected' },
      { NOTIFY_SOCKET: '', WATCHDOG_USEC: '60000000' },
    );
    await clock.advance(60_000);
    await stop();
    expect(notified).toEqual([]);
  });
});

/** A program of this name that writes down how it was called. */
async function standIn(folder: string, then: string): Promise<void> {
  const script = `#!/bin/sh\necho "$NOTIFY_SOCKET" "$@" >> "${folder}/told"\n${then}\n`;
  await writeFile(join(folder, 'systemd-notify'), script);
  await chmod(join(folder, 'systemd-notify'), 0o755);
}

it('a real Kabar tells of its start and its end by systemd-notify', async () => {
  const folder = await temporaryFolder();
  await standIn(folder, 'exit 0');
  const house = await House.build({ NOTIFY_SOCKET: '/run/notify', PATH: `${folder}:${process.env.PATH}` });
  const running = await house.start();
  const told = () => readFile(join(folder, 'told'), 'utf8').catch(() => '');
  await until(async () => (await told()).includes('READY'), 'the start to be told');
  await running.stop();
  const notified = (await told()).trim().split('\n');
  expect(notified[0]).toBe(`/run/notify --pid=${process.pid} READY=1 STATUS=console: connected`);
  expect(notified.at(-1)).toBe(`/run/notify --pid=${process.pid} STOPPING=1`);
});

it('is not waited for where systemd-notify hangs', async () => {
  const folder = await temporaryFolder();
  await standIn(folder, 'exec sleep 600');
  const [clock, log] = [new ManualClock(), new RecordedLog()];
  const env = { NOTIFY_SOCKET: '/run/notify', PATH: `${folder}:${process.env.PATH}` };
  const stop = tellSupervisor({
    env,
    readiness: () => ({ ready: true, platforms: { console: 'connected' } }),
    clock,
    log,
  });
  const stopped = stop();
  await clock.advance(60_000);
  await stopped;
  expect(log.lines.map(({ message }) => message)).toContainEqual(expect.stringContaining('systemd-notify'));
  expect(clock.waiting).toBe(0);
});

it('where that cannot be told, the log says so and Kabar goes on', async () => {
  const house = await House.build({ NOTIFY_SOCKET: '/run/notify', PATH: await temporaryFolder() });
  await house.start();
  await until(() => JSON.stringify(house.log).includes('systemd-notify'), 'a word in the log');
  await house.polled();
});

/** The output of a program, or null where it is not installed. */
function output(program: string, ...args: string[]): string | null {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

describe('deploy/kabar.service', () => {
  const tool = output('systemd-analyze', '--version');

  it.skipIf(tool === null)('leaves an attacker little (needs systemd-analyze)', () => {
    const said = output('systemd-analyze', 'security', '--offline=true', '--no-pager', unit) ?? '';
    const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(said)?.[1]);
    expect(exposure).toBeLessThan(2);
  });

  it.skipIf(tool === null)('starts with the machine once it is enabled (needs systemctl)', async () => {
    const machine = await temporaryFolder();
    const units = join(machine, 'etc/systemd/system');
    await mkdir(units, { recursive: true });
    await copyFile(unit, join(units, 'kabar.service'));
    output('systemctl', `--root=${machine}`, 'enable', 'kabar.service');
    expect(await readdir(join(units, 'multi-user.target.wants'))).toEqual(['kabar.service']);
  });

  // Nothing else can be written, and the folder of tokens not even read.
  it('keeps what Kabar writes in its state folder', async () => {
    const text = await readFile(unit, 'utf8');
    expect(text).toMatch(/^StateDirectory=kabar$/m);
    // What these name would go before it.
    expect(text).not.toMatch(/^Environment=(?:DATA_DIR|CATALOG)=/m);
  });
});
