import { beforeEach, expect, test } from 'vitest';
import { type Part, render } from '../../../adapters/discord/format.js';
import { reply } from '../../../src/core/message.js';
import type { Answer } from '../../../src/core/ports.js';
import { settled } from '../../doubles/clock.js';
import { DiscordServer } from '../../doubles/discord-server.js';
import { says } from './kit.js';
import { connect, makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await makeServer();
});

const problems = ({ log }: ReturnType<typeof makeAdapter>) =>
  log.lines.filter(({ level }) => level === 'warn' || level === 'error').map(({ message }) => message);

async function logged(kit: ReturnType<typeof makeAdapter>, pattern: RegExp, times = 1) {
  while (kit.log.lines.filter(({ message }) => pattern.test(message)).length < times) await settled();
}

test('being thrown out of a server is told for each of its channels; an outage is not', async () => {
  const second = server.world.addChannel(server.guild);
  const thread = server.world.addChannel(server.guild, { type: 11, parentId: second.id });
  server.world.addChannel(server.guild, { type: 4, name: 'a category' });
  const away = server.world.addGuild();
  server.world.addChannel(away);
  const kit = makeAdapter(server);
  await connect(kit, server);
  server.removeGuild(away, { outage: true });
  const all = new Promise<void>((resolve) => {
    kit.commands.onFarewell = () => kit.commands.farewells.length === 3 && resolve();
  });
  server.removeGuild(server.guild);
  await all;
  const reason = 'the bot was removed from the server';
  expect(kit.commands.farewells.sort()).toEqual(
    [server.channel.id, second.id, thread.id].map((id) => `discord:${id}: ${reason}`).sort(),
  );
});

test('a deleted channel is told', async () => {
  const kit = makeAdapter(server);
  await connect(kit, server);
  const farewell = new Promise<void>((resolve) => {
    kit.commands.onFarewell = resolve;
  });
  server.deleteChannel(server.channel);
  await farewell;
  expect(kit.commands.farewells).toEqual([`discord:${server.channel.id}: the channel was deleted`]);
});

test('a server in an outage does not keep the others waiting', async () => {
  server.world.addGuild({ available: false });
  const kit = makeAdapter(server);
  await connect(kit, server);
  expect((await server.slash(server.channel, server.admin, 'latest').answer()).content).toBe('baik');
});

test('a wrong token is said once, with what to do, and is not shown', async () => {
  const kit = makeAdapter({ token: 'wrong.secret.token', apiRoot: server.apiRoot });
  await kit.discord.start();
  await logged(kit, /refused the token/);
  await kit.clock.advance(3_600_000);
  expect(problems(kit)).toEqual(['Discord refused the token: check DISCORD_TOKEN and start Kabar again']);
  expect(JSON.stringify(kit.log.lines)).not.toContain('secret');
  expect(server.requests).toEqual(['GET /gateway/bot']);
});

test('a token that is reset while Kabar runs is said once', async () => {
  const kit = makeAdapter(server);
  await connect(kit, server);
  server.revokeToken();
  server.gateway.drop(4004);
  await logged(kit, /refused the token/);
  await settled();
  expect(problems(kit)).toHaveLength(1);
  const [part] = render(reply(['News']));
  expect(await kit.discord.send(server.channel.id, part as Part, { nonce: 'n' })).toMatchObject({
    kind: 'fatal',
  });
});

test('a token that only the gateway refuses is said once', async () => {
  const kit = makeAdapter(server);
  await kit.discord.start();
  await server.waitForRequest(/^GET .gateway/);
  server.revokeToken();
  await logged(kit, /refused the token/);
  await settled();
  expect(problems(kit)).toHaveLength(1);
});

test.each([4012, 4013, 4014])(
  'a connection that Discord ends for good (%i) is said once, with what to do',
  async (code) => {
    const kit = makeAdapter(server);
    await connect(kit, server);
    const { identifies } = server.gateway;
    server.gateway.drop(code);
    await logged(kit, new RegExp(`${code}`));
    await kit.clock.advance(3_600_000);
    expect(problems(kit)).toHaveLength(1);
    expect(problems(kit)[0]).toMatch(/start (Kabar|it) again/);
    expect(kit.states.at(-1)).toBe('refused');
    expect(server.gateway.identifies).toBe(identifies);
  },
);

