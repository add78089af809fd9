import { type APIChannel, DiscordAPIError, type REST, Routes } from 'discord.js';
import { BoundedMap } from '../../src/core/bounded-map.js';
import type { ChatAdapter } from '../../src/core/ports.js';
import { isSnowflake } from './message-ids.js';
import { isThread } from './rights.js';

/** How many channels are known at the most: the oldest are asked for again. */
const maxKnown = 10_000;

/**
 * The channel that a thread belongs to: see `ChatAdapter`. A thread never changes its channel. The gateway does not tell
 * of archived threads, which is why the API is asked for what it has not told.
 * @param parentOf the parent of a channel that the gateway has told of; null for one without, undefined for others.
 */
export function createBelongsTo(
  rest: REST,
  parentOf: (channelId: string) => string | null | undefined,
): NonNullable<ChatAdapter['belongsTo']> {
  const known = new BoundedMap<string, readonly string[]>(maxKnown);
  return (address) => known.get(address) ?? listOf(parentOf(address)) ?? ask(address);

  async function ask(address: string): Promise<readonly string[]> {
    const wider = await parentAtApi(rest, address);
    known.set(address, wider);
    return wider;
  }
}

const listOf = (parent: string | null | undefined) =>
  parent === undefined ? undefined : parent === null ? [] : [parent];

/** A channel that is not there, or not to be seen, belongs to none. Rejects where Discord does not answer. */
async function parentAtApi(rest: REST, address: string): Promise<string[]> {
  if (!isSnowflake(address)) return [];
  try {
    const channel = (await rest.get(Routes.channel(address))) as APIChannel;
    return isThread(channel.type) && 'parent_id' in channel && channel.parent_id ? [channel.parent_id] : [];
  } catch (error) {
    if (error instanceof DiscordAPIError && [403, 404].includes(error.status)) return [];
    throw error;
  }
}
