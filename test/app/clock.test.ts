import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/app/clock.js';

const day = 24 * 3_600_000;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => vi.useRealTimers());

describe('a wait of the system’s clock', () => {
  it.each([0, 1, 20 * day, 2 ** 31 - 1, 2 ** 31, 60 * day, 400 * day])('of %i ms ends then, once', (ms) => {
    const run = vi.fn();
    systemClock.after(ms, run);
    vi.advanceTimersByTime(Math.max(0, ms - 1));
    expect(run).toHaveBeenCalledTimes(ms === 0 ? 1 : 0);
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100 * day);
    expect(run).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  // The clock goes on between two looks, and Node.js warns of a negative wait.
  it('of no time asks for no negative one', () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 0.1));
    const timeouts = vi.spyOn(globalThis, 'setTimeout');
    systemClock.after(0, () => {});
    expect(timeouts.mock.calls[0]?.[1]).toBe(0);
    vi.restoreAllMocks();
  });

  it('of a year is no loop, and leaves no timer when it is given up', () => {
    const timeouts = vi.spyOn(globalThis, 'setTimeout');
    const cancel = systemClock.after(365 * day, () => {});
    vi.advanceTimersByTime(300 * day);
    expect(timeouts.mock.calls.length).toBeLessThan(20);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('without an end never ends', () => {
    const run = vi.fn();
    const cancel = systemClock.after(Number.POSITIVE_INFINITY, run);
    vi.advanceTimersByTime(400 * day);
    expect(run).not.toHaveBeenCalled();
    cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not changed by a clock that is set', () => {
    const run = vi.fn();
    systemClock.after(30 * day, run);
    vi.setSystemTime(Date.now() + 365 * day);
    vi.advanceTimersByTime(30 * day - 1);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
