import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { atom, jsonFeed, rss, sitemap } from '../doubles/feed-text.js';
import { hour, minute, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

test('what a feed lists at first is history, what comes then is news', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1, minute)]);
  await intake.tick();
  world.publish('/a', [
    world.makeItem(2, 0, { title: 'Hope for peace', categories: ['Sport'] }),
    world.makeItem(1, minute),
  ]);
  await world.nextSecond(intake);
  expect(world.store.logLines()).toEqual(['history: new Headline of number 1', 'new Hope for peace']);
  expect(world.logEntries).toEqual(world.store.log);
  expect(world.logEntries[1]).toMatchObject({
    seq: 2,
    topics: ['peace', 'sport', 'publisher:p'],
    story: null,
    deliverable: true,
  });
  expect(world.store.stored.get(world.logEntries[1]?.article ?? '')).toEqual({
    id: expect.stringMatching(/^[0-9a-z]{12}$/),
    link: 'https://p.example/2',
    headline: 'Hope for peace',
    summary: 'This is what article number 2 tells its readers.',
    summaryRules: expect.any(Number),
    authors: ['Ana Wati'],
    publishedAt: world.clock.now() - 1_000,
    updatedAt: null,
    language: 'id',
    image: { url: 'https://p.example/2.jpg', credit: null },
    categories: ['Sport'],
    publisher: { id: 'p', name: 'P' },
    feed: 'a',
    topics: ['peace', 'sport', 'publisher:p'],
    story: null,
    origins: {},
    revision: 1,
    seenAt: world.clock.now(),
  });
});

test.each([
  ['rss', rss],
  ['atom', atom],
  ['json', jsonFeed],
  ['sitemap', sitemap],
])('%s is read', async (_name, write) => {
  const intake = world.makeIntake();
  world.server.set('/a', write([]));
  await intake.tick();
  const title = 'Harga <b> & "naik" 5% — kata \u2018dia\u2019';
  world.server.set(
    '/a',
    write([world.makeItem(1, 0, { title, link: 'https://p.example/1?a=1&b=2', categories: ['Sport'] })]),
  );
  await world.nextSecond(intake);
  expect([...world.store.stored.values()]).toMatchObject([
    {
      link: 'https://p.example/1?a=1&b=2',
      publishedAt: world.clock.now() - 1_000,
      topics: ['sport', 'publisher:p'],
    },
  ]);
  expect([...world.store.stored.values()][0]?.headline).toContain('& "naik" 5%');
});

test('several come in the order of their time', async () => {
  const intake = world.makeIntake();
  world.publish('/a', []);
  await intake.tick();
  world.publish('/a', [world.makeItem(3), world.makeItem(1, 2_000), world.makeItem(2, 1_000)]);
  await world.nextSecond(intake);
  expect(world.store.logLines()).toEqual([1, 2, 3].map((number) => `new Headline of number ${number}`));
});

test('what is over 48 h old, and is seen only now, is history', async () => {
  const intake = world.makeIntake();
  world.publish('/a', []);
  await intake.tick();
  world.publish('/a', [world.makeItem(1, 47 * hour), world.makeItem(2, 49 * hour)]);
  await world.nextSecond(intake);
  expect(world.store.logLines()).toEqual(['history: new Headline of number 2', 'new Headline of number 1']);
});

test('the same again is nothing, whatever its dates and tracking say', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)]);
  await intake.tick();
  world.server.set(
    '/a',
    rss(
      [world.makeItem(1, 0, { link: 'https://p.example/1?utm_source=rss', title: ' Headline  of number 1' })],
      {
        title: 'New',
      },
    ),
  );
  await world.nextSecond(intake);
  expect(world.store.logLines()).toHaveLength(1);
});

test('a changed headline or summary is a correction, and counts', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)]);
  await intake.tick();
  world.publish('/a', [world.makeItem(1, 0, { title: 'Peace at last' })]);
  await world.nextSecond(intake);
  expect(world.store.logLines().slice(1)).toEqual(['corrected Peace at last', 'topics-added Peace at last']);
  expect([...world.store.stored.values()]).toMatchObject([{ revision: 2, topics: ['publisher:p', 'peace'] }]);
});

