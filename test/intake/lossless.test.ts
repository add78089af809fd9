import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fetcher } from '../../src/intake/fetch/fetcher.js';
import { rss } from '../doubles/feed-text.js';
import { MemoryStore } from './memory-store.js';
import { minute, World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

test('whatever fails between, each article is told once, and none is lost', async () => {
  const step = fc.record({
    listed: fc.uniqueArray(fc.nat(12), { maxLength: 6 }),
    answer: fc.constantFrom('body', 'body', 'failed', 'nonsense'),
    storeFails: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      world.store = new MemoryStore();
      let current = { listed: [] as number[], answer: 'body', storeFails: false };
      const get: Fetcher['get'] = async ({ url }) => {
        if (current.answer === 'failed') {
          return { kind: 'failed', status: 500, reason: 'HTTP 500', retryAfterMs: null, gone: false };
        }
        const items = current.listed.map((number) => world.makeItem(number, number * minute));
        const body = Buffer.from(current.answer === 'nonsense' ? '<html>' : rss(items));
        const freshness = { etag: null, lastModified: null, maxAgeSeconds: null, movedTo: null };
        return { kind: 'body', url, body, contentType: null, ...freshness };
      };
      const intake = world.makeIntake({ fetcher: { get } });
      const seen = new Set<number>();
      for (current of [...steps, { listed: [1, 2, 3], answer: 'body', storeFails: false }]) {
        world.store.fault = current.storeFails ? new Error('EIO') : null;
        const report = await intake.poll('a');
        if (report?.outcome === 'changed') for (const number of current.listed) seen.add(number);
      }
      expect(world.store.stored.size).toBe(seen.size);
      const news = world.store.log.filter(({ kind }) => kind === 'new').map(({ article }) => article);
      expect(news).toHaveLength(new Set(news).size);
      expect(news).toHaveLength(seen.size);
      expect([1, 2, 3].every((number) => seen.has(number))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
