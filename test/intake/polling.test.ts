import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fetcher } from '../../src/intake/fetch/fetcher.js';
import { settled } from '../doubles/clock.js';
import { rss } from '../doubles/feed-text.js';
import { minute, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

test('an unchanged feed is not read again', async () => {
  let reads = 0;
  const intake = world.makeIntake({
    read: async () => {
      reads += 1;
      return {
        format: 'rss',
        title: null,
        link: null,
        language: null,
        hub: null,
        ttlSeconds: null,
        items: [],
        warnings: [],
      };
    },
  });
  world.server.set('/a', { body: rss([], { extra: '<lastBuildDate>1</lastBuildDate>' }), etag: '"1"' });
  await intake.tick();
  await world.nextSecond(intake);
  expect(world.server.seen('/a')[1]?.headers['if-none-match']).toBe('"1"');
  world.server.set('/a', { body: rss([], { extra: '<lastBuildDate>2</lastBuildDate>' }), etag: '"2"' });
  await world.nextSecond(intake);
  await world.nextSecond(intake);
  expect(world.server.seen('/a')[3]?.headers['if-none-match']).toBe('"2"');
  expect(reads).toBe(1);
  // The first reading and the new validator; mere times wait.
  expect(world.store.records).toBe(2);
});

test('the times of polls that found nothing are written together, every ten minutes', async () => {
  world.catalog = world.makeCatalog(['/a', '/b']);
  const intake = world.makeIntake();
  for (const path of ['/a', '/b']) world.publish(path, [], { etag: '"1"' });
  await intake.tick();
  await world.nextSecond(intake);
  expect([world.store.records, world.store.notes]).toEqual([2, 0]);
  await world.clock.advance(10 * minute);
  const now = world.clock.now();
  await intake.tick();
  await world.nextSecond(intake);
  expect([world.store.records, world.store.notes]).toEqual([2, 1]);
  const noted = [...world.store.feeds.values()].map(({ lastSuccessAt }) => lastSuccessAt ?? 0);
  // The first that is polled then has them written, as they are then.
  expect(noted.toSorted((a, b) => a - b)).toEqual([now - 10 * minute, now]);
});

test('with an interval of a second a feed is polled every second, whatever it asks', async () => {
  const intake = world.makeIntake();
  const body = rss([world.makeItem(1)], { extra: '<ttl>60</ttl>' });
  world.server.set('/a', { body, headers: { 'cache-control': 'max-age=3600' } });
  await intake.tick();
  for (let second = 0; second < 5; second++) await world.nextSecond(intake);
  await intake.tick();
  expect(world.server.seen('/a')).toHaveLength(6);
});

test('a longer interval gives way to what the feed asks', async () => {
  const intake = world.makeIntake({ feedIntervalSeconds: 300 });
  world.server.set('/a', rss([], { extra: '<ttl>10</ttl>' }));
  await intake.tick();
  await world.clock.advance(9 * minute);
  await intake.tick();
  expect(world.server.seen('/a')).toHaveLength(1);
  await world.clock.advance(minute);
  await intake.tick();
  expect(world.server.seen('/a')).toHaveLength(2);
});

test('a slow feed keeps no other waiting, and is not asked twice', async () => {
  world.catalog = world.makeCatalog(['/slow', '/a']);
  const intake = world.makeIntake();
  world.publish('/a', []);
  world.publish('/slow', []);
  const open = world.server.hold('/slow');
  const first = intake.tick();
  await world.server.arrived('/slow');
  await world.server.arrived('/a');
  while (world.state('a') === undefined) await settled();
  world.publish('/a', [world.makeItem(1)]);
  await world.clock.advance(1_000);
  const second = intake.tick();
  await world.server.arrived('/a', 2);
  await second;
  expect(world.logEntries.map(({ kind }) => kind)).toEqual(['new']);
  open();
  await first;
  expect(world.server.seen('/slow')).toHaveLength(1);
});

test('two feeds of one host at a time', async () => {
  world.catalog = world.makeCatalog(['/1', '/2', '/3', '/4']);
  for (const path of ['/1', '/2', '/3', '/4']) world.publish(path, []);
  const opens = ['/1', '/2'].map((path) => world.server.hold(path));
  const tick = world.makeIntake().tick();
  await Promise.all([world.server.arrived('/1'), world.server.arrived('/2')]);
  await settled(20);
  expect(world.server.requests).toHaveLength(2);
  for (const open of opens) open();
  await tick;
  expect(world.server.requests).toHaveLength(4);
});

/** Polls `count` feeds, whose hosts take turns in the catalog, and returns how often each host was asked at each time. */
async function hostsAsked(count: number, hosts: number, times: readonly number[]): Promise<number[][]> {
  const paths = Array.from({ length: count }, (_, index) => `/${index}`);
  world.catalog = world.makeCatalog(paths);
  const [publisher] = world.catalog.publishers;
  for (const [index, feed] of (publisher?.feeds ?? []).entries())
    feed.url = `https://${index % hosts}.example/`;
  let asked: number[] = [];
  const answer = {
    kind: 'unchanged',
    etag: null,
    lastModified: null,
    maxAgeSeconds: null,
    movedTo: null,
  } as const;
  const get: Fetcher['get'] = async ({ url }) => {
    const host = Number.parseInt(new URL(url).host, 10);
    asked[host] = (asked[host] ?? 0) + 1;
    return answer;
  };
  const intake = world.makeIntake({ feedIntervalSeconds: 100, fetcher: { get } });
  const start = world.clock.now();
  const counts: number[][] = [];
  for (const time of times) {
    await world.clock.advance(start + time - world.clock.now());
    asked = [];
    await intake.tick();
    counts.push(asked);
  }
  return counts;
}

test('many feeds start spread out over the interval', async () => {
  const asked = await hostsAsked(30, 30, [0, 50_000, 98_000]);
  expect(asked.map((hosts) => hosts.flat().length)).toEqual([20, 5, 4]);
});

test('feeds of one host start together, and stay so', async () => {
  const asked = await hostsAsked(30, 10, [0, 50_000, 98_000, 100_000, 150_000, 198_000]);
  const hosts = asked.map((counts) => Object.entries(counts).map(([host, count]) => `${host} ×${count}`));
  const [first, second, third] = [[0, 1, 2, 3, 4, 5, 6], [7, 8], [9]].map((some) =>
    some.map((host) => `${host} ×3`),
  );
  expect(hosts).toEqual([first, second, third, first, second, third]);
});

test('a host with many feeds is not asked for all of them at once', async () => {
  const asked = await hostsAsked(60, 1, [0, 20_000, 40_000, 60_000, 80_000, 100_000]);
  expect(asked.flat()).toEqual([24, 8, 8, 8, 8, 28]);
});

test('polls all or one when asked to, due or not', async () => {
  world.catalog = world.makeCatalog(['/a', '/b']);
  world.publish('/a', [world.makeItem(1)]);
  const intake = world.makeIntake({ feedIntervalSeconds: 300 });
  expect(await intake.pollAll()).toMatchObject([
    { feed: 'a', outcome: 'changed', entries: [{ kind: 'new' }] },
    { feed: 'b', outcome: 'failed', reason: 'HTTP 404' },
  ]);
  expect(await intake.poll('a')).toEqual({ feed: 'a', outcome: 'unchanged', reason: null, entries: [] });
  expect(await intake.poll('nobody')).toBeNull();
});

test('a feed that the catalog drops is polled no more, one that it adds is', async () => {
  const intake = world.makeIntake();
  world.publish('/a', []);
  world.publish('/b', []);
  await intake.tick();
  world.catalog = world.makeCatalog(['/b']);
  await world.nextSecond(intake);
  expect(world.server.requests.map(({ path }) => path)).toEqual(['/a', '/b']);
});

test('another address of the same feed voids what was known of the old one, but not what is news', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)], { etag: '"1"' });
  await intake.tick();
  world.publish('/new', [world.makeItem(2), world.makeItem(1)], { etag: '"1"' });
  const [publisher] = world.catalog.publishers;
  if (publisher === undefined) throw new Error('the catalog has a publisher');
  world.catalog = {
    ...world.catalog,
    publishers: [{ ...publisher, feeds: [{ id: 'a', url: world.server.url('/new') }] }],
  };
  await intake.tick();
  expect(world.server.seen('/new')[0]?.headers['if-none-match']).toBeUndefined();
  expect(world.store.logLines()).toEqual(['history: new Headline of number 1', 'new Headline of number 2']);
});

