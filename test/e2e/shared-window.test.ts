import { expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { suspended } from '../../src/core/chat.js';
import { openPostgres } from '../../src/stores/postgres/open.js';
import { createDatabase } from '../doubles/database.js';
import { afterTest } from '../doubles/environment.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { until } from '../doubles/until.js';
import { makeChat } from '../fixtures/article.js';
import { House } from './harness.js';

const ana = { id: 801, is_bot: false, first_name: 'Ana', language_code: 'en' } as const;
const chat = { id: ana.id, type: 'private' as const };

/** The texts of the rows of a page's tables and lists, markup left out. */
async function linesOf(url: string): Promise<string[]> {
  const answer = await fetch(url);
  expect(answer.status, url).toBe(200);
  return (await answer.text()).split(/<\/(?:tr|dd|p|li|h\d)>/).map((line) =>
    line
      .replace(/<[^>]*>/g, ' ')
      .replace(/[\u2068\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

it('every page works from any of two processes, and says which of them leads and what waits there', async () => {
  const { url, drop } = await createDatabase();
  afterTest(drop);
  const telegram = await TelegramServer.start();
  afterTest(() => telegram.close());
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, DATABASE_URL: url };
  // Leases are judged by the database's clock, which nobody makes faster.
  const house = await House.build(env, systemClock);
  const first = await house.start();
  await house.polled();
  telegram.userSays(chat, ana, '/subscribe rusia-ukraina');
  await telegram.waitForMessage(({ text }) => text.includes('You now follow'));
  const second = await house.startAnother();
  house.publish('Putin Tiba di Hanoi');
  await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
  const at = (web: string | null, path: string) => linesOf(`${web}/${path}`);
  for (const path of [
    'articles',
    'feeds',
    'topics',
    'chats',
    'chats/telegram:801',
    'topics/rusia-ukraina',
    'topics/new',
  ]) {
    const [left, right] = [await at(first.web, path), await at(second.web, path)];
    // Only the time of the next poll may differ, which each process knows as of its own last look.
    if (path === 'feeds') expect(right.length).toBe(left.length);
    else expect(right, path).toEqual(left);
  }
  expect((await at(second.web, 'articles')).some((line) => line.includes('Putin Tiba di Hanoi'))).toBe(true);
  const row = async (web: string | null) =>
    (await at(web, '')).filter((line) => /(?:^| )Telegram /.test(line));
  // On a busy machine the second may have taken over by now.
  await until(async () => {
    const rows = await Promise.all([first.web, second.web].map(row));
    const isTold = (lines: string[]) => /connected/.test(lines[0] ?? '') && /\d+%$/.test(lines.at(-1) ?? '');
    const elsewhere = rows.filter(([line = '']) => /\(by .+, process \d+\)/.test(line));
    return rows.every(isTold) && elsewhere.length === 1;
  }, 'both to tell what waits, and one that the other leads');
  // What belongs where only the leader can ask the platform: the other knows by it what is held.
  const [group, thread] = ['telegram:-1001', 'telegram:-1001/7'];
  const store = await openPostgres({ databaseUrl: url, clock: systemClock, log: house.log });
  afterTest(() => store.close());
  await store.changeChat(group, () => suspended(makeChat(group), Date.now()));
  await store.changeChat(thread, () => makeChat(thread, ['rusia-ukraina']));
  house.publish('Putin Pulang dari Hanoi');
  await telegram.waitForMessage(({ text }) => text.includes('Putin Pulang dari Hanoi'));
  for (const { web } of [first, second]) {
    const isHeld = async () =>
      (await at(web, `chats/${thread}`)).some((line) => line.includes('paused along with the place'));
    await until(isHeld, `${web} to say that the thread is held`);
  }
  // What the first counted is everybody's, and who leads now says so.
  await first.stop();
  const third = await house.startAnother();
  await until(async () => {
    const rows = [...(await row(second.web)), ...(await row(third.web))];
    return rows.filter((line) => line.includes('connected')).length === 2;
  }, 'one of the two that are left to lead');
  // The second has read the figures of others less than two minutes ago.
  expect((await row(third.web)).at(-1)).toMatch(/Telegram [1-9]/);
});
