import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, minute, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const listing = (name: string, count: number, age: number) =>
  Array.from({ length: count }, (_, index) =>
    world.makeItem(index, age + index * minute, {
      guid: `${name}-${index}`,
      link: `https://p.example/${name}/${index}`,
      title: `Headline ${index} as ${name} has it`,
    }),
  );

test('a feed that is renamed as a whole floods nobody', async () => {
  const intake = world.makeIntake();
  world.publish('/a', listing('old', 10, hour));
  await intake.tick();
  world.publish('/a', listing('new', 10, hour));
  await world.nextSecond(intake);
  expect(world.store.log).toHaveLength(20);
  expect(world.store.log.filter(({ deliverable }) => deliverable)).toEqual([]);
  expect(world.logged()).toEqual([
    {
      level: 'warn',
      message: expect.stringMatching(/^a feed suddenly looks all new/),
      feed: 'a',
      items: 10,
    },
  ]);
});

test('guids alone renamed are the same articles', async () => {
  const intake = world.makeIntake();
  const items = listing('old', 10, hour);
  world.publish('/a', items);
  await intake.tick();
  world.publish(
    '/a',
    items.map((item) => ({ ...item, guid: `renamed-${item.guid}` })),
  );
  await world.nextSecond(intake);
  expect(world.store.stored.size).toBe(10);
  expect(world.warnings()).toEqual([]);
});

test('what is dated after the last reading is news, even if all is new', async () => {
  const intake = world.makeIntake();
  world.publish('/a', listing('old', 10, hour));
  await intake.tick();
  await world.clock.advance(3 * hour);
  world.publish('/a', listing('new', 10, minute));
  await world.nextSecond(intake);
  expect(world.logEntries.filter(({ deliverable }) => deliverable)).toHaveLength(10);
});

test('a burst beside what was listed is news', async () => {
  const intake = world.makeIntake();
  world.publish('/a', listing('old', 2, hour));
  await intake.tick();
  world.publish('/a', [...listing('new', 8, minute), ...listing('old', 2, hour)]);
  await world.nextSecond(intake);
  expect(world.logEntries.filter(({ deliverable }) => deliverable)).toHaveLength(8);
});
