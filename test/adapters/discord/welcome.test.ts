import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { settled } from '../../doubles/clock.js';
import type { StandInGuild } from '../../doubles/discord-server.js';
import { card, says } from './kit.js';
import { connect, makeAdapter, makeServer } from './setup.js';

async function connected() {
  const server = await makeServer();
  const kit = makeAdapter(server);
  kit.commands.answer = async () => says(card('halo', [[{ label: 'Topik', action: 'topics 0' }]]));
  await connect(kit, server);
  return { server, kit };
}

type Made = Awaited<ReturnType<typeof connected>>;

/** A server that lets the bot in, with a system channel in which something is denied. */
function letIn({ server }: Made, { denied = 0n, hasChannel = true } = {}): StandInGuild {
  const guild = server.world.addGuild({ name: 'Warga', locale: 'id' });
  const channel = server.world.addChannel(guild, { denied });
  if (hasChannel) guild.systemChannelId = channel.id;
  server.letInto(guild);
  return guild;
}

/** Something is asked last, so that all before it is through. */
async function through({ server }: Made): Promise<void> {
  await server.slash(server.channel, server.admin, 'latest').answer();
  await settled(20);
}

it('says hello in the system channel of a new server, without buttons', async () => {
  const made = await connected();
  const guild = letIn(made);
  const message = await made.server.waitForMessage(({ channelId }) => channelId === guild.systemChannelId);
  expect(message).toMatchObject({ content: 'halo', components: [], flags: 0 });
  expect(made.kit.commands.asked).toMatchObject([
    {
      what: 'welcome',
      options: { place: 'Warga' },
      asker: { kind: 'group', languageTag: null, placeLanguageTag: 'id' },
    },
  ]);
});

it.each([
  ['it has no system channel', { hasChannel: false }],
  ['it may not write there', { denied: PermissionFlagsBits.SendMessages }],
  ['it may not see it', { denied: PermissionFlagsBits.ViewChannel }],
])('says nothing where %s', async (_, options) => {
  const made = await connected();
  letIn(made, options);
  await through(made);
  expect(made.kit.commands.asked.map(({ what }) => what)).toEqual(['/latest']);
});

it('says nothing in the servers that it finds when it connects, nor after an outage', async () => {
  const made = await connected();
  const { server, kit } = made;
  server.guild.systemChannelId = server.channel.id;
  server.removeGuild(server.guild, { outage: true });
  server.letInto(server.guild);
  await through(made);
  await kit.discord.stop();
  const next = makeAdapter(server);
  await next.discord.start();
  await server.waitForRequest(/^PUT .applications/, 2);
  await through(made);
  const asked = [kit, next].flatMap(({ commands }) => commands.asked.map(({ what }) => what));
  expect(asked).toEqual(['/latest', '/latest']);
});

it('tells where it can be let in, with its commands and the rights that posts need', async () => {
  const { kit, server } = await connected();
  const [line] = kit.log.lines.filter(({ facts }) => 'invite' in facts);
  const { invite = '' } = (line?.facts ?? {}) as { invite?: string };
  const { origin, pathname, searchParams } = new URL(invite);
  expect(`${origin}${pathname}`).toBe('https://discord.com/oauth2/authorize');
  expect(searchParams.get('client_id')).toBe(server.world.applicationId);
  expect(searchParams.get('scope')?.split(' ')).toEqual(['bot', 'applications.commands']);
  const granted = BigInt(searchParams.get('permissions') ?? '0');
  const needed = ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'EmbedLinks'] as const;
  expect(granted).toBe(needed.reduce((all, name) => all | PermissionFlagsBits[name], 0n));
});
