import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, minute, World } from './world.js';

const year = 365 * 24 * hour;

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const item = (name: string, age: number) =>
  world.makeItem(0, age, { guid: name, link: `https://p.example/${name}`, title: `Headline of ${name}` });

test('an article is news also while the clock is a year ahead, or behind', async () => {
  const intake = world.makeIntake();
  const listed = [item('old', hour)];
  world.publish('/a', listed);
  await intake.tick();
  let offset = 0;
  for (const jump of [year, -year, -year, year]) {
    // The publisher's clock is right.
    offset += jump;
    world.clock.jump(jump);
    listed.unshift(item(`news-${listed.length}`, minute + offset));
    world.publish('/a', listed);
    await world.nextSecond(intake);
    expect(world.logEntries.filter(({ deliverable }) => deliverable)).toHaveLength(listed.length - 1);
  }
});

test('what is older than 48 hours is history, by a clock that has held for an hour', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [item('old', hour)]);
  await intake.tick();
  world.clock.jump(year);
  await world.clock.advance(2 * minute);
  await intake.tick();
  await world.clock.advance(2 * hour);
  await world.nextSecond(intake);
  world.publish('/a', [item('history', 60 * hour), item('news', hour), item('old', year)]);
  await world.nextSecond(intake);
  expect(world.logEntries.filter(({ deliverable }) => deliverable)).toHaveLength(1);
});
