import { expect, it } from 'vitest';
import { type Figure, figuresAge, hourOf } from '../../src/core/figures.js';
import type { Given } from './store-given.js';

const hourMs = 3_600_000;

/** What every store does with hourly figures. */
export function figureStoreContract({ store, clock, reopen }: Given): void {
  const figure = (changes: Partial<Figure> = {}): Figure => ({
    hour: hourOf(clock().now()),
    kind: 'posts',
    platform: 'console',
    bucket: 0,
    count: 1,
    ...changes,
  });
  const byKey = (figures: readonly Figure[]) => figures.map((each) => JSON.stringify(each)).sort();

  it('keeps nothing at first, and takes nothing', async () => {
    await store().addFigures([]);
    expect(await store().figures(0)).toEqual([]);
  });

  it('adds figures of one key up, within a call and between calls, and keeps all others apart', async () => {
    const others = [
      figure({ kind: 'refused' }),
      figure({ platform: 'other' }),
      figure({ kind: 'delay', bucket: 3 }),
      figure({ kind: 'delay', bucket: 7 }),
      figure({ kind: 'articles', platform: '', count: 40 }),
      figure({ hour: figure().hour - hourMs }),
    ];
    await store().addFigures([figure(), ...others, figure({ count: 2 })]);
    await store().addFigures([figure({ count: 4 })]);
    expect(byKey(await store().figures(0))).toEqual(byKey([figure({ count: 7 }), ...others]));
  });

  it('loses nothing of what is added at the same time', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => store().addFigures([figure(), figure({ bucket: 1 })])),
    );
    expect((await store().figures(0)).map(({ count }) => count)).toEqual([20, 20]);
  });

  it('returns the hours from an instant on, the oldest first', async () => {
    const { hour } = figure();
    const hours = [hour, hour - 3 * hourMs, hour - hourMs, hour - 2 * hourMs];
    await store().addFigures(hours.map((each) => figure({ hour: each })));
    const found = await store().figures(hour - 2 * hourMs);
    expect(found.map((each) => each.hour)).toEqual([hour - 2 * hourMs, hour - hourMs, hour]);
  });

  it('keeps figures when it is opened again', async () => {
    await store().addFigures([figure({ count: 3 })]);
    await reopen();
    await store().addFigures([figure()]);
    expect(await store().figures(0)).toEqual([figure({ count: 4 })]);
  });

  it('keeps them for 31 days', async () => {
    const first = figure();
    await store().addFigures([first]);
    await clock().advance(figuresAge);
    await store().prune(clock().now());
    await store().addFigures([figure()]);
    expect(await store().figures(0)).toEqual([first, figure()]);
    await clock().advance(hourMs);
    await store().prune(clock().now());
    await store().addFigures([figure(), first]);
    expect((await store().figures(0)).map(({ hour }) => hour)).not.toContain(first.hour);
  });
}
