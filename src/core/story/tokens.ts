import { everyWord, storyLanguages } from '../linguistics/languages.js';
import { fold } from '../text.js';

/** One word or number of a text. */
export interface Token {
  /** As it is compared: folded, without a possessive's ending. */
  word: string;
  /** Whether it is written with a capital. */
  capital: boolean;
  /** Whether it stands first in its sentence, where every word has a capital. */
  first: boolean;
  /** Whether it holds a digit. */
  number: boolean;
}

const pattern = /\p{L}[\p{L}\p{N}]*(?:['’]\p{L}+)?|\p{N}[\p{N}\p{L}.,]*|[.!?…:"“”|\n]/gu;

/** The words and numbers of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let first = true;
  for (const [match] of text.matchAll(pattern)) {
    if (/^[^\p{L}\p{N}]/u.test(match)) {
      first = true;
      continue;
    }
    const number = /^\p{N}/u.test(match);
    const word = fold(number ? match.replace(/[.,]+$/, '') : match.replace(/['’]s?$|['’]s$/u, ''));
    tokens.push({ word: word.replace(/['’]/g, ''), capital: /^\p{Lu}/u.test(match), first, number });
    first = false;
  }
  return tokens;
}

/** Words that say nothing of an event, in all languages. The days of the week are none: they are compared by themselves. */
export const stopWords: ReadonlySet<string> = everyWord(({ story }) => story?.stopWords);

const dayNames: ReadonlyMap<string, number> = new Map(
  storyLanguages.flatMap(({ story }) =>
    story.days.split(' ').map((name, day): [string, number] => [name, day]),
  ),
);

/** The day of the week that a word names, 0 for Sunday. */
export function dayOf(word: string): number | undefined {
  return dayNames.get(word);
}

/** Whether a word can tell which event it is. */
export function isTelling({ word, number }: Token): boolean {
  return !number && word.length > 1 && !stopWords.has(word) && dayOf(word) === undefined;
}

/** Every four words in a row. */
export function runsOf(words: readonly string[]): string[] {
  return words
    .slice(3)
    .map((last, place) => `${words[place]} ${words[place + 1]} ${words[place + 2]} ${last}`);
}
