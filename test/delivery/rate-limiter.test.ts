import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimiter, SlidingWindow } from '../../src/delivery/rate-limiter.js';

/** The most arrivals that any stretch of `ms` milliseconds holds. */
function maxWithin(arrivals: readonly number[], ms: number): number {
  return Math.max(
    0,
    ...arrivals.map((start) => arrivals.filter((at) => start <= at && at < start + ms).length),
  );
}

describe('SlidingWindow', () => {
  it('never lets more arrive than the platform allows, however long answers take', () => {
    const sends = fc.array(fc.record({ travel: fc.nat(300), back: fc.nat(300), gap: fc.nat(50) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(sends, fc.integer({ min: 1, max: 8 }), (planned, count) => {
        const window = new SlidingWindow(count, 1000);
        const arrivals: number[] = [];
        const answers: number[] = [];
        let now = 0;
        const endThose = () => {
          for (const at of answers.filter((answer) => answer <= now)) {
            answers.splice(answers.indexOf(at), 1);
            window.end(at);
          }
        };
        for (const { travel, back, gap } of planned) {
          now += gap;
          for (;;) {
            answers.sort((left, right) => left - right);
            endThose();
            const free = window.freeAt(now);
            if (free <= now) break;
            now = Math.min(free, answers[0] ?? free);
          }
          window.begin();
          arrivals.push(now + travel);
          answers.push(now + travel + back);
        }
        expect(maxWithin(arrivals, 1000)).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('gives the slot of a send that never left back', () => {
    const window = new SlidingWindow(1, 1000);
    window.begin();
    expect(window.freeAt(0)).toBe(Number.POSITIVE_INFINITY);
    window.cancel();
    expect(window.freeAt(0)).toBe(0);
    expect(window.isIdle(0)).toBe(true);
  });
});

describe('RateLimiter', () => {
  it('keep what is reserved for replies', () => {
    const windows = new RateLimiter([{ count: 3, ms: 1000, reserved: 1 }]);
    for (let sent = 0; sent < 2; sent++) windows.take('post').end(0);
    expect(windows.freeAt(0, 'post')).toBeGreaterThan(0);
    expect(windows.freeAt(0, 'reply')).toBe(0);
    windows.take('reply').end(0);
    expect(windows.freeAt(0, 'reply')).toBe(1001);
  });

  it('without limits are always free', () => {
    expect(new RateLimiter([]).freeAt(7, 'post')).toBe(7);
  });
});
