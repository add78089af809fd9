import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import { maskSecrets } from '../../../src/core/secrets.js';
import { memberPermissions } from '../../doubles/discord/entities.js';
import type { DiscordServer, StandInChannel } from '../../doubles/discord-server.js';
import { takeFaults } from '../../doubles/faults.js';
import { card, makeList, makePost } from './kit.js';
import { makeAdapter, makeServer, roomy } from './setup.js';

const icon = 'https://cdn.example.com/tribun.png';
const buttons = card('', [[{ label: 'Lagi', action: 'more 1' }]]).buttons;

let server: DiscordServer;
beforeEach(async () => {
  server = await makeServer(roomy);
  server.guild.permissions = memberPermissions | PermissionFlagsBits.ManageWebhooks;
});

const part = (number: number, changes = {}) =>
  render(makePost({ headline: `Berita ${number}`, icon, buttons, ...changes }))[0];

function start(channel = server.channel) {
  const { discord, log } = makeAdapter(server, { DISCORD_REQUESTS_PER_SECOND: '1000' });
  let nonces = 0;
  const send = (number: number, options = {}, changes = {}) =>
    discord.send(channel.id, part(number, changes), { nonce: `n${++nonces}`, asPublisher: true, ...options });
  return { discord, send, log };
}

async function idOf(
  sent: Promise<{ kind: string; messageId?: string; faceFault?: object }>,
): Promise<string> {
  const { kind, messageId = '', faceFault } = await sent;
  expect({ kind, faceFault }).toEqual({ kind: 'sent' });
  return messageId;
}

const asked = (pattern: RegExp) => server.requests.filter((line) => pattern.test(line));
const made = /^POST \/channels\/\d+\/webhooks$/;
const posted = /^POST \/webhooks\//;
const byBot = /^POST \/channels\/\d+\/messages$/;

it('posts under the name and with the picture of the publisher, with buttons, and without saying the name twice', async () => {
  const { send } = start();
  const id = await idOf(send(1, { silent: true }));
  await idOf(send(2, {}, { icon: undefined }));
  const [webhook] = [...server.world.webhooks.values()];
  expect(id).toBe(`${server.messages[0]?.id}@${webhook?.id}`);
  expect(server.messages).toMatchObject([
    {
      face: { name: 'Tribunnews', icon },
      flags: 4096,
      components: [{}],
      embeds: [{ title: 'Berita 1' }],
      webhookId: webhook?.id,
    },
    { face: { name: 'Tribunnews', icon: null } },
  ]);
  expect(server.messages[0]?.embeds[0].author).toBeUndefined();
  // A nonce is none of a webhook's fields.
  expect(server.messages[0]?.body).not.toHaveProperty('nonce');
  expect(asked(made)).toHaveLength(1);
  expect(asked(byBot)).toEqual([]);
});

it('posts as the bot where that is not wished, and whatever has no single publisher, calls a role, or stands in a forum', async () => {
  const forum = server.world.addChannel(server.guild, { type: 15 });
  const { discord, send } = start();
  await idOf(send(1, { asPublisher: false }));
  await idOf(send(2, { mentions: ['123456789012345678'] }));
  const [list] = discord.render(makeList([{ text: 'a', link: 'https://a.example', facts: 'b' }]));
  await idOf(discord.send(server.channel.id, list, { nonce: 'l', asPublisher: true }));
  await idOf(discord.send(forum.id, part(3), { nonce: 'f', asPublisher: true }));
  await idOf(discord.send(forum.id, part(4), { nonce: 'g', asPublisher: true }));
  expect(server.messages.map(({ webhookId }) => webhookId)).toEqual(Array(5).fill(undefined));
  expect(server.messages[0]?.embeds[0].author).toMatchObject({ name: 'Tribunnews', icon_url: icon });
  expect(server.world.webhooks.size).toBe(0);
});

it('finds its own webhook again after a start, and takes nobody else’s', async () => {
  server.world.addWebhook(server.channel.id, { applicationId: null });
  server.world.addWebhook(server.channel.id, { applicationId: '123456789012345678' });
  await idOf(start().send(1));
  await idOf(start().send(2));
  expect(asked(made)).toHaveLength(1);
  expect(new Set(server.messages.map(({ webhookId }) => webhookId)).size).toBe(1);
  expect(asked(/^GET \/channels\/\d+\/webhooks$/)).toHaveLength(2);
});

