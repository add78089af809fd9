import { PermissionFlagsBits } from 'discord.js';
import type { ApiAnswer, ApiContext } from './api.js';
import { errors } from './errors.js';

const announcementChannel = 5;

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const crossposted = 1 << 0;

/** Publishes a message to those who follow its channel. https://discord.com/developers/docs/resources/message#crosspost-message */
export function crosspost(
  { world, waiting, interactions }: ApiContext,
  [channelId = '', id]: string[],
): ApiAnswer {
  const channel = world.channels.get(channelId);
  if (channel === undefined) return errors.unknownChannel;
  const lacks = (bit: bigint) => (world.botPermissions(channel) & bit) === 0n;
  if (lacks(PermissionFlagsBits.ViewChannel)) return errors.missingAccess;
  if (channel.type !== announcementChannel) return errors.notInThisChannel;
  const message = world.messages.find((each) => each.id === id && each.channelId === channelId);
  if (message === undefined) return errors.unknownMessage;
  if (lacks(PermissionFlagsBits.SendMessages)) return errors.missingPermissions;
  if (message.webhookId !== undefined && lacks(PermissionFlagsBits.ManageMessages))
    return errors.missingPermissions;
  if (message.isPublished) return errors.alreadyCrossposted;
  message.isPublished = true;
  waiting.changed();
  const published = interactions.messageObject(message);
  return { status: 200, body: { ...published, flags: message.flags | crossposted } };
}