const unauthorized = { when: /^GET .gateway/, act: { status: 401 } };

test('a refusal while Discord is unwell is not believed', async () => {
  server.fail({ when: /^GET .gateway/, act: { status: 503 } });
  server.fail(unauthorized);
  const kit = makeAdapter(server);
  await kit.discord.start();
  await logged(kit, /cannot be reached/);
  await kit.clock.advance(2_000);
  await logged(kit, /refuses the token/);
  expect(kit.states.at(-1)).toBe('connecting');
  await kit.clock.advance(4_000);
  await server.ready();
});

test('a refusal that goes on for ten minutes is believed', async () => {
  server.fail({ when: /^GET .gateway/, act: { status: 503 } });
  server.fail({ ...unauthorized, times: 100 });
  const kit = makeAdapter(server);
  await kit.discord.start();
  await logged(kit, /cannot be reached/);
  while (!kit.states.includes('refused')) await kit.clock.advance(10_000);
  await kit.clock.advance(3_600_000);
  expect(problems(kit).filter((message) => /token/.test(message))).toEqual([
    'Discord refuses the token, but may be unwell: it is tried again for ten minutes',
    'Discord refused the token: check DISCORD_TOKEN and start Kabar again',
  ]);
});

test('sessions that are ended at once are begun again by the clock', async () => {
  server.gateway.invalidates = true;
  const kit = makeAdapter(server);
  await kit.discord.start();
  while (server.gateway.identifies < 2) await kit.clock.advance(1_000);
  server.gateway.invalidates = false;
  while (!server.gateway.isHeard) await kit.clock.advance(1_000);
  await server.ready();
  expect(server.gateway.identifies).toBe(3);
});

test('where hardly any sessions are left for today, each is waited for', async () => {
  server.gateway.sessionsLeft = 60;
  const kit = makeAdapter(server);
  await kit.discord.start();
  await logged(kit, /only a few times more/);
  while (kit.clock.waiting === 0) await settled();
  await kit.clock.advance(299_000);
  expect(server.gateway.identifies).toBe(0);
  await kit.clock.advance(1_000);
  await server.ready();
});

test('where no session is left, Discord is asked again until there is one', async () => {
  server.gateway.sessionsLeft = 0;
  const kit = makeAdapter(server);
  await kit.discord.start();
  await logged(kit, /cannot be reached/);
  const reason = expect.stringMatching(/^it was connected too often: .* again at 2/);
  expect(kit.log.lines.at(-1)?.facts).toMatchObject({ reason });
  server.gateway.sessionsLeft = 1000;
  await kit.clock.advance(2_000);
  await server.ready();
});

test('a session whose own address is dead goes on at the common one', async () => {
  const kit = makeAdapter(server);
  await connect(kit, server);
  server.gateway.isResumeAddressDead = true;
  server.gateway.drop();
  const asked = server.slash(server.channel, server.admin, 'latest');
  expect((await asked.answer()).content).toBe('baik');
  expect(server.gateway.identifies).toBe(1);
});

test('an answer that makes no sense is a fault like any other', async () => {
  server.fail({ when: /^GET .gateway/, act: { status: 200 } });
  const kit = makeAdapter(server);
  await kit.discord.start();
  await logged(kit, /cannot be reached/);
  await kit.clock.advance(2_000);
  await server.ready();
});

test('what keeps Discord away is told once, by code and in words, without a stack', async () => {
  const gone = await DiscordServer.start();
  const { apiRoot, token } = gone;
  await gone.close();
  const kit = makeAdapter({ apiRoot, token });
  await kit.discord.start();
  await logged(kit, /cannot be reached/);
  await kit.clock.advance(2_000);
  await logged(kit, /cannot be reached/, 2);
  const [first, second] = kit.log.lines.filter(({ message }) => /cannot be reached/.test(message));
  expect(first).toMatchObject({
    level: 'warn',
    facts: {
      code: 'ECONNREFUSED',
      reason: expect.stringContaining('nothing answers there'),
      againInSeconds: 2,
    },
  });
  expect(first?.facts).not.toHaveProperty('err');
  expect(second).toMatchObject({ level: 'debug', facts: { againInSeconds: 4 } });
});

