import type { Clock } from '../core/ports.js';

/** The longest delay of `setTimeout`, in milliseconds: 24.8 days. It does not wait at all for a longer one. */
const maxTimeoutMs = 2 ** 31 - 1;

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, run) {
    const due = performance.now() + ms;
    const wait = () => {
      const left = due - performance.now();
      timer = left > maxTimeoutMs ? setTimeout(wait, maxTimeoutMs) : setTimeout(run, Math.max(0, left));
    };
    let timer: NodeJS.Timeout;
    wait();
    return () => clearTimeout(timer);
  },
};
