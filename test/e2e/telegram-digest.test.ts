import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from '../doubles/telegram-server.js';
import { clock, type House, houseOnTelegram } from './harness.js';

const budi: User = { id: 700, is_bot: false, first_name: 'Budi', language_code: 'id' };
const privateChat = { id: 700, type: 'private' as const };

let telegram: TelegramServer;
let house: House;

beforeEach(async () => {
  ({ telegram, house } = await houseOnTelegram());
});

const said = (text: string) => telegram.waitForMessage((message) => message.text.includes(text));

/** When the digest is due: on the hour, so that nothing a busy machine does before comes too late. */
const hour = 3_600_000;
const due = () => (Math.floor(clock.now() / hour) + 2) * hour;

/** A time by the wall in Jakarta, in which the chat lives: `07:05`. */
function wallTime(at: number): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Jakarta' } as const;
  return new Intl.DateTimeFormat('en', format).format(at);
}

/** Somebody gathers a topic into a digest, and three articles come. @returns when it is due. */
async function gathered(): Promise<number> {
  await house.start();
  await house.polled();
  telegram.userSays(privateChat, budi, '/subscribe konflik rusia vs ukraina');
  await said('mengikuti');
  const at = due();
  const time = wallTime(at);
  telegram.userSays(privateChat, budi, `/digest ${time}`);
  telegram.presses(await said(time.replace(':', '.')), '🗞 Semua masuk', budi);
  await telegram.waitFor(
    () => (telegram.calls.includes('answerCallbackQuery') ? true : undefined),
    'the choice',
  );
  for (let number = 1; number <= 3; number++)
    house.publish(`Putin Berbicara di Kota ${number}`, { image: `https://a.example/${number}.jpg` });
  await house.polled(2);
  return at;
}

const aboutCities = () =>
  telegram.messages.filter(({ text, rich }) => `${text}${rich?.text}`.includes('di Kota'));

describe('Telegram, a digest at its time', () => {
  it('is one page with the day, the top story and its topic, and nothing came before it', async () => {
    const at = await gathered();
    expect(aboutCities()).toEqual([]);
    clock.leap(at - clock.now());
    const page = await telegram.waitForMessage(({ rich }) => rich !== undefined);
    expect(page.rich?.blocks).toEqual(expect.arrayContaining(['h1', 'img', 'details', 'footer']));
    expect(page.rich?.text).toMatch(/3 berita/);
    expect(page.rich?.text).toContain('Konflik Rusia Vs Ukraina');
    for (const number of [1, 2, 3])
      expect(page.rich?.text.split(`Putin Berbicara di Kota ${number}`)).toHaveLength(2);
    // Its time is over: it comes neither again nor singly, also after a start.
    await house.stop();
    await house.start();
    await house.polled(3);
    expect(aboutCities()).toEqual([page]);
  });

  it('is told in messages where the server takes no page, once', async () => {
    const refusal = { error_code: 400, description: 'Bad Request: RICH_MESSAGE_CONTENT_INVALID' };
    telegram.fail(refusal, { method: 'sendRichMessage', times: 100 });
    clock.leap((await gathered()) - clock.now());
    const message = await said('Putin Berbicara di Kota 1');
    for (const number of [1, 2, 3]) expect(message.text).toContain(`Putin Berbicara di Kota ${number}`);
    await house.polled(3);
    expect(aboutCities()).toEqual([message]);
    expect(telegram.calls.filter((call) => call === 'sendRichMessage')).toHaveLength(1);
  });
});
