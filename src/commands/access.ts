import type { ChatId } from '../core/chat.js';
import type { BelongsTo } from '../core/inherited-suspension.js';
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
export async function mayAsk(
  asker: Pick<Asker, 'chat' | 'person' | 'isOperator'>,
  access: Access,
  belongsTo?: BelongsTo,
): Promise<boolean> {
  return isOperator(asker, access) || isAllowed(asker.chat, access, belongsTo);
}

/**
 * Whether a private bot posts to this chat. If it posts to a chat, it also posts to its topics and threads. The private
 * chat of an operator is served too, because its id is theirs. Where only the platform knows what a chat belongs to, it
 * is asked, and a rejection says that it did not answer.
 */
export function isAllowed(
  chat: ChatId,
  { chats, operators }: Access,
  belongsTo: BelongsTo = () => [],
): boolean | Promise<boolean> {
  const served = [...chats, ...operators];
  if (chats.length === 0 || served.includes(chat)) return true;
  const isServed = (wider: readonly ChatId[]) => wider.some((each) => served.includes(each));
  const wider = belongsTo(chat);
  return 'then' in wider ? wider.then(isServed) : isServed(wider);
}
