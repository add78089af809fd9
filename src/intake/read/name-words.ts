import {
  agencies,
  brands,
  paperTowns,
  places as placeNames,
  teams,
  townsOwn,
} from '../../core/linguistics/agencies.js';
import { cities } from '../../core/linguistics/cities.js';
import { houseWords } from '../../core/linguistics/house-words.js';
import { everyPhrase, everyWord } from '../../core/linguistics/languages.js';
import { escapePattern, fold } from '../../core/text.js';

const folded = (set: Iterable<string>) => new Set([...set].map(fold));

export const roles = folded(everyWord(({ bylines }) => bylines.roles));

export const beats = folded(everyWord(({ bylines }) => bylines.beats));

export const houses = folded(everyWord(({ bylines }) => bylines.houses));

/** What a house's name begins with, and no person's. As written: `Biró` is a person, `Biro` an office. */
export const starts = everyWord(({ bylines }) => bylines.starts);

/** What a house's name ends with, and no person's. */
export const ends = folded([...everyWord(({ bylines }) => bylines.ends), ...teams]);

/** Words that stand in no person's name of several words. */
export const common = folded(houseWords);

export const vague = folded(everyWord(({ bylines }) => bylines.vague));

export const agencyNames = folded([...agencies, ...brands]);

/** What the name of a house may begin with, a brand or a club. */
export const brandNames = folded(brands);

export const places = folded(placeNames);

/** Where a club or a paper may come from. */
export const towns = folded([...placeNames, ...cities, ...paperTowns]);

/** What names a house behind its town. */
export const townEnds = folded(townsOwn);

/** Words that stand before who wrote: alone they are nobody. */
export const writerLabels = folded(everyPhrase(({ writers }) => writers));

/** The one word before a name that says whose it is, `by`, `von`; as a pattern. */
export const by = everyPhrase(({ by }) => by).join('|');
/** Those that are hardly anything else where they stand alone: `Di` is Tuesday. */
export const byAlone = everyPhrase(({ by }) => by)
  .filter((word) => word === 'by' || word.length > 2)
  .join('|');

/** What is a label of a text as well, `Analysis: …`. */
export const headings = new Set(
  'analysis opinion review interview from report story comment haber protokoll entrevista reportagem writer'.split(
    ' ',
  ),
);

/** What those who write are called, `reporter`, where it says nothing else. */
export const writerRoles = everyPhrase(({ writers }) => writers).filter(
  (word) => roles.has(fold(word)) && !headings.has(word),
);

/** Stand before a name, `correspondent Jane Doe`; who edits does so only in lower case, `political editor Jane Doe`. */
const editing = new Set(everyPhrase(({ editors }) => editors));
export const offices = [...everyWord(({ bylines }) => bylines.offices)]
  .map((word) => (editing.has(word) ? word : `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`))
  .join('|');

/** Many of these are in none: a group has no name. */
export const groups = new Set(
  'staff desk desks team teams newsroom bureau crew redaksi redaktion redaccion rédaction redaction redazione redactie'.split(
    ' ',
  ),
);

/** Words that stand within a name in lower case. */
export const particle =
  /^(?:van|von|vom|zu|zum|zur|der|den|dem|des|de|da|di|do|dos|das|del|della|dello|degli|la|le|lo|los|las|bin|binti|binte|ibn|al|el|ul|ur|ud|e|y|af|av|ter|ten|te|'t|op|[asd]\/[lpo]|und|mac|st|dr|dr\.|prof\.|(?:med|rer|nat|phil|jur|hab|habil|dent|vet)\.|o')$/i;

/** Degrees, which are no part of a name. */
export const degree =
  /^(?:ph\.?d\.?|m\.?d\.?|m\.?sc\.?|mba|esq\.?|r\.?n\.?|d\.?o\.?|dvm|j\.?d\.?|rd|mph|pharmd|cfa|cpa)$/i;

/** What belongs to the name before the comma: `Jr.`, `S.H.`, the initials of `Roe, J. M.` and `Lin, H.-X.`. */
export const suffix =
  /^(?:jr|sr|ii|iii|iv)\.?$|^(?:\p{Lu}\.[\s-]?){2,5}$|^(?:\p{Lu}\p{L}{0,3}\.){1,4}(?:\p{L}{1,4}\.?)?$/iu;

/** A phrase as a pattern: any white space fits where it has a blank. */
export const phrasePattern = (phrase: string) => escapePattern(phrase).replace(/ /g, '\\s');
