import type { ChatId } from '../core/chat.js';
import type { Asker } from '../core/ports.js';

/** Who may use a private bot. */
export interface Access {
  /** The chats that may use it, with their topics and threads. Empty: all chats. */
  chats: readonly string[];
  /** The people who run this Kabar, as `<platform>:<id>`. They may ask everywhere. */
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
 * Whether a private bot posts to this chat. If it posts to a chat, it also posts to its topics and threads. The private
 * chat of an operator is served too, because its id is theirs.
 */
export function isAllowed(chat: ChatId, { chats, operators }: Access): boolean {
  const served = [...chats, ...operators];
  return chats.length === 0 || served.includes(chat) || served.includes(chat.split('/')[0] ?? chat);
}
