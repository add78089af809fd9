import { expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { afterTest } from '../doubles/environment.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { until } from '../doubles/until.js';
import { WebSubHub } from '../doubles/websub-hub.js';
import { House } from './harness.js';

/** Where the world reaches Kabar. */
const publicUrl = 'http://kabar.example';

it('what a hub pushes is recorded and posted without a poll', async () => {
  const telegram = await TelegramServer.start();
  const hub = await WebSubHub.start(systemClock);
  afterTest(() => telegram.close());
  afterTest(() => hub.stop());
  const env = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    PUBLIC_URL: publicUrl,
    FEED_INTERVAL: '3600',
  };
  const house = await House.build(env, systemClock);
  const self = house.publisher.url('/feed');
  const atom = 'xmlns:atom="http://www.w3.org/2005/Atom"';
  house.feedHead = `<atom:link ${atom} rel="hub" href="${hub.url}"/><atom:link ${atom} rel="self" href="${self}"/>`;
  house.publish('Putin Temui Kim Lagi');
  const started = house.start();
  hub.reach = async (callback) => callback.replace(publicUrl, (await started).web ?? '');
  await started;
  await until(() => hub.subscriptions.size === 1, 'the subscription at the hub');
  telegram.userSays(
    { id: 700, type: 'private' },
    { id: 700, is_bot: false, first_name: 'B' },
    '/subscribe rusia-ukraina',
  );
  await telegram.waitForMessage(({ text }) => text.includes('You now follow'));

  const polls = house.publisher.seen('/feed').length;
  house.publish('Putin Tiba di Hanoi');
  expect(await hub.publish(self, house.document)).toEqual([202]);
  await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
  expect(house.publisher.seen('/feed')).toHaveLength(polls);
  expect(hub.faults).toEqual([]);
});
