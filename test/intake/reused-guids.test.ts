import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedItem } from '../doubles/feed-text.js';
import { minute, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const headlines = [
  'Volcano wakes on Flores',
  'Parliament passes budget',
  'Rice harvest sets record',
  'Jakarta trains stand still',
  'Orchestra tours northern islands',
];

/** Article `number`, newer than those before it. */
const article = (number: number, changes: Partial<FeedItem> = {}) =>
  world.makeItem(number, (20 - number) * minute, { title: headlines[number] ?? '', ...changes });

/** Newest first, with the place in the feed as guid. */
const byPlace = (...numbers: number[]) =>
  numbers.map((number, place) => article(number, { guid: String(place), date: number * minute }));

/** What was stored, by headline, with its link. */
const stored = () => [...world.store.stored.values()].map(({ headline, link }) => [headline, link]);
const asPublished = (...numbers: number[]) =>
  numbers.map((number) => [headlines[number], `https://p.example/${number}`]);

test('guids that count places make no article another one', async () => {
  const intake = world.makeIntake();
  world.publish('/a', byPlace(2, 1, 0));
  await intake.tick();
  for (const numbers of [
    [3, 2, 1, 0],
    [4, 3, 2, 1],
    [4, 3, 1],
    [3, 1],
    [4, 3, 2, 1, 0],
  ]) {
    world.publish('/a', byPlace(...numbers));
    await world.nextSecond(intake);
  }
  expect(stored()).toEqual(asPublished(0, 1, 2, 3, 4));
  expect(world.store.logLines().filter((line) => line.startsWith('corrected'))).toEqual([]);
});

test.each([
  ['a dated feed', {}],
  ['a feed without dates', { date: undefined as unknown as number }],
])('the guid of a place for the lead story brings each story, in %s', async (_name, changes) => {
  const intake = world.makeIntake();
  for (const number of [0, 1, 2, 2, 3, 1]) {
    world.publish('/a', [article(number, { guid: 'lead', ...changes })]);
    await world.nextSecond(intake);
  }
  expect(stored()).toEqual(asPublished(0, 1, 2, 3));
  const news = [1, 2, 3].map((number) => `new ${headlines[number]}`);
  expect(world.store.logLines()).toEqual([`history: new ${headlines[0]}`, ...news]);
});

test.each<[string, Partial<FeedItem>]>([
  ['a new link', { link: 'https://p.example/elsewhere', date: 0 }],
  [
    'a new link and headline',
    {
      link: 'https://p.example/elsewhere',
      title: 'Budget law in force, says speaker of parliament',
      date: 0,
    },
  ],
  ['a new headline and date', { title: 'Ministers have their way at last' }],
])('an article with its guid and %s is the same', async (_name, changes) => {
  const intake = world.makeIntake();
  world.publish('/a', [article(1)]);
  await intake.tick();
  const later = world.clock.now() + minute;
  world.publish('/a', [article(1, { ...changes, date: later })]);
  await world.nextSecond(intake);
  expect(world.store.stored.size).toBe(1);
});

test('an article with its guid and date is the same, whatever else is new', async () => {
  const intake = world.makeIntake();
  const before = article(1);
  world.publish('/a', [before]);
  await intake.tick();
  world.publish('/a', [
    { ...before, link: 'https://p.example/elsewhere', title: 'Ministers have their way at last' },
  ]);
  await world.nextSecond(intake);
  expect(world.store.stored.size).toBe(1);
});
