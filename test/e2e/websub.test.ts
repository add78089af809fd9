import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { afterTest } from '../doubles/environment.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { until } from '../doubles/until.js';
import { WebSubHub } from '../doubles/websub-hub.js';
import { House } from './harness.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Not fast: a hub is asked once an hour, so that on a busy machine its one answer must not come too late. */
const clock = systemClock;

it('what a hub pushes is recorded and posted without a poll', async () => {
  const telegram = await TelegramServer.start({ now: clock.now });
  const hub = await WebSubHub.start(clock);
  afterTest(() => telegram.close());
  afterTest(() => hub.stop());
  const port = await freePort();
  const env = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    WEB_PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    FEED_INTERVAL: '3600',
  };
  const house = await House.build(env, clock);
  const self = house.publisher.url('/feed');
  const atom = 'xmlns:atom="http://www.w3.org/2005/Atom"';
  house.feedHead = `<atom:link ${atom} rel="hub" href="${hub.url}"/><atom:link ${atom} rel="self" href="${self}"/>`;
  house.publish('Putin Temui Kim Lagi');
  await house.start();
  await until(() => hub.subscriptions.size === 1, 'the subscription at the hub', 20_000);
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
