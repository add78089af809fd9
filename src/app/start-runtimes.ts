import type { LogEntry } from '../core/article.js';
import type { ChatId } from '../core/chat.js';
import type { BelongsTo } from '../core/inherited-suspension.js';
import type { LeaderFacts } from '../core/leader-facts.js';
import { leaseNameFor } from '../core/lease-name.js';
import type { QueueLoad } from '../core/ports.js';
import { recent } from '../core/recent.js';
import { BotRuntime, type RuntimeParts } from './bot-runtime.js';
import type { Closers } from './closers.js';
import { forgetMissed } from './forget-missed.js';

/** How old what the leaders tell may be when it is asked for, in milliseconds; they tell every three seconds. */
const leadersAgeMs = 1_000;

/** The runtimes of this process. */
export interface Runtimes {
  /** Wakes the chats that follow what this process recorded. */
  announce(entries: readonly LogEntry[]): void;
  /** What each platform has to send that this process leads for. */
  load(): Record<string, QueueLoad>;
  /** What the processes tell that lead for platforms, this one too where others share its store. */
  leaders(): Promise<readonly LeaderFacts[]>;
  /** The wider places that a chat belongs to, as far as this process leads for its platform. */
  belongsTo: BelongsTo;
  /** Erases what the adapters of this process themselves keep of a chat. */
  forget(chat: ChatId): Promise<void>;
}

/**
 * Starts the runtimes. If several processes share the store, one leads for each token and the others stand by.
 */
export async function startRuntimes(parts: RuntimeParts, closers: Closers): Promise<Runtimes> {
  const { sharing } = parts.store;
  await forgetMissed(parts);
  if (sharing === undefined) {
    const runtime = new BotRuntime(parts);
    closers.push('runtimes', () => end([runtime], () => runtime.onDemoted()));
    await runtime.onElected();
    return {
      announce: (entries) => runtime.announce(entries),
      load: () => runtime.load,
      leaders: async () => [],
      belongsTo: runtime.belongsTo,
      forget: (chat) => runtime.forget(chat),
    };
  }
  const runtimes = parts.adapters.map((each) => ({
    lease: leaseNameFor(each.module.name),
    runtime: new BotRuntime({ ...parts, adapters: [each] }),
  }));
  const announce = (entries: readonly LogEntry[]) => {
    for (const { runtime } of runtimes) runtime.announce(entries);
  };
  // Subscribes before the first look for due entries, so that none recorded in between is missed.
  const unfollow = await sharing.followOthers(announce);
  closers.push('news of other processes', async () => unfollow());
  const ends = runtimes.map(({ lease, runtime }) => sharing.campaign(lease, runtime));
  const all = runtimes.map(({ runtime }) => runtime);
  closers.push('runtimes', () => end(all, () => Promise.all(ends.map((each) => each()))));
  const load = () => Object.assign({}, ...all.map((runtime) => runtime.load));
  const forget = async (chat: ChatId) => void (await Promise.all(all.map((runtime) => runtime.forget(chat))));
  const { clock, log } = parts;
  const leaders = recent(() => sharing.leaders(), leadersAgeMs, clock);
  const belongsTo: BelongsTo = async (chat) =>
    (await Promise.all(all.map((runtime) => runtime.belongsTo(chat)))).flat();
  const heard = (chat: ChatId) =>
    forget(chat).catch((error: unknown) => {
      log.error({ chat, err: error }, 'a chat that was forgotten could not be erased here: forget it again');
    });
  const unfollowForgotten = sharing.followForgotten((chat) => void heard(chat));
  closers.push('forgotten chats', async () => unfollowForgotten());
  return { announce, load, leaders, belongsTo, forget };
}

/** @throws Error that names the parts that could not be closed. */
async function end(runtimes: readonly BotRuntime[], act: () => Promise<unknown>): Promise<void> {
  await act();
  const leftOpen = runtimes.flatMap((runtime) => runtime.leftOpen);
  if (leftOpen.length > 0) throw new Error(`left open: ${leftOpen.join(', ')}`);
}
