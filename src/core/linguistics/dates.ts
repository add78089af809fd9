import { everyWord } from './languages.js';

/** The months of all languages, whole and shortened, in lower case. */
export const months = everyWord((language) => language.months);

/** The days of the week of all languages, whole and shortened, in lower case. */
export const weekdays = everyWord(({ dates }) => dates?.weekdays);

/** The same, but whole: a short one may be a word of another kind, `sun`. */
export const wholeWeekdays = new Set([...weekdays].filter((day) => day.length > 3));
