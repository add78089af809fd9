import { setTimeout as pause } from 'node:timers/promises';
import type { FakeChat } from '../doubles/telegram-server.js';
import type { Options, Ran, Scenario } from './scenario.js';
import type { World } from './world.js';

/** Whoever asks elsewhere is answered within this, in milliseconds, whatever others do. */
const patienceMs = 1_000;

const person = (id: number) => ({ id, is_bot: false, first_name: 'Siti', language_code: 'en' });
const groupOf = (id: number): FakeChat => ({ id: -id, type: 'supergroup', title: `Group ${id}` });

/** Waits of strangers, one after the other, while something goes on. */
interface Waits {
  telegram: number[];
  discord: number[];
}

/** 25 members of a group and of a server give 10 commands each, at once; strangers ask meanwhile. */
const memberFlood: Scenario = flood(async ({ world }, waits) => {
  const crowd = Array.from({ length: 25 }, (_, index) => 5_000 + index);
  const members = crowd.map((id) => ({ ...world.discord.member, id: `2222222222222${id}` }));
  for (let round = 0; round < 10; round++) {
    for (const id of crowd) world.telegram.userSays(groupOf(9_000), person(id), '/latest');
    for (const member of members) world.discord.slash(world.discord.channel, member, 'latest');
  }
  for (let count = 0; count < 5; count++) await strangers(world, waits);
});

/** In five groups and servers somebody gives a command every second, for over a minute; strangers ask meanwhile. */
const steadyFlood: Scenario = flood(async ({ world, progress }, waits) => {
  const ids = [1, 2, 3, 4, 5];
  const channels = ids.map(() => world.discord.world.addChannel(world.discord.world.addGuild()));
  for (let second = 0; second < 75; second++) {
    for (const id of ids) world.telegram.userSays(groupOf(9_100 + id), person(6_000 + id), '/latest');
    for (const [index, channel] of channels.entries()) {
      world.discord.slash(channel, { ...world.discord.member, id: `33333333333333330${index}` }, 'latest');
    }
    if (second % 5 === 4) await Promise.all([strangers(world, waits), pause(1_000)]);
    else await pause(1_000);
    progress(`${second + 1} of 75 seconds`);
  }
});

function flood(act: (options: Options, waits: Waits) => Promise<void>): Scenario {
  return async (options) => {
    const { world } = options;
    const kabar = await world.start();
    await world.subscribe();
    const waits: Waits = { telegram: [], discord: [] };
    world.publish(2);
    await act(options, waits);
    world.publish(2);
    const judged = await world.settled(120_000);
    await kabar.stop();
    const worst = (all: readonly number[]) => Math.round(Math.max(...all));
    const notes = [
      `a stranger waited ${worst(waits.telegram)} ms on Telegram, ${worst(waits.discord)} ms on Discord`,
    ];
    const late = [...waits.telegram, ...waits.discord].filter((ms) => ms > patienceMs);
    const faults = late.length === 0 ? [] : [`${late.length} strangers waited up to ${worst(late)} ms`];
    return { judged, breaks: [], repeatsForBreak: 0, notes, faults };
  };
}

let lastStranger = 7_000;

/** Somebody new asks on each platform, and is waited for. */
async function strangers({ telegram, discord }: World, waits: Waits): Promise<void> {
  const id = ++lastStranger;
  const since = performance.now();
  const waited = () => performance.now() - since;
  telegram.userSays({ id, type: 'private' }, person(id), '/help');
  const channel = discord.world.addChannel(discord.world.addGuild());
  const asked = discord.slash(channel, { ...discord.member, id: `4444444444444${id}` }, 'help');
  await Promise.all([
    telegram.waitForMessage(({ chat }) => chat === id, 60_000).then(() => waits.telegram.push(waited())),
    asked.responded().then(() => waits.discord.push(waited())),
  ]);
}

/** Kabar is killed while a tap is under way, again and again: each tap turns its topic once. */
async function killedTaps({ world, kills, random, progress }: Options): Promise<Ran> {
  const count = Math.min(kills, 40);
  const { telegram } = world;
  let kabar = await world.start();
  await world.subscribe();
  const breaks: number[] = [];
  const faults: string[] = [];
  const chat: FakeChat = { id: 8_000, type: 'private' };
  telegram.userSays(chat, person(chat.id), '/topics');
  const card = await telegram.waitForMessage((message) => message.chat === chat.id, 10_000);
  const labelled = (mark: string) =>
    card.keyboard.flat().some(({ text }) => text.startsWith(`${mark} Putin`));
  for (let tap = 0; tap < count; tap++) {
    const [before, after] = labelled('✅') ? ['✅', '➕'] : ['➕', '✅'];
    telegram.presses(card, `${before} Putin`, person(chat.id));
    await pause(random() * 60);
    await kabar.kill();
    breaks.push(performance.timeOrigin + performance.now());
    kabar = await world.start();
    const isTurned = () => labelled(after) && telegram.updates.unconfirmed === 0;
    for (const deadline = Date.now() + 10_000; !isTurned() && Date.now() < deadline; ) await pause(20);
    if (!isTurned()) faults.push(`tap ${tap + 1}: the topic was not turned once`);
    progress(`${tap + 1} of ${count} taps`);
  }
  const judged = await world.settled(120_000);
  await kabar.stop();
  return { judged, breaks, repeatsForBreak: 5, notes: [`${count} taps, each turned its topic once`], faults };
}

/** What people do to Kabar. */
export const peopleScenarios: Readonly<Record<string, Scenario>> = {
  'a flood of members': memberFlood,
  'a flood of one command a second': steadyFlood,
  'kills while somebody taps': killedTaps,
};
