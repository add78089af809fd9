import type { ChatId } from '../core/chat.js';
import type { Asker } from '../core/ports.js';

/** Who may ask a private bot for anything. */
export interface Access {
  /** The chats that may; empty: all. A chat's topics and threads may where it may. */
  chats: readonly string[];
  /** The people who run this Kabar, as `telegram:<id>` or `discord:<id>`: they may ask everywhere. */
  operators: readonly string[];
}

/** Whether somebody runs this Kabar. */
export function isOperator(
  { person, isOperator = false }: Pick<Asker, 'person' | 'isOperator'>,
  { operators }: Access,
): boolean {
  return isOperator || (person != null && operators.includes(person));
}

/** Whether somebody may ask in this chat. */
export function mayAsk(asker: Pick<Asker, 'chat' | 'person' | 'isOperator'>, access: Access): boolean {
  return isAllowed(asker.chat, access) || isOperator(asker, access);
}

/**
 * Whether a private bot posts to this chat. A chat's topics and threads are served where it is; the private chat of who
 * runs it has his own id.
 */
export function isAllowed(chat: ChatId, { chats, operators }: Access): boolean {
  const served = [...chats, ...operators];
  return chats.length === 0 || served.includes(chat) || served.includes(chat.split('/')[0] ?? chat);
}
