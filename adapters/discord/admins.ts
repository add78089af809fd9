import type { ChatAdapter, Log } from '../../src/core/ports.js';
import { errorFacts } from './errors.js';
import type { PrivateChannels } from './private-channels.js';

/** A channel's name, and who owns its server. */
export interface OwnedPlace {
  name: string;
  ownerId: string;
}

/** Who runs a channel's server: see `ChatAdapter.admins`. Its owner, for nobody else is known without more rights. */
export function createAdmins(
  privateChannels: PrivateChannels,
  placeOf: (channelId: string) => OwnedPlace | null,
  log: Log,
): NonNullable<ChatAdapter['admins']> {
  return async (address) => {
    const place = placeOf(address);
    if (place === null) return { chats: [], place: null };
    const name = `#${place.name}`;
    try {
      const id = await privateChannels.idFor(place.ownerId);
      return { chats: [`discord:${id}`], place: name };
    } catch (error) {
      log.info({ channel: address, ...errorFacts(error) }, 'the owner of a server cannot be written to');
      return { chats: [], place: name };
    }
  };
}
