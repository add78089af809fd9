// Loaded first, as Kabar does: it then carries all that discord.js asks, which brings an undici of its own.
import 'undici';
import { PermissionFlagsBits, RateLimitError, REST } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Part, render } from '../../../adapters/discord/format.js';
import { outcomeOf } from '../../../adapters/discord/outcome.js';
import { createMessageSender } from '../../../adapters/discord/send.js';
import { ManualClock } from '../../doubles/clock.js';
import type { DiscordServer, Failure } from '../../doubles/discord-server.js';
import { RecordedLog } from '../../doubles/log.js';
import { makePost } from './kit.js';
import { makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;
let clock: number;

beforeEach(async () => {
  clock = Date.now();
  server = await makeServer({ now: () => clock });
});

const part = render(makePost())[0] as object;

function start() {
  const { discord } = makeAdapter(server);
  const send = (nonce: string, address = server.channel.id) => discord.send(address, part, { nonce });
  return { discord, send };
}

test('a post arrives with its nonce, and mentions nobody', async () => {
  const { send } = start();
  const outcome = await send('chat-1-entry-1');
  expect(outcome).toEqual({ kind: 'sent', messageId: server.messages[0]?.id });
  expect(server.messages).toMatchObject([
    {
      channelId: server.channel.id,
      nonce: 'chat-1-entry-1',
      embeds: [{ author: { name: 'Tribunnews' } }],
      body: { enforce_nonce: true, allowed_mentions: { parse: [] } },
    },
  ]);
});

test('a file comes with the last part of an answer', async () => {
  const { discord } = start();
  const file = { name: 'kabar.json', mediaType: 'application/json', text: '{"a": "é"}\n' };
  const [answer] = render({ kind: 'reply', lines: [['Your data']], buttons: [], file });
  expect(await discord.send(server.channel.id, answer, { nonce: 'n' })).toEqual({
    kind: 'sent',
    messageId: expect.any(String),
  });
  expect(server.messages).toMatchObject([{ body: { content: 'Your data', nonce: 'n' } }]);
  expect(server.uploads).toEqual([{ name: 'kabar.json', text: file.text }]);
});

test('a post answers to an earlier one, and comes by itself where that is gone', async () => {
  const { discord, send } = start();
  const first = await send('n1');
  const replyTo = first.kind === 'sent' ? first.messageId : '';
  await discord.send(server.channel.id, part, { nonce: 'n2', replyTo });
  await discord.send(server.channel.id, part, { nonce: 'n3', replyTo: 'no id' });
  expect(server.messages.map(({ body }) => body.message_reference)).toEqual([
    undefined,
    { message_id: replyTo, fail_if_not_exists: false },
    undefined,
  ]);
});

test('the same nonce again is the same message', async () => {
  const { send } = start();
  const first = await send('n1');
  expect(await send('n1')).toEqual(first);
  expect(await send('n2')).not.toEqual(first);
  expect(server.messages).toHaveLength(2);
});

test('whatever was stored before the answer got lost is not posted twice', async () => {
  const { send } = start();
  for (const act of ['stored-then-502', 'stored-then-cut'] as const) {
    server.fail({ act });
    const outcome = await send(act);
    expect(outcome.kind).toBe(act === 'stored-then-502' ? 'retry-later' : 'in-doubt');
    expect((await send(act)).kind).toBe('sent');
  }
  expect(server.messages).toHaveLength(2);
});

test('an answer whose body stalls is in doubt after 15 s, and the post comes once', async () => {
  const { discord, clock: time } = makeAdapter(server);
  server.fail({ act: 'stored-then-stall' });
  const outcome = discord.send(server.channel.id, part, { nonce: 'stalled' });
  await server.waitForMessage(() => true);
  let isSettled = false;
  void outcome.then(() => {
    isSettled = true;
  });
  await time.advance(14_900);
  expect(isSettled).toBe(false);
  await time.advance(200);
  expect(await outcome).toMatchObject({ kind: 'in-doubt', reason: expect.stringContaining('time-out') });
  expect((await discord.send(server.channel.id, part, { nonce: 'stalled' })).kind).toBe('sent');
  expect(server.messages).toHaveLength(1);
  expect(time.waiting).toBe(0);
});

test('a post that a proxy’s error may have hidden is said to be in doubt', async () => {
  const { discord } = makeAdapter(server);
  server.fail({ act: 'stored-then-502' });
  const outcome = await discord.send(server.channel.id, part, { nonce: 'hidden' });
  expect(outcome).toMatchObject({ kind: 'retry-later', mayHaveArrived: true });
  expect(discord.capabilities.nonce?.windowMs).toBeGreaterThanOrEqual(120_000);
});

describe('what Discord refuses becomes the outcome of its table', () => {
  const rows: [what: string, act: Failure['act'], outcome: object][] = [
    ['unknown channel', { status: 404, code: 10003 }, { kind: 'gone' }],
    ['unknown server', { status: 404, code: 10004 }, { kind: 'gone' }],
    ['unknown webhook', { status: 404, code: 10015 }, { kind: 'gone' }],
    ['missing access', { status: 403, code: 50001 }, { kind: 'paused' }],
    ['missing permissions', { status: 403, code: 50013 }, { kind: 'paused' }],
    ['locked thread', { status: 403, code: 160005 }, { kind: 'paused' }],
    ['a code nobody knows, 403', { status: 403, code: 999999 }, { kind: 'paused' }],
    ['a code nobody knows, 400', { status: 400, code: 999999 }, { kind: 'rejected' }],
    ['forum', { status: 400, code: 40058 }, { kind: 'misplaced' }],
    ['not a text channel', { status: 400, code: 50008 }, { kind: 'misplaced' }],
    ['invalid form', { status: 400, code: 50035 }, { kind: 'rejected' }],
    ['empty message', { status: 400, code: 50006 }, { kind: 'rejected' }],
    ['overloaded', { status: 400, code: 130000 }, { kind: 'retry-later', scope: 'chat' }],
    ['an outage', { status: 503 }, { kind: 'retry-later', scope: 'chat' }],
    ['a gateway time-out', { status: 504 }, { kind: 'retry-later', scope: 'chat' }],
    ['a code nobody knows, 404', { status: 404, code: 999999 }, { kind: 'paused' }],
    ['an archived thread', { status: 400, code: 50083 }, { kind: 'paused' }],
    ['a wrong kind of channel', { status: 400, code: 50024 }, { kind: 'misplaced' }],
    ['a token that the gateway has not refused', { status: 401 }, { kind: 'retry-later', scope: 'token' }],
    ['a cut connection', 'cut', { kind: 'in-doubt' }],
    [
      'too many requests',
      { status: 429, retryAfter: 2 },
      { kind: 'retry-later', scope: 'chat', afterMs: 2050 },
    ],
  ];

  test.each(rows)('%s', async (_, act, outcome) => {
    // A post has three forms, the plainest last.
    server.fail({ act, times: 3 });
    expect(await start().send('n')).toMatchObject(outcome);
    expect(server.messages).toEqual([]);
  });
});

test('a token that is refused once waits, and sends again', async () => {
  const { send } = start();
  server.fail({ act: { status: 401, message: '401: Unauthorized' } });
  const outcomes = [await send('n1'), await send('n2')];
  expect(outcomes).toMatchObject([
    { kind: 'retry-later', afterMs: 60_000, scope: 'token' },
    { kind: 'sent' },
  ]);
  expect(JSON.stringify(outcomes)).not.toContain(server.token);
  expect(server.requests).toHaveLength(2);
});

test('an answer that names no message is a doubt', async () => {
  const makeRequest = async () => Response.json({}) as never;
  const rest = new REST({ api: server.apiRoot, version: '10', makeRequest }).setToken(server.token);
  const sender = createMessageSender(rest, { clock: new ManualClock(), log: new RecordedLog() });
  const outcome = await sender.send(server.channel.id, part as Part, { nonce: 'n' });
  expect(outcome).toMatchObject({ kind: 'in-doubt' });
});

test('an answer that never comes is a doubt', async () => {
  const rest = new REST({ api: server.apiRoot, version: '10', retries: 0, timeout: 50 }).setToken(
    server.token,
  );
  server.fail({ act: 'hang' });
  const outcome = await createMessageSender(rest, { clock: new ManualClock(), log: new RecordedLog() }).send(
    server.channel.id,
    { allowed_mentions: { parse: [] }, content: 'x' },
    { nonce: 'n' },
  );
  expect(outcome).toEqual({ kind: 'in-doubt', reason: 'no answer from Discord: time-out' });
});

test('limits that the clock was set back behind are asked of Discord anew', async () => {
  const { discord, clock: ownClock } = makeAdapter(server);
  const send = (nonce: string) => discord.send(server.channel.id, part, { nonce });
  for (let sent = 1; sent <= 5; sent++) await send(`n${sent}`);
  expect((await send('n6')).kind).toBe('retry-later');
  const asked = server.requests.length;
  clock += 5_000;
  expect((await send('n6')).kind).toBe('retry-later');
  expect(server.requests).toHaveLength(asked);
  ownClock.jump(-7_200_000);
  expect((await send('n6')).kind).toBe('sent');
});

test('where nothing listens nothing was sent: the whole token waits', async () => {
  const { discord } = start();
  await server.close();
  const outcome = await discord.send(server.channel.id, part, { nonce: 'n' });
  expect(outcome).toMatchObject({ kind: 'retry-later', scope: 'token' });
});

test('an address that is none is not asked for', async () => {
  expect(await start().send('n', '../../users/@me')).toMatchObject({ kind: 'gone' });
  expect(server.requests).toEqual([]);
});

test('the sixth post within five seconds waits for its channel only', async () => {
  const { send } = start();
  const other = server.world.addChannel(server.guild);
  for (let count = 1; count <= 5; count++) expect((await send(`n${count}`)).kind).toBe('sent');
  expect(await send('n6')).toMatchObject({ kind: 'retry-later', scope: 'chat' });
  expect((await send('n7', other.id)).kind).toBe('sent');
});

test('rights, kinds of channels and deleted ones are told apart', async () => {
  const { send } = start();
  const hidden = server.world.addChannel(server.guild, { denied: PermissionFlagsBits.ViewChannel });
  const mute = server.world.addChannel(server.guild, { denied: PermissionFlagsBits.EmbedLinks });
  const category = server.world.addChannel(server.guild, { type: 4 });
  const locked = server.world.addChannel(server.guild, {
    type: 11,
    parentId: server.channel.id,
    locked: true,
  });
  const outcomes = [];
  for (const id of [hidden.id, mute.id, category.id, locked.id, '100000000000000001']) {
    outcomes.push((await send(id, id)).kind);
  }
  expect(outcomes).toEqual(['paused', 'paused', 'misplaced', 'paused', 'gone']);
});

test('the limits are those of the token and of a channel', () => {
  const { discord } = start();
  expect(discord.limits.token).toEqual([{ count: 50, ms: 1000 }]);
  expect(discord.limits.place('1')).toEqual({ key: '1', windows: [{ count: 5, ms: 5000 }] });
});

test('a limit of the token is told from one of a channel', () => {
  const limit = {
    timeToReset: 1_500,
    retryAfter: 1_500,
    limit: 50,
    method: 'POST',
    hash: '',
    url: '',
    route: '',
    majorParameter: '',
    sublimitTimeout: 0,
  };
  const outcome = (global: boolean, scope: 'global' | 'user') =>
    outcomeOf(new RateLimitError({ ...limit, global, scope }));
  expect(outcome(true, 'global')).toMatchObject({ kind: 'retry-later', scope: 'token', afterMs: 1_500 });
  expect(outcome(false, 'user')).toMatchObject({ kind: 'retry-later', scope: 'chat', afterMs: 1_500 });
});