test('a code that the gateway closes with is told as it is', async () => {
  const kit = makeAdapter(server);
  await kit.discord.start();
  await server.ready();
  server.gateway.drop(4_999);
  await logged(kit, /no connection|cannot be reached/);
  expect(kit.log.lines.every(({ facts }) => !('err' in facts))).toBe(true);
});

test('Discord being away at the start is told, and tried again with growing gaps', async () => {
  server.fail({ when: /^GET .gateway/, act: { status: 503 }, times: 2 });
  server.fail({ when: /^GET .gateway/, act: 'cut' });
  const kit = makeAdapter(server);
  await kit.discord.start();
  for (const [tries, gap] of [2_000, 4_000, 8_000].entries()) {
    await logged(kit, /cannot be reached/, tries + 1);
    await kit.clock.advance(gap - 1);
    expect(server.requests).toHaveLength(tries + 1);
    await kit.clock.advance(1);
  }
  await server.ready();
  expect((await server.slash(server.channel, server.admin, 'latest').answer()).content).toBe('baik');
});

test('commands that could not be registered are tried again', async () => {
  server.fail({ when: /^PUT/, act: { status: 500 } });
  const kit = makeAdapter(server);
  await kit.discord.start();
  await logged(kit, /could not be registered/);
  await kit.clock.advance(2_000);
  await server.ready();
});

test('a broken connection is resumed, and what happened meanwhile is answered', async () => {
  const kit = makeAdapter(server);
  await connect(kit, server);
  server.gateway.drop();
  const asked = server.slash(server.channel, server.admin, 'latest');
  expect((await asked.answer()).content).toBe('baik');
  expect(server.gateway.identifies).toBe(1);
  await logged(kit, /is back/);
});

test('a stop answers what is under way, takes nothing more, and posts can still be sent', async () => {
  const kit = makeAdapter(server);
  await connect(kit, server);
  let finish: (answer: Answer) => void = () => {};
  kit.commands.answer = () => new Promise((resolve) => (finish = resolve));
  const asked = server.slash(server.channel, server.admin, 'latest');
  while (kit.commands.asked.length === 0) await settled();
  const stopped = kit.discord.stop();
  server.slash(server.channel, server.admin, 'latest');
  await settled();
  finish(says(reply(['selesai'])));
  expect((await asked.answer()).content).toBe('selesai');
  await stopped;
  expect(kit.commands.asked).toHaveLength(1);
  expect(server.gateway.connections).toBe(0);
  expect(kit.clock.waiting).toBe(0);
  const part = kit.discord.render(reply(['nanti']))[0];
  expect((await kit.discord.send(server.channel.id, part, { nonce: 'n' })).kind).toBe('sent');
});

test('a stop does not wait for ever for a command that hangs', async () => {
  const kit = makeAdapter(server);
  await connect(kit, server);
  kit.commands.answer = () => new Promise(() => {});
  server.slash(server.channel, server.admin, 'latest');
  while (kit.commands.asked.length === 0) await settled();
  const stopped = kit.discord.stop();
  await kit.clock.advance(3_000);
  await stopped;
});

test('a stop in order is no fault of the connection', async () => {
  const kit = makeAdapter(server);
  await kit.discord.start();
  await server.ready();
  await kit.discord.stop();
  await settled();
  expect(problems(kit)).toEqual([]);
});

test('a stop before a start, or while Discord is away, is quick', async () => {
  const idle = makeAdapter(server);
  await idle.discord.stop();
  server.fail({ when: /^GET .gateway/, act: { status: 503 } });
  const away = makeAdapter(server);
  await away.discord.start();
  await logged(away, /cannot be reached/);
  await away.discord.stop();
  expect(away.clock.waiting).toBe(0);
});

test('a stop while the gateway is away is for good', async () => {
  const stopped = makeAdapter(server);
  await connect(stopped, server);
  await server.close();
  await logged(stopped, /there is no connection/);
  await stopped.discord.stop();
  server = await makeServer({ port: Number(new URL(server.apiRoot).port) });
  const next = makeAdapter(server);
  await connect(next, server);
  // Coming back takes the next one as long as discord.js waits between two tries.
  server.gateway.drop();
  await logged(next, /is back/);
  expect(server.gateway.connections).toBe(1);
  expect(server.gateway.identifies).toBe(1);
});
