import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, expect, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { DiscordServer, StandInChannel } from '../../doubles/discord-server.js';
import { makePost } from './kit.js';
import { makeAdapter, makeServer, roomy } from './setup.js';

let server: DiscordServer;
beforeEach(async () => {
  server = await makeServer(roomy);
});

const part = (number: number) => render(makePost({ headline: `Berita ${number}` }))[0];
const started = /^POST \/channels\/\d+\/messages\/\d+\/threads$/;
const threads = (channel: StandInChannel) =>
  [...server.world.channels.values()].filter(({ parentId }) => parentId === channel.id);

/** A Kabar that has posted the first article of a story, or knows its message from before. */
async function start(channel = server.channel, known?: string) {
  const { discord } = makeAdapter(server);
  const first = known ?? (await idOf(discord.send(channel.id, part(1), { nonce: 'n1' })));
  const follow = (number: number, inThread = first) =>
    discord.send(channel.id, part(number), {
      nonce: `n${number}`,
      ...{ inThread, silent: true, threadName: 'Berita 1' },
    });
  return { discord, first, follow };
}

async function idOf(sent: Promise<{ kind: string; messageId?: string }>): Promise<string> {
  const { kind, messageId = '' } = await sent;
  expect(kind).toBe('sent');
  return messageId;
}

test.each([
  [0, 11],
  [5, 10],
])('later articles go into one thread under the first post (type %i)', async (type, threadType) => {
  const channel = server.world.addChannel(server.guild, { type });
  const { discord, first, follow } = await start(channel);
  const second = await idOf(follow(2));
  await idOf(follow(3));
  // One of a thread is followed there, too.
  await idOf(follow(4, second));
  expect(threads(channel)).toMatchObject([{ id: first, name: 'Berita 1', type: threadType }]);
  expect(server.messages.map(({ channelId }) => channelId)).toEqual([channel.id, first, first, first]);
  expect(server.messages[1]).toMatchObject({ flags: 4096, body: { enforce_nonce: true } });
  expect(second).toBe(`${first}/${server.messages[1]?.id}`);
  expect(server.requests.filter((line) => started.test(line))).toHaveLength(1);
  // A correction changes the message, and no name.
  expect(await discord.edit?.(channel.id, second, part(9))).toMatchObject({ kind: 'sent' });
  expect(server.messages[1]).toMatchObject({ embeds: [{ title: 'Berita 9' }] });
  expect(threads(channel)).toMatchObject([{ name: 'Berita 1' }]);
});

test.each([
  ['the thread', started],
  ['the message in it', undefined],
])('a lost answer about %s, and a kill after it, repeat nothing', async (_, when) => {
  const { first, follow } = await start();
  server.fail({ act: 'stored-then-cut', ...(when !== undefined && { when }) });
  expect(await follow(2)).toMatchObject({ kind: 'in-doubt' });
  const restarted = await start(server.channel, first);
  expect(await restarted.follow(2)).toMatchObject({ kind: 'sent' });
  expect([threads(server.channel).length, server.messages.length]).toEqual([1, 2]);
});

test.each([
  [
    'a right lacks',
    () => {
      server.channel.denied = PermissionFlagsBits.CreatePublicThreads;
    },
  ],
  ['the post is gone', () => void server.world.messages.splice(0)],
])('where %s it is refused, and the channel goes on', async (_, spoil) => {
  const { discord, follow } = await start();
  spoil();
  expect(await follow(2)).toMatchObject({ kind: 'rejected' });
  server.channel.denied = 0n;
  expect(await discord.send(server.channel.id, part(3), { nonce: 'n3' })).toMatchObject({ kind: 'sent' });
});

test('where the thread is locked or deleted it is refused, and opened no second time', async () => {
  const { follow } = await start();
  await idOf(follow(2));
  const [thread] = threads(server.channel);
  if (thread !== undefined) thread.locked = true;
  expect(await follow(3)).toMatchObject({ kind: 'rejected' });
  server.world.channels.delete(thread?.id ?? '');
  expect(await follow(4)).toMatchObject({ kind: 'rejected' });
  expect(server.messages).toHaveLength(2);
});

test('there are threads in text and announcement channels that want them, and nowhere else', async () => {
  const { discord } = makeAdapter(server);
  const channel = (type: number) => server.world.addChannel(server.guild, { type }).id;
  const possible = async (type: number, isWanted = true) => discord.threadsStories?.(channel(type), isWanted);
  expect([await possible(0), await possible(5)]).toEqual([true, true]);
  expect([await possible(0, false), await possible(5, false)]).toEqual([false, false]);
  expect([await possible(11), await possible(1), await possible(2)]).toEqual([false, false, false]);
  expect([await possible(15), await possible(15, false)]).toEqual([true, true]);
});

test('what comes next in the channel answers to the post above the thread, whatever was told there last', async () => {
  const { discord, first, follow } = await start();
  const second = await idOf(follow(2));
  await idOf(discord.send(server.channel.id, part(3), { nonce: 'n3', replyTo: second }));
  expect(server.messages[2]?.body).toMatchObject({ message_reference: { message_id: first } });
});
