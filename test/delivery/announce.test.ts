import { expect, it } from 'vitest';
import type { LogEntry } from '../../src/core/article.js';
import type { FollowerQuery } from '../../src/core/ports.js';
import type { DeliveryDeps } from '../../src/delivery/delivery-deps.js';
import { makeKit, platform } from './kit.js';
import { pagesOf } from './queue/pages-of.js';

const entry: LogEntry = {
  seq: 1,
  kind: 'new',
  article: '0'.repeat(12),
  topics: ['rusia-ukraina'],
  deliverable: true,
  publisher: 'tribunnews',
  language: 'id',
  story: null,
  at: 0,
};

it('lets others have their turn while very many chats are woken, and wakes them all', async () => {
  const kit = await makeKit();
  const ids = Array.from({ length: 10_000 }, (_, index) => `somewhere:${index}`);
  const asked = new Set<string>();
  // All that delivery asks of a store here.
  const store = {
    due: async () => [],
    outdatedPosts: async () => [],
    subscribers: ({ lane }: FollowerQuery) => pagesOf(lane === 'instant' ? ids : [], 2_000),
    deliveryWork: async (chat: string) => {
      asked.add(chat);
      return null;
    },
  } as unknown as DeliveryDeps['store'];
  const delivery = await kit.runWith({ store, serves: () => true }, platform());
  let turns = 0;
  let counting = true;
  const count = () => {
    turns += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await delivery.announce([entry]);
  await kit.untilLater(() => asked.size === ids.length, 'every chat to be looked at');
  counting = false;
  expect(turns).toBeGreaterThanOrEqual(4);
  await delivery.stop();
});
