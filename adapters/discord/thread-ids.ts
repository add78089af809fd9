/** A message in a thread, as the ledger names it: the thread's id stands before it, since only both find it again. */
export function messageInThread(thread: string, message: string): string {
  return `${thread}/${message}`;
}

/** The channel and the id of a message that was posted to a place. Null for what is no message's name. */
export function whereIs(place: string, messageId: string): { channel: string; message: string } | null {
  const [first = '', second] = messageId.split('/');
  const [channel, message] = second === undefined ? [place, first] : [first, second];
  return isId(channel) && isId(message) ? { channel, message } : null;
}

/** Whether this is an id as Discord makes them. */
export const isId = (text: string): boolean => /^\d{15,20}$/.test(text);
