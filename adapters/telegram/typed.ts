/** A command as somebody typed it. */
export interface Typed {
  name: string;
  text: string;
  /** The bot that the command names, as in `/latest@kabar_bot`. */
  to: string | null;
}

/** The command that a text begins with; null where it is none. */
export function commandIn(text: string): Typed | null {
  const match = /^\/(\w+)(?:@(\w+))?(?:\s+(.*))?$/s.exec(text);
  if (match === null) return null;
  const [, name = '', to = null, rest = ''] = match;
  return { name: name.toLowerCase(), text: rest.trim(), to };
}
