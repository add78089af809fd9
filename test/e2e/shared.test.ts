import { beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { createDatabase } from '../doubles/database.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { House } from './harness.js';

const ana = { id: 801, is_bot: false, first_name: 'Ana', language_code: 'en' } as const;
const chat = { id: ana.id, type: 'private' as const };

let telegram: TelegramServer;
let house: House;

beforeEach(async () => {
  const { url, drop } = await createDatabase();
  afterTest(drop);
  telegram = await TelegramServer.start();
  afterTest(() => telegram.close());
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, DATABASE_URL: url };
  // Leases are judged by the database's clock, which nobody makes faster.
  house = await House.build(env, systemClock);
});

const posted = (headline: string) =>
  telegram.waitForMessage(({ chat: to, text }) => to === chat.id && text.includes(headline));
const count = (headline: string) => telegram.messages.filter(({ text }) => text.includes(headline)).length;

it('two processes on one database post each article once, and one goes on when the other ends', async () => {
  const first = await house.start();
  await house.polled();
  telegram.userSays(chat, ana, '/subscribe rusia-ukraina');
  await posted('You now follow');
  const second = await house.startAnother();
  house.publish('Putin Tiba di Hanoi');
  await posted('Putin Tiba di Hanoi');
  await first.stop();
  house.publish('Putin Bertemu To Lam');
  await posted('Putin Bertemu To Lam');
  telegram.userSays(chat, ana, '/subscriptions');
  await posted('You follow 1 topic');
  expect([count('Putin Tiba di Hanoi'), count('Putin Bertemu To Lam')]).toEqual([1, 1]);
  await second.stop();
});

it('two processes with a token of another platform each serve both', async () => {
  const discord = await DiscordServer.start({ now: systemClock.now });
  afterTest(() => discord.close());
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT, ...env } = house.env;
  await house.start();
  await house.startAnother({ ...env, DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
  await discord.ready();
  telegram.userSays(chat, ana, '/subscribe rusia-ukraina');
  await posted('You now follow');
  await discord.slash(discord.channel, discord.admin, 'subscribe', { topic: 'rusia-ukraina' }).answer();
  house.publish('Putin Tiba di Hanoi');
  await posted('Putin Tiba di Hanoi');
  await discord.waitForMessage(({ embeds }) => embeds.some(({ title }) => title === 'Putin Tiba di Hanoi'));
  expect(count('Putin Tiba di Hanoi')).toBe(1);
});
