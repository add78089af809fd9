import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from 'grammy/types';
import { beforeEach, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import type { Catalog } from '../../src/core/catalog.js';
import { afterTest } from '../doubles/environment.js';
import type { TakenMessage } from '../doubles/telegram/types.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { errands } from '../fixtures/errands.js';
import { clock, House } from './harness.js';

let telegram: TelegramServer;
let house: House;

const ana: User = { id: 700, is_bot: false, first_name: 'Ana', language_code: 'en' };
const direct = { id: ana.id, type: 'private' as const };
const channel = { id: -100777, type: 'channel' as const, title: 'Kabar Dunia', username: 'kabardunia' };

beforeEach(async () => {
  telegram = await TelegramServer.start({ now: clock.now });
  afterTest(() => telegram.close());
  house = await House.build({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root });
  const { categories, topics } = JSON.parse(
    readFileSync(new URL('data/catalog.json', packageRoot), 'utf8'),
  ) as Catalog;
  const shipped = join(house.folder, 'shipped.json');
  await writeFile(shipped, JSON.stringify({ categories, topics }));
  house.env.CATALOG = `${house.env.CATALOG},${shipped}`;
  await house.start();
  await house.polled();
  telegram.addChat(channel);
  telegram.setMember(channel, ana, 'creator');
});

const shows = ({ text, keyboard }: TakenMessage, part: string) =>
  text.includes(part) || keyboard.flat().some((button) => button.text.includes(part));

/** Waits for the answer to a command: the next message that Kabar sends. */
async function answerTo(typed: string): Promise<TakenMessage> {
  const { length } = telegram.messages;
  telegram.userSays(direct, ana, typed);
  return telegram.waitFor(() => telegram.messages[length], `an answer to ${typed}`);
}

/** Taps a button. @returns the card that the tap changed, or the one that came beside a post. */
async function tap(card: TakenMessage, label: string): Promise<TakenMessage> {
  const { edits } = card;
  const { length } = telegram.messages;
  telegram.presses(card, label, ana);
  return telegram.waitFor(
    () => (card.edits > edits ? card : telegram.messages[length]),
    `what ${label} does to “${card.text}”`,
  );
}

it.each(errands)('$wish: $type, then $taps', async ({ wish, type, taps, seen }) => {
  expect(taps.length).toBeLessThanOrEqual(4);
  if (wish.includes('of 20')) {
    for (const { id } of followable(20)) {
      await answerTo(`/subscribe ${id}`);
      // More in a row would be a flood.
      await new Promise<void>((resolve) => void clock.after(1_500, resolve));
    }
  }
  if (wish.includes('digest')) await answerTo('/subscribe rusia-ukraina');
  let card: TakenMessage;
  if (type === undefined) {
    await answerTo('/subscribe rusia-ukraina');
    house.publish('Rudal Menghantam Kyiv Pagi Ini');
    card = await telegram.waitForMessage(({ text }) => text.includes('Rudal Menghantam Kyiv'));
  } else card = await answerTo(type);
  for (const label of taps) card = await tap(card, label);
  const last = card;
  await telegram.waitFor(() => shows(last, seen) || undefined, `“${seen}” on “${last.text}”`);
});

function followable(count: number) {
  return (
    JSON.parse(readFileSync(new URL('data/catalog.json', packageRoot), 'utf8')) as Catalog
  ).topics.slice(0, count);
}
