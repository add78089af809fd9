import { expect, it } from 'vitest';
import { every } from '../../src/app/schedule.js';
import { ManualClock } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';

const year = 365 * 24 * 3_600_000;

function started(expression: string, run: () => Promise<void> = async () => {}) {
  const clock = new ManualClock();
  const log = new RecordedLog();
  let count = 0;
  const end = every(
    expression,
    () => {
      count += 1;
      return run();
    },
    { clock, log },
  );
  /** How often it runs within so many milliseconds. */
  const runsWithin = async (ms: number) => {
    const before = count;
    await clock.advance(ms);
    return count - before;
  };
  return { clock, log, end, runsWithin };
}

it('runs at the slots of its expression, with and without a field for seconds', async () => {
  expect(await started('*/30 * * * * *').runsWithin(120_000)).toBe(4);
  expect(await started('17 * * * *').runsWithin(3 * 3_600_000)).toBe(3);
  expect(await started('@hourly').runsWithin(2 * 3_600_000)).toBe(2);
});

it.each([
  ['an hour', 3_600_000],
  ['a year', year],
  ['a year and a bit', year + 12_345],
])('goes on within its interval after the clock was set %s on or back', async (_, ms) => {
  const { clock, runsWithin } = started('*/30 * * * * *');
  await clock.advance(31_000);
  for (const jump of [ms, -ms, -ms, ms]) {
    clock.jump(jump);
    expect(await runsWithin(31_000)).toBeGreaterThan(0);
    expect(await runsWithin(300_000)).toBe(10);
  }
});

it('looks at a bounded number of slots, however far the clock was set', async () => {
  // No year has this slot at its end: each of them has to be looked at, or left out.
  const { clock, runsWithin } = started('59 59 23 31 12 *');
  clock.jump(20 * year);
  // A walk through the slots of 20 years does not come to its end within the time of a test.
  expect(await runsWithin(1_000)).toBe(0);
});

it('makes up for a slot that a busy loop let pass, once', async () => {
  const { clock, runsWithin } = started('*/10 * * * * *');
  await clock.advance(1_000);
  clock.jump(25_000);
  expect(await runsWithin(1_000)).toBe(1);
});

it('begins no run while one is under way, and goes on after one that fails, and says so', async () => {
  let fail = (_error: Error) => {};
  const { log, runsWithin } = started('* * * * * *', () => new Promise((_, reject) => (fail = reject)));
  expect(await runsWithin(10_000)).toBe(1);
  fail(new Error('no disk'));
  expect(await runsWithin(10_000)).toBe(1);
  expect(log.lines).toMatchObject([{ level: 'error', facts: { err: new Error('no disk') } }]);
});

it('ends, also with a run under way, and leaves no timer', async () => {
  let finish = () => {};
  const { clock, end, runsWithin } = started('* * * * * *', () => new Promise((done) => (finish = done)));
  await clock.advance(2_000);
  let ended = false;
  const ending = end().then(() => {
    ended = true;
  });
  expect(await runsWithin(5_000)).toBe(0);
  expect([ended, clock.waiting]).toEqual([false, 0]);
  finish();
  await ending;
});
