import { type ChatId, splitChatId } from './chat.js';

/**
 * The name of the lease whose holder sends by the token of an adapter. Only that process may settle and make plans in the
 * chats of that adapter.
 */
export function leaseNameFor(adapter: string): string {
  return `sender ${adapter}`;
}

/** The name of the lease whose holder sends to a chat. */
export function leaseNameOf(chat: ChatId): string {
  return leaseNameFor(splitChatId(chat).adapter);
}
