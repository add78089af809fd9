import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from '../doubles/telegram-server.js';
import { type House, houseOnTelegram } from './harness.js';

const budi: User = { id: 700, is_bot: false, first_name: 'Budi', language_code: 'id' };
const privateChat = { id: 700, type: 'private' as const };

let telegram: TelegramServer;
let house: House;

beforeEach(async () => {
  ({ telegram, house } = await houseOnTelegram());
});

/** Somebody follows a topic, is posted to once, and then seven articles come at once. */
async function sevenAtOnce(): Promise<void> {
  await house.start();
  await house.polled();
  telegram.userSays(privateChat, budi, '/subscribe konflik rusia vs ukraina');
  await telegram.waitForMessage(({ text }) => text.includes('mengikuti'));
  house.publish('Putin Tiba di Hanoi');
  await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
  for (let number = 1; number <= 7; number++) house.publish(`Putin Berbicara di Kota ${number}`);
}

describe('Telegram, more than a post', () => {
  it('shows what waited as one page, whose button opens the settings beside it', async () => {
    await sevenAtOnce();
    const page = await telegram.waitForMessage(({ rich }) => rich !== undefined);
    expect(page.rich?.text).toMatch(/^7 berita baru/);
    expect(page.rich?.links).toHaveLength(7);
    telegram.presses(page, '⚙️', budi);
    await telegram.waitForMessage(({ text }) => text.startsWith('Pengaturan'));
    expect(page.edits).toBe(0);
  });

  it('tells the same in messages on a server that knows no pages, and asks it once', async () => {
    const unknown = { error_code: 404, description: 'Not Found: method not found' };
    telegram.fail(unknown, { method: 'sendRichMessage', times: 100 });
    await sevenAtOnce();
    const list = await telegram.waitForMessage(({ text }) => text.startsWith('7 berita baru'));
    expect(list.entities.filter(({ type }) => type === 'text_link')).toHaveLength(7);
    expect(telegram.calls.filter((call) => call === 'sendRichMessage')).toHaveLength(1);
  });

  it('finds articles for whoever types its name in another chat, or mentions it there', async () => {
    await house.start();
    await house.polled();
    const { elsewhere } = telegram;
    const typed = elsewhere.types(budi, 'kim pyongyang');
    const found = await telegram.waitFor(() => elsewhere.answerTo(typed), 'results');
    expect(found.results.map(({ title }) => title)).toEqual(['Putin Temui Kim di Pyongyang']);
    const mentioned = elsewhere.mentions(budi, '@kabar_test_bot putin');
    const answer = await telegram.waitFor(() => elsewhere.answerTo(mentioned), 'an answer');
    expect(answer.results[0]?.text).toContain('Putin Temui Kim di Pyongyang');
  });

  it('ephemerals to whoever asks in a group that it is an admin of', async () => {
    const group = { id: -100123, type: 'supergroup' as const, title: 'Warga' };
    telegram.addChat(group);
    telegram.setMember(group, { ...telegram.botUser }, 'administrator');
    await house.start();
    await house.polled();
    telegram.userSays(group, budi, '/subscribe rusia-ukraina');
    const [refusal] = await telegram.waitFor(() =>
      telegram.ephemerals.all.length > 0 ? telegram.ephemerals.all : undefined,
    );
    expect(refusal).toMatchObject({ user: budi.id, text: expect.stringContaining('Hanya admin') });
    expect(telegram.messages.filter(({ chat }) => chat === group.id)).toEqual([]);
  });
});
