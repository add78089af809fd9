import { beforeEach, expect, it } from 'vitest';
import { resumed, suspended } from '../../src/core/chat.js';
import type { Outcome } from '../../src/core/delivery.js';
import { newFeedState } from '../../src/core/feed.js';
import { defaultSettings } from '../../src/core/settings.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { type Kit, makeKit, platform } from './kit.js';

const minute = 60_000;

let kit: Kit;
beforeEach(async () => {
  kit = await makeKit();
  await kit.store.changeChat('somewhere:1', () => ({
    ...makeChat('somewhere:1', ['rusia-ukraina']),
    settings: { ...defaultSettings, backlogBound: 50 },
  }));
});

/** A platform of a place that others follow. */
function followed({
  publish = async (messageId: string): Promise<Outcome> => ({ kind: 'sent', messageId }),
  hasFollowers = (): boolean | null => true,
} = {}) {
  const published: string[] = [];
  const somewhere = platform('somewhere', {
    hasFollowers,
    async publish(_, messageId) {
      published.push(messageId);
      return publish(messageId);
    },
    async send(address, part, { nonce }) {
      const known = somewhere.sent.find((each) => each.nonce === nonce);
      if (known === undefined) somewhere.sent.push({ address, part: part as never, nonce });
      return somewhere.outcomes.shift() ?? { kind: 'sent', messageId: `m ${nonce.slice(0, 6)}` };
    },
  });
  return { somewhere, published };
}

const publication = async (number: number) =>
  (await kit.store.ledger('somewhere:1', makeArticle(number).id))?.publication;
const messageOf = async (number: number) =>
  (await kit.store.ledger('somewhere:1', makeArticle(number).id))?.messageId;
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += minute) {
    await kit.clock.advance(minute);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('publishes each post behind its delivery, and says so', async () => {
  const { somewhere, published } = followed();
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1, 2);
  await kit.untilLater(() => published.length === 2, 'both to be published');
  expect(published).toEqual([await messageOf(1), await messageOf(2)]);
  await kit.untilLater(async () => (await publication(2)) === 'published', 'it to be noted');
  await pass(5 * minute);
  expect(published).toHaveLength(2);
  await delivery.stop();
});

it('publishes ten within an hour, the stories that most carry first, and passes over the rest', async () => {
  const { somewhere, published } = followed();
  // All wait together, since none can be published before.
  await kit.publish(null, ...numbers(1, 12));
  const wide = makeArticle(20, { headline: 'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami' });
  const also = makeArticle(21, {
    headline: 'BMKG: Gempa M 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
    publisher: { id: 'kompas', name: 'Kompas' },
  });
  const items = [wide, also].map((article) => ({
    article: { ...article, publishedAt: kit.clock.now(), seenAt: kit.clock.now() },
    keys: [`link ${article.id}`],
    entry: { kind: 'new' as const, topics: ['rusia-ukraina'], deliverable: true },
  }));
  await kit.store.record({ feed: newFeedState('f', 'https://example.org/f'), items });
  const delivery = await kit.run(somewhere);
  await kit.untilLater(() => published.length === 10, 'ten to be published');
  await kit.nothingPending();
  expect(published[0]).toBe(await messageOf(20));
  expect(await messageOf(21)).toBeUndefined();
  expect(published.slice(1)).toEqual(await Promise.all(numbers(1, 9).map(messageOf)));
  await pass(40 * minute);
  expect(published).toHaveLength(10);
  expect(await publication(12)).toBe('waiting');
  await pass(22 * minute);
  await kit.untilLater(async () => (await publication(12)) === 'passed-over', 'the last to be given up');
  expect([await publication(10), published.length]).toEqual(['passed-over', 10]);
  // The next hour has room again.
  await kit.publish(delivery, 30);
  await kit.untilLater(() => published.length === 11, 'the next hour');
  await delivery.stop();
});

it('holds no post up where the platform never answers', async () => {
  const { somewhere, published } = followed({ publish: () => new Promise(() => {}) });
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => published.length === 1, 'the first to be asked for');
  await kit.publish(delivery, 2, 3);
  await kit.untilLater(() => somewhere.sent.length === 3, 'the others to be posted');
  await kit.nothingPending();
  expect(published).toHaveLength(1);
  delivery.halt();
});

it('holds no post up where the platform asks to wait for an hour', async () => {
  const { somewhere, published } = followed({
    publish: async () => ({ kind: 'retry-later', afterMs: 30 * minute, scope: 'token', reason: 'slower' }),
  });
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => published.length === 1, 'the first to be asked for');
  const before = kit.clock.elapsed();
  await kit.publish(delivery, 2, 3);
  await kit.untilLater(() => somewhere.sent.length === 3, 'the others to be posted');
  expect(kit.clock.elapsed() - before).toBeLessThan(8 * minute);
  await pass(20 * minute);
  expect(published).toHaveLength(1);
  await pass(9 * minute);
  await kit.untilLater(() => published.length > 1, 'it to be asked again');
  await delivery.stop();
});

