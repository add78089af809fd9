/** The role of the one process that sends: it alone may settle, and make plans. */
export const senderRole = 'sender';
