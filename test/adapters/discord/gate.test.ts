import { beforeEach, expect, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { DiscordServer, Failure } from '../../doubles/discord-server.js';
import { makePost } from './kit.js';
import { connect, makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;
beforeEach(async () => {
  server = await makeServer({ limits: { channel: { count: 1e6, ms: 1 }, perSecond: 1e6 } });
});

const part = render(makePost())[0] as object;

function start() {
  const { discord, clock, log } = makeAdapter(server, { DISCORD_REQUESTS_PER_SECOND: '1000' });
  let nonce = 0;
  const send = (address = server.channel.id) => discord.send(address, part, { nonce: `${++nonce}` });
  return { send, clock, log };
}

const bans: [what: string, act: Failure['act'], restMs: number][] = [
  ['a page instead of a limit', { status: 429, page: true, retryAfter: 90 }, 90_000],
  ['a page that does not say how long', { status: 429, page: true }, 60_000],
  ['a forbidden page', { status: 403, page: true }, 60_000],
  ['its own code', { status: 403, code: 40333 }, 60_000],
  ['a limit without the headers of one', { status: 429 }, 60_000],
];

test.each(bans)(
  '%s means the address: every channel rests, and no chat is paused',
  async (_, act, restMs) => {
    const { send, clock, log } = start();
    const others = Array.from({ length: 60 }, () => server.world.addChannel(server.guild).id);
    server.fail({ act });
    expect(await send()).toMatchObject({ kind: 'retry-later', scope: 'token', afterMs: restMs });
    const rest = await Promise.all(others.map((id) => send(id)));
    expect(new Set(rest.map(({ kind }) => kind))).toEqual(new Set(['retry-later']));
    expect(server.requests).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    await clock.advance(restMs - 1);
    expect((await send()).kind).toBe('retry-later');
    await clock.advance(1);
    expect((await send()).kind).toBe('sent');
  },
);

test('an address that stays refused is asked ever more rarely, and from the beginning after a success', async () => {
  const { send, clock } = start();
  for (const restMs of [60_000, 120_000, 240_000]) {
    server.fail({ act: { status: 403, page: true } });
    expect(await send()).toMatchObject({ afterMs: restMs });
    await clock.advance(restMs);
  }
  expect((await send()).kind).toBe('sent');
  server.fail({ act: { status: 403, page: true } });
  expect(await send()).toMatchObject({ afterMs: 60_000 });
});

test('requests that were under way together are one ban', async () => {
  const { send, log } = start();
  const others = Array.from({ length: 8 }, () => server.world.addChannel(server.guild).id);
  server.fail({ act: { status: 403, page: true }, times: 8 });
  const outcomes = await Promise.all(others.map((id) => send(id)));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'retry-later', afterMs: 60_000 });
  expect(server.requests).toHaveLength(8);
  expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
});

test('a channel without rights is not the address', async () => {
  const { send } = start();
  server.fail({ act: { status: 403, code: 50013 } });
  expect((await send()).kind).toBe('paused');
  expect((await send()).kind).toBe('sent');
});

test('from one in a hundred of what means a ban on, requests go slower', async () => {
  const { send, clock, log } = start();
  const ask = async () => {
    server.fail({ act: { status: 403, code: 50013 } });
    return (await send()).kind;
  };
  for (let count = 1; count <= 99; count++) expect(await ask()).toBe('paused');
  expect((await send()).kind).toBe('sent');
  expect(await ask()).toBe('paused');
  // Ten minutes of nothing but refusals: at most a hundred more.
  const before = server.requests.length;
  server.fail({ act: { status: 403, code: 50013 }, times: 1_000 });
  for (let second = 0; second < 600; second += 3) {
    await send();
    await clock.advance(3_000);
  }
  expect(server.requests.length - before).toBeLessThanOrEqual(101);
  expect(server.requests.length - before).toBeGreaterThan(80);
  expect(log.lines.filter(({ message }) => /go slower/.test(message))).toHaveLength(1);
});

test('people are answered while requests go slower', async () => {
  const kit = makeAdapter(server, { DISCORD_REQUESTS_PER_SECOND: '1000' });
  await connect(kit, server);
  server.fail({ act: { status: 403, code: 50013 }, times: 100 });
  for (let count = 0; count < 100; count++) {
    await kit.discord.send(server.channel.id, part, { nonce: `${count}` });
  }
  expect((await kit.discord.send(server.channel.id, part, { nonce: 'x' })).kind).toBe('retry-later');
  expect((await server.slash(server.channel, server.admin, 'latest').answer()).content).toBe('baik');
});

test('limits that are shared with others do not count', async () => {
  const { send, clock } = start();
  for (let count = 0; count < 120; count++) {
    server.fail({ act: { status: 429, retryAfter: 0.01 } });
    await send(server.world.addChannel(server.guild).id);
  }
  await clock.advance(1);
  expect((await send()).kind).toBe('sent');
});
