import type { CommandOption } from './ports.js';
import { harmless } from './text.js';

/**
 * The longest text that each kind of option takes, in UTF-16 units. No name of a topic, place or part is longer than
 * 100; a text may be an address of the web.
 */
export const maxTypedLength = {
  topic: 100,
  chat: 100,
  part: 100,
  number: 20,
  file: 0,
  role: 40,
  text: 2_000,
} as const satisfies Record<CommandOption['kind'], number>;

/**
 * What a person typed, as commands read it: cut to what such an option can be, so that no later step pays for its
 * length, and without control characters and halves of characters, which no store takes.
 */
export function readTyped(text: string, kind: CommandOption['kind']): string {
  return harmless(text.slice(0, maxTypedLength[kind]));
}
