import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { DiscordServer, Failure, StandInChannel } from '../../doubles/discord-server.js';
import { makeList, makePost } from './kit.js';
import { makeAdapter, makeServer, roomy } from './setup.js';

let server: DiscordServer;
let forum: StandInChannel;

beforeEach(async () => {
  server = await makeServer(roomy);
  forum = server.world.addChannel(server.guild, { type: 15, name: 'kabar' });
});

const story = (number: number, changes = {}) =>
  makePost({ headline: `Berita ${number}`, link: `https://example.org/${number}`, ...changes });

/** A Kabar that has just started. */
function start() {
  const { discord, clock, log } = makeAdapter(server);
  const parts = (message: Parameters<typeof render>[0]) => render(message);
  const send = (post = story(1), nonce = `entry ${post.headline}`, more = {}) =>
    discord.send(forum.id, parts(post)[0], { nonce, ...more });
  return { discord, clock, log, send };
}

const threads = () => [...server.world.channels.values()].filter(({ parentId }) => parentId === forum.id);
const names = () => threads().map(({ name }) => name);
const opened = /^POST \/channels\/\d+\/threads$/;
const lookedFor = () => server.requests.filter((line) => line.includes('/threads/active')).length;

test('each story opens a thread with its headline, and its picture stands in the first message', async () => {
  const { send } = start();
  const outcome = await send(story(1, { headline: 'Putin *kunjungi*  Korea <@1> '.repeat(6) }), 'n1', {
    silent: true,
  });
  const [thread] = threads();
  expect(thread?.name).toMatch(/^Putin \*kunjungi\* Korea <@1> Putin/);
  expect(thread?.name.length).toBeLessThanOrEqual(100);
  expect(outcome).toEqual({ kind: 'sent', messageId: `${thread?.id}/${thread?.id}` });
  expect(server.messages).toMatchObject([
    {
      id: thread?.id,
      channelId: thread?.id,
      flags: 4096,
      embeds: [{ url: 'https://example.org/1', image: { url: 'https://cdn.example.com/putin.jpg' } }],
      body: { allowed_mentions: { parse: [] } },
    },
  ]);
});

test('once a forum is known, it is not asked to take messages', async () => {
  const { send } = start();
  for (const number of [1, 2, 3]) expect(await send(story(number))).toMatchObject({ kind: 'sent' });
  expect(names()).toEqual(['Berita 1', 'Berita 2', 'Berita 3']);
  expect(server.requests.filter((line) => line === `POST /channels/${forum.id}/messages`)).toHaveLength(1);
  // The first send of a process may be one of the process before.
  expect(lookedFor()).toBe(1);
});

describe('a thread that may have been opened', () => {
  const losses: Failure['act'][] = ['stored-then-cut', 'stored-then-502'];
  test.each(losses)('is found again after %s', async (act) => {
    const { send } = start();
    await send(story(1));
    server.fail({ act, when: opened });
    expect(['in-doubt', 'retry-later']).toContain((await send(story(2))).kind);
    const [, second] = threads();
    expect(await send(story(2))).toEqual({ kind: 'sent', messageId: `${second?.id}/${second?.id}` });
    expect(await send(story(3))).toMatchObject({ kind: 'sent' });
    expect(names()).toEqual(['Berita 1', 'Berita 2', 'Berita 3']);
    expect(lookedFor()).toBe(2);
  });

  test('is found by the process after the one that was killed, also archived, renamed and corrected', async () => {
    const before = start();
    await before.send(story(1));
    await before.send(story(2));
    const [, second] = threads();
    Object.assign(second ?? {}, { archived: true, name: 'Nama lain' });
    const outcome = await start().send(story(2, { headline: 'Judul baru' }), 'n');
    expect(outcome).toEqual({ kind: 'sent', messageId: `${second?.id}/${second?.id}` });
    expect(names()).toEqual(['Berita 1', 'Nama lain']);
  });

  test('is opened when it did not arrive, and looked for as long as that is not known', async () => {
    const { send } = start();
    await send(story(1));
    server.fail({ act: 'cut', when: opened });
    expect(await send(story(2))).toMatchObject({ kind: 'in-doubt' });
    server.fail({ act: 'cut', when: /threads\/active/ });
    expect(await send(story(2))).toMatchObject({ kind: 'in-doubt' });
    expect(await send(story(2))).toMatchObject({ kind: 'sent' });
    expect(names()).toEqual(['Berita 1', 'Berita 2']);
  });

  test('is not taken for one of somebody else with the same link', async () => {
    const { send } = start();
    await send(story(1));
    const [theirs] = threads();
    if (theirs !== undefined) theirs.ownerId = server.admin.id;
    expect(await start().send(story(1))).not.toMatchObject({ messageId: `${theirs?.id}/${theirs?.id}` });
    expect(threads()).toHaveLength(2);
    await send(story(2));
  });

  test('is not opened where nobody can tell, and the right that lacks is named before', async () => {
    forum.denied = PermissionFlagsBits.ReadMessageHistory;
    await start().send(story(1));
    expect(await start().send(story(1))).toMatchObject({ kind: 'paused' });
    expect(threads()).toHaveLength(1);
  });

  test('is found where it was sent in a plainer form', async () => {
    const { send } = start();
    await send(story(1));
    server.fail({ act: { status: 400, code: 50035 }, when: opened, times: 2 });
    server.fail({ act: 'stored-then-cut', when: opened });
    expect((await send(story(2))).kind).toBe('in-doubt');
    expect((await send(story(2))).kind).toBe('sent');
    expect(names()).toEqual(['Berita 1', 'Berita 2']);
    expect(server.messages.at(-1)?.content).toContain('<https://example.org/2>');
  });
});

