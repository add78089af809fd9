import type { User } from 'grammy/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DiscordServer, StandInInteraction } from '../doubles/discord-server.js';
import type { TakenMessage } from '../doubles/telegram/types.js';
import type { FakeChat, TelegramServer } from '../doubles/telegram-server.js';
import { discordByClock, House, houseOnTelegram } from './harness.js';

const person = (id: number, language = 'en'): User => ({
  id,
  is_bot: false,
  first_name: 'Somebody',
  language_code: language,
});
const labelsOf = (message: TakenMessage) => message.keyboard.flat().map(({ text }) => text);

describe('Telegram', () => {
  let telegram: TelegramServer;
  let house: House;
  const [ana, budi] = [person(700), person(701, 'id')];
  const direct: FakeChat = { id: ana.id, type: 'private' };

  beforeEach(async () => {
    ({ telegram, house } = await houseOnTelegram());
    await house.start();
    await house.polled();
  });

  const messageIn = (chat: number, part: string) =>
    telegram.waitForMessage((message) => message.chat === chat && message.text.includes(part));
  const inChat = ({ id }: FakeChat) => telegram.messages.filter(({ chat }) => chat === id);
  const shows = (card: TakenMessage, label: string) =>
    telegram.waitFor(
      () => labelsOf(card).find((each) => each.startsWith(label)),
      `the card to show ${label}`,
    );

  /** Something that ana asks last, so that all before it is through. */
  let asked = 0;
  async function through() {
    const before = inChat(direct).length;
    telegram.userSays(direct, ana, `/latest ${++asked}`);
    await telegram.waitFor(() => inChat(direct)[before], 'the last answer');
  }

  it('lets a person follow a topic by a link, and tells how to share the bot', async () => {
    telegram.addChat(direct);
    telegram.userSays(direct, ana, '/start');
    const hello = await messageIn(ana.id, 'Hello, I am Kabar');
    expect(hello.entities).toContainEqual(
      expect.objectContaining({ type: 'text_link', url: 'https://t.me/kabar_test_bot?startgroup=add' }),
    );
    telegram.userSays(direct, ana, '/start rusia-ukraina');
    await messageIn(ana.id, 'You now follow');
    house.publish('Putin Tiba di Hanoi');
    const post = await messageIn(ana.id, 'Putin Tiba di Hanoi');
    expect(post.keyboard.flat()).toHaveLength(3);
  });

  it('ticks six taps at once, with few edits and no message beside the card', async () => {
    telegram.addChat(direct);
    telegram.userSays(direct, ana, '/topics');
    const card = await messageIn(ana.id, 'Topics');
    const taps = [1, 2, 3, 4, 5].map(() => telegram.pressesData(card, 'flip 0 rusia-ukraina', ana));
    await shows(card, '✅ Russia-Ukraine war');
    const last = telegram.pressesData(card, 'flip 0 publisher:tribunnews', ana);
    await shows(card, '✅ Tribunnews');
    for (const press of [...taps, last]) await telegram.waitForPressAnswer(press);
    expect(card.edits).toBeLessThanOrEqual(4);
    expect(inChat(direct)).toHaveLength(1);
  });

  it('greets a group once, and lets its admins alone choose', async () => {
    const group: FakeChat = { id: -100123, type: 'supergroup', title: 'Warga' };
    telegram.setMember(group, ana, 'administrator');
    telegram.botBecomes(group, budi, 'left', 'member');
    telegram.userSays(group, budi, '/start@kabar_test_bot add');
    const hello = await messageIn(group.id, 'Admin memilih');
    telegram.botBecomes(group, ana, 'member', 'administrator');
    await house.stop();
    await house.start();
    telegram.botBecomes(group, ana, 'left', 'member');
    await through();
    expect(inChat(group)).toHaveLength(1);

    telegram.presses(hello, '📰', budi);
    await shows(hello, '➕ Konflik Rusia');
    const refused = await telegram.waitForPressAnswer(telegram.presses(hello, '➕ Konflik', budi));
    expect(refused.text).toContain('admin');
    await telegram.waitForPressAnswer(telegram.presses(hello, '➕ Konflik', ana));
    await shows(hello, '✅ Konflik Rusia');
    house.publish('Putin Tiba di Hanoi');
    await messageIn(group.id, 'Putin Tiba di Hanoi');
    expect(inChat(group)).toHaveLength(2);
  });

  it('keeps the wishes of a forum and of its topics apart', async () => {
    const forum: FakeChat = { id: -100600, type: 'supergroup', title: 'Forum', is_forum: true };
    telegram.setMember(forum, ana, 'administrator');
    telegram.botBecomes(forum, ana, 'left', 'member');
    await messageIn(forum.id, 'Admins choose');
    telegram.userSays(forum, ana, '/topics', { message_thread_id: 45, is_topic_message: true });
    const card = await messageIn(forum.id, 'Tap a topic');
    expect(card.thread).toBe(45);
    const press = telegram.pressesInaccessible(card, 'flip 0 rusia-ukraina', ana);
    expect((await telegram.waitForPressAnswer(press)).text).toMatch(/./);
    telegram.presses(card, '➕ Russia', ana);
    await shows(card, '✅ Russia');
    house.publish('Putin Tiba di Hanoi');
    expect(await messageIn(forum.id, 'Putin Tiba di Hanoi')).toMatchObject({ thread: 45 });
    await house.polled();
    await through();
    expect(inChat(forum).filter(({ text }) => text.includes('Hanoi'))).toHaveLength(1);
  });

  it('gives a channel’s owner a card, and its readers no answer that all would see', async () => {
    const channel: FakeChat = { id: -100777, type: 'channel', title: 'Kabar Dunia', username: 'kabardunia' };
    telegram.setMember(channel, ana, 'creator');
    telegram.addChat(direct);
    telegram.botBecomes(channel, ana, 'left', { status: 'administrator', can_post_messages: true });
    const card = await messageIn(ana.id, '📣 Kabar Dunia');
    telegram.presses(card, '➕ Russia', ana);
    await shows(card, '✅ Russia');
    house.publish('Putin Tiba di Hanoi');
    const post = await messageIn(channel.id, 'Hanoi');
    expect(post.keyboard).toEqual([]);

    telegram.userSays({ id: budi.id, type: 'private' }, budi, '/manage');
    expect(labelsOf(await messageIn(budi.id, 'Kanal yang mana'))).toEqual(['☰ Menu']);
    telegram.userSays(direct, ana, '/manage');
    const own = await messageIn(ana.id, 'Your channels');
    expect(labelsOf(own)).toEqual(['📣 Kabar Dunia']);
    telegram.presses(own, '📣', ana);
    await shows(own, '✅ Russia');

    telegram.userSays(direct, ana, '/manage @kabardunia settings');
    const settings = await messageIn(ana.id, 'Settings');
    telegram.presses(settings, '🔘', ana);
    await telegram.waitFor(
      () => labelsOf(settings).find((label) => /^🔘.*: on$/.test(label)),
      'the buttons to be on',
    );
    house.publish('Putin Tiba di Beijing');
    const next = await messageIn(channel.id, 'Beijing');
    expect(labelsOf(next)).toEqual(['🔎 More like this']);
    const { url = '' } = await telegram.waitForPressAnswer(telegram.presses(next, '🔎', budi));
    const article = /\?start=more_(\w+)$/.exec(url)?.[1];
    for (const action of ['mute', 'menu', 'why']) {
      const press = telegram.pressesData(next, `${action} ${article}`, budi);
      expect((await telegram.waitForPressAnswer(press)).text).toContain('pribadi');
    }
    await through();
    expect(inChat(channel)).toHaveLength(2);
    telegram.userSays({ id: budi.id, type: 'private' }, budi, `/start more_${article}`);
    await telegram.waitForMessage(({ chat }) => chat === budi.id);
  });

  it('refuses the inbox of a channel kindly, under the topic of whoever writes', async () => {
    const inbox: FakeChat = { id: -100800, type: 'supergroup', title: 'Inbox', is_direct_messages: true };
    telegram.userSays(inbox, budi, '/subscribe@kabar_test_bot rusia', {
      direct_messages_topic: { topic_id: 9 },
    });
    const answer = await messageIn(inbox.id, 'pesan langsung kanal');
    expect(answer.payload).toMatchObject({ direct_messages_topic_id: 9 });
  });
});

