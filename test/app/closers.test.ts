import { expect, it } from 'vitest';
import { Closers } from '../../src/app/closers.js';
import { ManualClock } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';

const never = () => new Promise<void>(() => {});

/** Closes parts, given in the order in which they were opened, and moves the clock on until that is done. */
async function closing(parts: Record<string, () => Promise<void>>, maxMs = 9_000) {
  const [clock, log, closers] = [new ManualClock(), new RecordedLog(), new Closers()];
  const order: string[] = [];
  const began = clock.elapsed();
  for (const [name, close] of Object.entries(parts)) {
    closers.push(name, () => {
      order.push(name);
      return close();
    });
  }
  let leftOpen: string[] | null = null;
  void closers.close({ clock, log, maxMs }).then((names) => {
    leftOpen = names;
  });
  while (leftOpen === null) await clock.advance(10);
  return { leftOpen, order, ms: clock.elapsed() - began, log, waiting: clock.waiting };
}

it('closes in reverse, and waits for each before the next', async () => {
  let open = true;
  const close = () =>
    new Promise<void>((resolve) => {
      setImmediate(() => {
        open = false;
        resolve();
      });
    });
  const { order, leftOpen, waiting } = await closing({
    store: async () => expect(open).toBe(false),
    senders: close,
    http: async () => {},
  });
  expect(order).toEqual(['http', 'senders', 'store']);
  expect([leftOpen, waiting]).toEqual([[], 0]);
});

it('closes the others, whichever fails or hangs, and names those that did', async () => {
  const fails: Record<string, () => Promise<void>> = {
    hangs: never,
    rejects: () => Promise.reject(new Error('no')),
    throws: () => {
      throw new Error('no');
    },
  };
  for (const fail of Object.values(fails)) {
    const { order, leftOpen, log } = await closing({
      store: async () => {},
      bad: fail,
      http: async () => {},
    });
    expect(order).toEqual(['http', 'bad', 'store']);
    expect(leftOpen).toEqual(['bad']);
    expect(log.lines).toMatchObject([{ level: 'error', facts: { part: 'bad' } }]);
  }
});

it('is over in time when every part hangs, and each had some of it', async () => {
  const names = ['store', 'fetcher', 'reader', 'senders', 'intake', 'schedule', 'http'];
  const { order, leftOpen, ms } = await closing(Object.fromEntries(names.map((name) => [name, never])));
  expect(order).toEqual([...names].reverse());
  expect(leftOpen).toEqual(order);
  expect(ms).toBeLessThanOrEqual(9_000 + 10);
});

it('leaves the store seconds when one part before it hangs', async () => {
  const { ms, leftOpen } = await closing({ store: never, http: never });
  expect(leftOpen).toEqual(['http', 'store']);
  expect(ms).toBeGreaterThanOrEqual(9_000);
});
