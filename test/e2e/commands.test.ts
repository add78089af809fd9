import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import type { Language } from '../../src/core/language.js';
import { languages } from '../../src/core/language.js';
import { loadTexts, type TextKey } from '../../src/i18n/texts.js';
import type { DiscordServer } from '../doubles/discord-server.js';
import type { TakenMessage } from '../doubles/telegram/types.js';
import type { TelegramServer } from '../doubles/telegram-server.js';
import { until } from '../doubles/until.js';
import { discordByClock, House, houseOnTelegram } from './harness.js';

const texts = loadTexts(new URL('data/locales/', packageRoot));
const zone = { timezone: 'Jakarta (UTC+7)' };

/** Each command with what is typed behind it, and a text that its answer holds, by the text's key. */
const asked: readonly [
  command: string,
  typed: string,
  key: TextKey,
  values?: Record<string, string | number>,
][] = [
  ['start', '', 'start-title'],
  ['help', '', 'help-title'],
  ['topics', '', 'topics-title'],
  ['subscribe', 'rusia-ukraina', 'subscribed', { topic: 'TOPIC' }],
  ['unsubscribe', 'rusia-ukraina', 'no-subscriptions'],
  ['follow', 'pyongyang', 'subscribed', { topic: 'pyongyang' }],
  ['subscriptions', '', 'no-subscriptions'],
  ['words', '', 'no-subscriptions'],
  ['latest', '', 'latest-title'],
  ['search', 'pyongyang', 'search-title', { typed: 'pyongyang', total: 1 }],
  ['digest', '', 'digest-card'],
  ['mute', 'tribunnews', 'mute-title', { topic: 'Tribunnews' }],
  ['quiet', '22:00 06:00', 'settings-title'],
  ['timezone', 'surabaya', 'timezone-which'],
  ['settings', '', 'settings-title'],
  ['why', 'pyongyang', 'why-title'],
  ['mydata', '', 'data-none'],
  ['forgetme', '', 'forget-title'],
  ['feed', 'a.example', 'only-operators'],
];

const topicNames = { en: 'Russia-Ukraine war', id: 'Konflik Rusia Vs Ukraina' };

function expected(language: Language, key: TextKey, values: Record<string, string | number> = {}): string {
  const named = values.topic === 'TOPIC' ? { ...values, topic: topicNames[language] } : values;
  return texts(language)(key, { ...zone, ...named });
}

describe('Telegram', () => {
  let telegram: TelegramServer;
  let house: House;

  beforeEach(async () => {
    ({ telegram, house } = await houseOnTelegram());
    await house.start();
    await house.polled();
  });

  const person = (id: number, language: Language = 'en'): User => ({
    id,
    is_bot: false,
    first_name: 'Somebody',
    language_code: language,
  });
  const answerIn = (chat: number, part: string) =>
    telegram.waitForMessage((message) => message.chat === chat && message.text.includes(part));
  const edited = (card: TakenMessage, part: string) =>
    telegram.waitFor(() => (card.text.includes(part) ? true : undefined), `the card to say ${part}`);

  it.each(languages)('answers every command in %s', async (language) => {
    for (const [index, [command, typed, key, values]] of asked.entries()) {
      const user = person(800 + index, language);
      telegram.userSays({ id: user.id, type: 'private' }, user, `/${command} ${typed}`.trim());
      await answerIn(user.id, expected(language, key, values));
    }
  });

  it('lets members of a group ask, and its admins alone change', async () => {
    const group = { id: -100123, type: 'supergroup' as const, title: 'Warga' };
    telegram.addChat(group);
    const changing = [
      'subscribe',
      'follow',
      'unsubscribe',
      'digest',
      'mute',
      'quiet',
      'timezone',
      'settings',
      'mydata',
      'forgetme',
    ];
    for (const [index, command] of changing.entries()) {
      const user = person(900 + index);
      telegram.setMember(group, user, 'member');
      const { length } = telegram.messages;
      telegram.userSays(group, user, `/${command} x`);
      const answer = await telegram.waitFor(() => telegram.messages[length], 'an answer');
      expect([command, answer.text]).toEqual([command, texts('en')('only-admins')]);
    }
    telegram.userSays(group, person(950), '/latest');
    await answerIn(group.id, 'Putin Temui Kim');
  });

  it('edits the card of the settings in place, and leaves a post as it is', async () => {
    const ana = person(700);
    const chat = { id: ana.id, type: 'private' as const };
    telegram.userSays(chat, ana, '/settings');
    const card = await answerIn(ana.id, 'Settings');
    telegram.presses(card, '🎨 How posts look', ana);
    await edited(card, 'This is how a post looks now:');
    // The card shows the newest post as it would come here.
    expect(card.text).toContain('Putin Temui Kim');
    telegram.presses(card, 'no lead', ana);
    await until(async () => card.keyboard.flat().some(({ text }) => text === '✅ no lead'), 'the choice');

    telegram.userSays(chat, ana, '/subscribe rusia-ukraina');
    await answerIn(ana.id, 'You now follow');
    house.publish('Putin Tiba di Hanoi');
    const post = await answerIn(ana.id, 'Putin Tiba di Hanoi');
    expect(post.text).not.toContain('Pertemuan itu');
    telegram.presses(post, '🔕', ana);
    const mute = await answerIn(ana.id, 'Mute what?');
    expect(post.edits).toBe(0);
    telegram.presses(mute, '🔕 Tribunnews', ana);
    await edited(mute, 'For how long?');
  });

  it('lets a channel be managed by its admins from their private chat', async () => {
    const channel = { id: -100777, type: 'channel' as const, title: 'Kabar Dunia', username: 'kabardunia' };
    telegram.addChat(channel);
    const [ana, budi] = [person(700), person(701)];
    telegram.setMember(channel, ana, 'creator');
    telegram.userSays({ id: budi.id, type: 'private' }, budi, '/manage @kabardunia');
    await answerIn(budi.id, 'kabardunia that you run');
    telegram.userSays({ id: ana.id, type: 'private' }, ana, '/manage @kabardunia');
    const card = await answerIn(ana.id, '📣 Kabar Dunia');
    telegram.presses(card, '➕ Russia-Ukraine war', ana);
    await telegram.waitFor(
      () => card.keyboard[0]?.[0]?.text.startsWith('✅') || undefined,
      'the topic to be on',
    );
    house.publish('Putin Tiba di Hanoi');
    await answerIn(channel.id, 'Putin Tiba di Hanoi');
    // Whoever is no admin any more manages nothing, whatever card he kept.
    telegram.setMember(channel, ana, 'member');
    const press = telegram.presses(card, '✅', ana);
    expect((await telegram.waitForPressAnswer(press)).text).toContain('that you run');
  });

  it('slows down whoever floods, and nobody else', async () => {
    const [flooder, other] = [person(700), person(701)];
    for (let count = 0; count < 30; count++) {
      telegram.userSays({ id: flooder.id, type: 'private' }, flooder, '/help');
    }
    await answerIn(flooder.id, 'give me a minute');
    telegram.userSays({ id: other.id, type: 'private' }, other, '/help');
    await answerIn(other.id, 'What you can ask me');
    expect(telegram.messages.filter(({ chat }) => chat === flooder.id).length).toBeLessThanOrEqual(11);
  });
});

