import { setTimeout as pause } from 'node:timers/promises';
import type { KabarProcess } from './kabar.js';

/** A process whose polls can be counted. */
export type Polling = Pick<KabarProcess, 'polls' | 'output'>;

/** How the end of a poll is waited for. */
interface Patience {
  /** Waits until the next look. */
  wait: () => Promise<unknown>;
  maxLooks: number;
}

/** A minute: a machine that is starved of processor time takes a while to poll. */
const aMinute: Patience = { wait: () => pause(20), maxLooks: 3_000 };

/** How many polls each process had finished at the last call. */
const counted = new WeakMap<Polling, number>();

/**
 * Resolves once one of these processes has finished a poll that none had finished at the last call. Between two kills
 * this is awaited: a feed lists its newest articles only, so that processes which never come to poll would lose what
 * leaves the list meanwhile, as Kabar would while it is switched off.
 * @throws Error when none finishes a poll in time.
 */
export async function untilPolled(kabars: readonly Polling[], patience: Patience = aMinute): Promise<void> {
  for (let look = 0; look < patience.maxLooks; look++) {
    const found = await Promise.all(kabars.map(async (kabar) => ({ kabar, polls: await kabar.polls() })));
    const isNew = found.some(({ kabar, polls }) => polls > (counted.get(kabar) ?? 0));
    if (isNew) {
      for (const { kabar, polls } of found) counted.set(kabar, polls);
      return;
    }
    await patience.wait();
  }
  const logs = kabars.map(({ output }) => output.slice(-1_000)).join('\n');
  throw new Error(`no process finished a poll between two kills; their logs end so:\n${logs}`);
}