describe('tags', () => {
  const mayManage = () => {
    server.guild.permissions |= PermissionFlagsBits.ManageChannels;
  };
  const tagsOf = (index: number) =>
    threads()[index]?.appliedTags?.map((id) => forum.availableTags?.find((tag) => tag.id === id)?.name);

  test('are the topics; those that are missing are made', async () => {
    mayManage();
    forum.availableTags = [{ id: '1000000000000000001', name: 'sepak bola', moderated: false }];
    const { send } = start();
    await send(story(1, { topics: ['Sepak Bola', 'Politik'] }));
    await send(story(2, { topics: ['Politik'] }));
    expect([tagsOf(0), tagsOf(1)]).toEqual([['sepak bola', 'Politik'], ['Politik']]);
    expect(forum.availableTags?.map(({ id }) => id)[0]).toBe('1000000000000000001');
    expect(forum.availableTags).toHaveLength(2);
  });

  test('are not made where the bot may not, and that is asked once an hour', async () => {
    const { send, clock } = start();
    const asked = () => server.requests.filter((line) => line === `PATCH /channels/${forum.id}`).length;
    for (const number of [1, 2]) expect((await send(story(number))).kind).toBe('sent');
    expect([asked(), tagsOf(0)]).toEqual([1, []]);
    await clock.advance(3_600_001);
    await send(story(3));
    expect(asked()).toBe(2);
  });

  test('are 20 in a forum at most', async () => {
    mayManage();
    forum.availableTags = Array.from({ length: 19 }, (_, index) => ({
      id: `10000000000000000${10 + index}`,
      name: `t${index}`,
      moderated: false,
    }));
    await start().send(story(1, { topics: ['Satu', 'Dua'] }));
    expect(forum.availableTags).toHaveLength(20);
    expect(tagsOf(0)).toEqual(['Satu']);
  });

  test('one is chosen where one is required, which is not for moderators', async () => {
    forum.flags = 1 << 4;
    forum.availableTags = [
      { id: '1000000000000000001', name: 'Resmi', moderated: true },
      { id: '1000000000000000002', name: 'Umum', moderated: false },
    ];
    await start().send(story(1));
    expect(tagsOf(0)).toEqual(['Umum']);
    forum.availableTags = [];
    expect(await start().send(story(2))).toMatchObject({
      kind: 'paused',
      reason: expect.stringContaining('40067'),
    });
  });
});

