import { talkWords } from '../core/linguistics/talk.js';
import { words } from '../core/text.js';

/** Polite words around what somebody asks for. */
export const courtesies = talkWords('courtesies');

/** Words around the name of a topic. */
export const newsWords = talkWords('news');

/** The words that mean news, and not a part of it. */
const newsThemselves = talkWords('anyNews');

/** Words that leave open what is wanted, or want it all. */
export const everythingWords = talkWords('everything');

/** The most words of a kind that are taken from one end of what was typed. */
const maxLoose = 6;

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
  return all.length > 0 && all.every(isAskingAny);
}

/** Whether somebody names news as such: `berita`, `headlines`. */
export const namesNews = (typed: string) => spokenWords(typed).some((word) => newsThemselves.has(word));

/** Whether somebody says that they mean all there is: `everything please`, `semua`. */
export function saysEverything(typed: string): boolean {
  return asksForAnything(typed) && spokenWords(typed).some((word) => everythingWords.has(word));
}

/**
 * What was typed as it stands, and without ever more of the polite and asking words around it: `show me my topics`,
 * `me my topics`, `my topics`. The longest come first.
 */
export function saidForms(typed: string): string[] {
  return formsOf(typed, maxLoose);
}

/** The same for the words before it alone. */
export function withoutOpening(typed: string): string[] {
  return formsOf(typed, 0);
}

/** @param mostBehind how many words may be taken from the end. */
function formsOf(typed: string, mostBehind: number): string[] {
  const tokens = typed.trim().split(/\s+/);
  const isLoose = (token: string) => !isName(token, typed) && spokenWords(token).every(isAskingAny);
  const [before, behind] = looseEnds(tokens, isLoose);
  const forms: string[] = [];
  for (let left = 0; left <= Math.min(before, maxLoose); left++) {
    for (let right = 0; right <= Math.min(behind, mostBehind) && left + right < tokens.length; right++) {
      forms.push(tokens.slice(left, tokens.length - right).join(' '));
    }
  }
  return forms;
}

/** Whether what was typed names nothing, or only points at it: `this`, `topik ini dong`, `did I get this`. */
export function isPointing(typed: string): boolean {
  const all = spokenWords(typed);
  const isBeside = (word: string) => isAsking(word) || pointedAt.has(word);
  return (
    all.length === 0 ||
    (all.some((word) => pointingWords.has(word)) &&
      all.every((word) => pointingWords.has(word) || isBeside(word)))
  );
}

const isAsking = (word: string) => courtesies.has(word) || askingWords.has(word) || newsWords.has(word);

const isAskingAny = (word: string) => isAsking(word) || everythingWords.has(word);

/** Words without what English joins to them: `what's`, `I'd`. */
const spokenWords = (text: string) => words(text.replace(/(?<=\p{L})['’](?:s|d|m|ve|re|ll)(?!\p{L})/giu, ''));

/** Whether a word is a short name in capitals among words that are not: `US politics`, and not `SEND US NEWS`. */
const isName = (token: string, typed: string) => /^\p{Lu}{2,3}$/u.test(token) && /\p{Ll}/u.test(typed);

/** How many words of a kind stand at the beginning, and at the end. */
function looseEnds(tokens: readonly string[], isLoose: (token: string) => boolean): [number, number] {
  const count = (all: readonly string[]) => {
    const firm = all.findIndex((token) => !isLoose(token));
    return firm < 0 ? all.length : firm;
  };
  return [count(tokens), count(tokens.toReversed())];
}

/** Takes words of a kind from both ends, with the signs beside them; empty where all are. */
function stripped(typed: string, isOut: (word: string) => boolean): string {
  const tokens = typed.trim().split(/\s+/);
  // In what was begun in quotes each word counts.
  if ((typed.match(/["“”„]/g) ?? []).length % 2 === 1) return typed.trim();
  const isLoose = (token: string) =>
    /^[^"“”„-]*$/u.test(token) && !isName(token, typed) && spokenWords(token).every(isOut);
  const [before, behind] = looseEnds(tokens, isLoose);
  const left = tokens.slice(before, tokens.length - behind).join(' ');
  return left === typed.trim() ? left : left.replace(/[\s,;.!?…]+$/u, '');
}
