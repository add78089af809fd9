import { expect, test } from 'vitest';
import { keepMemoryTidy } from '../../src/app/memory.js';
import { ManualClock } from '../doubles/clock.js';

const minute = 60_000;

/** A heap of so many megabytes, which a collection leaves half as large. */
function heapOf(megabytes: number) {
  const heap = {
    megabytes,
    collections: 0,
    size: () => heap.megabytes * 1e6,
    collect: async () => {
      heap.collections += 1;
      heap.megabytes /= 2;
    },
  };
  return heap;
}

test('garbage is collected after the first polls, then when a large heap has grown by much', async () => {
  const clock = new ManualClock();
  const heap = heapOf(400);
  const cancel = keepMemoryTidy(clock, heap);
  await clock.advance(20_000);
  expect(heap.collections).toBe(1);
  heap.megabytes = 290;
  await clock.advance(10 * minute);
  expect(heap.collections).toBe(1);
  heap.megabytes = 310;
  await clock.advance(minute);
  expect(heap.collections).toBe(2);
  cancel();
  expect(clock.waiting).toBe(0);
});

test('a small heap is left to the engine, and nothing is looked at any more once it is called off', async () => {
  const clock = new ManualClock();
  const heap = heapOf(50);
  const cancel = keepMemoryTidy(clock, heap);
  await clock.advance(20_000);
  heap.megabytes = 100;
  await clock.advance(minute);
  expect(heap.collections).toBe(1);
  cancel();
  heap.megabytes = 500;
  await clock.advance(minute);
  expect(heap.collections).toBe(1);
});