it('makes one webhook where threads of a channel ask side by side, and posts into each', async () => {
  const threads = [1, 2].map(() =>
    server.world.addChannel(server.guild, { type: 11, parentId: server.channel.id }),
  );
  const { discord } = start();
  const sent = threads.map(({ id }, index) =>
    idOf(discord.send(id, part(index), { nonce: `t${index}`, asPublisher: true })),
  );
  const ids = await Promise.all(sent);
  expect(asked(made)).toHaveLength(1);
  expect(server.messages.map(({ channelId }) => channelId).sort()).toEqual(
    threads.map(({ id }) => id).sort(),
  );
  // A correction finds it in its thread.
  expect(await discord.edit?.(threads[0]?.id ?? '', ids[0] ?? '', part(9))).toMatchObject({ kind: 'sent' });
  const edited = server.messages.find(({ edits }) => edits > 0);
  expect(edited).toMatchObject({ channelId: threads[0]?.id, embeds: [{ title: 'Berita 9' }] });
});

it('keeps further articles of a story in a thread under a post, under their publishers’ names', async () => {
  const { discord, send } = start();
  const first = await idOf(send(1));
  const second = await idOf(send(2, { inThread: first, threadName: 'Berita 1' }, { publisher: 'Kompas' }));
  const [thread, message] = second.split('/');
  expect(thread).toBe(first.split('@')[0]);
  expect(message).toMatch(/^\d+@\d+$/);
  expect(server.messages[1]).toMatchObject({ channelId: thread, face: { name: 'Kompas' } });
  expect(await discord.edit?.(server.channel.id, second, part(5))).toEqual({
    kind: 'sent',
    messageId: second,
  });
  expect(server.messages[1]).toMatchObject({ embeds: [{ title: 'Berita 5' }], edits: 1 });
});

it('leads to the post that it goes on with, since a webhook cannot answer to one; also after a correction', async () => {
  const { discord, send } = start();
  const first = await idOf(send(1));
  const second = await idOf(send(2, { replyTo: first }));
  const link = `-# ↪ https://discord.com/channels/${server.guild.id}/${server.channel.id}/${first.split('@')[0]}`;
  expect(server.messages[1]?.content).toBe(link);
  await discord.edit?.(server.channel.id, second, part(3), { replyTo: first });
  expect(server.messages[1]).toMatchObject({ content: link, embeds: [{ title: 'Berita 3' }] });
  // The bot's own post answers to a webhook's as to any other.
  await idOf(send(4, { replyTo: first, asPublisher: false }));
  expect(server.messages[2]?.body).toMatchObject({ message_reference: { message_id: first.split('@')[0] } });
});

describe('a correction', () => {
  it('is made by the webhook, also after a start, and also where posts come from the bot again', async () => {
    const id = await idOf(start().send(1));
    const { discord, send } = start();
    await idOf(send(2, { asPublisher: false }));
    expect(await discord.edit?.(server.channel.id, id, part(7))).toEqual({ kind: 'sent', messageId: id });
    expect(server.messages[0]).toMatchObject({
      embeds: [{ title: 'Berita 7' }],
      face: { name: 'Tribunnews' },
    });
    expect(server.messages[0]?.embeds[0].author).toBeUndefined();
    expect(asked(made)).toHaveLength(1);
  });

  it('is refused where the webhook is gone, and makes none', async () => {
    const { discord, send } = start();
    const id = await idOf(send(1));
    server.world.webhooks.clear();
    for (const _ of [1, 2])
      expect(await discord.edit?.(server.channel.id, id, part(2))).toMatchObject({ kind: 'rejected' });
    expect(asked(made)).toHaveLength(1);
    server.guild.permissions = memberPermissions;
    // What lacks for an edit does not pause the channel.
    expect(await start().discord.edit?.(server.channel.id, id, part(2))).toMatchObject({ kind: 'rejected' });
  });
});

