import type { Clock } from './ports.js';

/** Waits for work, but no longer than this. Work that goes on or fails is not told apart from work that is done. */
export async function atMost(ms: number, work: Promise<unknown>, clock: Pick<Clock, 'after'>): Promise<void> {
  let cancel = () => {};
  const timeout = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  await Promise.race([work.catch(() => {}), timeout]);
  cancel();
}
