import { kabarDiscord, kabarPostgres, kabarTelegram } from './kabar.js';
import { discordQueue, grammyQueue } from './others.js';
import type { Address } from './platform.js';
import type { Side } from './sending-side.js';

/*
 * One way to send, in a process of its own: `side.ts <name> <messages a second>`, then the platform's address by
 * message. With `replies` in it, so many answers are asked for beside the posts, and the process ends after them.
 */

/** What a side is told. */
export interface Task {
  address: Address;
  /** The places whose people ask, one a second, while the posts are pending. */
  asking: string[];
}

/** What a side took. */
export interface Took {
  /** How long each answer took, in milliseconds; Infinity for one that did not come in time. */
  waits: number[];
  peakMb: number;
  cpuSeconds: number;
}

const makers = { kabarTelegram, kabarPostgres, kabarDiscord, grammyQueue, discordQueue };

/** A side's name. */
export type SideName = keyof typeof makers;

/** How long the last answers are waited for, in milliseconds. */
const patience = 30_000;

async function run(side: Side, { asking }: Task): Promise<number[]> {
  const posting = side.post();
  if (asking.length === 0) {
    await posting;
    return [];
  }
  // Those that are not done when the process ends are meant to be so.
  posting.catch(() => {});
  const waits = asking.map(() => Number.POSITIVE_INFINITY);
  const answers: Promise<void>[] = [];
  for (const [index, place] of asking.entries()) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const began = performance.now();
    const noted = side.reply(place).then(() => {
      waits[index] = performance.now() - began;
    });
    answers.push(noted);
  }
  const timeout = new Promise((resolve) => setTimeout(resolve, patience));
  await Promise.race([Promise.all(answers), timeout]);
  return waits;
}

if (process.send !== undefined) {
  const [name, perSecond] = process.argv.slice(2);
  process.once('message', async (task: Task) => {
    const side = await makers[name as SideName](task.address, Number(perSecond));
    const before = process.cpuUsage();
    const waits = await run(side, task);
    const { user, system } = process.cpuUsage(before);
    const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
    const took: Took = { waits, peakMb, cpuSeconds: (user + system) / 1e6 };
    if (task.asking.length === 0) await side.close();
    process.send?.(took, () => process.exit());
  });
  process.send('ready');
}
