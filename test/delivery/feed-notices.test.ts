import { beforeEach, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { newFeedState } from '../../src/core/feed.js';
import type { Message } from '../../src/core/message.js';
import { type PersonalFeed, personalTopic } from '../../src/core/personal-feed.js';
import type { Store } from '../../src/core/ports.js';
import { follow } from '../../src/core/subscription.js';
import { type FeedNoticeDeps, tellOfFailingFeeds } from '../../src/delivery/feed-notices.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { openStore } from '../../src/stores/open-store.js';
import { ManualClock } from '../doubles/clock.js';
import { afterTest, temporaryFolder } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';
import { makeChat } from '../fixtures/article.js';

const hour = 3_600_000;
const own: PersonalFeed = {
  url: 'https://a.example/feed',
  title: 'Blog',
  site: 'https://a.example',
  language: null,
};
const topic = personalTopic(own.url);

let store: Store;
let clock: ManualClock;
let sent: { chat: string; message: Message }[];
let deps: FeedNoticeDeps;
let arrives = true;

beforeEach(async () => {
  clock = new ManualClock();
  const log = new RecordedLog();
  store = await openStore({ dataDir: `${await temporaryFolder()}/db`, clock, log });
  afterTest(() => store.close());
  sent = [];
  arrives = true;
  deps = {
    store,
    outbox: {
      reply: async (chat, messages) => {
        sent.push(...messages.map((message) => ({ chat, message })));
        return [arrives ? { kind: 'sent', messageId: '1' } : { kind: 'rejected', reason: 'stopped' }];
      },
    },
    texts: loadTexts(new URL('data/locales/', packageRoot)),
    clock,
    log,
    serves: (chat) => chat.startsWith('here:'),
    stopAction: (each) => `unfollow ${each}`,
  };
  for (const id of ['here:a', 'away:b']) await add(id);
});

const add = (id: string, changes = {}) =>
  store.changeChat(id, () => ({
    ...makeChat(id),
    subscriptions: follow([], topic, 'instant', 0, { feed: own }),
    ...changes,
  }));

const fails = (since: number | null, ended = false) =>
  store.record({
    feed: {
      ...newFeedState(topic, own.url),
      failing: since === null ? null : { since, count: 9, reason: 'HTTP 500' },
      ended,
    },
    items: [],
  });

it('tells each chat here once for an outage, and again for the next one', async () => {
  const since = clock.now();
  await fails(since);
  await clock.advance(24 * hour - 1);
  await tellOfFailingFeeds(deps);
  expect(sent).toEqual([]);
  await clock.advance(1);
  await tellOfFailingFeeds(deps);
  await tellOfFailingFeeds(deps);
  expect(sent.map(({ chat }) => chat)).toEqual(['here:a']);
  expect(sent[0]?.message).toMatchObject({ buttons: [[{ action: `unfollow ${topic}` }]] });
  expect(JSON.stringify(sent[0]?.message)).toContain('Sudah sehari saya tidak bisa membaca “Blog”');
  await fails(null);
  await tellOfFailingFeeds(deps);
  await fails(clock.now());
  await clock.advance(24 * hour);
  await tellOfFailingFeeds(deps);
  expect(sent).toHaveLength(2);
});

it('tells at once of one that is gone for good', async () => {
  await fails(clock.now(), true);
  await tellOfFailingFeeds(deps);
  expect(JSON.stringify(sent)).toContain('sudah tidak ada');
});

it('waits for the end of quiet hours and of a rest, and tries again what did not arrive', async () => {
  await fails(clock.now() - 25 * hour);
  const quiet = { from: '00:00', to: '23:59' };
  await add('here:a', { settings: { ...makeChat('here:a').settings, quiet } });
  await tellOfFailingFeeds(deps);
  await add('here:a', { state: { kind: 'paused', reason: '', since: 0, retryAt: 0, tries: 1 } });
  await tellOfFailingFeeds(deps);
  expect(sent).toEqual([]);
  await add('here:a');
  arrives = false;
  await tellOfFailingFeeds(deps);
  arrives = true;
  await tellOfFailingFeeds(deps);
  await tellOfFailingFeeds(deps);
  expect(sent).toHaveLength(2);
});
