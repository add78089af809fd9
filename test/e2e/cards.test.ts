import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { fastClock } from '../doubles/clock.js';
import type { StandInChannel, StandInMessage } from '../doubles/discord/entities.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import type { FakeChat, TakenMessage } from '../doubles/telegram/types.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { clock, House } from './harness.js';

// Every card that can be reached by taps, as the platform shows it. The stand-ins refuse what the platform refuses, and
// test/no-faults.ts fails the test in which they had to.

/** How long a walk may take where the machine does much else. */
const walkMs = 120_000;

/** A button as it is shown, and what a press of it bears. */
interface Shown {
  label: string;
  data: string;
}

/** What a press brought: the buttons of the card behind it, and whether anything could be seen of it at all. */
interface Seen {
  buttons: Shown[];
  isAnswered: boolean;
}

/** What would take away what the others need. Their cards are looked at in the tests of commands. */
const isDestructive = (data: string) => /(?:^|\s)(?:forget|drop|unfollow|put language) /.test(`${data} `);

/** What is chosen already, and the page that one is on, may change nothing. */
const mayStay = (label: string) => /^(?:✅.*|\d+ \/ \d+)$/u.test(label);

/** How many choices of one kind are pressed: those among thirteen time zones do the same. */
const maxAlike = 3;

/**
 * Presses the buttons of every card that can be reached, the nearest first.
 * @returns what is wrong with the cards behind them.
 */
async function walk(first: Shown[], press: (button: Shown) => Promise<Seen>) {
  const ways = new Map<string, string[]>();
  const wrong: string[] = [];
  const pressed = new Map<string, number>();
  const queue = [...first];
  for (const button of queue) {
    if (ways.has(button.data) || isDestructive(button.data)) continue;
    const kind = button.data.replace(/\s\S+$/, '');
    const alike = (pressed.get(kind) ?? 0) + 1;
    pressed.set(kind, alike);
    if (kind !== button.data && kind !== 'set' && !kind.endsWith(' set') && alike > maxAlike) continue;
    const { buttons, isAnswered } = await press(button);
    const data = buttons.map((each) => each.data);
    ways.set(button.data, data);
    if (!isAnswered && !mayStay(button.label)) wrong.push(`“${button.label}” (${button.data}) does nothing`);
    if (new Set(data).size < data.length) wrong.push(`the card of ${button.data} has a button twice`);
    if (data.length === 0) wrong.push(`the card of ${button.data} has no button`);
    queue.push(...buttons);
  }
  return { cards: ways.size, wrong: [...wrong, ...deadEnds(ways).map((data) => `no way back from ${data}`)] };
}

/** The cards from which the menu cannot be reached by taps. */
function deadEnds(ways: ReadonlyMap<string, readonly string[]>): string[] {
  const good = new Set([...ways.keys()].filter((data) => /(?:^|\s)home$/.test(data)));
  for (let before = -1; before < good.size; ) {
    before = good.size;
    for (const [from, to] of ways) if (to.some((data) => good.has(data))) good.add(from);
  }
  return [...ways.keys()].filter((data) => !good.has(data));
}

/** Kabar with more topics than a page holds, in categories, and articles on one of them. */
async function houseOf(env: Record<string, string>, time = clock): Promise<House> {
  const house = await House.build({ ...env, USER_FEEDS: 'everyone' }, time);
  const file = join(house.folder, 'more.json');
  const topics = Array.from({ length: 11 }, (_, index) => ({
    id: `t-${index}`,
    name: { en: `Topic ${index}` },
    category: index < 9 ? 'many' : 'few',
    match: { any: [`x${index}`] },
  }));
  const categories = ['many', 'few'].map((id) => ({ id, name: { en: `The ${id}` } }));
  await writeFile(file, JSON.stringify({ categories, topics }));
  house.env.CATALOG = `${house.env.CATALOG},${file}`;
  for (let index = 0; index < 7; index++) house.publish(`Putin Tiba di Kota ${index}`);
  await house.start();
  await house.polled();
  return house;
}

/** What Kabar's log may not hold after a walk. */
const faultsOf = ({ log }: House) =>
  log.lines.filter(({ level }) => level === 'error' || level === 'warn').map(({ message }) => message);

