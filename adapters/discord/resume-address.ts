import type { SessionInfo, SimpleShardingStrategy } from 'discord.js';

/** So often a connection is tried in vain at the address that came with its session. */
const triesAtOwnAddress = 3;

/**
 * discord.js tries a session for ever at the address that came with it, also where nobody answers there any more. After some
 * tries it is resumed at the address where sessions begin.
 * https://discord.com/developers/docs/events/gateway#resuming
 */
export function outliveResumeAddress(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0]): void {
  const failures = new Map<number, number>();
  // discord.js hands the names of these events to nobody.
  const on = manager.on.bind(manager) as (name: string, run: (of: { shardId: number }) => void) => unknown;
  on('closed', ({ shardId }) => failures.set(shardId, (failures.get(shardId) ?? 0) + 1));
  for (const name of ['ready', 'resumed']) on(name, ({ shardId }) => failures.delete(shardId));
  const { retrieveSessionInfo } = manager.options;
  manager.options.retrieveSessionInfo = async (shardId) => {
    const session = await retrieveSessionInfo(shardId);
    if (session === null || (failures.get(shardId) ?? 0) <= triesAtOwnAddress) return session;
    const { resumeURL: _, ...rest } = session;
    return rest as SessionInfo;
  };
}
