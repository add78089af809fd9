import type { Running } from '../main.js';

/**
 * Keeps something running until SIGINT, SIGTERM or SIGHUP, then stops it cleanly and ends the process. A
 * second signal ends it at once.
 */
export async function runUntilSignal(start: () => Promise<Pick<Running, 'stop'>>): Promise<void> {
  const signalled = new Promise<void>((resolve) => {
    let once = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (once) process.exit(130);
        once = true;
        resolve();
      });
    }
  });
  const running = await start();
  await signalled;
  await running.stop();
  process.exit(0);
}
