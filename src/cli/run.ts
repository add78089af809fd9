import { constants } from 'node:os';
import { createLog } from '../app/log.js';
import type { Running } from '../main.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Stopping is given up after this many milliseconds. A supervisor kills after ten seconds. */
const maxEndMs = 9_800;

/** How many faults are logged. One that repeats forever would fill the disk. */
const maxFaults = 10;

/** Something that runs: Kabar or its demo. */
export type Runnable = Pick<Running, 'stop' | 'noneLeft'>;

/**
 * Keeps something running until SIGINT, SIGTERM or SIGHUP, then stops it in order and ends the process; a
 * second signal ends it at once. It also ends, with status 1, when no platform is left, or when an error was
 * awaited by nobody: what state is left behind then is not known, so a supervisor has to start it again.
 * @param start gives up when its signal aborts.
 */
export async function runUntilSignal(
  start: (signal: AbortSignal) => Promise<Runnable>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const ending = new AbortController();
  let status = 0;
  const end = (withStatus: 0 | 1) => {
    status ||= withStatus;
    if (ending.signal.aborted) return;
    setTimeout(() => process.exit(1), maxEndMs);
    ending.abort();
  };
  const release = listen(end, env);
  try {
    const running = await start(ending.signal);
    void running.noneLeft.then(() => end(1));
    await aborted(ending.signal);
    const isClean = await running.stop();
    process.exit(isClean ? status : 1);
  } catch (error) {
    if (ending.signal.aborted && error === ending.signal.reason) process.exit(status);
    throw error;
  } finally {
    // Reached only if the start failed.
    release();
  }
}

/** Listens to signals, and to errors that nobody has caught. @returns what ends that. */
function listen(end: (status: 0 | 1) => void, env: Readonly<Record<string, string | undefined>>): () => void {
  let signalled = false;
  const onSignal = (name: NodeJS.Signals) => {
    if (signalled) process.exit(128 + constants.signals[name]);
    signalled = true;
    end(0);
  };
  let faults = 0;
  const onFault = (error: unknown) => {
    faults += 1;
    if (faults <= maxFaults) sayFault(error, env);
    end(1);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onFault).on('unhandledRejection', onFault);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('uncaughtException', onFault).off('unhandledRejection', onFault);
  };
}

function sayFault(error: unknown, env: Readonly<Record<string, string | undefined>>): void {
  try {
    createLog({ level: 'error', env }).error({ err: error }, 'an error that nobody has caught: Kabar ends');
  } catch {
    // Standard error is gone, so nothing can be reported.
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
