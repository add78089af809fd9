import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IdentifiedItem } from '../../src/intake/identified-item.js';
import type { ParsedFeed, ReadOptions } from '../../src/intake/read/parsed-feed.js';
import { readFeed } from '../../src/intake/read/read-feed.js';
import { type FeedItem, rss } from '../doubles/feed-text.js';
import { hour, World } from './world.js';

let world: World;
/** For each body that was read: the headlines of the items that were read whole. */
let whole: string[][];

beforeEach(async () => {
  world = await World.open();
  whole = [];
});
afterEach(() => world.close());

async function read(body: Uint8Array, options: ReadOptions): Promise<ParsedFeed> {
  const feed = await readFeed(body, options);
  whole.push(feed.items.filter(({ brief }) => brief === undefined).map(({ headline }) => headline));
  return feed;
}

/** One item an hour, the same whenever it is published. */
const item = (number: number, changes: Partial<FeedItem> = {}) =>
  world.makeItem(number, 0, { date: Date.UTC(2024, 5, 17, number), ...changes });
const items = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => item(from - index));
const headline = (number: number) => `Headline of number ${number}`;

test('what says the same as at the last poll is not read whole again', async () => {
  const intake = world.makeIntake({ read });
  world.publish('/a', items(5, 1));
  await intake.tick();
  world.publish('/a', items(6, 2));
  await world.nextSecond(intake);
  expect(whole[1]).toEqual([headline(6)]);
  world.publish('/a', items(7, 3));
  await world.nextSecond(intake);
  expect(whole[2]).toEqual([headline(7)]);
  expect(world.store.logLines().slice(5)).toEqual([`new ${headline(6)}`, `new ${headline(7)}`]);
});

test('what stands behind a processing instruction is not read whole again either', async () => {
  const intake = world.makeIntake({ read });
  for (const newest of [4, 5, 6]) {
    const published = items(newest, newest - 3);
    const body = rss(published).replace(/<\/item>\s*/g, '</item><?pi?>');
    world.publish('/a', published, { body });
    await world.nextSecond(intake);
  }
  expect(whole.slice(1)).toEqual([[headline(5)], [headline(6)]]);
});

test('what says the same as at the last poll is not even parsed, and is not forgotten', async () => {
  const parsed: (readonly string[])[] = [];
  const intake = world.makeIntake({
    read: async (body, options) => {
      const feed = await readFeed(body, options);
      parsed.push(feed.items.map((each) => each.headline));
      return feed;
    },
  });
  for (const newest of [3, 4, 5]) {
    world.publish('/a', items(newest, newest - 2));
    await world.nextSecond(intake);
  }
  expect(parsed).toEqual([[3, 2, 1].map(headline), [headline(4)], [headline(5)]]);
  const { listed, recent, missing } = world.state('a') ?? {};
  await world.makeIntake().tick();
  expect(world.state('a')).toMatchObject({ listed, recent, missing });
  expect(recent).toHaveLength(3);
});

test('what changes is read whole, and what an unchanged item lacks is still said of the feed', async () => {
  const intake = world.makeIntake({ read });
  const anonymous = (number: number) => item(number, { author: '' });
  world.publish('/a', [3, 2, 1].map(anonymous));
  await intake.tick();
  world.publish('/a', [anonymous(3), anonymous(2), item(1, { author: '', title: 'Peace at last' })]);
  await world.nextSecond(intake);
  expect(whole[1]).toEqual(['Peace at last']);
  expect(world.store.logLines().slice(3)).toEqual(['corrected Peace at last', 'topics-added Peace at last']);
  world.publish('/a', [item(4), anonymous(3), anonymous(2)]);
  await world.nextSecond(intake);
  expect(whole[2]).toEqual([headline(4)]);
  expect(world.state('a')?.missing).toEqual(['author 67%']);
});

test('an item whose damage reaches into the next ones is read with them, though they were seen', async () => {
  const intake = world.makeIntake({ read });
  world.publish('/a', items(3, 1));
  await intake.tick();
  const body = rss(items(4, 2)).replace('</item>', '<b class="x></item>');
  world.publish('/a', items(4, 2), { body });
  await world.nextSecond(intake);
  expect(world.store.logLines().slice(3)).toEqual([`new ${headline(4)}`]);
});

test('what a feed says of itself at every poll, and not of its items, changes none of them', async () => {
  const intake = world.makeIntake({ read });
  for (const newest of [3, 4]) {
    const extra = `<!-- in ${newest} ms --><made:at xmlns:made="x">${newest}</made:at><sy:updateBase>${newest}</sy:updateBase>`;
    const listed = items(newest, newest - 2);
    world.publish('/a', listed, { body: rss(listed, { extra }) });
    await world.nextSecond(intake);
  }
  expect(whole[1]).toEqual([headline(4)]);
});

test('another author of the feed is one of its items too', async () => {
  const intake = world.makeIntake({ read });
  for (const name of ['Ana Wati', 'Budi Santoso']) {
    world.publish('/a', items(2, 1), { body: rss(items(2, 1), { extra: `<author>${name}</author>` }) });
    await world.nextSecond(intake);
  }
  expect(whole[1]).toHaveLength(2);
});

test('another language of the feed means that nothing is as it was', async () => {
  const intake = world.makeIntake({ read });
  world.publish('/a', items(2, 1));
  await intake.tick();
  world.publish('/a', items(2, 1), { body: rss(items(2, 1), { language: 'de' }) });
  await world.nextSecond(intake);
  expect(whole[1]).toHaveLength(2);
});

