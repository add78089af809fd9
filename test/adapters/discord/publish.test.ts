import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, expect, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { DiscordServer, StandInChannel } from '../../doubles/discord-server.js';
import { until } from '../../doubles/until.js';
import { makePost } from './kit.js';
import { connect, makeAdapter, makeServer, roomy } from './setup.js';

let server: DiscordServer;
let channel: StandInChannel;

beforeEach(async () => {
  server = await makeServer(roomy);
  channel = server.world.addChannel(server.guild, { type: 5, name: 'pengumuman' });
});

async function posted(discord = makeAdapter(server).discord, nonce = 'n1', place = channel) {
  const outcome = await discord.send(place.id, render(makePost())[0], { nonce });
  if (outcome.kind !== 'sent') throw new Error(outcome.kind);
  return { discord, messageId: outcome.messageId };
}

test('a post of an announcement channel goes on, once', async () => {
  const { discord, messageId } = await posted();
  expect(await discord.publish?.(channel.id, messageId)).toEqual({ kind: 'sent', messageId });
  expect(server.messages).toMatchObject([{ isPublished: true }]);
  // It was published before, as after a lost answer.
  expect(await discord.publish?.(channel.id, messageId)).toEqual({ kind: 'sent', messageId });
});

test.each(['stored-then-cut', 'stored-then-502'] as const)('after %s it is asked again', async (act) => {
  const { discord, messageId } = await posted();
  server.fail({ act, when: /crosspost$/ });
  expect(['in-doubt', 'retry-later']).toContain((await discord.publish?.(channel.id, messageId))?.kind);
  expect(await discord.publish?.(channel.id, messageId)).toEqual({ kind: 'sent', messageId });
});

test('where Discord takes no more within the hour, it says how long to wait', async () => {
  const { discord } = makeAdapter(server);
  const outcomes = [];
  for (let number = 1; number <= 11; number++) {
    const { messageId } = await posted(discord, `n${number}`);
    outcomes.push(await discord.publish?.(channel.id, messageId));
  }
  expect(outcomes.filter((outcome) => outcome?.kind === 'sent')).toHaveLength(10);
  const last = outcomes.at(-1);
  expect(last).toMatchObject({ kind: 'retry-later', scope: 'chat' });
  expect(last?.kind === 'retry-later' && last.afterMs).toBeGreaterThan(3_000_000);
  // Posts are not concerned.
  await posted(discord, 'n12');
});

test('it needs the right to send, and for what a webhook sent the one to manage messages', async () => {
  const { discord, messageId } = await posted();
  channel.denied = PermissionFlagsBits.SendMessages;
  expect(await discord.publish?.(channel.id, messageId)).toMatchObject({ kind: 'paused' });
  channel.denied = 0n;
  const [message] = server.messages;
  if (message !== undefined) message.webhookId = '1234567890123456789';
  expect(await discord.publish?.(channel.id, messageId)).toMatchObject({ kind: 'paused' });
  server.guild.permissions |= PermissionFlagsBits.ManageMessages;
  expect(await discord.publish?.(channel.id, messageId)).toMatchObject({ kind: 'sent' });
});

test('a post that is gone, and a channel of another kind', async () => {
  const { discord } = await posted();
  expect(await discord.publish?.(channel.id, '1234567890123456789')).toMatchObject({ kind: 'rejected' });
  expect(await discord.publish?.(channel.id, 'no id')).toMatchObject({ kind: 'rejected' });
  const { messageId } = await posted(discord, 'n2', server.channel);
  expect(await discord.publish?.(server.channel.id, messageId)).toMatchObject({ kind: 'misplaced' });
});

test('which channels can be followed is known once the gateway has told of them', async () => {
  const { discord } = makeAdapter(server);
  expect(discord.hasFollowers?.(channel.id)).toBeNull();
  await connect({ discord }, server);
  await until(() => discord.hasFollowers?.(channel.id) === true, 'the channels');
  expect(discord.hasFollowers?.(server.channel.id)).toBe(false);
  expect(discord.hasFollowers?.('1234567890123456789')).toBeNull();
});