test('goes on after a restart where it stood', async () => {
  world.publish('/a', [world.makeItem(1)], { etag: '"1"' });
  await world.makeIntake().tick();
  world.publish('/a', [world.makeItem(2), world.makeItem(1)], { etag: '"2"' });
  await world.nextSecond(world.makeIntake());
  expect(world.server.seen('/a')[1]?.headers['if-none-match']).toBe('"1"');
  expect(world.store.logLines()).toEqual(['history: new Headline of number 1', 'new Headline of number 2']);
});

test('a restart polls at once, unless the publisher asked for patience', async () => {
  world.catalog = world.makeCatalog(['/a', '/b', '/c']);
  world.publish('/a', []);
  world.server.set('/c', { status: 429, headers: { 'retry-after': '600' } });
  await world.makeIntake({ feedIntervalSeconds: 300 }).tick();
  await world.makeIntake({ feedIntervalSeconds: 300 }).tick();
  expect(['/a', '/b', '/c'].map((path) => world.server.seen(path).length)).toEqual([2, 2, 1]);
});

test('a stop waits for what is being recorded', async () => {
  const intake = world.makeIntake();
  world.publish('/a', [world.makeItem(1)]);
  let commit = () => {};
  const committing = new Promise<void>((resolve) => {
    const record = world.store.record.bind(world.store);
    world.store.record = async (batch) => {
      resolve();
      await new Promise<void>((go) => {
        commit = go;
      });
      return record(batch);
    };
  });
  void intake.tick();
  await committing;
  let stopped = false;
  const stop = intake.stop().then(() => {
    stopped = true;
  });
  await settled();
  expect(stopped).toBe(false);
  commit();
  await stop;
  expect(world.logEntries).toHaveLength(1);
});

test('a stop ends what is under way, and records no failure', async () => {
  const intake = world.makeIntake();
  world.server.hold('/a');
  const tick = intake.tick();
  await world.server.arrived('/a');
  await intake.stop();
  await tick;
  await world.nextSecond(intake);
  expect(world.server.seen('/a')).toHaveLength(1);
  expect([world.store.records, world.warnings()]).toEqual([0, []]);
});

test('a clock that is set back holds up no feed', async () => {
  const intake = world.makeIntake();
  world.server.set('/a', rss([]));
  await intake.tick();
  world.clock.jump(-2 * 60 * minute);
  await world.nextSecond(intake);
  expect(world.server.seen('/a')).toHaveLength(2);
});
