import { setTimeout as pause } from 'node:timers/promises';
import { openPlans } from './open-plans.js';
import { killAfterPoll, type Options, type Ran, type Scenario } from './scenario.js';
import type { World, WorldOptions } from './world.js';

/** At 50 requests a second Kabar has 9 under way on Discord. */
const underWay = 9;

interface Load {
  /** What is waited for before a kill, and whose answers are lost in half of the rounds. */
  sent: RegExp;
  /** The fewest and most articles that come at once. */
  atOnce: readonly [number, number];
  /** How many sends each break may repeat on Discord. Default: none, where nonces tell a second try. */
  repeats?: number;
  notes?: (world: World) => string[];
}

/** Kabar is killed while something is sent on Discord, and answers to that are lost. */
function killedWhile({ sent, atOnce: [fewest, most], repeats = 0, notes = () => [] }: Load): Scenario {
  return async ({ world, kills, random, progress }: Options): Promise<Ran> => {
    let kabar = await world.start();
    await world.subscribe();
    const breaks: number[] = [];
    const now = () => performance.timeOrigin + performance.now();
    let whileOpen = 0;
    for (let killed = 0; killed < kills; killed++) {
      if (random() < 0.5) {
        const act = random() < 0.5 ? 'stored-then-cut' : 'stored-then-502';
        world.discord.fail({ act, when: sent, times: 2 });
      }
      const seen = world.discord.requests.length;
      world.publish(fewest + Math.floor(random() * (most - fewest + 1)));
      const wanted = 1 + Math.floor(random() * 30);
      const isBegun = () =>
        world.discord.requests.slice(seen).filter((line) => sent.test(line)).length >= wanted;
      for (let waited = 0; !isBegun() && waited < 500; waited++) await pause(10);
      breaks.push(await killAfterPoll(kabar));
      const { unsent, begun } = await openPlans(world.dataDir);
      if (unsent + begun > 0) whileOpen += 1;
      progress(`${killed + 1} of ${kills} kills, ${world.published} articles`);
      kabar = await world.start();
    }
    const judged = await world.settled(300_000);
    // What is left of the lost answers.
    breaks.push(now());
    await kabar.stop();
    return {
      judged,
      breaks,
      repeatsForBreak: underWay,
      repeatsForBreakOnDiscord: repeats,
      notes: [`${whileOpen} kills while a list was open`, ...notes(world)],
      faults: [],
    };
  };
}

const lists = 'lists on Discord, with kills and lost answers';
const faces = 'posts under publishers’ names, with kills and lost answers';
const crossposts = 'announcement channels, with kills and lost answers';

const byBot = /^POST \/channels\/\d+\/messages$/;

/** Messages on Discord, in all the ways in which they are sent. */
export const discordScenarios: Readonly<Record<string, Scenario>> = {
  [lists]: killedWhile({ sent: byBot, atOnce: [9, 12] }),
  // A kill can repeat what is under way, and each of two lost answers one more.
  [faces]: killedWhile({
    sent: /^POST \/webhooks\//,
    atOnce: [1, 4],
    repeats: underWay + 2,
    notes: ({ discord }) => [
      `${discord.messages.filter(({ webhookId }) => webhookId !== undefined).length} posts by webhooks`,
      `${discord.world.webhooks.size} webhooks`,
    ],
  }),
  [crossposts]: killedWhile({
    sent: /^POST \/channels\/\d+\/messages(\/\d+\/crosspost)?$/,
    atOnce: [1, 8],
    notes: ({ discord }) => [
      `${discord.messages.filter(({ isPublished }) => isPublished).length} messages published`,
    ],
  }),
};

/** Their worlds. */
export const discordWorlds: Readonly<Record<string, WorldOptions>> = {
  [lists]: { telegramChats: 0, discordChats: 12 },
  [faces]: { telegramChats: 0, discordChats: 12, faces: true },
  [crossposts]: { telegramChats: 0, discordChats: 6, announcements: 6 },
};
