import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../../../src/core/message.js';
import type { StandInChannel } from '../../doubles/discord/entities.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { says } from './kit.js';
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

describe('the rights that the bot lacks', () => {
  /** What a command hears of the rights that the bot lacks where it was given, or in the channel that it names. */
  async function asked(channel: StandInChannel, options: { channel?: string } = {}) {
    let rights: string[] | undefined;
    kit.commands.answer = async (asker) => {
      rights = await asker.missingRights?.();
      return says(reply(['baik']));
    };
    await server.slash(channel, server.admin, 'subscribe', { topic: 't', ...options }).answer();
    return rights;
  }

  async function missing(changes: { denied: bigint; type?: number; parentId?: string }) {
    const channel = server.world.addChannel(server.guild, changes);
    await start();
    const elsewhere = await asked(server.channel, { channel: channel.id });
    expect(await asked(channel)).toEqual(elsewhere);
    return elsewhere;
  }

  test('none where it may post', async () => expect(await missing({ denied: 0n })).toEqual([]));

  test('are named as the settings show them', async () => {
    const denied = PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.SendMessages;
    expect(await missing({ denied })).toEqual(['Send Messages', 'Embed Links']);
  });

  test('a thread has a right of its own', async () => {
    const parent = server.world.addChannel(server.guild, {
      denied: PermissionFlagsBits.SendMessagesInThreads,
    });
    expect(await missing({ type: 11, parentId: parent.id, denied: 0n })).toEqual([
      'Send Messages in Threads',
    ]);
  });

  test('are found where Discord did not tell of the bot itself', async () => {
    server.guild.tellsOwnMember = false;
    expect(await missing({ denied: PermissionFlagsBits.ViewChannel })).toEqual(['View Channel']);
    expect(server.requests.filter((line) => /^GET .guilds.\d+.members/.test(line))).toHaveLength(1);
  });

  test('none where they cannot be found out', async () => {
    server.guild.tellsOwnMember = false;
    server.fail({ when: /^GET .guilds/, act: { status: 500 } });
    const channel = server.world.addChannel(server.guild, { denied: PermissionFlagsBits.ViewChannel });
    await start();
    expect(await asked(server.channel, { channel: channel.id })).toEqual([]);
  });
});
