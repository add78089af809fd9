import type { Invite } from '../core/invite.js';
import type { QueueLoad } from '../core/ports/meter.js';
import type { WindowDeps } from './context.js';
import type { WindowText } from './texts.js';

/** What people call a platform: its own name, or the page's word for what is none. */
export function platformName(id: string, text: WindowText): string {
  if (id === 'console') return text('look-terminal');
  if (id === 'web') return text('look-web');
  return `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
}

/** How a platform is, whichever process leads for it. */
export interface PlatformStatus {
  name: string;
  /** As the process says that leads for it; `standing by` where none does at the moment. */
  state: string;
  /** The process that leads for it; null where that is this one, or none. */
  elsewhere: string | null;
  /** What it has to send; null where no process tells. */
  load: QueueLoad | null;
  /** How people bring its bot to their places; empty while that is not known. */
  invites: readonly Invite[];
}

/** All platforms that a process of this Kabar serves. Those that another one leads for are as it told some seconds ago. */
export async function platformsOf({
  platforms,
  invites,
  machine,
}: Pick<WindowDeps, 'platforms' | 'invites' | 'machine'>): Promise<PlatformStatus[]> {
  const own = platforms();
  const loads = machine.load();
  const leaders = new Map((await machine.leaders()).map((facts) => [facts.platform, facts]));
  const names = [...new Set([...Object.keys(own), ...leaders.keys()])];
  return names.map((name) => {
    const [state, leader] = [own[name] ?? 'standing by', leaders.get(name)];
    if (state !== 'standing by' || leader === undefined) {
      return { name, state, elsewhere: null, load: loads[name] ?? null, invites: invites()[name] ?? [] };
    }
    const { process, load, invites: told = [] } = leader;
    return { name, state: leader.state, elsewhere: process, load, invites: told };
  });
}
