import { setTimeout as pause, setImmediate } from 'node:timers/promises';

/** So many turns of the loop, some tenth of a second, are enough for what needs no file and no socket, and for a clock that each look moves on. */
const turns = 5_000;

/** Waits for what real files and sockets still have to bring, without a fixed time; fails after `maxMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  maxMs = 60_000,
): Promise<void> {
  const end = Date.now() + maxMs;
  for (let looks = 0; !(await condition()); looks++) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    // Looking at every turn would take a whole core from those that are waited for.
    await (looks < turns ? setImmediate() : pause(5));
  }
}
