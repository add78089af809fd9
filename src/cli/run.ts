import type { Running } from '../main.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Keeps something running until SIGINT, SIGTERM or SIGHUP, then stops it cleanly and ends the process. A
 * second signal ends it at once.
 */
export async function runUntilSignal(start: () => Promise<Pick<Running, 'stop'>>): Promise<void> {
  let end = () => {};
  const signalled = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isEnding = false;
  const onSignal = () => {
    if (isEnding) process.exit(130);
    isEnding = true;
    end();
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    const running = await start();
    await signalled;
    await running.stop();
    process.exit(0);
  } finally {
    // Reached only where the start failed.
    for (const signal of signals) process.off(signal, onSignal);
  }
}
