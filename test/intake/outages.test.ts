import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const paths = Array.from({ length: 9 }, (_, index) => `/feed-${index}`);

/** Intake of nine feeds, of which some cannot be reached: nothing listens where they are. */
function makeIntake(unreachable: number) {
  const { publishers, topics } = world.makeCatalog(paths);
  const [publisher] = publishers;
  if (publisher === undefined) throw new Error('a publisher is missing');
  const feeds = publisher.feeds.map((feed, index) =>
    index < unreachable ? { ...feed, url: `http://127.0.0.1:1/${index}` } : feed,
  );
  world.catalog = { publishers: [{ ...publisher, feeds }], topics };
  for (const path of paths) world.publish(path, []);
  return world.makeIntake();
}

const messages = () => world.log.lines.map(({ message }) => message);

test('all feeds that cannot be reached are told in one line, once', async () => {
  const intake = makeIntake(9);
  await intake.tick();
  await world.clock.advance(hour);
  await intake.tick();
  expect(world.logged()).toEqual([
    {
      level: 'warn',
      message: '9 of 9 feeds cannot be reached: no network? I keep trying',
      unreachable: 9,
      feeds: 9,
    },
  ]);
});

test('several are told in one line, which does not blame the network', async () => {
  await makeIntake(4).tick();
  expect(messages()).toEqual(['4 of 9 feeds cannot be reached: I keep trying']);
});

test('few are told one by one', async () => {
  await makeIntake(2).tick();
  expect(messages()).toEqual(Array(2).fill('a feed cannot be read: it is tried again'));
});

test('feeds that answer with a fault are told one by one', async () => {
  const intake = makeIntake(0);
  for (const path of paths) world.server.set(path, { status: 404 });
  await intake.tick();
  expect(messages()).toEqual(Array(9).fill('a feed cannot be read: it is tried again'));
});

test('a feed that is polled by itself is told by itself', async () => {
  const intake = makeIntake(9);
  await intake.pollAll();
  expect(messages()).toEqual(Array(9).fill('a feed cannot be read: it is tried again'));
});
