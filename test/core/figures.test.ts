import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayBounds, delayBucketOf, delayQuantile, hourOf } from '../../src/core/figures.js';

const countsOf = (delays: readonly number[]) => {
  const counts = Array<number>(delayBounds.length + 1).fill(0);
  for (const delay of delays) counts[delayBucketOf(delay)] = (counts[delayBucketOf(delay)] ?? 0) + 1;
  return counts;
};

describe('figures', () => {
  it('a bound belongs to the class below it, and what is above the last has a class of its own', () => {
    expect([0, 10, 10.1, 3_600, 3_601].map(delayBucketOf)).toEqual([0, 0, 1, 6, 7]);
  });

  it('an hour begins where it begins', () => {
    expect(hourOf(Date.UTC(2024, 5, 18, 3, 59, 59, 999))).toBe(Date.UTC(2024, 5, 18, 3));
    expect(hourOf(Date.UTC(2024, 5, 18, 4))).toBe(Date.UTC(2024, 5, 18, 4));
  });

  it('no delays have no median', () => {
    expect(delayQuantile(countsOf([]), 0.5)).toBeNull();
  });

  it('says so when all it knows is the last bound', () => {
    expect(delayQuantile(countsOf([5, 7_200, 7_200]), 0.5)).toEqual({ seconds: 3_600, atLeast: true });
  });

  it('spreads a class evenly', () => {
    expect(delayQuantile(countsOf([40, 41, 42, 43]), 0.5)).toEqual({ seconds: 45, atLeast: false });
  });

  it('is never in another class than the true quantile', () => {
    const delays = fc.array(fc.double({ min: 0, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(delays, fc.constantFrom(0.5, 0.95, 1), (list, share) => {
        const sorted = [...list].sort((left, right) => left - right);
        const truth = sorted[Math.max(0, Math.ceil(share * list.length) - 1)] ?? 0;
        const found = delayQuantile(countsOf(list), share);
        const upper = delayBounds[delayBucketOf(truth)];
        if (upper === undefined) expect(found?.atLeast).toBe(true);
        else {
          expect(found?.seconds).toBeLessThanOrEqual(upper);
          expect(found?.seconds).toBeGreaterThanOrEqual(delayBounds[delayBucketOf(truth) - 1] ?? 0);
        }
      }),
    );
  });
});
