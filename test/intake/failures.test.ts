import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sharing } from '../../src/core/ports.js';
import type { IntakeOptions } from '../../src/intake/intake.js';
import { readFeed } from '../../src/intake/read/read-feed.js';
import { hour, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

test('are told at once, again after a day, and when they end', async () => {
  const intake = world.makeIntake({ feedIntervalSeconds: 60 });
  for (let time = 0; time < 30; time++) {
    await intake.tick();
    await world.clock.advance(hour);
  }
  world.publish('/a', []);
  await world.clock.advance(6 * hour);
  await intake.tick();
  const reason = 'HTTP 404';
  const failures = expect.any(Number);
  expect(world.logged()).toEqual([
    { level: 'warn', message: 'a feed cannot be read: it is tried again', feed: 'a', reason, failures: 1 },
    { level: 'warn', message: 'a feed has failed for a day', feed: 'a', reason, failures },
    { level: 'info', message: 'a feed can be read again', feed: 'a', failures },
  ]);
  expect(world.state('a')).toMatchObject({ failing: null, lastSuccessAt: world.clock.now() });
});

test('a feed that was away for ten seconds is back within a few', async () => {
  const intake = world.makeIntake();
  world.publish('/a', []);
  await intake.tick();
  world.server.set('/a', { status: 503 });
  for (let second = 0; second < 10; second++) await world.nextSecond(intake);
  world.publish('/a', [world.makeItem(1)]);
  for (let second = 0; second < 4; second++) await world.nextSecond(intake);
  expect(world.store.logLines()).toEqual(['new Headline of number 1']);
});

test('Retry-After rests the other feeds of the host too, for ten minutes at most', async () => {
  world.catalog = world.makeCatalog(['/a', '/b']);
  const intake = world.makeIntake();
  for (const path of ['/a', '/b']) world.publish(path, []);
  await intake.tick();
  world.server.set('/a', { status: 503, headers: { 'retry-after': '86400' } });
  await world.clock.advance(2 * hour);
  await intake.poll('a');
  const before = world.server.seen('/b').length;
  await world.clock.advance(9 * 60_000);
  await intake.tick();
  expect(world.server.seen('/b')).toHaveLength(before);
  await world.clock.advance(2 * 60_000);
  await intake.tick();
  expect(world.server.seen('/b')).toHaveLength(before + 1);
});

test('that no feed can be claimed, as the database is away, is told once', async () => {
  let isAway = true;
  const sharing = {
    claimFeeds: async (ids: readonly string[]) => {
      if (isAway) throw new Error('the connection was refused');
      return new Map(ids.map((id) => [id, world.state(id) ?? null]));
    },
    releaseFeed: async () => {},
  } as unknown as Sharing;
  const store = Object.assign(Object.create(world.store), { sharing }) as IntakeOptions['store'];
  const intake = world.makeIntake({ store });
  world.publish('/a', []);
  for (let second = 0; second < 5; second++) await world.nextSecond(intake);
  isAway = false;
  for (let second = 0; second < 5; second++) await world.nextSecond(intake);
  expect(world.warnings()).toEqual([
    'warn: feeds could not be claimed: tried again until they can',
    'info: feeds can be claimed again',
  ]);
  expect(world.server.seen('/a').length).toBeGreaterThan(0);
});

test('Retry-After is obeyed', async () => {
  const intake = world.makeIntake();
  world.server.set('/a', { status: 429, headers: { 'retry-after': '30' } });
  for (let second = 0; second < 29; second++) await world.nextSecond(intake);
  expect(world.server.requests).toHaveLength(1);
  await world.nextSecond(intake);
  await world.nextSecond(intake);
  expect(world.server.requests).toHaveLength(2);
});

test('what is no feed is named as what it is', async () => {
  world.server.set('/a', { body: '<!doctype html><html><body>Hello</body></html>', type: 'text/html' });
  await world.makeIntake().tick();
  expect(world.state('a')?.failing?.reason).toMatch(/web page/);
});

test('a fault in reading one feed does not hold up another', async () => {
  world.catalog = world.makeCatalog(['/a', '/b']);
  world.publish('/a', []);
  world.publish('/b', [world.makeItem(1)]);
  const read: IntakeOptions['read'] = async (body, options) => {
    if (options.url.endsWith('/a')) throw new TypeError('unforeseen');
    return readFeed(body, options);
  };
  await world.makeIntake({ read }).tick();
  expect([world.state('a')?.failing?.reason, world.state('b')?.failing]).toEqual(['unforeseen', null]);
});

test('a private address is not reached, and the remedy is named', async () => {
  const fetcher = world.makeFetcher([]);
  await world.makeIntake({ fetcher }).tick();
  await fetcher.close();
  const reason = expect.stringMatching(/private \(127\.0\.0\.1\): allow it with FETCH_ALLOW_HOSTS/);
  expect(world.logged()).toMatchObject([{ level: 'warn', reason }]);
});

test('410 for a day ends a feed, until the catalog names another address', async () => {
  const intake = world.makeIntake();
  world.server.set('/a', { status: 410 });
  for (let hours = 0; hours < 48; hours++) {
    await intake.tick();
    await world.clock.advance(hour);
  }
  expect(world.state('a')).toMatchObject({ ended: true, failing: { since: world.clock.now() - 48 * hour } });
  expect(world.warnings()).toEqual([
    expect.stringMatching(/cannot be read/),
    expect.stringMatching(/gone for good/),
  ]);
});

test('a publisher that says 410 by mistake is read again', async () => {
  const intake = world.makeIntake();
  world.server.set('/a', { status: 500 });
  for (let hours = 0; hours < 48; hours++) {
    await intake.tick();
    await world.clock.advance(hour);
  }
  // It has been away for long, and says this once.
  world.server.set('/a', { status: 410 });
  await world.clock.advance(6 * hour);
  await intake.tick();
  world.publish('/a', [world.makeItem(1)]);
  await world.clock.advance(7 * hour);
  await intake.tick();
  expect(world.state('a')).toMatchObject({ ended: false, failing: null });
});

test('a move for good is believed after three times, and doubted when it fails', async () => {
  const intake = world.makeIntake();
  world.server.redirect('/a', '/moved', 301);
  world.publish('/moved', []);
  await intake.tick();
  for (let second = 0; second < 3; second++) await world.nextSecond(intake);
  expect([world.server.seen('/a').length, world.server.seen('/moved').length]).toEqual([3, 4]);
  expect(world.logged()).toEqual([
    {
      level: 'info',
      message: 'a feed has moved: change its address in the catalog',
      feed: 'a',
      host: expect.stringMatching(/^127\.0\.0\.1/),
    },
  ]);
  world.server.set('/moved', { status: 404 });
  await world.nextSecond(intake);
  await world.nextSecond(intake);
  expect(world.server.seen('/a')).toHaveLength(4);
});

test('when nothing can be recorded, nothing counts as seen', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [], { etag: '"1"' });
  await intake.tick();
  world.publish('/a', [world.makeItem(1)], { etag: '"2"' });
  world.store.fault = new Error('ENOSPC: no space left on device');
  await world.nextSecond(intake);
  await world.nextSecond(intake);
  expect(world.logEntries).toEqual([]);
  world.store.fault = null;
  await world.nextSecond(intake);
  await world.nextSecond(intake);
  expect(world.server.seen('/a').map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"1"',
    '"1"',
    '"2"',
  ]);
  expect(world.store.logLines()).toEqual(['new Headline of number 1']);
  expect(world.warnings()).toEqual([
    'error: what a feed brought could not be recorded: it is tried again',
    'info: what feeds bring can be recorded again',
  ]);
});

test('a store that cannot be read at first is asked again', async () => {
  const intake = world.makeIntake();
  world.publish('/a', []);
  const feedStates = world.store.feedStates.bind(world.store);
  world.store.feedStates = () => Promise.reject(new Error('EIO'));
  await intake.tick();
  expect(world.server.requests).toEqual([]);
  world.store.feedStates = feedStates;
  await intake.tick();
  expect(world.server.requests).toHaveLength(1);
});

test('one item that no store could read back does not lose the others', async () => {
  world.publish('/a', [world.makeItem(1), world.makeItem(2)]);
  const read: IntakeOptions['read'] = async (body, options) => {
    const feed = await readFeed(body, options);
    for (const item of feed.items) if (item.guid === 'id-1') item.image = { url: 'nowhere', credit: null };
    return feed;
  };
  await world.makeIntake({ read }).tick();
  expect(world.logEntries.map(({ kind }) => kind)).toEqual(['new']);
  expect(world.logged()).toEqual([
    {
      level: 'warn',
      message: 'some items of a feed cannot be kept; the others are',
      feed: 'a',
      items: 1,
      reason: 'image.url Invalid URL',
    },
  ]);
});
