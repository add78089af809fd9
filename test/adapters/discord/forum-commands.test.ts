import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../../../src/core/message.js';
import { settled } from '../../doubles/clock.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { makePost, says } from './kit.js';
import { connect, makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;
let kit: ReturnType<typeof makeAdapter>;

beforeEach(async () => {
  server = await makeServer();
  kit = makeAdapter(server);
});

async function start() {
  await connect(kit, server);
}

describe('a forum', () => {
  const forumOf = (changes = {}) =>
    server.world.addChannel(server.guild, { type: 15, name: 'kabar', ...changes });
  const threadIn = (parentId: string, ownerId?: string) =>
    server.world.addChannel(server.guild, { type: 11, parentId, ...(ownerId !== undefined && { ownerId }) });

  test('can be named beside a command, with the rights that it needs', async () => {
    const forum = forumOf({
      denied: PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.SendMessagesInThreads,
    });
    await start();
    let missing: string[] = [];
    kit.commands.answer = async ({ missingRights }) => {
      missing = (await missingRights?.()) ?? [];
      return says(reply(['ikut']));
    };
    const options = { topic: 'rusia-ukraina', channel: forum.id };
    await server.slash(server.channel, server.admin, 'subscribe', options).answer();
    expect(kit.commands.asked).toMatchObject([{ asker: { chat: `discord:${forum.id}`, place: '#kabar' } }]);
    expect(missing).toEqual(['Send Messages in Posts', 'Read Message History']);
  });

  test('is meant in the threads that the bot opened there, and not in those of people', async () => {
    const forum = forumOf();
    const own = threadIn(forum.id);
    const theirs = threadIn(forum.id, server.admin.id);
    // Under a post of a text channel, where the chat wants threads.
    const under = threadIn(server.channel.id);
    const ordinary = threadIn(server.channel.id, server.admin.id);
    await start();
    for (const thread of [own, theirs, under, ordinary]) {
      await server.slash(thread, server.admin, 'latest').answer();
    }
    expect(kit.commands.asked.map(({ asker }) => asker.chat)).toEqual(
      [forum, theirs, server.channel, ordinary].map(({ id }) => `discord:${id}`),
    );
  });

  test('a message in a thread of the bot is asked about by the name that the ledger has for it', async () => {
    const forum = forumOf();
    await start();
    const [part] = kit.discord.render(makePost());
    const sent = await kit.discord.send(forum.id, part, { nonce: 'n' });
    const message = server.messages.at(-1);
    if (message === undefined) throw new Error('no message');
    // The bot is told of its thread by the gateway, before or after the answer.
    await server.about(message, 'Which headlines?').answer();
    expect(kit.commands.asked).toMatchObject([
      {
        asker: {
          chat: `discord:${forum.id}`,
          repliedTo: sent.kind === 'sent' ? sent.messageId : '',
        },
      },
    ]);
  });

  test('is let go when it is deleted', async () => {
    const forum = forumOf();
    await start();
    const farewell = new Promise<void>((resolve) => {
      kit.commands.onFarewell = resolve;
    });
    server.removeGuild(server.guild);
    await farewell;
    await settled();
    expect(kit.commands.farewells.join()).toContain(`discord:${forum.id}`);
  });
});
