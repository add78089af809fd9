import { writeFile } from 'node:fs/promises';
import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { memberPermissions } from '../doubles/discord/entities.js';
import type { DiscordServer, StandInMessage } from '../doubles/discord-server.js';
import { rss } from '../doubles/feed-text.js';
import { until } from '../doubles/until.js';
import { clock, discordByClock, House } from './harness.js';

const headlines = {
  tribunnews: 'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
  kompas: 'BMKG: Gempa M 5,2 Terjadi di Bitung Sulut',
  next: 'Usai Gempa Magnitudo 5,2 di Bitung, Puluhan Warga Mengungsi',
};
const summaries = {
  first:
    'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG: tidak berpotensi tsunami.',
  next: 'Puluhan warga Bitung, Sulawesi Utara, mengungsi setelah gempa magnitudo 5,2 mengguncang pada Senin dini hari.',
};

let discord: DiscordServer;
let house: House;

/** Two publishers, both of whom write of earthquakes. */
beforeEach(async () => {
  discord = await discordByClock();
  discord.guild.permissions = memberPermissions | PermissionFlagsBits.ManageWebhooks;
  house = await House.build({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
  const publisher = (id: string, name: string, path: string) => ({
    ...{ id, name, url: house.publisher.url(`/${id}`), language: 'id' },
    feeds: [{ id, url: house.publisher.url(path) }],
  });
  await writeFile(
    house.env.CATALOG as string,
    JSON.stringify({
      publishers: [publisher('tribunnews', 'Tribunnews', '/feed'), publisher('kompas', 'Kompas', '/kompas')],
      topics: [{ id: 'gempa', name: { id: 'Gempa', en: 'Earthquakes' }, match: { any: ['gempa'] } }],
    }),
  );
  house.publisher.set('/kompas', rss([]));
});

const isPost = (headline: string) => (message: StandInMessage) =>
  message.embeds.some(({ title }) => title === headline);
const post = (headline: string) => discord.waitForMessage(isPost(headline));

/** The other publisher tells the same. */
function alsoPublish(): void {
  const link = house.publisher.url('/kompas/1');
  const item = { guid: 'k1', link, title: headlines.kompas, summary: summaries.first, author: 'Ani' };
  house.publisher.set('/kompas', rss([{ ...item, date: clock.now() }]));
}

/** A channel that follows the topic, with these settings turned on by the buttons of their cards. */
async function start(...settings: string[]): Promise<void> {
  await house.start();
  await discord.ready();
  await house.polled();
  await discord.slash(discord.channel, discord.admin, 'subscribe', { topic: 'gempa' }).answer();
  for (const name of settings) {
    const card = await discord.slash(discord.channel, discord.admin, `settings ${name}`).answer();
    await discord.press(card, `put ${name} on`).answer();
  }
}

const threads = () =>
  [...discord.world.channels.values()].filter(({ parentId }) => parentId === discord.channel.id);

/** Asks why a post came until that is known: it is at Discord a moment before Kabar has written that it is. */
const whyOf = (message: StandInMessage, headline: string) =>
  until(
    async () => (await discord.about(message, 'Why did I get this?').answer()).content.includes(headline),
    'why it came',
  );

describe('a story on Discord', () => {
  it('goes on in a thread under its first post, also after a kill; the next stage comes to the channel', async () => {
    await start('thread');
    house.publish(headlines.tribunnews, { summary: summaries.first });
    const first = await post(headlines.tribunnews);
    alsoPublish();
    const second = await post(headlines.kompas);
    expect(threads()).toMatchObject([{ id: first.id, name: headlines.tribunnews }]);
    expect(second).toMatchObject({ channelId: first.id, flags: 4096 });
    await house.polled(2);
    // Asked in the thread, it is about what came to the channel.
    await whyOf(second, headlines.kompas);
    await house.stop();
    house.publish(headlines.next, { summary: summaries.next });
    await house.start();
    const next = await post(headlines.next);
    expect(next.channelId).toBe(discord.channel.id);
    expect(next.body).toMatchObject({ message_reference: { message_id: first.id } });
    await house.polled(3);
    for (const headline of Object.values(headlines))
      expect(discord.messages.filter(isPost(headline))).toHaveLength(1);
  });

  it('bears the names of its publishers where a channel wishes that, and leads from one stage to the next', async () => {
    await start('thread', 'face');
    house.publish(headlines.tribunnews, { summary: summaries.first });
    const first = await post(headlines.tribunnews);
    alsoPublish();
    const second = await post(headlines.kompas);
    house.publish(headlines.next, { summary: summaries.next });
    const next = await post(headlines.next);
    expect([first, second, next].map(({ face }) => face?.name)).toEqual([
      'Tribunnews',
      'Kompas',
      'Tribunnews',
    ]);
    expect(second.channelId).toBe(first.id);
    expect(next.content).toBe(
      `-# ↪ https://discord.com/channels/${discord.guild.id}/${first.id}/${second.id}`,
    );
    // Its buttons work, and what is asked about it is found.
    const [more] = first.components.flatMap(({ components }) => components);
    await discord.press(first, more.custom_id).answer();
    const why = await discord.about(first, 'Why did I get this?').answer();
    expect(why.content).toContain(headlines.tribunnews);
    expect(JSON.stringify(house.log.lines)).not.toContain([...discord.world.webhooks.values()][0]?.token);
  });

  it('comes from the bot where the right is missing, and the owner hears it once', async () => {
    discord.guild.permissions = memberPermissions;
    await start();
    const card = await discord.slash(discord.channel, discord.admin, 'settings face').answer();
    expect(card.content).toContain('dua kali');
    const on = await discord.press(card, 'put face on').answer();
    expect(on.content).toContain('Manage Webhooks');
    house.publish(headlines.tribunnews, { summary: summaries.first });
    const first = await post(headlines.tribunnews);
    expect(first).toMatchObject({ body: { enforce_nonce: true } });
    const direct = discord.world.directChannel(discord.guild.ownerId);
    const notice = await discord.waitForMessage(({ channelId }) => channelId === direct.id);
    expect(notice.content).toContain('Manage Webhooks');
    house.publish(headlines.next, { summary: summaries.next });
    await post(headlines.next);
    await house.polled(2);
    expect(discord.messagesIn(direct)).toHaveLength(1);
  });
});
