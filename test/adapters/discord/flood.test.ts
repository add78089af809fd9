import { beforeEach, describe, expect, it } from 'vitest';
import { reply } from '../../../src/core/message.js';
import { settled } from '../../doubles/clock.js';
import { snowflake } from '../../doubles/discord/entities.js';
import type { DiscordServer } from '../../doubles/discord-server.js';
import { card, says } from './kit.js';
import { connect, makeAdapter, makeServer } from './setup.js';

let server: DiscordServer;
let kit: ReturnType<typeof makeAdapter>;

beforeEach(async () => {
  // Its time stands still, so that a slow machine is no late answer.
  server = await makeServer({ now: () => 1_700_000_000_000 });
  kit = makeAdapter(server);
});

const start = async () => {
  await connect(kit, server);
};

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...server.member, id: snowflake(), name: `p${index}` }));

/** Commands that are answered when `open` is called; those in other servers at once. */
function holdCommands() {
  const opens: (() => void)[] = [];
  const elsewhere = server.world.addChannel(server.world.addGuild());
  kit.commands.answer = async ({ chat }) => {
    if (chat !== `discord:${elsewhere.id}`) await new Promise<void>((resolve) => opens.push(resolve));
    return says(reply(['baik']));
  };
  return { elsewhere, openAll: () => opens.splice(0).forEach((open) => void open()) };
}

describe('a flood in one server', () => {
  it('of 25 members with 10 commands each runs ten at a time, tells the others, and keeps nobody elsewhere waiting', async () => {
    const { elsewhere, openAll } = holdCommands();
    await start();
    const flood = Array.from({ length: 10 }, () => people(25))
      .flat()
      .map((person) => server.slash(server.channel, person, 'latest'));
    const stranger = server.slash(elsewhere, server.member, 'latest');
    // The clock stands still: whatever waits for it would never come.
    expect((await stranger.answer()).content).toBe('baik');
    const refused = await Promise.all(flood.slice(10).map((each) => each.answer()));
    expect(new Set(refused.map(({ content, flags }) => `${content} ${flags}`))).toEqual(
      new Set(['too much for a place 64']),
    );
    expect(kit.commands.asked).toHaveLength(11);
    openAll();
    for (const each of flood.slice(0, 10)) expect((await each.answer()).content).toBe('baik');
    openAll();
    const later = server.slash(server.channel, server.member, 'latest');
    while (kit.commands.asked.length < 12) await settled(1);
    openAll();
    expect((await later.answer()).content).toBe('baik');
  });

  it('is the same in channels that are made for it', async () => {
    holdCommands();
    await start();
    const channels = Array.from({ length: 12 }, () => server.world.addChannel(server.guild));
    const flood = channels.map((channel) => server.slash(channel, people(1)[0] ?? server.member, 'latest'));
    expect((await flood[11]?.answer())?.content).toBe('too much for a place');
  });

  it('of one command a second keeps nobody elsewhere waiting', async () => {
    const { elsewhere } = holdCommands();
    await start();
    for (let second = 0; second < 300; second++) {
      server.slash(server.channel, server.member, 'latest');
      if (second % 10 === 0) await kit.clock.advance(10_000);
    }
    expect((await server.slash(elsewhere, server.admin, 'latest').answer()).content).toBe('baik');
    expect(kit.commands.asked.length).toBeLessThanOrEqual(7);
  });
});

describe('a person who holds too much', () => {
  it('is told so alone, and the card that was tapped stays', async () => {
    await start();
    kit.commands.answer = async () => says(card('a card', [[{ label: 'Next', action: 'turn' }]]));
    const shown = await server.slash(server.channel, server.admin, 'topics').answer();
    holdCommands();
    for (let tap = 0; tap < 6; tap++) server.press(shown, 'turn');
    const over = server.press(shown, 'turn');
    expect(await over.answer()).toMatchObject({ content: 'too much for a person', flags: 64 });
    expect(shown.content).toBe('a card');
    expect(shown.components).toHaveLength(1);
  });
});

it('completions say who types, and options say how long they may be', async () => {
  const typing: unknown[] = [];
  kit.commands.completeTopic = (...given: unknown[]) => {
    typing.push(given);
    return [];
  };
  await start();
  await server.autocomplete(server.channel, server.member, 'subscribe', 'topic', 'rus');
  expect(typing).toEqual([['rus', 'en', 25, `discord:${server.member.id}`]]);
  const [subscribe] = server.commands.filter(({ name }) => name === 'subscribe');
  expect(subscribe?.options?.find(({ name }) => name === 'topic')).toMatchObject({ max_length: 100 });
});

describe('frames that cannot be read', () => {
  const dispatch = (t: unknown, d: unknown) => JSON.stringify({ op: 0, t, d });
  const events = [
    'INTERACTION_CREATE',
    'GUILD_CREATE',
    'GUILD_DELETE',
    'CHANNEL_DELETE',
    'THREAD_DELETE',
    'READY',
  ];
  const bodies = [
    null,
    {},
    [],
    'x',
    7,
    { id: null },
    { id: 'constructor', type: 2, data: null },
    { type: 3 },
  ];
  const frames = [
    ...[
      '{',
      'null',
      '5',
      '"x"',
      '[]',
      '{}',
      '{"op":0}',
      '{"op":9,"d":null}',
      '{"op":10,"d":null}',
      '{"op":99}',
    ],
    ...events.flatMap((event) => bodies.map((body) => dispatch(event, body))),
    ...['error', '__proto__', 'constructor', 'toString', null, 7].map((event) => dispatch(event, null)),
  ];

  it('end nothing and hold up nobody, and are told once a minute', async () => {
    await start();
    for (let round = 0; round < 20; round++) for (const frame of frames) server.gateway.sendRaw(frame);
    expect((await server.slash(server.channel, server.admin, 'latest').answer()).content).toBe('baik');
    const logged = () => kit.log.lines.filter(({ message }) => message.includes('cannot be read'));
    expect(logged()).toHaveLength(1);
    await kit.clock.advance(60_000);
    expect(kit.log.lines.filter(({ message }) => message.includes('could not be read'))).toHaveLength(1);
  });

  it('end nothing either where they come before Discord is ready', async () => {
    server.world.addGuild({ available: false });
    await kit.discord.start();
    while (server.gateway.identifies === 0) await settled(1);
    for (const frame of frames) server.gateway.sendRaw(frame);
    await server.ready();
    expect((await server.slash(server.channel, server.admin, 'latest').answer()).content).toBe('baik');
  });
});
