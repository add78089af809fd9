import { payloads } from '../../src/core/deep-link.js';

/** Opens the private chat with the bot, which is told the payload. https://core.telegram.org/bots/features#deep-linking */
export function startLink(username: string, payload: string): string {
  return `https://t.me/${username}?start=${payload}`;
}

/** Lets a person choose a group of theirs to let the bot into. */
export function inviteLink(username: string): string {
  return `https://t.me/${username}?startgroup=${payloads.add}`;
}

/** Lets a person choose a channel of theirs, with the one right that posts need. */
export function channelLink(username: string): string {
  return `https://t.me/${username}?startchannel&admin=post_messages`;
}
