import { type Chat, type ChatId, splitChatId } from './chat.js';
import type { ChatStore } from './ports.js';

/** Returns the wider places that a chat belongs to: see `ChatAdapter.belongsTo`. Rejects if that is not known now. */
export type BelongsTo = (chat: ChatId) => readonly ChatId[] | Promise<readonly ChatId[]>;

/**
 * The chat as delivery treats it: paused where the operator has paused it, or a place that it belongs to, such as the
 * group of a topic or the channel of a thread. As it is stored where nobody can say what it belongs to:
 * neither the platform nor what was noted of it.
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
  const since = async (places: readonly ChatId[]) => {
    for (const wider of places) {
      const suspendedAt = paused.includes(wider) ? (await store.chat(wider))?.suspendedAt : undefined;
      if (suspendedAt !== undefined) return suspendedAt;
    }
    return undefined;
  };
  const suspendedAt = (await since(chat.within ?? [])) ?? (await since(await widerOf(chat.id, belongsTo)));
  return suspendedAt === undefined ? chat : { ...chat, suspendedAt };
}

/** The chat with the places that it belongs to; null where they are noted already. */
export function withinNoted(chat: Chat | null, within: readonly ChatId[]): Chat | null {
  if (chat === null || chat.within?.join(' ') === within.join(' ')) return null;
  return { ...chat, within: [...within] };
}

async function widerOf(chat: ChatId, belongsTo: BelongsTo): Promise<readonly ChatId[]> {
  try {
    return await belongsTo(chat);
  } catch {
    return [];
  }
}
