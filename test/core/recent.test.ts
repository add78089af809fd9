import { expect, it } from 'vitest';
import { recent } from '../../src/core/recent.js';
import { ManualClock } from '../doubles/clock.js';

it('asks once for all who want to know, again when the answer is old, and at once after a fault', async () => {
  const clock = new ManualClock();
  let asked = 0;
  let fault: Error | null = null;
  const ask = recent(
    async () => {
      asked += 1;
      if (fault !== null) throw fault;
      return asked;
    },
    1_000,
    clock,
  );
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  await clock.advance(999);
  expect(await ask()).toBe(1);
  await clock.advance(1);
  expect(await ask()).toBe(2);
  await clock.advance(1_000);
  fault = new Error('broken');
  await expect(ask()).rejects.toThrow('broken');
  fault = null;
  expect(await ask()).toBe(4);
});
