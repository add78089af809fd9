import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingWindow } from '../../src/delivery/rate-limiter.js';

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
});