test('after a poll that could not be recorded everything is read whole', async () => {
  const intake = world.makeIntake({ read });
  world.publish('/a', items(3, 1));
  await intake.tick();
  world.store.fault = new Error('the disk is full');
  world.publish('/a', items(4, 2));
  await world.nextSecond(intake);
  world.store.fault = null;
  await world.clock.advance(5_000);
  await intake.tick();
  expect(whole.slice(1)).toEqual([[headline(4)], [headline(4)]]);
  expect(world.store.logLines().slice(3)).toEqual([`new ${headline(4)}`]);
});

test('a push and the poll after it are read whole', async () => {
  const intake = world.makeIntake({ read });
  world.publish('/a', items(3, 1));
  await intake.tick();
  const pushed = rss([item(3, { title: 'Pushed headline' })]);
  await intake.push('a', Buffer.from(pushed), 'application/rss+xml');
  world.publish('/a', items(4, 2));
  await world.nextSecond(intake);
  expect(whole.slice(1)).toEqual([['Pushed headline'], [4, 3, 2].map(headline)]);
  // The publisher took it back.
  expect(world.store.logLines().slice(3)).toEqual([
    `corrected ${headline(3)}`,
    `corrected ${headline(3)}`,
    `new ${headline(4)}`,
  ]);
});

test('what the store has lost is read whole and recorded again', async () => {
  const intake = world.makeIntake({ read });
  world.publish('/a', items(3, 1));
  await intake.tick();
  world.store.keys.clear();
  world.store.stored.clear();
  world.publish('/a', items(4, 2));
  await world.nextSecond(intake);
  expect([...world.store.stored.values()].map(({ summary }) => summary)).toEqual(
    [2, 3, 4].map((number) => `This is what article number ${number} tells its readers.`),
  );
});

test('an item that is known by something else now is read whole', async () => {
  const intake = world.makeIntake({ read });
  const shared = (number: number) => item(number, { guid: 'all' });
  world.publish('/a', [3, 2, 1].map(shared));
  await intake.tick();
  // Alone it has a guid of its own.
  world.publish('/a', [shared(3)]);
  await world.nextSecond(intake);
  expect(whole.at(-1)).toEqual([headline(3)]);
  expect(world.store.stored.size).toBe(3);
});

test('a date that was too far ahead is taken up when its time comes', async () => {
  const intake = world.makeIntake({ read });
  const early = item(1, { date: world.clock.now() + 30 * hour });
  world.publish('/a', [early]);
  await intake.tick();
  await world.clock.advance(7 * hour);
  world.publish('/a', [item(2), early]);
  await intake.tick();
  expect([...world.store.stored.values()].map(({ publishedAt }) => publishedAt)).toContain(early.date);
});

test('of two items that are one article, the second counts when the first has left', async () => {
  const intake = world.makeIntake({ read });
  const first = item(1, { guid: 'x', link: 'https://p.example/x' });
  const second = item(2, { guid: 'y', link: 'https://p.example/y' });
  const bridge = { ...first, link: 'https://p.example/y' };
  world.publish('/a', [bridge]);
  await intake.tick();
  world.publish('/a', [second, first]);
  await world.nextSecond(intake);
  world.publish('/a', [second]);
  await world.nextSecond(intake);
  expect([...world.store.stored.values()].map((article) => article.headline)).toEqual([second.title]);
});

describe('a first reading of more than the store has room for', () => {
  beforeEach(() => {
    world.catalog = world.makeCatalog(['/a', '/b']);
    world.store.articleCapacity = 12;
    world.publish('/a', items(8, 1));
    world.publish('/b', []);
  });

  test('the newest are recorded, each feed has its share', async () => {
    await world.makeIntake({ read }).tick();
    expect(world.store.logLines()).toEqual(
      [3, 4, 5, 6, 7, 8].map((number) => `history: new ${headline(number)}`),
    );
    expect(world.state('a')?.passedOver).toHaveLength(2);
  });

  test('what was passed over is never told nor enriched, neither changed nor after a restart', async () => {
    const enriched: string[] = [];
    const enrich = async (found: readonly IdentifiedItem[]) => {
      enriched.push(...found.map((each) => each.headline));
      return [...found];
    };
    const intake = world.makeIntake({ read, enrich });
    await intake.tick();
    world.publish('/a', [...items(9, 3), item(2, { title: 'Another headline of number 2' }), item(1)]);
    await world.nextSecond(intake);
    world.publish('/a', items(10, 1));
    await world.makeIntake({ read, enrich }).tick();
    expect(world.store.logLines().slice(6)).toEqual([`new ${headline(9)}`, `new ${headline(10)}`]);
    expect(enriched).toEqual([4, 5, 6, 7, 8, 9, 10].map(headline));
    world.publish('/a', items(10, 2));
    await world.makeIntake({ read }).tick();
    expect(world.state('a')?.passedOver).toHaveLength(1);
  });

  // Those that were seen first leave when there are too many: then the feeds that were read first would have none left.
  test.each([
    [11, 5],
    [4, 2],
    [1, 1],
  ])('with room for %i in all it is no more than its share, and at least one', async (capacity, count) => {
    world.store.articleCapacity = capacity;
    await world.makeIntake({ read }).tick();
    expect(world.store.logLines()).toHaveLength(count);
  });
});
