import type { User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/app/package-root.js';
import { reply } from '../../../src/core/message.js';
import { Delivery } from '../../../src/delivery/deliver.js';
import { loadTexts } from '../../../src/i18n/texts.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';
import { openTestStore } from '../../doubles/store.js';
import { ana, direct, EchoCommands, group, makeServer, moving, startQueued } from './setup.js';

const people = (count: number): User[] =>
  Array.from({ length: count }, (_, index) => ({ ...ana, id: 100 + index }));
const stranger: User = { ...ana, id: 99 };
const texts = loadTexts(new URL('data/locales/', packageRoot));

/** The adapter with the real queue, which keeps Telegram's limits by a clock that the test moves. */
async function running() {
  const clock = new ManualClock();
  const server = await makeServer({ now: () => clock.elapsed() });
  const log = new RecordedLog();
  const commands = new EchoCommands();
  const store = await openTestStore(clock, log);
  const outbox = new Delivery({ store, catalog: () => ({ publishers: [], topics: [] }), texts, clock, log });
  const telegram = await startQueued(server, { commands, outbox, clock, log });
  await server.waitFor(() => server.calls.includes('getUpdates') || undefined, 'a poll');
  const inGroup = () => server.messages.filter(({ chat }) => chat === group.id).map(({ text }) => text);
  /** How long somebody waits who asks elsewhere, in milliseconds. */
  const strangerWaits = () => {
    server.userSays({ id: stranger.id, type: 'private' }, stranger, '/latest stranger');
    return moving(clock, () => server.messages.find(({ text }) => text === 'latest: stranger'), 20);
  };
  return { clock, server, commands, log, telegram, inGroup, strangerWaits };
}

type Running = Awaited<ReturnType<typeof running>>;

/** Resolves when nothing is left that Telegram was not told to forget. */
const taken = ({ clock, server }: Running) =>
  moving(clock, () => (server.updates.unconfirmed === 0 ? true : undefined));

describe('a flood in one group', () => {
  it('of 25 members with 10 commands each keeps nobody elsewhere waiting', async () => {
    const made = await running();
    const { server, commands, inGroup, strangerWaits } = made;
    for (let round = 0; round < 10; round++) {
      for (const person of people(25)) server.userSays(group, person, `/latest ${person.id}-${round}`);
    }
    expect(await strangerWaits()).toBeLessThanOrEqual(1_000);
    await taken(made);
    await moving(made.clock, () => (made.log.lines.length > 0 && inGroup().length >= 11 ? true : undefined));
    await made.clock.advance(60_000);
    // Ten are held, and those that came when the first were answered; one line says why there are no more.
    const answers = inGroup().filter((text) => text !== 'too much for a place');
    expect(answers.slice(0, 10)).toEqual(
      Array.from({ length: 10 }, (_, index) => `latest: ${100 + index}-0`),
    );
    expect(inGroup().filter((text) => text === 'too much for a place')).toHaveLength(1);
    expect(commands.asked.length).toBeLessThanOrEqual(13);
  });

  it('of one command a second keeps nobody elsewhere waiting, however long it lasts', async () => {
    const made = await running();
    const { server, clock, inGroup, strangerWaits } = made;
    for (let second = 0; second < 300; second++) {
      server.userSays(group, ana, `/latest ${second}`);
      await clock.advance(1_000);
    }
    expect(await strangerWaits()).toBeLessThanOrEqual(1_000);
    const answered = inGroup().length;
    await moving(clock, () => (server.updates.unconfirmed === 0 ? true : undefined));
    await clock.advance(120_000);
    // What waits for its turn is soon told, and little.
    expect(inGroup().length - answered).toBeLessThanOrEqual(8);
    expect(inGroup().filter((text) => text.startsWith('too much')).length).toBeLessThanOrEqual(2);
  });

  it('does not keep the group itself from being answered later', async () => {
    const made = await running();
    for (const person of people(25)) made.server.userSays(group, person, '/latest');
    await taken(made);
    await made.clock.advance(60_000);
    made.server.userSays(group, ana, '/latest again');
    await moving(made.clock, () => made.server.messages.find(({ text }) => text === 'latest: again'));
  });
});

describe('a person who floods', () => {
  it('is told once, wherever they ask', async () => {
    const made = await running();
    const { server, clock, commands } = made;
    for (let count = 0; count < 30; count++) server.userSays(direct, ana, `/latest ${count}`);
    await taken(made);
    await clock.advance(30_000);
    expect(server.messages.filter(({ text }) => text.startsWith('too much'))).toHaveLength(1);
    expect(commands.asked.map(({ text }) => text).slice(0, 6)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(commands.asked.length).toBeLessThanOrEqual(8);
  });

  it('who only talks, or taps nothing of ours, is not counted', async () => {
    const made = await running();
    const { server, clock, commands } = made;
    for (let count = 0; count < 50; count++) server.userSays(group, ana, 'hello');
    server.userSays(group, ana, '/latest');
    await moving(clock, () => server.messages[0]);
    expect(commands.asked).toHaveLength(1);
  });
});

describe('a command that takes long', () => {
  it('keeps nobody elsewhere waiting, and is confirmed when it is done', async () => {
    const made = await running();
    const { server, commands, clock, strangerWaits } = made;
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    commands.gate = (chat) => (chat === 'telegram:77' ? opened : Promise.resolve());
    server.userSays(direct, ana, '/latest slow');
    expect(await strangerWaits()).toBeLessThanOrEqual(1_000);
    await clock.advance(5_000);
    expect(server.updates.unconfirmed).toBe(2);
    open();
    await taken(made);
  });

  it('is passed over after a while only where others wait behind what Telegram shows', async () => {
    const made = await running();
    const { server, commands, clock, strangerWaits } = made;
    commands.gate = (chat) => (chat === 'telegram:77' ? new Promise(() => {}) : Promise.resolve());
    server.userSays(direct, ana, '/latest slow');
    for (let count = 0; count < 150; count++) server.userSays(group, ana, 'hello');
    const waited = await strangerWaits();
    expect(waited).toBeLessThanOrEqual(10_500);
    expect(waited).toBeGreaterThan(9_000);
    await clock.advance(1_000);
  });
});

describe('somebody who taps quickly', () => {
  it('sees the newest card soon, and each tap is heard', async () => {
    const made = await running();
    const { server, clock, commands, telegram } = made;
    const card = (text: string) => ({ ...reply([text]), buttons: [[{ label: 'Next', action: 'turn' }]] });
    const [part] = telegram.render(card('0'));
    if (part !== undefined) await telegram.send('77', part, { nonce: 'n' });
    const [message] = server.messages;
    if (message === undefined) throw new Error('there is no card');
    let tap = 0;
    commands.press = async () => {
      tap += 1;
      return { messages: [card(String(tap))], notice: `tap ${tap}` };
    };
    const presses = Array.from({ length: 25 }, () => server.presses(message, 'Next', ana));
    await moving(clock, () => (server.pressAnswers.length === 25 ? true : undefined));
    expect(server.pressAnswers.map(({ text }) => text)).toEqual(
      presses.map((_, index) => `tap ${index + 1}`),
    );
    const waited = await moving(clock, () => (message.text === '25' ? true : undefined));
    expect(waited).toBeLessThanOrEqual(2_500);
    expect(message.edits).toBeLessThanOrEqual(3);
    expect(server.messages).toHaveLength(1);
  });

  it('keeps the card where the place holds too much, and is told so', async () => {
    const made = await running();
    const { server, clock, commands, telegram } = made;
    const [part] = telegram.render({ ...reply(['card']), buttons: [[{ label: 'Next', action: 'turn' }]] });
    if (part !== undefined) await telegram.send('77', part, { nonce: 'n' });
    const [message] = server.messages;
    if (message === undefined) throw new Error('there is no card');
    commands.press = () => new Promise(() => {});
    const ids = Array.from({ length: 32 }, () => server.presses(message, 'Next', ana));
    await moving(clock, () => server.pressAnswers[1]);
    const shown = { text: 'too much for a place', alert: false };
    expect(server.pressAnswers).toEqual(ids.slice(30).map((id) => ({ id, ...shown })));
    expect(message).toMatchObject({ text: 'card', edits: 0 });
  });
});

describe('the end', () => {
  it('does not wait for answers whose turn has not come', async () => {
    const made = await running();
    const { server, clock, telegram, commands } = made;
    for (const person of people(10)) server.userSays(group, person, '/latest');
    await moving(clock, () => (commands.asked.length === 10 ? true : undefined), 10);
    let isStopped = false;
    const stopped = telegram.stop().then(() => {
      isStopped = true;
    });
    expect(await moving(clock, () => isStopped || undefined, 100)).toBeLessThanOrEqual(1_000);
    await stopped;
    // What they asked for is committed: it does not come again.
    expect(server.updates.unconfirmed).toBe(0);
  });

  it('leaves what is not committed with Telegram', async () => {
    const made = await running();
    const { server, clock, telegram, commands } = made;
    commands.gate = (chat) => (chat === 'telegram:77' ? new Promise(() => {}) : Promise.resolve());
    server.userSays(group, ana, '/latest');
    server.userSays(direct, ana, '/latest');
    await moving(clock, () => (commands.asked.length === 1 ? true : undefined), 10);
    await clock.advance(60_000);
    let isStopped = false;
    void telegram.stop().then(() => {
      isStopped = true;
    });
    expect(await moving(clock, () => isStopped || undefined, 100)).toBeLessThanOrEqual(4_000);
    expect(server.updates.unconfirmed).toBe(1);
  });
});
