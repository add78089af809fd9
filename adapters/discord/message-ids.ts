/** Where a message stands, and the webhook that posted it; null where the bot did. */
export interface MessagePlace {
  channel: string;
  message: string;
  webhook: string | null;
}

/** A message in a thread, as the ledger names it: the thread's id stands before it, since only both find it again. */
export function threadMessageId(thread: string, message: string): string {
  return `${thread}/${message}`;
}

/** A message of a webhook, as the ledger names it: nobody else can change it. */
export function webhookMessageId(message: string, webhook: string): string {
  return `${message}@${webhook}`;
}

/** Where a message that was posted to a place stands, and by whom. Null for what is no message's name. */
export function parseMessageId(place: string, messageId: string): MessagePlace | null {
  const [named = '', webhook = null] = messageId.split('@');
  const [first = '', second] = named.split('/');
  const [channel, message] = second === undefined ? [place, first] : [first, second];
  return [channel, message, webhook ?? message].every(isSnowflake) ? { channel, message, webhook } : null;
}

/** Whether this is an id as Discord makes them. */
export const isSnowflake = (text: string): boolean => /^\d{15,20}$/.test(text);
