import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../src/commands/access.js';
import type { ChatAdapter } from '../../src/core/ports.js';
import { DiscordServer } from '../doubles/discord-server.js';
import { afterTest } from '../doubles/environment.js';
import { makeAdapter as makeDiscord } from './discord/setup.js';
import { makeAdapter as makeTelegram } from './telegram/setup.js';

/** Whether a bot that is private to one chat serves another. */
async function serves(adapter: ChatAdapter, allowed: string, chat: string): Promise<boolean> {
  const belongsTo = async (id: string) => {
    const wider = (await adapter.belongsTo?.(id.replace(`${adapter.name}:`, ''))) ?? [];
    return wider.map((address) => `${adapter.name}:${address}`);
  };
  return isAllowed(chat, { chats: [allowed], operators: [] }, belongsTo);
}

describe('a bot that is private to a group of Telegram', () => {
  it.each([
    ['telegram:-100500', true],
    ['telegram:-100500/45', true],
    ['telegram:-1005', false],
    ['telegram:-100500/4/5', false],
    ['telegram:45/-100500', false],
    ['telegram:77', false],
  ])('serves %s: %s', async (chat, expected) => {
    const { telegram } = makeTelegram('http://127.0.0.1:9', '1:a');
    expect(await serves(telegram, 'telegram:-100500', chat)).toBe(expected);
  });
});

describe('a bot that is private to a channel of Discord', () => {
  async function setUp() {
    const server = await DiscordServer.start();
    const { discord } = makeDiscord(server);
    afterTest(async () => {
      await discord.stop();
      await server.close();
    });
    const of = (parentId: string | null, type: number) =>
      server.world.addChannel([...server.world.guilds.values()][0] as never, { parentId, type });
    const other = of(null, 0);
    const places = {
      channel: server.channel,
      thread: of(server.channel.id, 11),
      privateThread: of(server.channel.id, 12),
      otherThread: of(other.id, 11),
      // A channel belongs to its category on the screen alone.
      inCategory: of(server.channel.id, 0),
    };
    const served = async () => {
      const all = Object.entries(places).map(async ([name, { id }]) => [
        name,
        await serves(discord, `discord:${server.channel.id}`, `discord:${id}`),
      ]);
      return Object.fromEntries(await Promise.all(all));
    };
    return { server, discord, served };
  }
  const expected = {
    channel: true,
    thread: true,
    privateThread: true,
    otherThread: false,
    inCategory: false,
  };

  it('serves its threads, also those that the gateway has not told of', async () => {
    const { server, served } = await setUp();
    expect(await served()).toEqual(expected);
    const asked = () => server.requests.filter((line) => line.startsWith('GET /channels/')).length;
    const before = asked();
    expect(before).toBeGreaterThan(0);
    expect(await served()).toEqual(expected);
    expect(asked()).toBe(before);
  });

  it('asks nobody about what the gateway has told', async () => {
    const { server, discord, served } = await setUp();
    await discord.start();
    await server.ready();
    expect(await served()).toEqual(expected);
    expect(server.requests.filter((line) => line.startsWith('GET /channels/'))).toEqual([]);
  });

  it('serves no place that is not there, and says when it cannot find out', async () => {
    const { server, discord } = await setUp();
    const allowed = `discord:${server.channel.id}`;
    expect(await serves(discord, allowed, 'discord:112233445566778899')).toBe(false);
    expect(await serves(discord, allowed, 'discord:../users/@me')).toBe(false);
    await server.close();
    await expect(serves(discord, allowed, 'discord:112233445566778898')).rejects.toThrow();
  });
});
