import { setTimeout as pause } from 'node:timers/promises';
import { killAfterPoll, type Options, type Ran, type Scenario, underWay } from './scenario.js';
import type { WorldOptions } from './world.js';

const name = 'forums, with kills and lost answers';

/** At most so many kills: each may end a thread that is being opened. */
const maxKills = 100;

const opening = /^POST \/channels\/\d+\/threads$/;

/** Kabar is killed while threads are opened, and answers to that are lost: nothing there tells a second try from the first. */
async function openThreads({ world, kills, random, progress }: Options): Promise<Ran> {
  let kabar = await world.start();
  await world.subscribe();
  const breaks: number[] = [];
  const count = Math.min(kills, maxKills);
  for (let killed = 0; killed < count; killed++) {
    if (random() < 0.5) {
      const act = random() < 0.5 ? 'stored-then-cut' : 'stored-then-502';
      world.discord.fail({ act, when: opening, times: 2 });
    }
    const seen = world.discord.requests.length;
    world.publish(1 + Math.floor(random() * 8));
    const opened = () => world.discord.requests.slice(seen).some((line) => opening.test(line));
    for (let waited = 0; !opened() && waited < 300; waited++) await pause(10);
    await pause(random() * 300);
    breaks.push(await killAfterPoll(kabar));
    progress(`${killed + 1} of ${count} kills, ${world.published} articles`);
    kabar = await world.start();
  }
  const judged = await world.settled(180_000);
  await kabar.stop();
  return { judged, breaks, repeatsForBreak: underWay, notes: [], faults: [] };
}

/** Threads in forums. */
export const forumScenarios: Readonly<Record<string, Scenario>> = { [name]: openThreads };

/** Their worlds. */
export const forumWorlds: Readonly<Record<string, WorldOptions>> = {
  [name]: { telegramChats: 1, discordChats: 6, forums: 5 },
};
