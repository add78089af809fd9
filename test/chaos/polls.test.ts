import { expect, it } from 'vitest';
import { type Polling, untilPolled } from './polls.js';

/** A process that has finished so many polls at each look; the last number stays. */
function polling(...polls: number[]): Polling & { looks: number } {
  const kabar = { output: 'its log', looks: 0, polls: async () => polls[kabar.looks++] ?? polls.at(-1) ?? 0 };
  return kabar;
}

const patience = { wait: async () => {}, maxLooks: 5 };

it('a process that was just started is waited for until its first poll has ended', async () => {
  const kabar = polling(0, 0, 1);
  await untilPolled([kabar], patience);
  expect(kabar.looks).toBe(3);
});

it('a poll counts for one kill only', async () => {
  const kabar = polling(2, 2, 2, 3);
  await untilPolled([kabar], patience);
  expect(kabar.looks).toBe(1);
  await untilPolled([kabar], patience);
  expect(kabar.looks).toBe(4);
});

it('of several processes one poll is enough, whichever ends it', async () => {
  const [one, other] = [polling(0), polling(0, 1)];
  await untilPolled([one, other], patience);
  expect(other.looks).toBe(2);
});

it('where no poll ends the run fails, and says what the processes said', async () => {
  await expect(untilPolled([polling(0)], patience)).rejects.toThrow(/no process finished a poll.*\nits log/);
});
