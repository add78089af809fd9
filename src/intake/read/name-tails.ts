import { everyPhrase } from '../../core/linguistics/languages.js';
import { escapePattern } from '../../core/text.js';
import { particle, places } from './name-words.js';

const tails = everyPhrase(({ tails }) => tails);
const loose = (phrases: readonly string[]) =>
  phrases.map((phrase) => escapePattern(phrase).replace(/ /g, '\\s+')).join('|');

/** What stands behind a name: `for Kompas`. One word in lower case: `Mark Di Stefano` is no Mark. */
export const tail = new RegExp(
  `[\\s,(]+(?:For|Via|${loose(tails.filter((phrase) => !phrase.includes(' ') && !particle.test(phrase)))})(?=[\\s),]|$).*$`,
  'u',
);

/** The same with several words, which may hold names behind commas. */
export const longTail = new RegExp(
  `[\\s,(]+(?:${loose(tails.filter((phrase) => phrase.includes(' ')))})(?=[\\s),]|$).*$`,
  'iu',
);

/** `Mario Rossi da Roma`: what may be a part of a name, `José da Silva`, ends it only before a place. */
export const placeTail = new RegExp(
  `(?<=\\S\\s\\S{1,40})\\s+(?:${loose(tails.filter((phrase) => particle.test(phrase)))})\\s+(?:${[...places].map(escapePattern).join('|')})$`,
  'iu',
);