describe('Discord', () => {
  let discord: DiscordServer;
  let house: House;

  beforeEach(async () => {
    discord = await discordByClock();
    house = await House.build({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
    await house.start();
    await discord.ready();
    await house.polled();
  });

  const options: Readonly<Record<string, string>> = {
    subscribe: 'topic',
    unsubscribe: 'topic',
    follow: 'words',
    search: 'words',
    mute: 'topic',
    quiet: 'hours',
    timezone: 'city',
    why: 'article',
    feed: 'address',
  };

  it.each(languages)('answers every command in %s', async (language) => {
    discord.guild.locale = language === 'id' ? 'en-US' : 'id';
    for (const [index, [command, typed, key, values]] of asked.entries()) {
      const channel = discord.world.addChannel(discord.guild);
      const admin = { ...discord.admin, id: `11111111111111111${10 + index}`, locale: language };
      const option = options[command];
      const given = option === undefined || typed === '' ? {} : { [option]: typed };
      const named = command === 'settings' ? 'settings all' : command;
      const answer = await discord.slash(channel, admin, named, given).answer();
      const plain = (text: string) => text.replace(/\\/g, '');
      expect([command, plain(answer.content)]).toEqual([
        command,
        expect.stringContaining(expected(language, key, values)),
      ]);
    }
  });

  it('shows settings to whoever asked alone, and leaves a post as it is', async () => {
    discord.admin.locale = 'en-GB';
    const settings = await discord.slash(discord.channel, discord.admin, 'settings all', {}).answer();
    expect(settings.flags & 64).toBe(64);
    const summary = await discord.slash(discord.channel, discord.admin, 'settings stories', {}).answer();
    expect(summary).toMatchObject({ content: expect.stringContaining('When several publishers'), flags: 64 });
    const choice = summary.components.flatMap((row) => row.components)[0];
    expect((await discord.press(summary, choice.custom_id).answer()).id).toBe(summary.id);
    await discord.slash(discord.channel, discord.admin, 'subscribe', { topic: 'rusia-ukraina' }).answer();
    house.publish('Putin Tiba di Hanoi');
    const post = await discord.waitForMessage((message) =>
      message.embeds.some(({ title }) => title === 'Putin Tiba di Hanoi'),
    );
    const button = post.components[0].components.find(({ label }: { label: string }) => label === '☰');
    const menu = await discord.press(post, button.custom_id).answer();
    expect(menu.flags & 64).toBe(64);
    expect(menu.content).toContain('Putin Tiba di Hanoi');
    expect(post.edits).toBe(0);
  });

  it('has no command for managing channels from elsewhere', () => {
    expect(discord.commands.map(({ name }) => name)).not.toContain('manage');
  });
});