describe('what goes on with a story', () => {
  test('stands in its thread, once, and can be edited there', async () => {
    const { discord, send } = start();
    const first = await send(story(1));
    const replyTo = first.kind === 'sent' ? first.messageId : '';
    const stage = await send(story(2), 'n2', { replyTo });
    expect(await send(story(2), 'n2', { replyTo })).toEqual(stage);
    const [thread] = threads();
    expect(threads()).toHaveLength(1);
    expect(server.messages.map(({ channelId }) => channelId)).toEqual([thread?.id, thread?.id]);
    const messageId = stage.kind === 'sent' ? stage.messageId : '';
    expect(messageId).toBe(`${thread?.id}/${server.messages[1]?.id}`);
    await discord.edit?.(forum.id, messageId, render(story(2, { headline: 'Baru' }))[0]);
    expect(server.messages[1]).toMatchObject({ edits: 1, embeds: [{ title: 'Baru' }] });
    expect(thread?.name).toBe('Berita 1');
    // The next stage answers to this one.
    await send(story(3), 'n3', { replyTo: messageId });
    expect(threads()).toHaveLength(1);
  });

  test('an update of a thread that is deleted or locked has its own; what belongs there alone is refused', async () => {
    const { send } = start();
    const gone = await send(story(1));
    const closed = await send(story(2));
    const [first, second] = threads();
    server.world.channels.delete(first?.id ?? '');
    if (second !== undefined) second.locked = true;
    for (const [index, outcome] of [gone, closed].entries()) {
      const of = outcome.kind === 'sent' ? outcome.messageId : '';
      expect(await send(story(9), `held ${index}`, { inThread: of })).toMatchObject({ kind: 'rejected' });
      expect(await send(story(3 + index), `n${index}`, { replyTo: of })).toMatchObject({ kind: 'sent' });
    }
    expect(names()).toEqual(['Berita 2', 'Berita 3', 'Berita 4']);
  });
});

test('a correction changes the first message and the title of its thread', async () => {
  const { discord, send } = start();
  const sent = await send(story(1));
  const messageId = sent.kind === 'sent' ? sent.messageId : '';
  const corrected = render(story(1, { headline: 'Berita satu', mark: 'diperbaiki' }))[0];
  expect(await discord.edit?.(forum.id, messageId, corrected)).toEqual(sent);
  expect(server.messages).toMatchObject([{ edits: 1, embeds: [{ title: 'Berita satu' }] }]);
  expect(names()).toEqual(['Berita satu']);
  server.fail({ act: { status: 429, retryAfter: 300 }, when: /^PATCH \/channels\/\d+$/ });
  expect(await discord.edit?.(forum.id, messageId, render(story(1))[0])).toEqual(sent);
  expect(names()).toEqual(['Berita satu']);
});

test('a list is one thread, whatever happens between its parts', async () => {
  const headlines = Array.from({ length: 50 }, (_, index) => ({
    text: `Berita ${index} ${'panjang '.repeat(40)}`,
    link: `https://example.org/${index}`,
    facts: 'Antara',
  }));
  const parts = render(makeList(headlines));
  expect(parts.length).toBeGreaterThan(2);
  const { discord } = start();
  const sendPart = (adapter: typeof discord, index: number) =>
    adapter.send(forum.id, parts[index], { nonce: `plan ${index}` });
  server.fail({ act: 'stored-then-cut', when: opened });
  expect((await sendPart(discord, 0)).kind).toBe('in-doubt');
  expect((await sendPart(discord, 0)).kind).toBe('sent');
  expect((await sendPart(discord, 1)).kind).toBe('sent');
  const restarted = start().discord;
  for (let index = 1; index < parts.length; index++)
    expect((await sendPart(restarted, index)).kind).toBe('sent');
  expect(names()).toEqual(['12 berita baru']);
  expect(server.messages).toHaveLength(parts.length);
  // The next list may be called the same, and is another one.
  const other = render(makeList(headlines.slice(0, 2)))[0];
  expect((await start().discord.send(forum.id, other, { nonce: 'other' })).kind).toBe('sent');
  expect(names()).toEqual(['12 berita baru', '12 berita baru']);
});

test('a channel of another kind that takes no messages stays misplaced', async () => {
  const category = server.world.addChannel(server.guild, { type: 4 });
  const { discord } = start();
  const outcome = await discord.send(category.id, render(story(1))[0], { nonce: 'n' });
  expect(outcome).toMatchObject({ kind: 'misplaced' });
  expect(await discord.threadsStories?.(category.id, false)).toBe(false);
  expect(await discord.threadsStories?.(forum.id, false)).toBe(true);
  expect(await discord.threadsStories?.(server.channel.id, false)).toBe(false);
});
