import { beforeEach, expect, test } from 'vitest';
import { reply } from '../../../src/core/message.js';
import { snowflake } from '../../doubles/discord/entities.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { makePost, says } from './kit.js';
import { connect, makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;
let kit: ReturnType<typeof makeAdapter>;

beforeEach(async () => {
  // Time stands still for Discord: nobody is too late because the machine is busy.
  const now = Date.now();
  server = await makeServer({ now: () => now });
  // What answers people needs none of what the token may ask.
  kit = makeAdapter(server, { DISCORD_REQUESTS_PER_SECOND: '2' });
  await connect(kit, server);
});

const asked = async () => {
  const [first] = kit.commands.asked;
  return { chat: first?.asker.chat, mayChange: await first?.asker.mayChange() };
};

test('in private a person follows topics for themselves', async () => {
  const own = server.world.directChannel(server.member.id);
  const answer = await server.slash(own, server.member, 'subscribe', { topic: 'banjir' }).answer();
  expect(answer).toMatchObject({ channelId: own.id, content: 'baik' });
  expect(await asked()).toEqual({ chat: `discord:${own.id}`, mayChange: true });
  expect(await kit.commands.asked[0]?.asker.missingRights?.()).toEqual([]);
});

test('where the bot is no member, a person reads for themselves, and nobody else sees it', async () => {
  const guild = server.world.addGuild({ installed: false });
  const elsewhere = server.world.addChannel(guild);
  const answer = await server.slash(elsewhere, server.member, 'latest').answer();
  expect(answer.flags & 64).toBe(64);
  const own = server.world.directChannel(server.member.id);
  expect(await asked()).toEqual({ chat: `discord:${own.id}`, mayChange: true });
});

test('what changes something is not offered where the bot is no member', () => {
  const elsewhere = server.world.addChannel(server.world.addGuild({ installed: false }));
  expect(() => server.slash(elsewhere, server.member, 'subscribe', { topic: 'banjir' })).toThrow(
    'cannot be given',
  );
});

test('between people it is answered for whoever asks', async () => {
  const friends = server.world.addChannel(server.guild, { type: 1, name: 'friends', guildId: '' });
  const answer = await server.slash(friends, server.member, 'latest').answer();
  expect(answer.flags & 64).toBe(64);
  expect((await asked()).chat).toBe(`discord:${server.world.directChannel(server.member.id).id}`);
});

test('sixty commands at once in many servers are all answered, whatever the limit of requests is', async () => {
  // What follows the response counts as little as the response itself.
  kit.commands.answer = async () => says(reply(['baik']), makePost());
  const channels = Array.from({ length: 60 }, () => {
    const guild = server.world.addGuild();
    server.gateway.dispatchGuild('GUILD_CREATE', server.world.guild(guild));
    return server.world.addChannel(guild);
  });
  const all = channels.map((channel) =>
    server.slash(channel, { ...server.admin, id: snowflake() }, 'subscribe', { topic: 'banjir' }),
  );
  const answers = await Promise.all(all.map((each) => each.answer()));
  for (const each of all) await each.followed(1);
  expect(answers.map(({ content }) => content)).toEqual(channels.map(() => 'baik'));
  expect(kit.log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
});

test('an answer that the network lost is given again, within the time that Discord leaves', async () => {
  const callback = /callback$/;
  server.fail({ act: 'cut', when: callback });
  server.fail({ act: { status: 503 }, when: callback });
  const lost = server.slash(server.channel, server.admin, 'latest');
  const answer = lost.answer();
  for (const tries of [1, 2, 3]) {
    await server.waitForRequest(callback, tries);
    await new Promise((resolve) => setImmediate(resolve));
    while (
      kit.clock.waiting > 0 &&
      server.requests.filter((line) => callback.test(line)).length === tries &&
      tries < 3
    ) {
      await kit.clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  expect((await answer).content).toBe('baik');
});

test('an answer that arrived although nobody said so is given once', async () => {
  server.fail({ act: 'stored-then-cut', when: /callback$/ });
  const asking = server.slash(server.channel, server.admin, 'latest');
  await asking.answer();
  await kit.clock.advance(1_000);
  expect(server.messages).toHaveLength(1);
  expect(kit.log.lines.filter(({ message }) => /not sent/.test(message))).toEqual([]);
});
