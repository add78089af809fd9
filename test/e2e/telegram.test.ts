import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from '../doubles/telegram-server.js';
import { type House, houseOnTelegram } from './harness.js';

const budi: User = { id: 700, is_bot: false, first_name: 'Budi', language_code: 'id' };
const privateChat = { id: 700, type: 'private' as const };
const topic = 'Konflik Rusia Vs Ukraina';

let telegram: TelegramServer;
let house: House;

beforeEach(async () => {
  ({ telegram, house } = await houseOnTelegram());
});

const posts = (headline: string) => telegram.messages.filter(({ text }) => text.includes(headline));

async function subscribe(): Promise<void> {
  telegram.userSays(privateChat, budi, '/subscribe konflik rusia vs ukraina');
  await telegram.waitForMessage(({ text }) => text.includes(`mengikuti “${topic}”`));
}

describe('Telegram, from the feed to the chat', () => {
  it('subscribes, gets a sample, then each new article once, and shows it by /latest', async () => {
    await house.start();
    await house.polled();
    await subscribe();
    await telegram.waitForMessage(({ text }) => text.includes('Putin Temui Kim di Pyongyang'));

    house.publish('Putin Tiba di Hanoi');
    const post = await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
    const [label, headline, , summary, , facts] = post.text.split('\n');
    expect([label, headline, summary]).toEqual([
      topic,
      'Putin Tiba di Hanoi',
      'Pertemuan itu berlangsung dua jam.',
    ]);
    expect(facts).toMatch(/^Hasanudin Aco · Tribunnews · \p{L}{3} \d+ \p{L}{3}( \d{4})?, \d\d\.\d\d WIB$/u);
    expect(post.entities).toContainEqual(
      expect.objectContaining({ type: 'text_link', url: house.publisher.url('/berita/2') }),
    );

    await house.polled(3);
    expect(posts('Putin Tiba di Hanoi')).toHaveLength(1);
    telegram.userSays(privateChat, budi, '/latest ukraina 2');
    const latest = await telegram.waitForMessage(({ text }) => text.startsWith(`Terbaru tentang ${topic}`));
    expect(latest.text).toMatch(/Putin Tiba di Hanoi[\s\S]*Putin Temui Kim di Pyongyang/);
  });

  it('after a restart tells nothing again, and misses nothing', async () => {
    await house.start();
    await house.polled();
    await subscribe();
    house.publish('Putin Tiba di Hanoi');
    await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
    await house.stop();

    house.publish('Putin Pulang ke Moskow');
    await house.start();
    await telegram.waitForMessage(({ text }) => text.includes('Putin Pulang ke Moskow'));
    await house.polled(3);
    expect(posts('Putin Tiba di Hanoi')).toHaveLength(1);
    expect(posts('Putin Pulang ke Moskow')).toHaveLength(1);
  });

  it('turns topics on and off by the buttons of one card', async () => {
    await house.start();
    await house.polled();
    telegram.userSays(privateChat, budi, '/topics');
    const card = await telegram.waitForMessage(({ text }) => text.startsWith('Topik'));
    telegram.presses(card, `➕ ${topic}`, budi);
    await telegram.waitFor(() => card.keyboard[0]?.[0]?.text.startsWith(`✅ ${topic}`) || undefined);
    house.publish('Putin Tiba di Hanoi');
    await telegram.waitForMessage(({ text }) => text.includes('Putin Tiba di Hanoi'));
    telegram.presses(card, `✅ ${topic}`, budi);
    await telegram.waitFor(() => card.keyboard[0]?.[0]?.text.startsWith(`➕ ${topic}`) || undefined);
    house.publish('Putin Pulang ke Moskow');
    await house.polled(3);
    expect(posts('Putin Pulang ke Moskow')).toEqual([]);
  });

  it('lets only admins change what a group gets, and rests when it is thrown out', async () => {
    const group = { id: -100123, type: 'supergroup' as const, title: 'Warga' };
    telegram.addChat(group);
    telegram.setMember(group, budi, 'member');
    await house.start();
    await house.polled();
    telegram.userSays(group, budi, '/subscribe rusia-ukraina');
    await telegram.waitForMessage(({ text, chat }) => chat === group.id && text.startsWith('Hanya admin'));
    telegram.setMember(group, budi, 'administrator');
    telegram.userSays(group, budi, '/subscribe rusia-ukraina');
    await telegram.waitForMessage(
      ({ text, chat }) => chat === group.id && text.includes('sekarang mengikuti'),
    );

    await telegram.waitForMessage(({ text, chat }) => chat === group.id && text.includes('Putin Temui Kim'));
    telegram.fail(
      { error_code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
      { chat: group.id },
    );
    const before = telegram.messages.length;
    house.publish('Putin Tiba di Hanoi');
    await house.polled(2);
    house.publish('Putin Pulang ke Moskow');
    await house.polled(3);
    expect(telegram.messages.slice(before).filter(({ chat }) => chat === group.id)).toEqual([]);
  });

  it('never shows the token, whatever goes wrong', async () => {
    telegram.fail('cut', { method: 'sendMessage', times: 2 });
    await house.start();
    await house.polled();
    telegram.userSays(privateChat, budi, '/help');
    await house.polled(2);
    await telegram.close();
    await house.polled(2);
    expect(JSON.stringify(house.log.lines)).not.toContain(telegram.token.split(':')[1]);
  });
});
