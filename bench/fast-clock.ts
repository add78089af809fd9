import type { Clock } from '../src/core/ports.js';

/** Real time, run so many times faster: a measurement need not take as long as what it measures. */
export function fastClock(times: number): Clock {
  const start = Date.now();
  return {
    now: () => Math.floor(start + (performance.timeOrigin + performance.now() - start) * times),
    elapsed: () => performance.now() * times,
    after(ms, run) {
      const timer = setTimeout(run, ms / times);
      return () => clearTimeout(timer);
    },
  };
}
