import { afterEach, beforeEach, expect, test } from 'vitest';
import { reply } from '../../../src/core/message.js';
import { DiscordServer } from '../../doubles/discord-server.js';
import { makeAdapter } from './kit.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await DiscordServer.start();
});
afterEach(() => server.close());

test('the owner of a server is written to in private', async () => {
  const { discord } = makeAdapter(server);
  await discord.start();
  await server.ready();
  const found = await discord.admins?.(server.channel.id);
  const own = server.world.directChannel(server.guild.ownerId);
  expect(found).toEqual({ chats: [`discord:${own.id}`], place: `#${server.channel.name}` });
  const [part] = discord.render(reply(['I cannot post there.']));
  expect(await discord.send(own.id, part, { nonce: 'n' })).toMatchObject({ kind: 'sent' });
  await discord.stop();
});

test('nobody is named for a channel that is not known, nor where Discord refuses', async () => {
  const { discord } = makeAdapter(server);
  expect(await discord.admins?.('123456789012345678')).toEqual({ chats: [], place: null });
  await discord.start();
  await server.ready();
  server.guild.ownerId = 'nobody';
  const other = server.world.addGuild();
  other.ownerId = 'nobody';
  const place = server.world.addChannel(other, { name: 'kabar' });
  expect(await discord.admins?.(place.id)).toEqual({ chats: [], place: null });
  await discord.stop();
});
