import { everyWord } from './languages.js';

/** Words that begin a sentence, and rarely stand with a capital within one, in lower case. */
export const openers = everyWord((language) => language.openers);

/** The same with a capital, for a pattern. */
export const capitalOpeners = [...openers]
  .filter((word) => /^\p{L}+$/u.test(word))
  .map((word) => word.replace(/^./u, (first) => first.toUpperCase()))
  .join('|');
