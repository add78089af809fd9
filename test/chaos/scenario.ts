import { setTimeout as pause } from 'node:timers/promises';
import type { KabarProcess } from './kabar.js';
import { untilPolled } from './polls.js';
import type { Judged, World } from './world.js';

/** What a scenario came to, beside what the chats were told. */
export interface Ran {
  judged: Judged[];
  /** When Kabar was killed, or a connection cut; in milliseconds. */
  breaks: readonly number[];
  /** How many sends each break may repeat on Telegram. */
  repeatsForBreak: number;
  /** The same on Discord, whose nonces tell a second try but where there are none. Default: 0. */
  repeatsForBreakOnDiscord?: number;
  /** What the run found out, for the table. */
  notes: string[];
  /** What is wrong beside lost, misplaced and repeated articles. */
  faults: string[];
}

/** What a scenario is given. */
export interface Options {
  world: World;
  kills: number;
  /** How long load goes on, in seconds. */
  seconds: number;
  random: () => number;
  progress: (text: string) => void;
}

/** At 30 sends a second Kabar has 5 under way. */
export const underWay = 5;

/** One way to make life hard for Kabar. */
export type Scenario = (options: Options) => Promise<Ran>;

/** Waits for the moment of the next kill. */
export async function moment(world: World, random: () => number): Promise<void> {
  const chance = random();
  const timeout = pause(1500);
  if (chance < 0.4) return pause(random() * 1500);
  const calls = world.telegram.calls.length;
  const wanted = 1 + Math.floor(random() * 20);
  const isPart = (text: string) => /^\d+ new /.test(text);
  const seen = world.telegram.messages.length;
  const arrived = world.telegram
    .waitFor(
      () => {
        const { messages } = world.telegram;
        if (chance < 0.7) return world.telegram.calls.length - calls >= wanted ? true : undefined;
        return messages.slice(seen).some(({ text }) => isPart(text)) ? true : undefined;
      },
      'a call',
      3000,
    )
    .catch(() => undefined);
  await Promise.race([timeout, arrived]);
}

/**
 * Kills a process as a power cut would, once it or one of the others has finished a poll since the last kill.
 * @returns when it was killed, in milliseconds.
 */
export async function killAfterPoll(
  kabar: KabarProcess,
  all: readonly KabarProcess[] = [kabar],
): Promise<number> {
  await untilPolled(all);
  await kabar.kill();
  return performance.timeOrigin + performance.now();
}

/** Runs a Kabar that is never killed, publishes, and breaks something meanwhile. */
export function unkilled(
  act: (options: Options, kabar: KabarProcess) => Promise<Partial<Ran>>,
  preload?: string,
): Scenario {
  return async (options) => {
    const { world } = options;
    const kabar = await world.start(preload);
    await world.subscribe();
    world.publish(3);
    const ran = await act(options, kabar);
    world.publish(3);
    const judged = await world.settled(120_000);
    await kabar.stop();
    return { judged, breaks: [], repeatsForBreak: 1, notes: [], faults: [], ...ran };
  };
}
