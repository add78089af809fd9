import { type Chat, type ChatId, splitChatId } from './chat.js';
import type { ChatStore } from './ports.js';

/** Returns the wider places that a chat belongs to: see `ChatAdapter.belongsTo`. Rejects if that is not known now. */
export type BelongsTo = (chat: ChatId) => readonly ChatId[] | Promise<readonly ChatId[]>;

/**
 * Returns the chat as delivery treats it: suspended if the operator has paused it or a place that it belongs to, such as
 * the group of a topic or the channel of a thread. If nobody can say what it belongs to, it is returned as it is stored.
 */
export async function withInheritedSuspension(
  chat: Chat,
  store: Pick<ChatStore, 'suspended' | 'chat'>,
  belongsTo: BelongsTo = () => [],
): Promise<Chat> {
  if (chat.suspendedAt !== undefined) return chat;
  const { adapter } = splitChatId(chat.id);
  // Nearly always nothing is paused: then no platform is asked.
  const paused = (await store.suspended()).filter((each) => splitChatId(each).adapter === adapter);
  if (paused.length === 0) return chat;
  for (const wider of await widerOf(chat.id, belongsTo)) {
    const suspendedAt = paused.includes(wider) ? (await store.chat(wider))?.suspendedAt : undefined;
    if (suspendedAt !== undefined) return { ...chat, suspendedAt };
  }
  return chat;
}

async function widerOf(chat: ChatId, belongsTo: BelongsTo): Promise<readonly ChatId[]> {
  try {
    return await belongsTo(chat);
  } catch {
    return [];
  }
}
