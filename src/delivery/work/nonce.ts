import { createHash, randomBytes } from 'node:crypto';
import type { ChatId } from '../../core/chat.js';
import type { Installation } from '../../core/ports.js';

/** A part that is sent: its chat, the last entry in it, and what distinguishes it from the chat's other parts. */
export interface NamedPart {
  chat: ChatId;
  seq: number;
  /** The entry's `seq`, or the plan and its part. */
  what: string;
}

/**
 * The name of one send, the same for every try of it, in base64url. Made of the chat too, since a platform may compare
 * it over all chats of a bot; and of the installation, since one that starts afresh counts its entries from 1 again,
 * while the platform may still know those of before.
 * @param maxLength the most characters that the platform takes.
 */
export function nonceOf(
  { id, bareNoncesUntil }: Installation,
  { chat, seq, what }: NamedPart,
  maxLength?: number,
): string {
  const name = seq <= bareNoncesUntil ? `${chat} ${what}` : `${id} ${chat} ${what}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, maxLength);
}

/** The nonce of a part of an announcement in a chat. */
export function announcementNonce(
  { id }: Installation,
  chat: ChatId,
  announcement: string,
  part: number,
): string {
  return nonceOf({ id, bareNoncesUntil: 0 }, { chat, seq: 1, what: `announcement ${announcement} ${part}` });
}

/** A random nonce for an answer: the same command may be given twice. */
export function randomNonce(maxLength?: number): string {
  return randomBytes(18).toString('base64url').slice(0, maxLength);
}
