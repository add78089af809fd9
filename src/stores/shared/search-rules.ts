import { inflectedFrom, inflections } from '../../core/classify/phrases.js';
import type { Query } from '../../core/query.js';

/** After a week an article counts half as much in what was looked for. In milliseconds. */
export const halfLife = 7 * 24 * 3_600_000;

/** A word, its inflections, and what it may be an inflection of. */
export function formsOf(word: string): string[] {
  return [
    word,
    ...inflections(word),
    ...inflectedFrom(word).flatMap((base) => [base, ...inflections(base)]),
  ].filter((form, index, all) => all.indexOf(form) === index);
}

/** Whether a word can be recognised when it is misspelt: a shorter one is like too many. */
export function isLongEnough(word: string): boolean {
  return word.length >= 4;
}

/** The words of a query that somebody may have misspelt. */
export function spelledOf({ must, phrases }: Query): string[] {
  return [...must, ...phrases.flatMap((phrase) => phrase.split(' '))].filter(isLongEnough);
}

/** How many letters of a word may be wrong, missing or too many: every fifth. */
export function slipsOf(word: string): number {
  return Math.max(1, Math.round(word.length / 5));
}