describe('Discord', () => {
  let discord: DiscordServer;
  let house: House;

  beforeEach(async () => {
    discord = await discordByClock();
    discord.guild.locale = 'en-US';
    const env = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.apiRoot,
      DEFAULT_LANGUAGE: 'id',
    };
    house = await House.build(env);
    await house.start();
    await discord.ready();
    await house.polled();
  });

  const isPersonal = ({ flags }: { flags: number }) => (flags & 64) === 64;

  it('greets a server once, in the operator’s language', async () => {
    const guild = discord.world.addGuild({ name: 'Warga', locale: 'en-US' });
    const channel = discord.world.addChannel(guild);
    guild.systemChannelId = channel.id;
    discord.letInto(guild);
    const hello = await discord.waitForMessage(({ channelId }) => channelId === channel.id);
    expect(hello.content).toContain('Admin memilih');
    expect(hello.components).toEqual([]);
    discord.letInto(guild);
    await discord.slash(discord.channel, discord.member, 'help').answer();
    expect(discord.messagesIn(channel)).toHaveLength(1);
  });

  it('tells all what comes, once, and everything else to whoever asked alone', async () => {
    const { channel, admin, member } = discord;
    admin.locale = 'ja';
    const subscribed = discord.slash(channel, admin, 'subscribe', { topic: 'rusia-ukraina' });
    const said = await subscribed.answer();
    expect(said.content).toContain('Anda sekarang mengikuti');
    expect(isPersonal(said)).toBe(false);
    expect(await subscribed.followed(1)).toMatchObject([
      { embeds: [{ title: 'Putin Temui Kim di Pyongyang' }] },
    ]);

    const commands = ['help', 'start', 'topics', 'subscriptions', 'mydata'] as const;
    const wanted = [
      [member, 'subscribe', { topic: 'rusia-ukraina' }],
      [admin, 'subscribe', { topic: 'rusia-ukraina' }],
      [admin, 'subscribe', { topic: 'nothing like it' }],
      [admin, 'settings all', {}],
      ...commands.map((name) => [member, name, {}] as const),
    ] as const;
    const asked: StandInInteraction[] = [];
    for (const [user, name, options] of wanted) {
      const interaction = discord.slash(channel, user, name, { ...options });
      asked.push(interaction);
      expect([name, isPersonal(await interaction.answer())]).toEqual([name, true]);
    }
    expect(isPersonal(await discord.slash(channel, member, 'latest').answer())).toBe(false);
    await house.stop();
    expect(asked.flatMap(({ followUps }) => followUps)).toEqual([]);
    expect(discord.messagesIn(channel).filter((message) => !isPersonal(message))).toHaveLength(3);
  });
});
