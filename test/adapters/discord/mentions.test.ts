import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { CommandInfo } from '../../../src/core/ports.js';
import { snowflake } from '../../doubles/discord/entities.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { type FakeCommands, makePost } from './kit.js';
import { connect, makeAdapter, makeServer, roomy } from './setup.js';

let server: DiscordServer;
const [open, closed] = [
  { id: snowflake(), name: 'Berita', mentionable: true },
  { id: snowflake(), name: 'Resmi', mentionable: false },
];

beforeEach(async () => {
  server = await makeServer(roomy);
  server.guild.roles = [open, closed];
});

const hostile = makePost({ headline: `@everyone <@&${closed.id}> <@${snowflake()}>`, summary: '@here' });

describe('a post', () => {
  test.each([
    ['names the role, which alone is called', 0],
    ['does so in a plainer form, too', 2],
  ])('%s', async (_, refusals) => {
    const { discord } = makeAdapter(server);
    if (refusals > 0) server.fail({ act: { status: 400, code: 50035 }, times: refusals });
    const options = { nonce: 'n1', mentions: [open.id] };
    expect(await discord.send(server.channel.id, render(hostile)[0], options)).toMatchObject({
      kind: 'sent',
    });
    expect(server.messages).toMatchObject([
      { called: [open.id], body: { allowed_mentions: { parse: [], roles: [open.id] } } },
    ]);
    expect(server.messages[0]?.content).toMatch(new RegExp(`^<@&${open.id}>`));
    expect(server.messages[0]?.content).not.toMatch(new RegExp(`(?<!\\\\)<@&${closed.id}>`));
  });

  test('that calls nobody says so, and what is no role is nobody', async () => {
    const { discord } = makeAdapter(server);
    await discord.send(server.channel.id, render(hostile)[0], { nonce: 'n1' });
    await discord.send(server.channel.id, render(hostile)[0], { nonce: 'n2', mentions: ['everyone'] });
    for (const { body, called, content } of server.messages) {
      expect(body.allowed_mentions).toEqual({ parse: [] });
      expect([called, content]).toEqual([[], '']);
    }
  });

  test('opens a thread of a forum with it', async () => {
    const forum = server.world.addChannel(server.guild, { type: 15 });
    const { discord } = makeAdapter(server);
    await discord.send(forum.id, render(makePost())[0], { nonce: 'n1', mentions: [open.id] });
    expect(server.messages).toMatchObject([{ called: [open.id], content: `<@&${open.id}>` }]);
  });

  test('keeps the name when it is corrected, and calls nobody again', async () => {
    const { discord } = makeAdapter(server);
    const options = { nonce: 'n1', mentions: [open.id] };
    const sent = await discord.send(server.channel.id, render(makePost())[0], options);
    const messageId = sent.kind === 'sent' ? sent.messageId : '';
    const corrected = render(makePost({ headline: 'Baru' }))[0];
    await discord.edit?.(server.channel.id, messageId, corrected, { mentions: [open.id] });
    expect(server.messages).toMatchObject([
      {
        content: `<@&${open.id}>`,
        embeds: [{ title: 'Baru' }],
        body: { allowed_mentions: { parse: [] } },
      },
    ]);
  });
});

describe('whoever asks', () => {
  let ask: (role: string) => Promise<{ missing: string[] } | null | undefined>;

  /** Starts with rights that everybody has. `ask` tells what the command is told of a role. */
  async function start(more = 0n, denied = 0n) {
    server.guild.permissions |= more;
    server.channel.denied = denied;
    const kit = makeAdapter(server);
    const describe = kit.commands.describe;
    const option = { name: 'role', kind: 'role' as const, required: false, description: 'A role' };
    (kit.commands as { describe: FakeCommands['describe'] }).describe = (language) =>
      describe(language).map(
        (info): CommandInfo =>
          info.name === 'subscribe' ? { ...info, options: [...info.options, option] } : info,
      );
    await connect(kit, server);
    ask = async (role) => {
      await server.slash(server.channel, server.admin, 'subscribe', { topic: 'a', role }).answer();
      const { asker, options } = kit.commands.asked.at(-1) ?? {};
      return asker?.mayMention?.(String(options?.role));
    };
  }

  test('may choose a role that all may mention, and no other', async () => {
    await start();
    expect([await ask(open.id), await ask(closed.id)]).toEqual([{ missing: [] }, null]);
  });

  test('may choose one that they and the bot may mention, but never everybody', async () => {
    await start(PermissionFlagsBits.MentionEveryone);
    expect([await ask(closed.id), await ask(server.guild.id)]).toEqual([{ missing: [] }, null]);
  });

  test('hears what the bot lacks', async () => {
    await start(PermissionFlagsBits.MentionEveryone, PermissionFlagsBits.MentionEveryone);
    expect(await ask(closed.id)).toEqual({ missing: ['Mention @everyone, @here, and All Roles'] });
    expect(await ask(open.id)).toEqual({ missing: [] });
  });
});
