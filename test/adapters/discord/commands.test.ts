import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../../../src/core/message.js';
import type { Answer } from '../../../src/core/ports.js';
import { settled } from '../../doubles/clock.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { card, makePost, says } from './kit.js';
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

test('the commands are registered once, localised, those that change something for admins', async () => {
  await start();
  expect(server.commands).toMatchObject([
    { name: 'topics', default_member_permissions: null, contexts: [0, 1, 2], integration_types: [0, 1] },
    {
      name: 'subscribe',
      description: 'Follow a topic',
      description_localizations: { id: 'Follow a topic (id)' },
      contexts: [0, 1],
      integration_types: [0],
      default_member_permissions: String(PermissionFlagsBits.ManageChannels),
      options: [
        { name: 'topic', type: 3, autocomplete: true, required: true },
        { name: 'channel', type: 7, channel_types: [0, 5, 10, 11, 12, 15], required: false },
      ],
    },
    { name: 'latest', options: [{}, { name: 'count', type: 4, min_value: 1, max_value: 10 }] },
    { type: 3, name: 'Which headlines?', contexts: [0, 1], integration_types: [0] },
  ]);
});

test('a command is answered where it was asked, and a post follows', async () => {
  await start();
  kit.commands.answer = async () => says(reply(['*ikut*']), makePost());
  const asked = server.slash(server.channel, server.admin, 'subscribe', { topic: 'rusia-ukraina' });
  expect(await asked.answer()).toMatchObject({ content: '\\*ikut\\*', channelId: server.channel.id });
  expect(await asked.followed(1)).toMatchObject([{ embeds: [{ author: { name: 'Tribunnews' } }] }]);
  expect(kit.commands.asked).toMatchObject([
    {
      what: '/subscribe',
      options: { topic: 'rusia-ukraina' },
      asker: { chat: `discord:${server.channel.id}`, languageTag: 'id', placeLanguageTag: 'id' },
    },
  ]);
  for (const { body } of server.messages) expect(body.allowed_mentions).toEqual({ parse: [] });
});

describe('an answer', () => {
  const answered = async (isPublic?: boolean) => {
    const line = 'saluran ini mengikuti *Rusia*';
    kit.commands.answer = async () => ({
      messages: [reply([line])],
      notice: line,
      ...(isPublic !== undefined && { isPublic }),
    });
    const asked = server.slash(server.channel, server.admin, 'subscribe', { topic: 't' });
    const { flags } = await asked.answer();
    return { asked, flags };
  };

  test('is one message, which the others see only where it says so', async () => {
    await start();
    const { asked, flags } = await answered(true);
    expect(flags & 64).toBe(0);
    const personal = await answered();
    expect(personal.flags & 64).toBe(64);
    await kit.discord.stop();
    expect([...asked.followUps, ...personal.asked.followUps]).toEqual([]);
    expect(server.messages).toHaveLength(2);
  });

  test('that comes late is seen as its deferral said', async () => {
    await start();
    let finish: (answer: Answer) => void = () => {};
    kit.commands.answer = () => new Promise((resolve) => (finish = resolve));
    const asked = server.slash(server.channel, server.admin, 'subscribe', { topic: 't' });
    while (kit.commands.asked.length === 0) await settled();
    await kit.clock.advance(1_600);
    expect((await asked.responded()).type).toBe(5);
    finish({ messages: [reply(['satu']), reply(['dua'])], notice: 'satu' });
    await asked.answer();
    const [second] = await asked.followed(1);
    expect([asked.response?.data.flags ?? 0, (second?.flags ?? 0) & 64]).toEqual([0, 0]);
  });
});

