import type { Chat, User } from 'grammy/types';
import type { Message } from '../../src/core/message.js';
import type { PlaceKind } from '../../src/core/ports.js';

/** Sends messages to a chat, in the turn of the answers of a place. */
export type Messenger = (place: number, chat: string, messages: readonly Message[]) => Promise<unknown>;

/** A person, as Kabar tells them apart. */
export const personOf = (user: User) => `telegram:${user.id}`;

/** What kind of place a chat is, by what updates tell of it. */
export function kindOf(chat: Pick<Chat, 'type' | 'is_direct_messages'>): PlaceKind {
  if (chat.is_direct_messages) return 'inbox';
  if (chat.type === 'channel') return 'broadcast';
  return chat.type === 'private' ? 'private' : 'group';
}
