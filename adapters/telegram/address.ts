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

/**
 * The chat that somebody names as people do, as the Bot API takes it: `@kabar`, `kabar`, its number, or its address as
 * `t.me/kabar` or, of a private one, `t.me/c/123/45`. Null for anything else.
 */
export function placeNamed(typed: string): string | number | null {
  const path = typed
    .trim()
    // Copied from a sentence, a name has its signs around it.
    .replace(/^[\s<("'“‘«@]+(?=[@\w])|[\s>)"'”’»,.;:!?]+$/gu, '')
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:s\/)?/i, '')
    .replace(/^tg:\/\/resolve\?domain=/i, '');
  const [, inside] = /^c\/(\d{1,13})(?:[/?#]|$)/.exec(path) ?? [];
  if (inside !== undefined) return Number(`-100${inside}`);
  if (/^-?\d{1,16}$/.test(path)) return Number(path);
  // https://core.telegram.org/method/account.checkUsername
  const [, name] = /^@?([a-z]\w{3,31})(?:[/?#&].*)?$/i.exec(path) ?? [];
  return name === undefined ? null : `@${name}`;
}
