import { stopWords } from './story/tokens.js';
import { words } from './text.js';

/** The longest query, in UTF-16 units, and the most terms in it. */
export const maxQuery = { length: 200, terms: 20 };

/** How many articles a search finds at the most: the newest of those that fit. Ranking more would keep people waiting. */
export const maxFound = 200;

/**
 * What somebody looks for. Every term is folded words, joined by a space: `korea utara`. A text fits when it
 * holds all of `must` and `phrases`, each phrase as words in a row, and none of `not`.
 */
export interface Query {
  must: string[];
  phrases: string[];
  /** Words and phrases. */
  not: string[];
}

/**
 * Reads what a person typed: words, `"phrases in quotes"`, and `-left -"out these"`. Words that are joined by
 * a hyphen are a phrase. Null when nothing is left to look for.
 */
export function parseQuery(text: string): Query | null {
  const query: Query = { must: [], phrases: [], not: [] };
  for (const [, minus, phrase, word] of termsOf(wholeTerms(text, maxQuery.length)).slice(0, maxQuery.terms)) {
    const found = words(phrase ?? word ?? '');
    if (found.length === 0) continue;
    const term = found.join(' ');
    if (minus === '-') query.not.push(term);
    else if (found.length > 1) query.phrases.push(term);
    else query.must.push(term);
  }
  return query.must.length + query.phrases.length > 0 ? query : null;
}

/** Whether {@link parseQuery} leaves out part of a text, because a query has no room for it. */
export function isTooLongToQuery(text: string): boolean {
  return text.length > maxQuery.length || termsOf(text).length > maxQuery.terms;
}

/** The terms that have room in so many UTF-16 units: one that would be cut is left out, since half of a word is another. */
export function wholeTerms(typed: string, maxLength: number): string {
  if (typed.length <= maxLength) return typed;
  const cut = typed.slice(0, maxLength + 1).replace(/\s+\S*$/, '');
  const isOpen = (cut.match(/["“”„]/g) ?? []).length % 2 === 1;
  const whole = isOpen ? cut.replace(/-?["“”„][^"“”„]*$/, '') : cut;
  return whole.slice(0, maxLength);
}

const termsOf = (text: string) => [...text.matchAll(/(?<=^|\s)(-?)(?:["“”„]([^"“”„]*)["“”„]?|(\S+))/gu)];

/** Scripts in which one character may be a word. */
const wordInOne = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Whether nearly every article has what is looked for: single letters, and words such as `the` and `yang`. */
export function findsEverything({ must, phrases }: Query): boolean {
  const saysNothing = (word: string) =>
    stopWords.has(word) || ([...word].length === 1 && !wordInOne.test(word));
  return [...must, ...phrases].every((term) => term.split(' ').every(saysNothing));
}
