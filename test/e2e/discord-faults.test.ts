import { beforeEach, describe, expect, it } from 'vitest';
import type { DiscordServer } from '../doubles/discord-server.js';
import { discordByClock, House } from './harness.js';

let discord: DiscordServer;

beforeEach(async () => {
  discord = await discordByClock();
});

/** A Kabar on new data, whose channel follows the topic. */
async function startAfresh(): Promise<House> {
  const house = await House.build({ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot });
  await house.start();
  await discord.ready();
  await house.polled();
  const topic = 'rusia-ukraina';
  await discord.slash(discord.channel, discord.admin, 'subscribe', { topic }).answer();
  return house;
}

const posts = () => discord.messages.filter(({ body }) => body.enforce_nonce === true);
const titles = () => posts().map(({ embeds }) => embeds[0]?.title);
const isPost = (title: string) => (message: { embeds: { title?: string }[] }) =>
  message.embeds[0]?.title === title;

describe('on Discord', () => {
  it('a Kabar that starts afresh within the nonce window swallows no post', async () => {
    const first = await startAfresh();
    first.publish('Putin Tiba di Hanoi');
    await discord.waitForMessage(isPost('Putin Tiba di Hanoi'));
    await first.stop();
    const second = await startAfresh();
    second.publish('Putin Pulang ke Moskow');
    await discord.waitForMessage(isPost('Putin Pulang ke Moskow'));
    expect(titles()).toEqual(['Putin Tiba di Hanoi', 'Putin Pulang ke Moskow']);
  });

  it('a feed’s hostile text comes as words alone, from the feed to the channel', async () => {
    const house = await startAfresh();
    const title =
      'Putin \u202E@everyone\u202C [klik](https://evil.example) **te\u00ADbal** \u{E0041}\u2066x\u2069 <@1>';
    house.publish(title, {
      summary: 'Awal\u200B \u2067|| `kode` <#2> \u2028tamat\u2069.',
      author: 'Ana\u202E Budi\uFEFF',
    });
    const post = await discord.waitForMessage(({ body }) => body.enforce_nonce === true);
    const [embed] = post.embeds;
    expect(embed.title).toBe(
      'Putin @\u200beveryone \\[klik\\](https\\://evil.example) \\*\\*tebal\\*\\* x \\<@1>',
    );
    expect(post.body).toMatchObject({ allowed_mentions: { parse: [] } });
    const all = JSON.stringify(post.body);
    expect(all).not.toMatch(/[\u00ad\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u);
    expect(all).toContain('Ana Budi');
  });
});
