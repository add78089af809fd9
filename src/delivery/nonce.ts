import { createHash, randomBytes } from 'node:crypto';
import type { ChatId } from '../core/chat.js';

/**
 * The name of one send, the same for every try of it: 25 characters of base64url, the longest that Discord
 * takes (https://discord.com/developers/docs/resources/message#create-message). Made of the chat too, since
 * Discord compares it over all channels of a bot. `what`: the entry's `seq`, or the plan and its part.
 */
export function nonceOf(chat: ChatId, what: string): string {
  return createHash('sha256').update(`${chat} ${what}`).digest('base64url').slice(0, 25);
}

/** A nonce for an answer: the same command may be given twice, so it is made of nothing. */
export function randomNonce(): string {
  return randomBytes(18).toString('base64url');
}
