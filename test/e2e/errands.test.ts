import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { type Catalog, catalogSchema } from '../../src/core/catalog.js';
import type { StandInMessage } from '../doubles/discord/entities.js';
import type { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import { rss } from '../doubles/feed-text.js';
import { HttpProxy } from '../doubles/http-proxy.js';
import type { TakenMessage } from '../doubles/telegram/types.js';
import { TelegramServer } from '../doubles/telegram-server.js';
import { blog, type Errand, errands } from '../fixtures/errands.js';
import { clock, discordByClock, House } from './harness.js';
import { type Place, places, type Sitting } from './talk/places.js';
import { type Screen, seen, tap } from './talk/seat.js';

/** What people can choose from: the topics that Kabar comes with. */
const shipped = readFileSync(new URL('data/catalog.json', packageRoot), 'utf8');
const catalog: Catalog = catalogSchema.parse(JSON.parse(shipped));
const { categories, topics } = catalog;

const headline = 'Rudal Menghantam Kyiv Pagi Ini';

/** Kabar with all topics, where people may add feeds of their own, beside a blog. */
async function houseOf(env: Record<string, string>): Promise<House> {
  const house = await House.build({ ...env, USER_FEEDS: 'everyone' });
  await openBlog(house);
  const file = join(house.folder, 'shipped.json');
  await writeFile(file, JSON.stringify({ categories, topics }));
  house.env.CATALOG = `${house.env.CATALOG},${file}`;
  await house.start();
  await house.polled();
  return house;
}

/** An address of the public internet, which is all that people may have looked at. */
const blogAddress = 'http://93.184.215.14/blog.xml';

/** The blog behind its address, by a proxy that leads there. */
async function openBlog({ publisher, env }: House): Promise<void> {
  const items = [{ guid: 'kebun-1', title: 'Tomat Mulai Berbuah', link: 'http://93.184.215.14/1' }];
  publisher.set('/blog.xml', rss(items, { title: 'Kebun Ana' }));
  const proxy = await HttpProxy.start({ '93.184.215.14': Number(new URL(publisher.url('/')).port) });
  afterTest(() => proxy.close());
  env.HTTP_PROXY = proxy.url();
  env.NO_PROXY = '127.0.0.1';
}

/** What an errand begins with: topics that are followed, and an article that came. */
const before = ({ wish }: Errand): string[] => {
  if (wish.includes('of 20')) return topics.slice(0, 20).map(({ id }) => id);
  return wish.includes('digest') || wish.includes('Why') ? ['rusia-ukraina'] : [];
};

/** Who does them: alone, and among others. What a place itself changes of a card, cards.test.ts walks through. */
const movers = places.filter(({ name }) => /(?:in private|admin of a (?:group|server))$/.test(name));

/** Whether somebody can do an errand there: another place can be named from a private chat, or within a server. */
function isPossible({ type = '', discord }: Errand, { platform, name }: Place): boolean {
  const isPrivate = name.includes('private');
  if (platform === 'telegram') return isPrivate || !type.startsWith('/manage');
  return !isPrivate || discord === 'about' || discord.options?.channel === undefined;
}

/** Does an errand by the words and the taps that docs/commands.md shows. @returns what is seen in the end. */
async function run(errand: Errand, { platform }: Place, sitting: Sitting): Promise<Screen> {
  const { seat, world, chat, newest, elsewhere } = sitting;
  const { type, discord, discordTaps = errand.taps } = errand;
  for (const topic of before(errand)) await seat.ask('subscribe', topic);
  const taps = platform === 'telegram' ? errand.taps : discordTaps;
  const isAbout = platform === 'telegram' ? type === undefined : discord === 'about';
  if (isAbout) await world.post(chat, headline);
  if (isAbout && seat.about !== undefined) return seen(await seat.about(newest(), taps[0] ?? ''));
  let screen: Screen | null = isAbout ? newest() : null;
  if (platform === 'telegram' && type !== undefined) {
    const [, command = '', text = ''] = /^\/(\S+)\s*(.*)$/.exec(type) ?? [];
    screen = seen(await seat.ask(command, text.replace('kabardunia', elsewhere ?? '')));
  } else if (discord !== 'about') {
    const { command, options = {} } = discord;
    const named = { ...options, ...(options.channel !== undefined && { channel: elsewhere ?? '' }) };
    screen = seen(await seat.ask(command, '', named));
  }
  for (const label of taps) if (screen !== null) screen = seen(await tap(seat, screen, label));
  if (screen === null) throw new Error('nothing was asked');
  return screen;
}

describe.each(movers)('$name', (place) => {
  it.each(errands.filter((each) => isPossible(each, place)))('$wish: $type, then $taps', async (errand) => {
    const { taps, discordTaps = taps } = errand;
    expect(Math.max(taps.length, discordTaps.length)).toBeLessThanOrEqual(4);
    const sitting = await place.sit('en', { catalog });
    sitting.world.feeds.offers = [
      { id: 'a1b2c3d4e5f60718', url: blogAddress, title: 'Kebun Ana', headlines: ['Tomat'], known: false },
    ];
    const last = await run(errand, place, sitting);
    expect([last.text, ...last.buttons.map(({ label }) => label)].join('\n')).toContain(errand.seen);
    expect(sitting.world.faults()).toEqual([]);
  });
});

// What a person does that feeds have to be read for, or posts delivered, is played with the whole of Kabar as well.
const whole = errands.filter(({ wish }) => wish === 'Add a blog' || wish.startsWith('Why'));

describe('Telegram', () => {
  let telegram: TelegramServer;
  let house: House;
  const ana: User = { id: 700, is_bot: false, first_name: 'Ana', language_code: 'en' };
  const direct = { id: ana.id, type: 'private' as const };

  beforeEach(async () => {
    telegram = await TelegramServer.start({ now: clock.now });
    afterTest(() => telegram.close());
    house = await houseOf({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root });
  });

  const shows = ({ text, keyboard }: TakenMessage, part: string) =>
    text.includes(part) || keyboard.flat().some((button) => button.text.includes(part));

  /** Waits for the answer to a command: the next message that Kabar sends. */
  async function answerTo(typed: string): Promise<TakenMessage> {
    const { length } = telegram.messages;
    telegram.userSays(direct, ana, typed.replace(blog, blogAddress));
    return telegram.waitFor(() => telegram.messages[length], `an answer to ${typed}`);
  }

  /** Taps a button. @returns the card that the tap changed, or the one that came beside a post. */
  async function tapOn(card: TakenMessage, label: string): Promise<TakenMessage> {
    const { edits } = card;
    const { length } = telegram.messages;
    telegram.presses(card, label, ana);
    return telegram.waitFor(
      () => (card.edits > edits ? card : telegram.messages[length]),
      `what ${label} does to “${card.text}”`,
    );
  }

  it.each(whole)('$wish: $type, then $taps', async (errand) => {
    const { type, taps, seen } = errand;
    for (const topic of before(errand)) {
      await answerTo(`/subscribe ${topic}`);
      // More in a row would be a flood.
      clock.step(1_500);
    }
    let card: TakenMessage;
    if (type === undefined) {
      house.publish(headline);
      card = await telegram.waitForMessage(({ text }) => text.includes(headline));
    } else card = await answerTo(type);
    for (const label of taps) card = await tapOn(card, label);
    const last = card;
    await telegram.waitFor(() => shows(last, seen) || undefined, `“${seen}” on “${last.text}”`);
  });
});

describe('Discord', () => {
  let discord: DiscordServer;
  let house: House;

  beforeEach(async () => {
    discord = await discordByClock();
    discord.guild.locale = 'en-US';
    discord.admin.locale = 'en-US';
    house = await houseOf({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
    await discord.ready();
  });

  /** A button, or a choice of a menu. */
  interface Choice {
    label?: string;
    custom_id?: string;
    value?: string;
    emoji?: { name?: string };
    options?: Choice[];
  }
  const choicesOf = ({ components }: StandInMessage): Choice[] =>
    components
      .flatMap((row) => row.components as Choice[])
      .flatMap((each) => [...(each.options ?? []), each])
      .filter(({ label }) => label !== undefined);
  const shows = (message: StandInMessage, part: string) =>
    JSON.stringify([message.content, message.embeds, message.components]).includes(part);

  async function tapOn(card: StandInMessage, label: string): Promise<StandInMessage> {
    const found = choicesOf(card).find((each) => `${each.emoji?.name ?? ''} ${each.label}`.includes(label));
    if (found === undefined) throw new Error(`no ${label} among ${JSON.stringify(choicesOf(card))}`);
    return discord.press(card, found.value ?? found.custom_id ?? '', discord.admin).answer();
  }

  it.each(whole)('$wish: $discord, then $taps', async (errand) => {
    const { discord: asked, taps, discordTaps = taps, seen } = errand;
    for (const topic of before(errand)) {
      await discord.slash(discord.channel, discord.admin, 'subscribe', { topic }).answer();
      clock.step(1_500);
    }
    let card: StandInMessage;
    if (asked === 'about') {
      house.publish(headline);
      const isPost = ({ embeds }: StandInMessage) => embeds.some(({ title }) => title === headline);
      const post = await discord.waitForMessage(isPost);
      // What was posted can be asked about once it is recorded.
      await house.polled();
      card = await discord.about(post, discordTaps[0] ?? '').answer();
    } else {
      const options = Object.fromEntries(
        Object.entries(asked.options ?? {}).map(([name, value]) => [
          name,
          value === blog ? blogAddress : value,
        ]),
      );
      card = await discord.slash(discord.channel, discord.admin, asked.command, options).answer();
      for (const label of discordTaps) card = await tapOn(card, label);
    }
    expect(shows(card, seen), JSON.stringify([card.content, choicesOf(card)])).toBe(true);
  });
});
