import { expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { makeArticle, makeChat } from '../fixtures/article.js';
import { makeKit, platform } from './kit.js';

const hour = 3_600_000;

it('sends the digest that is due behind a post, though no other post waits', async () => {
  const { clock, store, runWith, untilLater } = await makeKit();
  const [instant] = makeChat('somewhere:1', ['rusia-ukraina']).subscriptions;
  const gathered = { topic: 'other', intervals: [{ lane: 'digest' as const, since: 0, until: null }] };
  const subscriptions = instant === undefined ? [] : [instant, gathered];
  await store.changeChat('somewhere:1', () => makeChat('somewhere:1', [], { subscriptions }));
  const record = (number: number, topic: string) =>
    store.record({
      feed: newFeedState('f', 'https://example.org/f'),
      items: [
        {
          article: makeArticle(number, { headline: `Berita ${number}` }),
          keys: [`link ${number}`],
          entry: { kind: 'new', topics: [topic], deliverable: true },
        },
      ],
    });
  await record(1, 'other');
  // Half past seven of the next morning, by the chat's clock: its digest is due at seven.
  await clock.advance(21.5 * hour);
  await record(2, 'rusia-ukraina');
  const somewhere = platform('somewhere', { render: (message) => [message] });
  // The start would wake the chat once for each lane.
  let isServed = false;
  const delivery = await runWith({ serves: () => isServed }, somewhere);
  isServed = true;
  delivery.wake('somewhere:1');
  const began = clock.now();
  await untilLater(() => somewhere.sent.length === 2, 'the post and the digest');
  expect(somewhere.sent.map(({ part }) => part.kind)).toEqual(['post', 'list']);
  expect(clock.now() - began).toBeLessThan(hour);
  await delivery.stop();
});
