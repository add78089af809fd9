import { expect, it, onTestFinished, vi } from 'vitest';
import { every } from '../src/schedule.js';
import { fastClock } from './doubles/clock.js';
import { RecordedLog } from './doubles/log.js';

/** The clock of this process, which a test sets on and back; timers run ten times faster. */
function movableClock() {
  const Real = Date;
  let offset = 0;
  vi.stubGlobal(
    'Date',
    class extends Real {
      constructor(value?: number | string | Date) {
        super(value ?? Real.now() + offset);
      }

      static override now() {
        return Real.now() + offset;
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const set = (ms: number) => {
    offset += ms;
  };
  return { clock: { ...fastClock(10), now: () => Date.now() }, set };
}

/** Resolves with the next run. */
function runs() {
  let told = () => {};
  const next = () => new Promise<void>((resolve) => (told = resolve));
  return { next, run: async () => told() };
}

it('runs by its expression, also after the clock was set back an hour', async () => {
  const { clock, set } = movableClock();
  const { next, run } = runs();
  const end = every('* * * * * *', run, { clock, log: new RecordedLog() });
  await next();
  set(-3_600_000);
  await next();
  await next();
  await end();
});

it('goes on after a run that fails, and says so', async () => {
  const { clock } = movableClock();
  const log = new RecordedLog();
  const { next, run } = runs();
  const fails = async () => {
    await run();
    throw new Error('no disk');
  };
  const end = every('* * * * * *', fails, { clock, log });
  await next();
  await next();
  await end();
  expect(JSON.stringify(log)).toContain('no disk');
});
