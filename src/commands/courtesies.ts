import { talkWords } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';

/** Polite words around what somebody asks for. */
export const courtesies = talkWords('courtesies');

/** Words around the name of a topic. */
export const newsWords = talkWords('news');

/** Words that leave open what is wanted, or want it all. */
export const everythingWords = talkWords('everything');

const [askingWords, pointingWords, pointedAt] = [
  talkWords('asking'),
  talkWords('pointing'),
  talkWords('pointedAt'),
];

/** What was typed without polite words around it: `bola dong`. What stands in quotes stays, and so does a single word. */
export function withoutCourtesies(typed: string): string {
  return stripped(typed, (word) => courtesies.has(word)) || typed.trim();
}

/** What was typed without all in which people wrap a wish: `can you send me news about football?`, `aku mau bola dong`. */
export function withoutAsking(typed: string): string {
  return stripped(typed, isAsking) || typed.trim();
}

/** Whether nothing remains of what was typed but the asking: `berita apa hari ini ya?`, `semua`. */
export function asksForAnything(typed: string): boolean {
  const all = spokenWords(typed);
  return all.length > 0 && all.every((word) => isAsking(word) || everythingWords.has(word));
}

/** Whether what was typed names nothing, or only points at it: `this`, `topik ini dong`. */
export function isPointing(typed: string): boolean {
  const all = spokenWords(typed);
  const isBeside = (word: string) => courtesies.has(word) || newsWords.has(word) || pointedAt.has(word);
  return (
    all.length === 0 ||
    (all.some((word) => pointingWords.has(word)) &&
      all.every((word) => pointingWords.has(word) || isBeside(word)))
  );
}

const isAsking = (word: string) => courtesies.has(word) || askingWords.has(word) || newsWords.has(word);

/** Words without what English joins to them: `what's`, `I'd`. */
const spokenWords = (text: string) => words(text.replace(/(?<=\p{L})['’](?:s|d|m|ve|re|ll)(?!\p{L})/giu, ''));

/** Takes words of a kind from both ends, with the signs beside them; empty where all are. */
function stripped(typed: string, isOut: (word: string) => boolean): string {
  const tokens = typed.trim().split(/\s+/);
  // In what was begun in quotes each word counts.
  if ((typed.match(/["“”„]/g) ?? []).length % 2 === 1) return typed.trim();
  const isLoose = (token = '') => /^[^"“”„-]*$/u.test(token) && spokenWords(token).every(isOut);
  let [from, to] = [0, tokens.length];
  while (from < to && isLoose(tokens[from])) from += 1;
  while (to > from && isLoose(tokens[to - 1])) to -= 1;
  const left = tokens.slice(from, to).join(' ');
  return left === typed.trim() ? left : left.replace(/[\s,;.!?…]+$/u, '');
}
