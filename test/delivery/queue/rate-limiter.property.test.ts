import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingWindow } from '../../../src/delivery/queue/rate-limiter.js';

/** The most arrivals that any stretch of `ms` milliseconds holds. */
function maxWithin(arrivals: readonly number[], ms: number): number {
  return Math.max(
    0,
    ...arrivals.map((start) => arrivals.filter((at) => start <= at && at < start + ms).length),
  );
}

describe('SlidingWindow', () => {
  it('never lets more arrive than the platform allows, however long answers take, and what comes behind them', () => {
    const sends = fc.array(
      fc.record({ travel: fc.nat(300), back: fc.nat(300), commit: fc.nat(300), gap: fc.nat(50) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(sends, fc.integer({ min: 1, max: 8 }), (planned, count) => {
        const window = new SlidingWindow(count, 1000);
        const arrivals: number[] = [];
        const turns: { answeredAt: number; endsAt: number }[] = [];
        let now = 0;
        const endThose = () => {
          while (turns[0] !== undefined && turns[0].endsAt <= now) {
            window.end(turns[0].answeredAt);
            turns.shift();
          }
        };
        for (const { travel, back, commit, gap } of planned) {
          now += gap;
          for (;;) {
            turns.sort((left, right) => left.endsAt - right.endsAt);
            endThose();
            const free = window.freeAt(now);
            if (free <= now) break;
            now = Math.min(free, turns[0]?.endsAt ?? free);
          }
          window.begin();
          arrivals.push(now + travel);
          const answeredAt = now + travel + back;
          turns.push({ answeredAt, endsAt: answeredAt + commit });
        }
        expect(maxWithin(arrivals, 1000)).toBeLessThanOrEqual(count);
      }),
    );
  });
});
