/** Where a message goes, in the words of the Bot API: a chat and, in a forum or a channel's inbox, one of its topics. */
export interface TelegramTarget {
  chat_id: number;
  message_thread_id?: number;
  direct_messages_topic_id?: number;
}

/** The topic that every forum has. Naming it in a send is refused: it is meant where no topic is named. */
const generalTopic = 1;

/** The half of a chat's id after `telegram:`, as in `42`, `-100123` or `-100123/45`. */
export function addressOf(chat: number, thread?: number): string {
  return thread === undefined || thread === generalTopic ? String(chat) : `${chat}/${thread}`;
}

/** The same for what one person writes to a channel, as in `-100123/d45`. */
export function inboxAddressOf(chat: number, topic: number): string {
  return `${chat}/d${topic}`;
}

/** The place that an address names, or null for what is none. */
export function parseAddress(address: string): TelegramTarget | null {
  const match = /^(-?\d{1,16})(?:\/(d?)(\d{1,16}))?$/.exec(address);
  if (match === null) return null;
  const thread = match[3] === undefined ? generalTopic : Number(match[3]);
  if (match[2] === 'd') return { chat_id: Number(match[1]), direct_messages_topic_id: thread };
  return { chat_id: Number(match[1]), ...(thread !== generalTopic && { message_thread_id: thread }) };
}
