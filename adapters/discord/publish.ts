import { ChannelType, RESTJSONErrorCodes as Code, type REST, Routes } from 'discord.js';
import type { ChatAdapter } from '../../src/core/ports.js';
import { codeOf } from './errors.js';
import { parseMessageId } from './message-ids.js';
import { outcomeOf } from './outcome.js';

/**
 * Publishes posts of announcement channels to the servers that follow them: see `ChatAdapter`. The bot's own posts need
 * the right to send messages there, those of webhooks the one to manage messages.
 * https://discord.com/developers/docs/resources/message#crosspost-message
 * @param typeOf the type of a channel that the gateway has told of; undefined for others.
 */
export function createPublishing(
  rest: REST,
  typeOf: (channelId: string) => ChannelType | undefined,
): Required<Pick<ChatAdapter, 'hasFollowers' | 'publish'>> {
  return {
    hasFollowers(address) {
      const type = typeOf(address);
      return type === undefined ? null : type === ChannelType.GuildAnnouncement;
    },

    async publish(address, messageId) {
      const where = parseMessageId(address, messageId);
      if (where === null) return { kind: 'rejected', reason: 'not the id of a Discord message' };
      try {
        await rest.post(Routes.channelMessageCrosspost(where.channel, where.message));
        return { kind: 'sent', messageId };
      } catch (error) {
        return codeOf(error) === Code.ThisMessageWasAlreadyCrossposted
          ? { kind: 'sent', messageId }
          : outcomeOf(error);
      }
    },
  };
}
