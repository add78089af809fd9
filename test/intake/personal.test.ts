import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FollowedFeed, personalFeedsOf, personalTopic } from '../../src/core/personal-feed.js';
import type { Intake, IntakeOptions } from '../../src/intake/intake.js';
import { hour, minute, World } from './world.js';

let world: World;

beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const followed = (path: string): FollowedFeed => {
  const url = world.server.url(path);
  return { topic: personalTopic(url), url, title: 'Blog', site: 'https://blog.example', language: null };
};

const open = (options: Partial<IntakeOptions> = {}): Intake =>
  world.makeIntake({ personal: { fetcher: world.fetcher }, ...options });

it('files what such a feed brings under that feed alone, whatever the text says', async () => {
  const own = followed('/own');
  world.store.personal = [own];
  world.publish('/a', [world.makeItem(1)]);
  world.publish('/own', [world.makeItem(1)]);
  const intake = open();
  await intake.tick();
  const peace = world.makeItem(2, 0, { title: 'At last there is peace', link: 'https://p.example/2' });
  world.publish('/own', [peace, world.makeItem(1)]);
  await world.clock.advance(10 * minute);
  await intake.tick();
  const [entry] = world.logEntries.filter(({ deliverable }) => deliverable);
  expect(entry?.topics).toEqual([own.topic]);
  expect(world.store.stored.get(entry?.article ?? '')).toMatchObject({
    feed: own.topic,
    publisher: { name: 'Blog' },
  });
});

it('lets no such feed change or claim what a feed of the catalog brings, before or after it', async () => {
  const own = followed('/own');
  world.store.personal = [own];
  const item = world.makeItem(1);
  world.publish('/a', [item]);
  world.publish('/own', [{ ...item, title: 'Forged before' }]);
  const intake = open();
  await intake.poll(own.topic);
  await intake.poll('a');
  world.publish('/own', [{ ...item, title: 'Forged again' }]);
  await intake.poll(own.topic);
  const stored = [...world.store.stored.values()];
  expect(stored.find(({ feed }) => feed === 'a')).toMatchObject({
    headline: 'Headline of number 1',
    revision: 1,
    publisher: { id: 'p' },
  });
  expect(stored).toHaveLength(2);
});

it('polls it every ten minutes at most, whatever the interval, its answers, failures and restarts', async () => {
  const own = followed('/own');
  world.store.personal = [own];
  world.publish('/a', []);
  world.publish(
    '/own',
    [1, 2, 3].map((number) => world.makeItem(number, number * minute)),
  );
  let intake = open();
  for (let second = 0; second < 599; second += 60) {
    await intake.tick();
    await world.clock.advance(minute - 1);
    // As after a restart.
    await intake.stop();
    intake = open();
  }
  expect(world.server.seen('/own')).toHaveLength(1);
  world.server.set('/own', { status: 500 });
  await world.clock.advance(11 * minute);
  await intake.tick();
  expect(world.server.seen('/own')).toHaveLength(2);
  await world.clock.advance(9 * minute + 59_000);
  await intake.tick();
  expect(world.server.seen('/own')).toHaveLength(2);
  await world.clock.advance(2_000);
  await intake.tick();
  expect(world.server.seen('/own')).toHaveLength(3);
});

it('never asks by the fetcher that may reach the own network', async () => {
  const own = followed('/own');
  world.store.personal = [own];
  world.publish('/a', []);
  world.publish('/own', [world.makeItem(1)]);
  const guarded = world.makeFetcher([]);
  const enriched: string[] = [];
  const intake = open({
    personal: {
      fetcher: guarded,
      enrich: async (items) => {
        enriched.push('guarded');
        return [...items];
      },
    },
    enrich: async (items) => {
      enriched.push('usual');
      return [...items];
    },
  });
  expect(await intake.poll(own.topic)).toMatchObject({ outcome: 'failed', reason: /private/ });
  expect(world.server.seen('/own')).toEqual([]);
  await intake.stop();
  await guarded.close();
  const other = open({
    personal: {
      fetcher: world.fetcher,
      async enrich(items) {
        enriched.push('own');
        return [...items];
      },
    },
  });
  await other.poll(own.topic);
  expect(enriched).toEqual(['own']);
});

it('forgets it once nobody follows it, and takes it up anew when somebody does again', async () => {
  const own = followed('/own');
  world.store.personal = [own];
  world.publish('/a', []);
  world.publish('/own', [world.makeItem(1)]);
  const intake = open();
  await intake.tick();
  expect(world.state(own.topic)).toBeDefined();
  world.store.personal = [];
  await world.nextSecond(intake);
  expect(world.state(own.topic)).toBeUndefined();
  expect(world.state('a')).toBeDefined();
  world.publish('/own', [world.makeItem(2), world.makeItem(1)]);
  world.store.personal = [own];
  await world.nextSecond(intake);
  expect(world.store.logLines()).toEqual([
    'history: new Headline of number 1',
    'history: new Headline of number 2',
  ]);
});

it('keeps no more of it than its newest hundred items, and asks no hub that it names', async () => {
  const own = followed('/own');
  world.store.personal = [own];
  const items = Array.from({ length: 150 }, (_, number) => world.makeItem(number, number * hour));
  world.publish('/own', items);
  const hubs: string[] = [];
  const intake = open({ onHub: (feed) => hubs.push(feed) });
  await intake.poll(own.topic);
  expect(world.store.stored.size).toBe(100);
  expect([...world.store.stored.values()].some(({ headline }) => headline === 'Headline of number 0')).toBe(
    true,
  );
  expect(hubs).toEqual([]);
});

it('polls none where people may add none', async () => {
  world.store.personal = [followed('/own')];
  world.publish('/a', []);
  await world.makeIntake().tick();
  expect(world.server.seen('/own')).toEqual([]);
});

it('is followed by no chat that let the bot go', () => {
  const { topic, ...feed } = followed('/own');
  const subscriptions = [{ topic, intervals: [], feed: { ...feed, toldFailing: 1 } }];
  expect(personalFeedsOf({ subscriptions, state: { kind: 'active' } })).toEqual([{ topic, ...feed }]);
  expect(personalFeedsOf({ subscriptions, state: { kind: 'gone', reason: '', since: 0 } })).toEqual([]);
});
