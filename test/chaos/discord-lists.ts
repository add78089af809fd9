import { setTimeout as pause } from 'node:timers/promises';
import { type Options, type Ran, type Scenario, underWay } from './scenario.js';
import type { WorldOptions } from './world.js';

const name = 'lists on Discord, with kills and lost answers';

/** So many articles at once are a list in every chat. */
const atOnce = 9;

const posting = /^POST \/channels\/\d+\/messages$/;

/** Kabar is killed while lists of several parts are sent on Discord, and answers to them are lost: their nonces tell a second try. */
async function killedLists({ world, kills, random, progress }: Options): Promise<Ran> {
  let kabar = await world.start();
  await world.subscribe();
  const breaks: number[] = [];
  let whileOpen = 0;
  for (let killed = 0; killed < kills; killed++) {
    if (random() < 0.5) {
      const act = random() < 0.5 ? 'stored-then-cut' : 'stored-then-502';
      world.discord.fail({ act, times: 2 });
    }
    const seen = world.discord.requests.length;
    world.publish(atOnce + Math.floor(random() * 4));
    const wanted = 1 + Math.floor(random() * 30);
    const isBegun = () =>
      world.discord.requests.slice(seen).filter((line) => posting.test(line)).length >= wanted;
    for (let waited = 0; !isBegun() && waited < 1_000; waited++) await pause(10);
    await kabar.kill();
    breaks.push(performance.timeOrigin + performance.now());
    const { unsent, begun } = await world.openPlans();
    if (unsent + begun > 0) whileOpen += 1;
    progress(`${killed + 1} of ${kills} kills, ${world.published} articles`);
    kabar = await world.start();
  }
  const judged = await world.settled(300_000);
  await kabar.stop();
  const notes = [`${whileOpen} kills while a list was open`];
  return { judged, breaks, repeatsForBreak: underWay, notes, faults: [] };
}

/** Lists that take several messages. */
export const discordListScenarios: Readonly<Record<string, Scenario>> = { [name]: killedLists };

/** Their worlds. */
export const discordListWorlds: Readonly<Record<string, WorldOptions>> = {
  [name]: { telegramChats: 0, discordChats: 12 },
};