test('a chosen channel is what the command is about; numbers come as text', async () => {
  await start();
  const other = server.world.addChannel(server.guild, { type: 5 });
  server.gateway.dispatchGuild('CHANNEL_CREATE', server.world.channel(other));
  await server.slash(server.channel, server.admin, 'subscribe', { topic: 't', channel: other.id }).answer();
  await server.slash(server.channel, server.admin, 'latest', { count: 3 }).answer();
  expect(kit.commands.asked).toMatchObject([
    { asker: { chat: `discord:${other.id}` }, options: { topic: 't' } },
    { asker: { chat: `discord:${server.channel.id}` }, options: { count: '3' } },
  ]);
  expect(server.messagesIn(other)).toEqual([]);
});

test('only who may manage the channel may change it', async () => {
  await start();
  const may: boolean[] = [];
  kit.commands.answer = async (asker) => {
    may.push(await asker.mayChange());
    return says(reply(['baik']));
  };
  const other = server.world.addChannel(server.guild);
  server.gateway.dispatchGuild('CHANNEL_CREATE', server.world.channel(other));
  for (const user of [server.admin, server.member]) {
    await server.slash(server.channel, user, 'subscribe', { topic: 't' }).answer();
    await server.slash(server.channel, user, 'subscribe', { topic: 't', channel: other.id }).answer();
  }
  expect(may).toEqual([true, true, false, false]);
});

describe('what a button opens beside its message', () => {
  async function withCard() {
    await start();
    const [part] = kit.discord.render(card('kabar', [[{ label: 'Lagi', action: 'more 1' }]]));
    await kit.discord.send(server.channel.id, part, { nonce: 'n' });
    const message = server.messages[0] as (typeof server.messages)[number];
    return message;
  }

  test('is for whoever pressed, and leaves the message as it is', async () => {
    const message = await withCard();
    kit.commands.answer = async () => ({ ...says(reply(['menu'])), opensBeside: true });
    const pressed = server.press(message, 'more 1');
    expect(await pressed.answer()).toMatchObject({ content: 'menu', flags: 64 });
    expect(server.messages[0]).toMatchObject({ content: 'kabar' });
  });

  test('also when it comes late', async () => {
    const message = await withCard();
    let open = (_: Answer) => {};
    kit.commands.answer = () =>
      new Promise((resolve) => {
        open = resolve;
      });
    const pressed = server.press(message, 'more 1');
    await settled(50);
    await kit.clock.advance(1_500);
    expect(await pressed.responded()).toMatchObject({ type: 6 });
    open({ ...says(reply(['menu'])), opensBeside: true });
    expect(await pressed.followed(1)).toMatchObject([{ content: 'menu', flags: 64 }]);
    expect(server.messages[0]).toMatchObject({ content: 'kabar' });
  });
});

test('topics are completed in the language of the person, within the limits', async () => {
  await start();
  const choices = await server.autocomplete(server.channel, server.member, 'latest', 'topic', 'rus');
  expect(choices).toHaveLength(25);
  expect(choices[0]).toMatchObject({ name: expect.stringMatching(/^rus en 0 panjang/), value: 'topic-0' });
});

test('a slow command is deferred in time and answered later', async () => {
  await start();
  let finish: (answer: Answer) => void = () => {};
  kit.commands.answer = () => new Promise((resolve) => (finish = resolve));
  const asked = server.slash(server.channel, server.admin, 'latest');
  await server.waitForRequest(/./);
  while (kit.commands.asked.length === 0) await settled();
  await kit.clock.advance(1_600);
  expect(await asked.responded()).toMatchObject({ type: 5 });
  finish(says(reply(['lama']), reply(['sekali'])));
  expect((await asked.answer()).content).toBe('lama');
  expect((await asked.followed(1))[0]?.content).toBe('sekali');
});

test('a command that is not heard gets a sign that only whoever gave it sees', async () => {
  await start();
  kit.commands.answer = async () => ({ messages: [], notice: null });
  const asked = server.slash(server.channel, server.member, 'latest');
  expect(await asked.answer()).toMatchObject({ content: '⏳', flags: 64 });
});

