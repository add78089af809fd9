import { months, weekdays } from '../linguistics/dates.js';
import { everyWord, languages } from '../linguistics/languages.js';
import { fold } from '../text.js';

const published = everyWord(({ dates }) => dates?.published);
const beside = everyWord(({ dates }) => dates?.beside);
const updates = languages
  .flatMap(({ dates }) => dates?.updates.split(', ') ?? [])
  .filter((beginning) => beginning !== '')
  .map(fold);
const zone = /^(?:utc|gmt|bst|ist|pst|pdt|est|edt|cet|cest|wib|wita|wit|et|pt|am|pm|a\.m|p\.m|h|uhr)$/;
const number = /^\d{1,4}(?:[./:-]\d{1,2}){0,2}(?:[./-]\d{2,4})?(?:st|nd|rd|th|º|h|\s?[ap]m)?$/;

/** Longer than a date with what is said around it, in UTF-16 units. */
const longest = 120;

/** Whether a sentence is no more than a date, as a publisher stamps it on a page: `Publicado em 30 de Maio de 2022.` */
export function isStamp(sentence: string): boolean {
  if (sentence.length > longest || !/\d/.test(sentence)) return false;
  const all = sentence.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}.:/ºª-]*[\p{L}\p{N}º])?/gu) ?? [];
  const isNumber = (word: string) => number.test(word);
  const isDay = (word: string) => months.has(word) || /^\d+[./-]\d+[./-]\d+$/.test(word);
  const isPart = (word: string) =>
    isNumber(word) ||
    isDay(word) ||
    weekdays.has(word) ||
    beside.has(word) ||
    zone.test(word) ||
    saysWhen(word);
  // Nearly every sentence has another word, and mostly its first one is.
  return all.every(isPart) && (all.some(isDay) || (all.some(saysWhen) && all.some(isNumber)));
}

/** Whether a word says that a date follows. */
function saysWhen(word: string): boolean {
  if (published.has(word)) return true;
  const folded = fold(word);
  return updates.some((beginning) => folded.startsWith(beginning));
}