it('goes on after a kill between the post and its publication, and posts nothing again', async () => {
  const first = followed({ publish: () => new Promise(() => {}) });
  const delivery = await kit.run(first.somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => first.published.length === 1, 'it to be asked for');
  delivery.halt();
  const second = followed();
  const restarted = await kit.run(second.somewhere);
  await kit.untilLater(async () => (await publication(1)) === 'published', 'it to be published');
  expect([second.published, second.somewhere.sent]).toEqual([first.published, []]);
  await restarted.stop();
});

it('asks again where it is in doubt', async () => {
  const outcomes: Outcome[] = [{ kind: 'in-doubt', reason: 'cut' }];
  const { somewhere, published } = followed({
    publish: async (messageId) => outcomes.shift() ?? { kind: 'sent', messageId },
  });
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => published.length === 1, 'the first try');
  await pass(2 * minute);
  await kit.untilLater(async () => (await publication(1)) === 'published', 'it to be published');
  expect(published).toHaveLength(2);
  await delivery.stop();
});

it.each([
  ['nobody can follow it', { hasFollowers: (): boolean | null => false }, undefined, 0],
  [
    'that turns out only now',
    {
      hasFollowers: (): boolean | null => null,
      publish: async (): Promise<Outcome> => ({ kind: 'misplaced', reason: 'no' }),
    },
    undefined,
    1,
  ],
  [
    'it may not',
    { publish: async (): Promise<Outcome> => ({ kind: 'paused', reason: 'Missing Permissions' }) },
    'refused',
    1,
  ],
  [
    'the post is gone',
    { publish: async (): Promise<Outcome> => ({ kind: 'rejected', reason: 'gone' }) },
    'refused',
    1,
  ],
])('publishes nothing where %s, and posts go on', async (_, options, noted, asked) => {
  const { somewhere, published } = followed(options);
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await pass(2 * minute);
  await kit.untilLater(() => published.length === asked, 'the platform to be asked');
  await kit.untilLater(async () => (await publication(1)) === noted, 'it to be noted');
  await pass(5 * minute);
  expect(published).toHaveLength(asked);
  expect((await kit.store.chat('somewhere:1'))?.state.kind).toBe('active');
  await kit.publish(delivery, 2);
  await kit.untilLater(() => somewhere.sent.length === 2, 'the next post');
  await delivery.stop();
});

it('publishes nothing in a chat that does not want it', async () => {
  await kit.store.changeChat(
    'somewhere:1',
    (chat) => chat && { ...chat, settings: { ...chat.settings, publish: false } },
  );
  const { somewhere, published } = followed();
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(() => somewhere.sent.length === 1, 'the post');
  await pass(3 * minute);
  expect([published, await publication(1)]).toEqual([[], undefined]);
  await delivery.stop();
});

it('publishes the parts of a list, before single posts', async () => {
  await kit.store.changeChat(
    'somewhere:1',
    (chat) => chat && { ...chat, settings: { ...chat.settings, backlogBound: 3 } },
  );
  const { somewhere, published } = followed();
  await kit.publish(null, ...numbers(1, 6));
  const delivery = await kit.run(somewhere);
  await kit.untilLater(() => somewhere.sent.length === 3, 'the first by itself, then the list');
  await kit.untilLater(() => published.length === 3, 'all to be published');
  expect(new Set(published).size).toBe(3);
  expect(published.at(-1)).toBe(await messageOf(1));
  await delivery.stop();
});

it.each([
  ['the place', (): string[] => []],
  ['the place that it belongs to', (): string[] => ['parent']],
])('publishes nothing while the operator has paused %s', async (_, belongsTo) => {
  let isFull = true;
  const { somewhere, published } = followed({
    publish: async (messageId) =>
      isFull
        ? { kind: 'retry-later', afterMs: minute, scope: 'chat', reason: 'slow down' }
        : { kind: 'sent', messageId },
  });
  somewhere.adapter.belongsTo = belongsTo;
  const paused = belongsTo().length === 0 ? 'somewhere:1' : 'somewhere:parent';
  if (paused !== 'somewhere:1') await kit.store.changeChat(paused, () => makeChat(paused, []));
  const delivery = await kit.run(somewhere);
  await kit.publish(delivery, 1);
  await kit.untilLater(async () => (await publication(1)) === 'waiting', 'the post');
  await kit.store.changeChat(paused, (chat) => chat && suspended(chat, kit.clock.now()));
  isFull = false;
  // It was asked once, before the pause.
  published.length = 0;
  await pass(5 * minute);
  expect(published).toEqual([]);
  await kit.store.changeChat(paused, (chat) => chat && resumed(chat));
  await pass(3 * minute);
  expect(published).toEqual([await messageOf(1)]);
});
