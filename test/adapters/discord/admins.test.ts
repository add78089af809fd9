import { beforeEach, expect, test } from 'vitest';
import { reply } from '../../../src/core/message.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { connect, makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await makeServer();
});

test('the owner of a server is written to in private', async () => {
  const { discord } = makeAdapter(server);
  await connect({ discord }, server);
  const found = await discord.admins?.(server.channel.id);
  const own = server.world.directChannel(server.guild.ownerId);
  expect(found).toEqual({ chats: [`discord:${own.id}`], place: `#${server.channel.name}` });
  const [part] = discord.render(reply(['I cannot post there.']));
  expect(await discord.send(own.id, part, { nonce: 'n' })).toMatchObject({ kind: 'sent' });
});

test('nobody is named for a channel that is not known, nor where Discord refuses', async () => {
  const { discord } = makeAdapter(server);
  expect(await discord.admins?.('123456789012345678')).toEqual({ chats: [], place: null });
  await connect({ discord }, server);
  server.guild.ownerId = 'nobody';
  const other = server.world.addGuild();
  other.ownerId = 'nobody';
  const place = server.world.addChannel(other, { name: 'kabar' });
  expect(await discord.admins?.(place.id)).toEqual({ chats: [], place: null });
});
