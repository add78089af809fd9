/** A command as somebody typed it. */
export interface Typed {
  name: string;
  text: string;
  /** The bot that the command names, as in `/latest@kabar_bot`. */
  to: string | null;
}

/** The command that a text begins with; null where it is none. */
export function commandIn(text: string): Typed | null {
  const match = /^\/(\w+)(?:@(\w+))?[.,!?…]*(?:\s+(.*))?$/s.exec(text);
  if (match === null) return null;
  const [, name = '', to = null, rest = ''] = match;
  return { name: name.toLowerCase(), text: rest.trim(), to };
}

/** What stands for a message without any words: a sign that nobody could look for. */
export const noWords = '…';

/** The words without the bot's own name before or behind them: where nobody else is, they can only be meant for it. */
export function withoutMention(text: string, username: string): string {
  const rest = text
    .replace(new RegExp(`^\\s*@${username}(?!\\w)[\\s,:]*`, 'iu'), '')
    .replace(new RegExp(`\\s*@${username}(?!\\w)\\s*$`, 'iu'), '');
  return rest === '' ? noWords : rest;
}