test('a command of the menu of a message is about that message, for whoever asked alone', async () => {
  await start();
  const message = await server.slash(server.channel, server.member, 'latest').answer();
  const asked = server.about(message, 'Which headlines?', server.member);
  expect(await asked.answer()).toMatchObject({ content: 'baik', flags: 64 });
  expect(kit.commands.asked.at(-1)).toMatchObject({ what: '/latest', asker: { repliedTo: message.id } });
});

test('a choice of a menu is a press', async () => {
  await start();
  const choices = Array.from({ length: 9 }, (_, index) => [
    { label: `Topik ${index}`, action: `t:${index}` },
  ]);
  kit.commands.answer = async () => says(card('topik', choices));
  const message = await server.slash(server.channel, server.admin, 'topics').answer();
  kit.commands.answer = async () => says(reply(['sudah']));
  expect(await server.press(message, 't:7').answer()).toMatchObject({ id: message.id, content: 'sudah' });
  expect(kit.commands.asked.at(-1)).toMatchObject({ what: 't:7' });
});

describe('a button', () => {
  async function shown() {
    await start();
    const rows = [[{ label: 'Rusia', action: 't:rusia' }], [{ label: 'Palestina', action: 't:palestina' }]];
    kit.commands.answer = async () => says(card('topik', rows));
    return server.slash(server.channel, server.admin, 'topics').answer();
  }

  test('changes the card in its place, and says nothing beside it', async () => {
    const message = await shown();
    kit.commands.answer = async () => ({ messages: [reply(['sudah'])], notice: 'Anda mengikuti *ini*' });
    const pressed = server.press(message, 't:palestina');
    expect(await pressed.answer()).toMatchObject({ id: message.id, content: 'sudah', components: [] });
    await kit.discord.stop();
    expect(pressed.followUps).toEqual([]);
    expect(kit.commands.asked.at(-1)).toMatchObject({ what: 't:palestina' });
  });

  test('with nothing but a notice leaves the card', async () => {
    const message = await shown();
    kit.commands.answer = async () => ({ messages: [], notice: 'hanya *admin*' });
    const pressed = server.press(message, 't:rusia', server.member);
    expect(await pressed.answer()).toMatchObject({ content: 'hanya \\*admin\\*', flags: 64 });
    expect(message.content).toBe('topik');
  });

  test('with nothing to say is acknowledged all the same', async () => {
    const message = await shown();
    kit.commands.answer = async () => ({ messages: [], notice: null });
    expect(await server.press(message, 't:rusia').responded()).toMatchObject({ type: 6 });
  });

  test('that takes long is acknowledged, and the card changed later', async () => {
    const message = await shown();
    let finish: (answer: Answer) => void = () => {};
    kit.commands.answer = () => new Promise((resolve) => (finish = resolve));
    const pressed = server.press(message, 't:rusia');
    while (kit.commands.asked.length < 2) await settled();
    await kit.clock.advance(1_600);
    expect(await pressed.responded()).toMatchObject({ type: 6 });
    finish(says(reply(['akhirnya'])));
    expect(await pressed.answer()).toMatchObject({ id: message.id, content: 'akhirnya' });
  });
});

test('a command that fails is logged, and the next one answered', async () => {
  await start();
  kit.commands.answer = () => Promise.reject(new Error('the store is closed'));
  server.slash(server.channel, server.admin, 'latest');
  while (kit.log.lines.every(({ level }) => level !== 'error')) await settled();
  expect(kit.log.lines.at(-1)).toMatchObject({ facts: { err: new Error('the store is closed') } });
  expect(kit.clock.waiting).toBe(0);
  kit.commands.answer = async () => says(reply(['baik']));
  expect((await server.slash(server.channel, server.admin, 'latest').answer()).content).toBe('baik');
});

test('an answer that Discord refuses is rejected, and says nothing about the channel', async () => {
  await start();
  server.fail({ when: /callback$/, act: { status: 404, code: 10062, message: 'Unknown interaction' } });
  server.slash(server.channel, server.admin, 'latest');
  while (kit.outbox.outcomes.length === 0) await settled();
  expect(kit.outbox.outcomes).toMatchObject([{ kind: 'rejected' }]);
});