test('a summary that other rules made is no correction by the publisher', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)]);
  await intake.tick();
  const [known] = [...world.store.stored.values()] as [Article];
  const { summaryRules, ...old } = known;
  expect(summaryRules).toBeGreaterThan(1);
  world.store.stored.set(known.id, { ...old, summary: 'As 0.1 put it.' });
  world.publish('/a', [world.makeItem(1), world.makeItem(2)]);
  // Other rules come with another version, which has to be started.
  await world.makeIntake().tick();
  expect(world.store.logLines().filter((line) => line.startsWith('corrected'))).toEqual([]);
  expect(world.store.stored.get(known.id)).toEqual(known);
});

test('an author or image found later is kept, and nobody is told', async () => {
  const intake = world.makeIntake();
  const { author, image, ...bare } = world.makeItem(1);
  world.publish('/a', [bare]);
  await intake.tick();
  world.publish('/a', [world.makeItem(1)]);
  await world.nextSecond(intake);
  expect(world.store.logLines()).toHaveLength(1);
  expect([...world.store.stored.values()]).toMatchObject([
    { revision: 1, authors: [author], image: { url: image } },
  ]);
});

test('what a publisher says in every item comes into no summary, and leaving it out later is no correction', async () => {
  const intake = world.makeIntake();
  const own = [
    'Bears seen near school',
    'Council votes for bridge',
    'Ferry runs aground',
    'Wheat prices climb',
  ];
  const item = (number: number, author: string) =>
    world.makeItem(number, 0, {
      title: own[number] as string,
      summary: `${own[number]}, the mayor said. Ships leave the harbour of Malt at noon.`,
      author,
    });
  world.publish('/a', [item(0, 'Ana Wati'), item(1, 'Ana Wati')]);
  await intake.tick();
  // Another author: the first two are read whole again, beside what says the same.
  world.publish(
    '/a',
    [2, 3, 0, 1].map((number) => item(number, 'Budi Santoso')),
  );
  await world.nextSecond(intake);
  expect(world.store.logLines().filter((line) => line.startsWith('corrected'))).toEqual([]);
  const summaries = new Map([...world.store.stored.values()].map((each) => [each.headline, each.summary]));
  expect(summaries.get(own[2] as string)).toBe(`${own[2]}, the mayor said.`);
  expect(summaries.get(own[0] as string)).toMatch(/harbour of Malt at noon\.$/);
  // And when only two are left that say it.
  world.publish('/a', [item(2, 'Citra Dewi'), item(0, 'Citra Dewi')]);
  await world.nextSecond(intake);
  expect(world.store.logLines().filter((line) => line.startsWith('corrected'))).toEqual([]);
});

test('a second feed adds its topics once, and corrects nothing', async () => {
  world.catalog = world.makeCatalog(['/a', '/b']);
  const intake = world.makeIntake();
  world.publish('/a', []);
  world.publish('/b', []);
  await intake.tick();
  world.publish('/a', [world.makeItem(1)]);
  await world.nextSecond(intake);
  world.publish('/b', [world.makeItem(1, 0, { title: 'Told in other words' })]);
  await world.nextSecond(intake);
  world.publish('/b', [world.makeItem(1, 0, { title: 'Told in other words' }), world.makeItem(2)]);
  await world.nextSecond(intake);
  expect(world.logEntries.map(({ kind, topics }) => [kind, topics])).toEqual([
    ['new', ['publisher:p']],
    ['topics-added', ['b']],
    ['new', ['b', 'publisher:p']],
  ]);
});

test('two feeds that bring one article at the same time bring it once', async () => {
  world.catalog = world.makeCatalog(['/a', '/b']);
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)]);
  world.publish('/b', [world.makeItem(1, 0, { guid: 'another-name' })]);
  await intake.tick();
  expect(world.store.log.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['new']));
  expect(world.store.log.filter(({ kind }) => kind === 'new')).toHaveLength(1);
  expect(world.store.stored.size).toBe(1);
});

test('a new topic of the catalog does not tell again what a feed lists', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)]);
  await intake.tick();
  world.catalog = {
    ...world.catalog,
    topics: [
      ...world.catalog.topics,
      {
        ...world.catalog.topics[0],
        id: 'number',
        name: { en: 'n' },
        match: { any: ['number'], all: [], none: [], categories: [], feeds: [] },
      },
    ],
  };
  world.publish('/a', [world.makeItem(2), world.makeItem(1)]);
  await world.nextSecond(intake);
  expect(world.logEntries.slice(1).map(({ kind, topics }) => [kind, topics])).toEqual([
    ['new', ['number', 'publisher:p']],
  ]);
});
