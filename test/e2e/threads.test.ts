import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from '../doubles/telegram-server.js';
import { type House, houseOnTelegram } from './harness.js';

const budi: User = { id: 700, is_bot: false, first_name: 'Budi', language_code: 'id' };
const ann: User = { id: 701, is_bot: false, first_name: 'Ann', language_code: 'en' };
const forum = { id: -1007, type: 'supergroup' as const, title: 'Warga', is_forum: true };

let telegram: TelegramServer;
let house: House;

beforeEach(async () => {
  ({ telegram, house } = await houseOnTelegram());
  telegram.addChat(forum);
  telegram.setMember(forum, budi, 'administrator');
  telegram.setMember(forum, ann, 'administrator');
  await house.start();
  await house.polled();
});

const said = (text: string) => telegram.waitForMessage((message) => message.text.includes(text));
const threadsOf = (headline: string) =>
  telegram.messages.filter(({ text }) => text.includes(headline)).map(({ thread }) => thread);

async function sorted(): Promise<number> {
  telegram.userSays(forum, budi, '/subscribe rusia-ukraina');
  await said('Putin Temui Kim');
  telegram.userSays(forum, budi, '/threads');
  await said('1 topik sekarang punya utas sendiri');
  return telegram.forum.topics[0]?.thread ?? 0;
}

describe('a group with topics sorts itself', () => {
  it('makes a thread for each topic, posts there alone, and makes none twice, also after a restart', async () => {
    const thread = await sorted();
    expect(telegram.forum.topics).toEqual([
      { chat: forum.id, thread, name: 'Konflik Rusia Vs Ukraina', color: 7322096 },
    ]);
    house.publish('Putin Tiba di Hanoi');
    await said('Putin Tiba di Hanoi');
    telegram.userSays(forum, budi, '/threads');
    await said('Mulai sekarang');
    await house.stop();
    house.publish('Putin Pulang ke Moskow');
    await house.start();
    await said('Putin Pulang ke Moskow');
    await house.polled(3);
    expect([threadsOf('Putin Tiba di Hanoi'), threadsOf('Putin Pulang ke Moskow')]).toEqual([
      [thread],
      [thread],
    ]);
    telegram.userSays(forum, budi, '/subscribe rusia-ukraina');
    await said('punya utas sendiri. Atur');
    expect(telegram.forum.topics).toHaveLength(1);
  });

  it('makes a thread for what is followed later, until it is told to stop', async () => {
    await sorted();
    telegram.userSays(forum, budi, '/follow hanoi');
    await said('“hanoi” sekarang punya utas sendiri');
    expect(telegram.forum.topics.map(({ name }) => name)).toEqual(['Konflik Rusia Vs Ukraina', 'hanoi']);
    telegram.userSays(forum, budi, '/threads off');
    await said('topik baru tetap');
    telegram.userSays(forum, budi, '/follow jakarta');
    await said('mengikuti “jakarta”');
    expect(telegram.forum.topics).toHaveLength(2);
  });

  it('says which right is missing, and keeps posting where it did', async () => {
    telegram.forum.mayManage = false;
    telegram.userSays(forum, ann, '/subscribe rusia-ukraina');
    await said('You now follow');
    telegram.userSays(forum, ann, '/threads');
    await said('“Manage Topics”');
    house.publish('Putin Tiba di Hanoi');
    await said('Putin Tiba di Hanoi');
    expect(threadsOf('Putin Tiba di Hanoi')).toEqual([null]);
  });

  it('makes a thread anew that was deleted, when it is asked to', async () => {
    const thread = await sorted();
    const [made] = telegram.forum.topics;
    if (made !== undefined) telegram.forum.delete(made);
    house.publish('Putin Tiba di Hanoi');
    await house.polled(3);
    await expect
      .poll(() => house.log.lines.some((line) => JSON.stringify(line).includes('misplaced')))
      .toBe(true);
    const before = telegram.messages.length;
    telegram.userSays(forum, budi, '/threads');
    await telegram.waitFor(() => telegram.forum.topics[1]);
    await telegram.waitFor(() =>
      telegram.messages.slice(before).find(({ text }) => text.includes('punya utas sendiri')),
    );
    house.publish('Putin Pulang ke Moskow');
    await said('Putin Pulang ke Moskow');
    const [again] = threadsOf('Putin Pulang ke Moskow');
    expect([again, again === thread]).toEqual([telegram.forum.topics[1]?.thread, false]);
  });

  it('says so where a chat has no topics', async () => {
    telegram.userSays({ id: 701, type: 'private' }, ann, '/threads');
    await said('Threads need a group with topics');
  });
});
