import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intake } from '../../src/intake/intake.js';
import type { FeedItem } from '../doubles/feed-text.js';
import { minute, World } from './world.js';

/** What a publisher makes of one of few articles; some share a link or a guid. */
const said = fc.record({
  number: fc.integer({ min: 1, max: 6 }),
  title: fc.constantFrom('Calm seas', 'Peace at last', 'Storm ahead'),
  summary: fc.constantFrom('One sentence stands here.', 'Peace talks began here. They went on.', ''),
  author: fc.constantFrom('Ana Wati', '', 'Budi Santoso'),
  guid: fc.constantFrom('own', 'own', 'own', 'shared', 'none'),
  link: fc.constantFrom('own', 'own', 'own', 'shared'),
  age: fc.constantFrom(0, 30, 600, 5_000, -90),
  category: fc.constantFrom([], ['Sport']),
});

const itemOf = ({ number, title, summary, author, guid, link, age, category }: FeedItemSaid): FeedItem => ({
  title: `${title} number ${number}`,
  link: `https://p.example/${link === 'own' ? number : 'all'}`,
  ...(guid !== 'none' && { guid: guid === 'own' ? `id-${number}` : 'all' }),
  summary,
  author,
  date: Date.UTC(2024, 5, 18) - age * minute,
  categories: category,
});
type FeedItemSaid = typeof said extends fc.Arbitrary<infer Said> ? Said : never;

/** What was recorded when each list was polled in turn; `next` says who polls. */
async function recorded(
  lists: readonly FeedItemSaid[][],
  capacity: number,
  next: (world: World) => () => Intake,
) {
  const world = await World.open();
  world.store.articleCapacity = capacity;
  const intake = next(world);
  for (const list of lists) {
    world.publish('/a', list.map(itemOf));
    await world.nextSecond(intake());
  }
  const articles = [...world.store.stored.values()].map(({ id: _, seenAt: __, ...article }) => article);
  const entries = world.store.logLines();
  await world.close();
  return { entries, articles };
}

/** Remembers what the items said. */
const same = (world: World) => {
  const intake = world.makeIntake();
  return () => intake;
};

/** Remembers nothing but what is stored, as after a restart, and so reads everything whole. */
const anew = (world: World) => () => world.makeIntake();

test('whoever reads in brief records what they would record who read everything', async () => {
  const lists = fc.array(fc.array(said, { maxLength: 8 }), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(lists, fc.constantFrom(20_000, 6), async (given, capacity) => {
      expect(await recorded(given, capacity, same)).toEqual(await recorded(given, capacity, anew));
    }),
    { numRuns: 60 },
  );
});
