import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordedMeter } from '../doubles/meter.js';
import { World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

test('the meter is told how each poll ended, how long the publisher took, and of new articles alone', async () => {
  const meter = new RecordedMeter();
  const intake = world.makeIntake({ meter });
  world.publish('/a', [world.makeItem(1)]);
  await intake.tick();
  await world.nextSecond(intake);
  world.publish('/a', [world.makeItem(2), world.makeItem(1, 0, { title: 'Another headline' })]);
  await world.nextSecond(intake);
  world.server.set('/a', { status: 503 });
  await world.nextSecond(intake);
  expect(meter.of('polled')).toEqual([['changed'], ['unchanged'], ['changed'], ['failed']]);
  // Time stands still while a request is under way.
  expect(meter.of('fetched')).toEqual([[0], [0], [0], [0]]);
  expect(meter.of('recorded').flat().filter(Boolean)).toEqual([1, 1]);
});
