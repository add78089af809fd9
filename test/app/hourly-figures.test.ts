import { beforeEach, expect, it } from 'vitest';
import { HourlyFigures } from '../../src/app/hourly-figures.js';
import { type Figure, hourOf } from '../../src/core/figures.js';
import type { FigureStore } from '../../src/core/ports.js';
import { ManualClock, settled } from '../doubles/clock.js';
import { RecordedLog } from '../doubles/log.js';

let clock: ManualClock;
let log: RecordedLog;
let added: Figure[][];
let isAway: boolean;
let figures: HourlyFigures;

beforeEach(() => {
  clock = new ManualClock();
  log = new RecordedLog();
  added = [];
  isAway = false;
  const store: FigureStore = {
    addFigures: async (each) => {
      if (isAway) throw new Error('away');
      added.push([...each]);
    },
    figures: async () => added.flat(),
  };
  figures = new HourlyFigures(store, { clock, log });
});

const counts = (list: readonly Figure[]) =>
  list.map(({ kind, platform, bucket, count }) => [kind, platform, bucket, count]);

it('stores what was counted once a minute, each thing under its own hour and key', async () => {
  figures.recorded(3);
  figures.recorded(0);
  figures.sent('a', 'sent');
  figures.sent('a', 'sent');
  figures.sent('a', 'retry-later');
  figures.sent('b', 'rejected');
  figures.posted('a', 45);
  await clock.advance(59_000);
  expect(added).toEqual([]);
  await clock.advance(1_000);
  expect(added.map(counts)).toEqual([
    [
      ['articles', '', 0, 3],
      ['posts', 'a', 0, 2],
      ['refused', 'b', 0, 1],
      ['delay', 'a', 2, 1],
    ],
  ]);
  expect(added[0]?.every(({ hour }) => hour === hourOf(clock.now()))).toBe(true);
  // Nothing is written while nothing happens.
  await clock.advance(3_600_000);
  expect(added).toHaveLength(1);
  await figures.stop();
});

it('shows what is stored with what was counted since, without counting anything twice', async () => {
  figures.recorded(3);
  expect(counts(await figures.all())).toEqual([['articles', '', 0, 3]]);
  await clock.advance(60_000);
  figures.recorded(1);
  expect(counts(await figures.all()).map(([, , , count]) => count)).toEqual([3, 1]);
  await figures.stop();
});

it('shows what is being stored neither twice nor not at all', async () => {
  let finish = () => {};
  let stored: Figure[] = [];
  const slow = new HourlyFigures(
    {
      addFigures: async (each) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        stored = [...each];
      },
      figures: async () => stored,
    },
    { clock, log },
  );
  slow.recorded(3);
  await slow.all();
  await clock.advance(60_000);
  const asked = slow.all();
  slow.recorded(1);
  finish();
  expect(counts(await asked).map(([, , , count]) => count)).toEqual([3, 1]);
  const stopped = slow.stop();
  await settled();
  finish();
  await stopped;
});

it('keeps counting while the store is away, says so once, and stores everything at the end', async () => {
  isAway = true;
  figures.recorded(3);
  await clock.advance(60_000);
  figures.recorded(4);
  await clock.advance(60_000);
  expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  isAway = false;
  await figures.stop();
  expect(counts(added.flat())).toEqual([['articles', '', 0, 7]]);
  expect(clock.waiting).toBe(0);
});
