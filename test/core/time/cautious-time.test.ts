import { expect, it } from 'vitest';
import { cautiousTime } from '../../../src/core/time/cautious-time.js';
import { ManualClock } from '../../doubles/clock.js';

const hour = 3_600_000;
const year = 365 * 24 * hour;

/** A clock, and the cautious time by it: asked every hour, as pruning does. */
function asked() {
  const clock = new ManualClock();
  const time = cautiousTime(clock, 24 * hour);
  const after = async (hours: number) => {
    let answer = time();
    for (let passed = 0; passed < hours; passed++) {
      await clock.advance(hour);
      answer = time();
    }
    return answer;
  };
  return { clock, after };
}

it('is the time of a clock that nobody sets', async () => {
  const { clock, after } = asked();
  for (const hours of [0, 1, 30, 100]) expect(await after(hours)).toBe(clock.now());
});

// A database takes no fraction of a millisecond for a time.
it('is a whole number, as the time of the clock is, however finely the machine counts', () => {
  const elapsed = [0.1, 1_000.0955, 2_000.7];
  const looks = [...elapsed];
  const clock = { now: () => 1_795_889_820_000, elapsed: () => looks.shift() ?? 0 };
  const time = cautiousTime({ ...clock, after: () => () => {} }, 24 * hour);
  expect(Number.isInteger(time())).toBe(true);
});

it('does not believe a clock that is a year ahead, until it has held for a day', async () => {
  const { clock, after } = asked();
  await after(50);
  clock.jump(year);
  expect(await after(0)).toBe(clock.now() - year);
  expect(await after(23)).toBe(clock.now() - year);
  expect(await after(2)).toBe(clock.now());
});

it('never believed a clock that was set right again within the day', async () => {
  const { clock, after } = asked();
  await after(50);
  clock.jump(year);
  await after(10);
  clock.jump(-year);
  for (const hours of [0, 5, 20]) expect(await after(hours)).toBe(clock.now());
});

it('believes a clock that is set back at once', async () => {
  const { clock, after } = asked();
  clock.jump(-year);
  expect(await after(0)).toBe(clock.now());
});
