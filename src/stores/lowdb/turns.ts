import { setImmediate } from 'node:timers/promises';

/**
 * How long something is done before the event loop gets a turn, in milliseconds. Two that go on side by side, as the first
 * search and the making of the index, take this time each in the same turn.
 */
const turnMs = 4;

/** Returns what gives the event loop a turn whenever it was held for long enough. */
export function turns(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < turnMs) return undefined;
    return setImmediate().then(() => {
      began = performance.now();
    });
  };
}
