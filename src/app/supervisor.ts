import { spawn } from 'node:child_process';
import type { Clock, Log } from '../core/ports.js';

/** How often it is looked whether all is up, in milliseconds. */
const lookMs = 500;

/** How long `systemd-notify` may take, in milliseconds. One that hangs must keep back neither the watchdog nor the end. */
const timeoutMs = 5_000;

/** Hands messages such as `READY=1` to the supervisor. Resolves when they were sent. Rejects if that is not possible. */
type Notify = (...messages: string[]) => Promise<void>;

/** What telling a supervisor needs. */
interface SupervisorOptions {
  /** systemd's `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`. Nothing is told without the first. */
  env: Readonly<Record<string, string | undefined>>;
  /** Whether all is up, and each platform's state. */
  readiness: () => { ready: boolean; platforms: Readonly<Record<string, string>> };
  clock: Clock;
  log: Log;
  /** Default: by `systemd-notify`. */
  notify?: Notify;
  /** Default: this process. */
  pid?: number;
}

/**
 * Tells systemd how this process is (https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html): ready once
 * all platforms are up, alive as long as the event loop turns. A platform that refuses its token is no reason to wait:
 * it stays so until somebody mends it, and the others work.
 * @returns a function that tells of the end, and ends all this.
 */
export function tellSupervisor({
  env,
  readiness,
  clock,
  log,
  ...given
}: SupervisorOptions): () => Promise<void> {
  const { NOTIFY_SOCKET: socket } = env;
  if (socket === undefined || socket === '') return async () => {};
  const { notify = bySystemdNotify(env, clock), pid = process.pid } = given;
  let isOver = false;
  let cancelLook = () => {};
  let cancelPing = () => {};
  let shown = '';

  const tell = (...messages: string[]) =>
    notify(...messages).catch((error: unknown) =>
      log.warn({ err: error }, 'the supervisor cannot be told how Kabar is: is systemd-notify installed?'),
    );
  /** What the status is now, where it is another than was told. */
  const newStatus = (platforms: Readonly<Record<string, string>>): string[] => {
    const each = Object.entries(platforms).map(([name, state]) => `${name}: ${state}`);
    const status = `STATUS=${each.join(', ')}`;
    if (status === shown) return [];
    shown = status;
    return [status];
  };
  const look = async () => {
    const { ready, platforms } = readiness();
    const isUp = ready || isSettled(platforms);
    const messages = [...(isUp ? ['READY=1'] : []), ...newStatus(platforms)];
    if (messages.length > 0) await tell(...messages);
    if (!isUp && !isOver) cancelLook = clock.after(lookMs, () => void look());
  };
  const pingMs = watchdogMs(env, pid);
  const ping = async () => {
    // A platform may have gone, or come back, since the start.
    await tell('WATCHDOG=1', ...newStatus(readiness().platforms));
    if (!isOver && pingMs !== null) cancelPing = clock.after(pingMs, () => void ping());
  };
  void look();
  if (pingMs !== null) void ping();

  return async () => {
    isOver = true;
    cancelLook();
    cancelPing();
    await tell('STOPPING=1');
  };
}

function isSettled(platforms: Readonly<Record<string, string>>): boolean {
  const states = Object.values(platforms);
  const isAny = states.some((state) => state === 'connected' || state === 'standing by');
  return isAny && !states.includes('connecting');
}

/** Half of the time after which systemd takes the process for dead, in milliseconds; null where it does not look. */
function watchdogMs(env: SupervisorOptions['env'], pid: number): number | null {
  const { WATCHDOG_USEC: usec, WATCHDOG_PID: ofPid } = env;
  if (usec === undefined || !/^[1-9]\d*$/.test(usec)) return null;
  if (ofPid !== undefined && ofPid !== String(pid)) return null;
  return Number(usec) / 2_000;
}

/** Node has no datagram sockets of the Unix kind, so systemd's own program sends what there is to say. */
function bySystemdNotify({ PATH, NOTIFY_SOCKET }: SupervisorOptions['env'], clock: Clock): Notify {
  return (...messages) =>
    new Promise((resolve, reject) => {
      // `--pid` without a value would name the program itself.
      const args = [`--pid=${process.pid}`, ...messages];
      const child = spawn('systemd-notify', args, { env: { PATH, NOTIFY_SOCKET }, stdio: 'ignore' });
      const cancelKill = clock.after(timeoutMs, () => child.kill('SIGKILL'));
      const settle = (error: Error | null) => {
        cancelKill();
        if (error === null) resolve();
        else reject(error);
      };
      child.once('error', settle);
      child.once('exit', (code, signal) =>
        settle(code === 0 ? null : new Error(`systemd-notify ended with ${signal ?? `status ${code}`}`)),
      );
    });
}
