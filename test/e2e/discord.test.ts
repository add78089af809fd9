import { beforeEach, describe, expect, it } from 'vitest';
import type { DiscordServer } from '../doubles/discord-server.js';
import { discordByClock, House } from './harness.js';

let discord: DiscordServer;
let house: House;

beforeEach(async () => {
  discord = await discordByClock();
  house = await House.build({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
});

const isPost = (headline: string) => (message: { embeds: { title?: string }[] }) =>
  message.embeds.some(({ title }) => title === headline);

async function start(): Promise<void> {
  await house.start();
  await discord.ready();
  await house.polled();
}

describe('Discord, from the feed to the channel', () => {
  it('subscribes a channel, posts each new article once, and shows it by /latest', async () => {
    await start();
    const offered = await discord.autocomplete(discord.channel, discord.admin, 'subscribe', 'topic', 'ukr');
    const topic = offered[0]?.value as string;
    const asked = discord.slash(discord.channel, discord.admin, 'subscribe', { topic });
    const confirmed = await asked.answer();
    expect(confirmed.content).toContain('mengikuti “Konflik Rusia Vs Ukraina”');

    house.publish('Putin Tiba di Hanoi');
    const post = await discord.waitForMessage(isPost('Putin Tiba di Hanoi'));
    expect(post.channelId).toBe(discord.channel.id);
    expect(post.embeds[0]).toMatchObject({
      title: 'Putin Tiba di Hanoi',
      url: house.publisher.url('/berita/2'),
      description: 'Pertemuan itu berlangsung dua jam.',
      author: { name: 'Tribunnews' },
      footer: { text: expect.stringContaining('Konflik Rusia Vs Ukraina') },
    });
    expect(post.embeds[0].footer.text).toContain('Hasanudin Aco');
    expect(post.body).toMatchObject({ enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(String(post.body.nonce).length).toBeLessThanOrEqual(25);

    await house.polled(3);
    expect(discord.messages.filter(isPost('Putin Tiba di Hanoi'))).toHaveLength(1);
    const latest = await discord
      .slash(discord.channel, discord.member, 'latest', { topic, count: 2 })
      .answer();
    expect(latest.content).toMatch(/Putin Tiba di Hanoi[\s\S]*Putin Temui Kim di Pyongyang/);
  });

  it('after a restart, and after an answer that was lost, posts exactly once', async () => {
    await start();
    await discord.slash(discord.channel, discord.admin, 'subscribe', { topic: 'rusia-ukraina' }).answer();
    discord.fail({ act: 'stored-then-502' });
    house.publish('Putin Tiba di Hanoi');
    await discord.waitForMessage(isPost('Putin Tiba di Hanoi'));
    await house.stop();
    house.publish('Putin Pulang ke Moskow');
    await house.start();
    await discord.waitForMessage(isPost('Putin Pulang ke Moskow'));
    await house.polled(3);
    expect(discord.messages.filter(isPost('Putin Tiba di Hanoi'))).toHaveLength(1);
    expect(discord.messages.filter(isPost('Putin Pulang ke Moskow'))).toHaveLength(1);
  });

  it('publishes to followers and mentions the role that an admin chose', async () => {
    const channel = discord.world.addChannel(discord.guild, { type: 5, name: 'pengumuman' });
    const role = { id: '1234567890123456789', name: 'Berita', mentionable: true };
    discord.guild.roles = [role];
    await start();
    const options = { topic: 'rusia-ukraina', role: role.id, channel: channel.id };
    const asked = await discord.slash(discord.channel, discord.admin, 'subscribe', options).answer();
    expect(asked.content).toContain(`Menyebut <@&${role.id}>`);
    expect(asked.called).toEqual([]);
    house.publish('Putin Tiba di Hanoi');
    const post = await discord.waitForMessage(isPost('Putin Tiba di Hanoi'));
    expect(post).toMatchObject({ channelId: channel.id, called: [role.id] });
    await discord.waitForRequest(/crosspost$/);
    await house.polled(2);
    expect(post.isPublished).toBe(true);
    const why = await discord
      .slash(channel, discord.admin, 'why', { article: 'Putin Tiba di Hanoi' })
      .answer();
    expect(why.content).toContain('Sudah diterbitkan ke server yang mengikuti');
    const list = await discord.slash(channel, discord.admin, 'subscriptions').answer();
    expect(list.content).toContain('📣');
    const buttons = list.components.flatMap((row) => row.components);
    const [own] = buttons.filter(({ label = '' }) => label.includes('📣'));
    const card = await discord.press(list, own?.custom_id).answer();
    expect(card.content).toContain(`<@&${role.id}>`);
    const stop = card.components
      .flatMap((row) => row.components)
      .find(({ label = '' }) => label.includes('Jangan sebut'));
    expect((await discord.press(card, stop?.custom_id).answer()).content).not.toContain(role.id);
  });

  it('names the rights that it lacks in a channel', async () => {
    const closed = discord.world.addChannel(discord.guild, { denied: 1n << 14n });
    await start();
    const asked = discord.slash(discord.channel, discord.admin, 'subscribe', {
      topic: 'rusia-ukraina',
      channel: closed.id,
    });
    expect((await asked.answer()).content).toContain('Embed Links');
  });

  it('opens a thread for each story in a forum, once, also after a kill and a lost answer', async () => {
    const forum = discord.world.addChannel(discord.guild, { type: 15, name: 'kabar' });
    await start();
    const options = { topic: 'rusia-ukraina', channel: forum.id };
    const asked = discord.slash(discord.channel, discord.admin, 'subscribe', options);
    expect((await asked.answer()).content).toContain('mengikuti “Konflik Rusia Vs Ukraina”');
    discord.fail({ act: 'stored-then-cut', when: /^POST \/channels\/\d+\/threads$/ });
    house.publish('Putin Tiba di Hanoi');
    const first = await discord.waitForMessage(isPost('Putin Tiba di Hanoi'));
    await house.stop();
    house.publish('Harga Minyak Naik, Putin Bicara');
    await house.start();
    await discord.waitForMessage(isPost('Harga Minyak Naik, Putin Bicara'));
    await house.polled(3);
    const threads = [...discord.world.channels.values()].filter(({ parentId }) => parentId === forum.id);
    expect(threads.map(({ name }) => name)).toEqual([
      'Putin Tiba di Hanoi',
      'Harga Minyak Naik, Putin Bicara',
    ]);
    // Asked in the thread of the story, it is about what came to the forum.
    await discord.ready();
    const why = await discord.about(first, 'Why did I get this?').answer();
    expect(why.content).toContain('Putin Tiba di Hanoi');
  });
});
