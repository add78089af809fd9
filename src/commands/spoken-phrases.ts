import { spelledOut, talkPhrases } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';

/** A phrase without what does not matter in it. */
export function folded(said: string): string {
  return words(spelledOut(said)).join(' ');
}

/** What people say, with what it stands for. */
export function phrases<Name extends string>(
  kind: Parameters<typeof talkPhrases>[0],
): ReadonlyMap<string, Name> {
  return new Map([...talkPhrases(kind)].map(([said, name]) => [folded(said), name as Name]));
}
