import type { Asker } from '../core/ports.js';

/** Who may ask a private bot for anything. */
export interface Access {
  /** The chats that may; empty: all. A chat's topics and threads may where it may. */
  chats: readonly string[];
  /** The people who run this Kabar, as `telegram:<id>` or `discord:<id>`: they may everywhere. */
  operators: readonly string[];
}

/** Whether somebody may ask in this chat. */
export function mayAsk(
  { chat, person }: Pick<Asker, 'chat' | 'person'>,
  { chats, operators }: Access,
): boolean {
  if (chats.length === 0) return true;
  const place = chat.split('/')[0] ?? chat;
  return chats.includes(chat) || chats.includes(place) || (person != null && operators.includes(person));
}
