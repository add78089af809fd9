import { setTimeout as pause } from 'node:timers/promises';
import { TcpProxy } from '../doubles/tcp-proxy.js';
import type { Scenario } from './scenario.js';
import type { WorldOptions } from './world.js';

/** How slow the database is, and what there is to do. */
interface Load {
  /** How long everything is under way to the database, each way, in milliseconds. */
  delayMs: number;
  /** How many messages the token may send in a second. */
  rate: number;
  /** How often an article is published, in milliseconds. */
  everyMs: number;
}

/**
 * Two processes share a database that is far away, and one of them has more to send than it can: no lease may be lost for
 * that, and nothing sent twice.
 */
function slowDatabase({ delayMs, rate, everyMs }: Load): Scenario {
  return async ({ world, seconds, progress }) => {
    const database = new URL(world.database?.url() ?? '');
    const proxy = await TcpProxy.start('127.0.0.1', Number(database.port));
    try {
      database.port = String(proxy.address.port);
      const env = {
        DATABASE_URL: database.href,
        TELEGRAM_MESSAGES_PER_SECOND: String(rate),
        DISCORD_TOKEN: '',
      };
      const running = await Promise.all([1, 2].map(() => world.start(undefined, env)));
      await world.subscribe();
      proxy.delayMs = delayMs;
      const before = world.telegram.messages.length;
      for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(everyMs)) {
        world.publish(1);
        progress(
          `${Math.round((end - Date.now()) / 1000)} s left, ${world.telegram.messages.length} messages`,
        );
      }
      const perSecond = (world.telegram.messages.length - before) / seconds;
      // What waits is told as fast as it goes, so that the run ends: nothing of it may be missing.
      proxy.delayMs = 0;
      const judged = await world.settled(240_000);
      const output = running.map((kabar) => kabar.output).join('');
      const says = (text: string) => output.split(text).length - 1;
      await Promise.all(running.map((kabar) => kabar.stop()));
      const [lost, rests] = [says('no longer leads'), says('the store does not answer')];
      const faults = [
        ...(lost > 0 ? [`the lease was lost ${lost} times`] : []),
        ...(rests > 0 ? [`sending rested ${rests} times, since the store did not answer`] : []),
      ];
      const notes = [
        `${Math.round(perSecond)} messages a second for ${seconds} s`,
        `${lost} losses of the lease`,
      ];
      return { judged, breaks: [], repeatsForBreak: 0, notes, faults };
    } finally {
      await proxy.close();
    }
  };
}

const fast = 'a slow database at 1,000 a second';
const far = 'a database that is far away, at 30 a second';

/** By name. How long they go on is given with `--seconds`. */
export const slowDatabases: Readonly<Record<string, Scenario>> = {
  [fast]: slowDatabase({ delayMs: 20, rate: 1000, everyMs: 300 }),
  [far]: slowDatabase({ delayMs: 250, rate: 30, everyMs: 3_000 }),
};

/** How their worlds differ from the usual one. */
export const slowWorlds: Readonly<Record<string, WorldOptions>> = {
  [fast]: { telegramChats: 300, discordChats: 0, perSecond: 1000, moreWords: 6 },
  [far]: { discordChats: 0, moreWords: 6 },
};
