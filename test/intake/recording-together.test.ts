import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordBatch } from '../../src/core/ports.js';
import { FeedStateRepository } from '../../src/intake/feed-state-repository.js';
import type { IdentifiedItem } from '../../src/intake/identified-item.js';
import { World } from './world.js';

let world: World;

beforeEach(async () => {
  world = await World.open();
});

afterEach(() => world.close());

test('polls that have nothing in common are recorded together, and others are asked meanwhile', async () => {
  // Of one host: two may be asked at a time.
  const paths = ['/a', '/b', '/c'];
  world.catalog = world.makeCatalog(paths);
  for (const [number, path] of paths.entries()) world.publish(path, [world.makeItem(number)]);
  const { store } = world;
  const record = store.record.bind(store);
  let waiting = 0;
  let goOn = () => {};
  const allWait = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  store.record = async (batch: RecordBatch) => {
    if (++waiting === paths.length) goOn();
    await allWait;
    return record(batch);
  };

  const reports = await world.makeIntake().pollAll();

  expect(reports.map(({ entries }) => entries.length)).toEqual([1, 1, 1]);
});

test.each([
  ['have an item in common', ['one', 'two'], ['two', 'three']],
  ['know one article by different keys', ['one'], ['other of one']],
])('polls that %s are compared one after the other', async (_, first, second) => {
  const { store, clock, log } = world;
  store.keys.set('one', 'article').set('other of one', 'article');
  const states = new FeedStateRepository({ store, clock, log });
  const steps: string[] = [];
  const keep = (id: string, keys: readonly string[]) => {
    const state = newFeedState(id, `https://p.example/${id}`);
    const compare = async () => {
      steps.push(`${id} begins`);
      await setImmediate();
      steps.push(`${id} ends`);
      return { items: [] };
    };
    const items = [{ keys } as IdentifiedItem];
    return states.keep(state, { ...state, lastPollAt: clock.now() }, { items, compare });
  };

  await Promise.all([keep('a', first), keep('b', second)]);

  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