describe('a webhook that is gone', () => {
  it('is made again, and the post comes by it', async () => {
    const { send } = start();
    const first = await idOf(send(1));
    server.world.webhooks.clear();
    const second = await idOf(send(2));
    expect(second.split('@')[1]).not.toBe(first.split('@')[1]);
    expect(server.messages).toHaveLength(2);
  });

  it('is asked for again where its token is a new one, and the bot goes on', async () => {
    const { send } = start();
    await idOf(send(1));
    for (const webhook of server.world.webhooks.values()) webhook.token = `another-${'x'.repeat(60)}`;
    await idOf(send(2));
    await idOf(send(3, { asPublisher: false }));
    expect(asked(made)).toHaveLength(1);
  });

  it('is made once: where that is deleted too, the bot posts and says so', async () => {
    const { send } = start();
    server.fail({ act: { status: 404, code: 10015 }, when: posted, times: 2 });
    expect(await send(1)).toMatchObject({ kind: 'sent', faceFault: { kind: 'removed' } });
    expect(server.messages).toMatchObject([{ body: { nonce: 'n1', enforce_nonce: true } }]);
    expect(server.messages[0]?.embeds[0].author).toMatchObject({ name: 'Tribunnews' });
  });
});

test.each([
  [
    'the right is missing',
    () => {
      server.guild.permissions = memberPermissions;
    },
    { kind: 'rights', missing: ['Manage Webhooks'] },
  ],
  [
    'the channel is full',
    () => {
      for (let n = 0; n < 15; n++) server.world.addWebhook(server.channel.id, { applicationId: null });
    },
    { kind: 'full' },
  ],
])('the bot posts where %s, and says why', async (_, arrange, faceFault) => {
  arrange();
  expect(await start().send(1)).toMatchObject({ kind: 'sent', faceFault });
  expect(server.messages).toMatchObject([{ body: { enforce_nonce: true } }]);
});

it('posts itself in private, and complains to nobody', async () => {
  const direct: StandInChannel = server.world.directChannel(server.member.id);
  await idOf(start(direct).send(1));
  expect(server.messages[0]?.webhookId).toBeUndefined();
});

test.each([
  [{ status: 500 }, 'retry-later'],
  [{ status: 403, code: 50013 }, 'sent'],
] as const)('what Discord says of webhooks is never what it says of the post (%o)', async (act, kind) => {
  server.fail({ act, when: /webhooks$/ });
  const outcome = await start().send(1);
  expect(outcome.kind).toBe(kind);
  // Nothing was posted before it was known by what: a second try is none of a post that may have arrived.
  expect(outcome).not.toHaveProperty('mayHaveArrived');
});

it('may come twice where the answer was lost: a webhook knows no nonce', async () => {
  server.fail({ act: 'stored-then-cut', when: posted });
  const { send } = start();
  expect(await send(1)).toMatchObject({ kind: 'in-doubt' });
  await idOf(send(1));
  expect(server.messages.map(({ embeds }) => embeds[0].title)).toEqual(['Berita 1', 'Berita 1']);
});

it('keeps to the limit of the webhook, and waits for nothing inside', async () => {
  const { send } = start();
  for (let number = 0; number < 5; number++) await idOf(send(number));
  const outcome = await send(5);
  expect(outcome).toMatchObject({ kind: 'retry-later', scope: 'chat' });
  expect(asked(byBot)).toEqual([]);
});

it('never tells the token of a webhook: neither in an outcome nor in the log', async () => {
  const { send, discord, log } = start();
  const id = await idOf(send(1));
  const tokens = [...server.world.webhooks.values()].map(({ token }) => token);
  server.fail({ act: { status: 400, code: 50006 }, when: /webhooks/, times: 4 });
  server.fail({ act: { status: 502 }, when: /webhooks/ });
  const outcomes = [await send(2), await send(3), await discord.edit?.(server.channel.id, id, part(3))];
  takeFaults();
  const written = JSON.stringify([outcomes, log.lines]);
  for (const token of tokens) expect(written).not.toContain(token);
  expect(id).not.toContain(tokens[0]);
  const url = `https://discord.com/api/v10/webhooks/123456789012345678/${tokens[0]}?wait=true`;
  expect(maskSecrets(url)).not.toContain(tokens[0]);
});
