/** Where a message goes, in the words of the Bot API: a chat and, in a forum, one of its topics. */
export interface TelegramTarget {
  chat_id: number;
  message_thread_id?: number;
}

/** The topic that every forum has. Naming it in a send is refused: it is meant where no topic is named. */
const generalTopic = 1;

/** The half of a chat's id after `telegram:`, as in `42`, `-100123` or `-100123/45`. */
export function addressOf(chat: number, thread?: number): string {
  return thread === undefined || thread === generalTopic ? String(chat) : `${chat}/${thread}`;
}

/** The place that an address names, or null for what {@link addressOf} never makes. */
export function parseAddress(address: string): TelegramTarget | null {
  const match = /^(-?\d{1,16})(?:\/(\d{1,16}))?$/.exec(address);
  if (match === null) return null;
  const thread = match[2] === undefined ? generalTopic : Number(match[2]);
  return { chat_id: Number(match[1]), ...(thread !== generalTopic && { message_thread_id: thread }) };
}
