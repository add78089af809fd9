import { type ChatId, splitChatId } from './chat.js';

/**
 * The role of the one process that sends by the token of an adapter, by its name: it alone may settle, and make plans, in
 * the chats of that adapter.
 */
export function leaseNameFor(adapter: string): string {
  return `sender ${adapter}`;
}

/** The role of whoever sends to a chat. */
export function leaseNameOf(chat: ChatId): string {
  return leaseNameFor(splitChatId(chat).adapter);
}