describe('Telegram', () => {
  const ana: User = { id: 700, is_bot: false, first_name: 'Ana', language_code: 'en' };
  const direct: FakeChat = { id: ana.id, type: 'private' };
  const channel: FakeChat = { id: -100777, type: 'channel', title: 'Kabar Dunia', username: 'kabardunia' };

  const shown = ({ keyboard }: TakenMessage): Shown[] =>
    keyboard
      .flat()
      .flatMap((button) =>
        'callback_data' in button ? [{ label: button.text, data: button.callback_data }] : [],
      );

  it.each<[string, string]>([
    ['in private', '/latest'],
    ['of a channel, by its owner in private', '/manage @kabardunia latest'],
  ])(
    'every card %s leads back, and every button answers',
    async (_, typed) => {
      const telegram = await TelegramServer.start({
        now: clock.now,
        limits: { perSecond: 1e6, chatBurst: 1e6, groupPerMinute: 1e6 },
      });
      afterTest(() => telegram.close());
      const house = await houseOf({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root });
      for (const place of [direct, channel]) telegram.addChat(place);
      telegram.setMember(channel, ana, 'creator');
      telegram.userSays(direct, ana, typed);
      const card = await telegram.waitForMessage(({ text }) => text.includes('Latest'));
      const press = async ({ label, data }: Shown): Promise<Seen> => {
        const { edits } = card;
        const before = telegram.messages.length;
        const notice = await telegram.waitForPressAnswer(telegram.pressesData(card, data, ana));
        const isSeen = () => card.edits > edits || telegram.messages.length > before || undefined;
        await telegram.waitFor(isSeen, label, mayStay(label) ? 300 : 8_000).catch(() => {});
        return { buttons: shown(card), isAnswered: notice.text !== null || isSeen() === true };
      };
      const { cards, wrong } = await walk(shown(card), press);
      expect(wrong).toEqual([]);
      expect(cards).toBeGreaterThan(40);
      expect(faultsOf(house)).toEqual([]);
    },
    walkMs,
  );
});

describe('Discord', () => {
  // An answer has three seconds by this clock, which a busy machine needs.
  const time = fastClock(2);
  interface Component {
    label?: string;
    custom_id?: string;
    value?: string;
    options?: Component[];
  }
  const choicesOf = ({ components }: StandInMessage): Shown[] =>
    components
      .flatMap((row) => row.components as Component[])
      .flatMap((each) => each.options ?? [each])
      .flatMap(({ label = '', value, custom_id }) => {
        const data = value ?? custom_id;
        return data === undefined ? [] : [{ label, data }];
      });

  it.each<[string, (discord: DiscordServer) => StandInChannel]>([
    ['in a server, by an admin', ({ channel }) => channel],
    ['in private', (discord) => discord.world.directChannel(discord.admin.id)],
  ])(
    'every card %s leads back, and every button answers',
    async (_, placeIn) => {
      const perMinute = { count: 1e6, ms: 1000 };
      const discord = await DiscordServer.start({
        now: time.now,
        limits: { channel: perMinute, webhooks: perMinute, perSecond: 1e6 },
      });
      afterTest(() => discord.close());
      discord.guild.locale = 'en-US';
      discord.admin.locale = 'en-US';
      const house = await houseOf({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot }, time);
      await discord.ready();
      // The card on which each button was seen: Discord knows no other press.
      const seenOn = new Map<string, StandInMessage>();
      const keep = (card: StandInMessage): Shown[] => {
        const snapshot = structuredClone(card);
        const buttons = choicesOf(card);
        for (const { data } of buttons) seenOn.set(data, snapshot);
        return buttons;
      };
      const first = await discord.slash(placeIn(discord), discord.admin, 'latest').answer();
      const press = async ({ data }: Shown): Promise<Seen> => {
        const card = seenOn.get(data);
        if (card === undefined) throw new Error(`no card has ${data}`);
        const before = JSON.stringify([card.content, card.embeds, card.components]);
        // More in a row would be a flood.
        await new Promise<void>((resolve) => void time.after(340, resolve));
        // The stand-in changes the card that it is handed.
        const answered = await discord.press(structuredClone(card), data).answer();
        const after = JSON.stringify([answered.content, answered.embeds, answered.components]);
        // What only says something stands beside the card, which stays.
        const isNotice = answered.id !== card.id && choicesOf(answered).length === 0;
        return { buttons: keep(isNotice ? card : answered), isAnswered: isNotice || before !== after };
      };
      const { cards, wrong } = await walk(keep(first), press);
      expect(wrong).toEqual([]);
      expect(cards).toBeGreaterThan(40);
      expect(faultsOf(house)).toEqual([]);
    },
    walkMs,
  );
});
