import { agencies, places as placeNames } from '../../core/linguistics/agencies.js';
import { everyPhrase, everyWord } from '../../core/linguistics/languages.js';
import { fold, squash, words } from '../../core/text.js';

/** By what names a publisher calls itself: each as its words, folded, without blanks between. */
export interface House {
  isOwn(name: string): boolean;
}

/** Of a publisher that is not known. */
export const noHouse: House = { isOwn: () => false };

const folded = (set: Iterable<string>) => new Set([...set].map(fold));
const roles = folded(everyWord(({ bylines }) => bylines.roles));
const beats = folded(everyWord(({ bylines }) => bylines.beats));
const houses = folded(everyWord(({ bylines }) => bylines.houses));
const vague = folded(everyWord(({ bylines }) => bylines.vague));
const agencyNames = folded(agencies);

/** Words that stand within a name in lower case. */
const particle =
  /^(?:van|von|vom|zu|zum|zur|der|den|dem|des|de|da|di|do|dos|das|del|della|dello|degli|la|le|lo|los|las|bin|binti|binte|ibn|al|el|ul|ur|ud|e|y|af|av|ter|ten|te|'t|op|und|mac|st|dr|dr\.|prof\.|o')$/i;
const honorific = /^(?:mr|mrs|ms|miss|herr|frau|mme|mlle)\.?\s+(?=\p{Lu})/iu;
/** What stands before a date or a place: `Jane Doe le`, `Jule Radeck vom`; and a full stop. */
const trailing =
  /(?:\s+(?:On|At|In|with|avec|mit|con|com|med|le|la|les|der|die|das|den|de|[vV]on|[vV]om|van|am|im|in|on|at|el|il|di|da|du|and|und|y|et|dan))+$|(?<=\p{L}{4})\.$/u;
/** Degrees, which are no part of a name. */
const degree =
  /^(?:ph\.?d\.?|m\.?d\.?|m\.?sc\.?|mba|esq\.?|r\.?n\.?|d\.?o\.?|dvm|j\.?d\.?|rd|mph|pharmd|cfa|cpa)$/i;
/** What belongs to the name before the comma: `Jr.`, `S.H.`, the initials of `Roe, J. M.` and `Lin, H.-X.`. */
const suffix =
  /^(?:jr|sr|ii|iii|iv)\.?$|^(?:\p{Lu}\.[\s-]?){2,5}$|^(?:\p{Lu}\p{L}{0,3}\.){1,4}(?:\p{L}{1,4}\.?)?$/iu;

const escaped = (phrase: string) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const conjunctions = everyPhrase(({ conjunctions }) => conjunctions);
/** Those that stand in names as well, `Ortega y Gasset`, part them only where both sides are names. */
const doubtful = new Set([
  'y',
  'e',
  'i',
  'en',
  'et',
  'og',
  'och',
  'und',
  've',
  'ile',
  'ed',
  'serta',
  'bersama',
  'with',
  'con',
  'sowie',
  'и',
  'oraz',
  'ainsi que',
  '和',
  '与',
  '與',
  'と',
  '+',
  '&',
]);
const certain = conjunctions.filter((word) => !doubtful.has(word) && /^[a-z ]+$/.test(word));
const certainList = new RegExp(
  `(?:^|,?\\s+)(?:${[...certain, ...certain.map((word) => word.toUpperCase()), 'And', 'Und'].map(escaped).join('|')})\\s+`,
  'u',
);
const doubtfulJoint = new RegExp(
  `,?\\s+(?:${[...doubtful]
    .filter((word) => /^[\p{L} &+]+$/u.test(word))
    .map(escaped)
    .join('|')})\\s+`,
  'iu',
);
const tails = everyPhrase(({ tails }) => tails);
const loose = (phrases: readonly string[]) =>
  phrases.map((phrase) => escaped(phrase).replace(/ /g, '\\s+')).join('|');
/** One word in lower case: `Mark Di Stefano` is no Mark. */
const tail = new RegExp(
  `[\\s,(]+(?:For|Via|${loose(tails.filter((phrase) => !phrase.includes(' ')))})(?=[\\s),]|$).*$`,
  'u',
);
/** The same with several words, which may hold names behind commas. */
const longTail = new RegExp(
  `[\\s,(]+(?:${loose(tails.filter((phrase) => phrase.includes(' ')))})(?=[\\s),]|$).*$`,
  'iu',
);
/** Many of these are in none: a group has no name. */
const groups = new Set(
  'staff desk desks team teams newsroom bureau crew redaksi redaktion redaccion rédaction redaction redazione redactie'.split(
    ' ',
  ),
);
const places = folded(placeNames);

/** A name is hardly longer, in UTF-16 units and words. */
const longestName = 60;
const maxWords = 6;

/** The names of persons in a text, in order, cleaned: without offices, houses and places. */
export function namesIn(text: string, house: House): string[] {
  return partsOf(text).flatMap((part) => nameOf(part, house) ?? []);
}

/**
 * The names of a text that holds nothing else than names, and the offices, houses and places beside them. Null where
 * it holds anything else.
 */
export function namesOnly(text: string, house: House = noHouse): string[] | null {
  // Names in lower case are names only where nothing but names is written.
  if (!/\p{Lu}|\p{Lo}/u.test(text)) return null;
  const found: string[] = [];
  for (const part of partsOf(text)) {
    const name = nameOf(part, house);
    if (name !== null) found.push(name);
    else if (!isBeside(part)) return null;
  }
  return found;
}

/** Whether a part of a byline is an office, a house or a place. */
function isBeside(part: string): boolean {
  const text = tidy(part);
  if (text.length > longestName) return false;
  return (
    text === '' ||
    agencyNames.has(fold(text)) ||
    places.has(fold(text)) ||
    /^\p{Lu}[\p{L}.-]+$/u.test(text) ||
    (isNobody(text) && text.split(' ').length <= 6)
  );
}

/** Dates, and what else sites write behind names. */
const behindNames = new RegExp(
  `[\\s,(|]+(?:\\d|(?:${[...everyWord(({ months }) => months)]
    .filter((month) => month.length > 2)
    .map(escaped)
    .join(
      '|',
    )})\\.?,?\\s\\d|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|senin|selasa|rabu|kamis|jumat|sabtu|minggu),?\\s+(?:\\d|\\p{Lu}\\p{L}+\\.?\\s\\d)|(?:last |first )?(?:updated|published|posted|publish date|modified|publicado|actualizado|publié|veröffentlicht|aktualisiert|pubblicato|diterbitkan|dipublikasikan|follow|live)(?=[\\s:]|$)).*$`,
  'iu',
);

function partsOf(text: string): string[] {
  if (/^\s*n\/a\s*$/i.test(text)) return [];
  return text
    .replace(behindNames, '')
    .replace(longTail, '')
    .replace(/(?<=\S)\s*\([^()]{0,200}\)/g, '')
    .split(/\s*[;|•·；]\s*|\s+[–—]\s+|\s+-\s+|\n/)
    .flatMap((part) => splitList(unglued(part)));
}

/** `Jane DoeBBC News`, `ByJane Doe`, `Jane DoeJohn Roe`: what stood in elements of their own and was glued. */
function unglued(text: string): string {
  return text
    .replace(/(\p{Ll}{2})(\p{Lu}{2,}(?=\s|$))/gu, '$1, $2')
    .replace(/^By(?=\p{Lu}\p{Ll})/u, '')
    .replace(
      /(?<=\s\p{Lu}\p{Ll}{2,14})(?<!\s(?:Mac|Fitz|Van|Vander|Von|Del|Della|Des|San))(?=\p{Lu}\p{Ll}+\s\p{Lu})/gu,
      ', ',
    )
    .replace(/^[^:]{2,30}:\s+(?=\p{Lu}\p{Ll})/u, '');
}

function splitList(text: string): string[] {
  const byCommas = text.split(/\s*[,，、]\s*|\s*\/\s*/).filter((part) => part !== '');
  const pieces: string[] = [];
  const isList = splitJoined(byCommas[0] ?? '').some((each) => each.trim().includes(' '));
  for (const [index, part] of byCommas.entries()) {
    // One word behind a comma is a place: `Jane Doe, Nairobi`.
    if (index > 0 && isList && /^[\p{L}.'’-]+$/u.test(part) && !suffix.test(part)) continue;
    // `Jane Doe, Jr.` and `Doe, Jane` are one.
    const before = pieces.at(-1);
    if (before !== undefined && suffix.test(part)) pieces[pieces.length - 1] = `${before}, ${part}`;
    else pieces.push(...splitJoined(part));
  }
  if (byCommas.length === 2 && pieces.length === 2 && isReversed(pieces[0] ?? '', pieces[1] ?? '')) {
    return [pieces.join(', ')];
  }
  return pieces;
}

/** `Doe, John`: neither is a name of two words. */
function isReversed(last: string, first: string): boolean {
  const single = /^\p{Lu}[\p{L}\p{M}.'’-]+$/u;
  return (
    single.test(last) &&
    /^\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}\.?)?$/u.test(first) &&
    !isNobody(first) &&
    !isNobody(last)
  );
}

function splitJoined(text: string): string[] {
  const parts = text.split(certainList).filter((part) => part.trim() !== '');
  // `Ministry of Food and Trade`
  if (parts.length === 2 && isNobody(parts[0] ?? '') && !(parts[1] ?? '').trim().includes(' ')) return [text];
  return parts.flatMap((part) => {
    const halves = part.split(doubtfulJoint);
    return halves.length > 1 &&
      halves.every((half) => /^\p{Lu}\S*\s\S/u.test(half.trim()) || /\p{Lo}{2}/u.test(half))
      ? halves
      : [part];
  });
}

function nameOf(text: string, house: House): string | null {
  const trimmed = tidy(once(text).replace(cjkRole, ''));
  if (trimmed === '' || house.isOwn(trimmed) || agencyNames.has(fold(trimmed))) return null;
  const bare = tidy(trimmed.replace(/\([^()]*\)?|\[[^[\]]*\]?/g, ' ').replace(tail, ''));
  const cut = tidy(withoutOffice(bare).replace(honorific, '').replace(trailing, ''));
  if (
    cut === '' ||
    cut.length > longestName ||
    house.isOwn(cut) ||
    agencyNames.has(fold(cut)) ||
    places.has(fold(cut))
  )
    return null;
  if (isNobody(cut) || !looksLikeName(cut)) return null;
  return inUsualCase(cut);
}

/** A label that stands in an element of its own. */
const leading =
  /^(?:authors?|autor(?:in|en)?|auteurs?|penulis|written by|story by|by)[:\s]\s*(?=\p{Lu}\S+\s\p{Lu})/iu;

/** `김철수 기자` */
const cjkRole = /(?<=[\p{sc=Han}\p{sc=Hangul}])\s+(?:记者|記者|기자|특파원|특별취재팀|特派员|特派員)$/u;

/** `Jane Doe Jane Doe` */
function once(text: string): string {
  const half = (text.length - 1) / 2;
  return text[half] === ' ' && text.slice(0, half) === text.slice(half + 1) ? text.slice(0, half) : text;
}

const tidy = (text: string) =>
  squash(text)
    .replace(leading, '')
    .replace(/^[\s,.:;'"“”*~_\-–|/]+|[\s,:;'"“”*~_\-–|/]+$/g, '')
    .replace(/^(?:@|#)/, '');

/**
 * A name without what hangs on to it: `Patrick Wintour Diplomatic editor`, `Jane Doe BBC News`. From the third
 * word on, or the second where the first one is no first name alone, everything from an office or house on is cut.
 */
function withoutOffice(text: string): string {
  const all = text.split(' ');
  if (all.length < 3) return all.length === 2 && degree.test(all[1] ?? '') ? (all[0] as string) : text;
  const isCapitals = !/\p{Ll}/u.test(text);
  const isAgency = (index: number) => agencyNames.has(fold(all.slice(index).join(' ')));
  const role = all.findIndex((word, index) => index >= 2 && (isOffice(word, isCapitals) || isAgency(index)));
  if (role < 0) return text;
  // `Kompas Cyber Media` is all one name, and none of a person.
  const isHouse = houses.has(fold(all[role] ?? '')) && !isAgency(role);
  if (isHouse && !agencyNames.has(fold(all[role - 1] ?? ''))) return '';
  if (groups.has(fold(all[role] ?? '')) && !roles.has(fold(all[role + 1] ?? ''))) return '';
  let end = role;
  const plain = (index: number) => fold((all[index] ?? '').replace(/[^\p{L}-]/gu, ''));
  while (end > 2 && (beats.has(plain(end - 1)) || vague.has(plain(end - 1)))) end--;
  // Of `Rowena Mason Whitehall editor` the third word is no name either.
  if (
    end === role &&
    end === 3 &&
    roles.has(plain(role)) &&
    (/^\p{Ll}/u.test(all[role] ?? '') || /^(?:correspondent|editor)$/i.test(all[role] ?? '')) &&
    !particle.test(all[1] ?? '') &&
    !/^\p{Lu}\.?$/u.test(all[1] ?? '')
  )
    end = 2;
  return all.slice(0, end).join(' ');
}

function isOffice(word: string, isCapitals: boolean): boolean {
  const plain = fold(word.replace(/[^\p{L}-]/gu, ''));
  if (plain === '') return /\d/.test(word);
  if (roles.has(plain) || houses.has(plain) || agencyNames.has(plain) || degree.test(word)) return true;
  if (/\d/.test(word)) return true;
  return !isCapitals && /^\p{Lu}{3,}$/u.test(word) && !/^(?:III|JR)$/i.test(word);
}

/** German puts what it is about before it: `Sportredaktion`. */
const compound =
  /^.{3,}(?:redaktion|zeitung|blatt|verband|verein|institut|ministerium|agentur|verlag|anstalt|stiftung|design|kanzlei|museum|feuerwehr|gesellschaft)$/;

/** Whether a text names a role, a house or no one rather than a person. */
export function isNobody(text: string): boolean {
  const all = words(text.replace(/['’]s\b/g, '').replace(/\./g, ''));
  if (all.length === 0) return true;
  if (all.some((word) => roles.has(word) || houses.has(word) || compound.test(word))) return true;
  if (all.every((word) => word.length > 1 && (vague.has(word) || beats.has(word) || agencyNames.has(word))))
    return true;
  // `BBC Scotland`, but not `Ani Wijaya`.
  const capitals = text.match(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu)?.length ?? 0;
  if (capitals > 0 && capitals < all.length && all.slice(1).some((word) => agencyNames.has(word)))
    return true;
  const first = /^\p{Lu}{3,}(?=\s)/u.exec(text)?.[0];
  if (first !== undefined && /\p{Ll}/u.test(text) && agencyNames.has(first.toLowerCase())) return true;
  const whole = fold(text);
  if (/&\s*(?:co|sons|associates|partners)\b/.test(whole)) return true;
  return (
    /^(?:the|our|la|le|les|el|los|der|das|die|il) /.test(whole) ||
    cjkNobody.some((word) => whole.includes(word))
  );
}

/** Chinese, Japanese and Korean write no blanks: there a role is a part of the word. */
const cjkNobody = [...roles, ...houses].filter(
  (word) => /\p{Lo}/u.test(word) && /[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}]/u.test(word),
);

function looksLikeName(text: string): boolean {
  if (/[@_=<>{}[\]#\\/]|\d|https?:|\bwww\.|[!?…]/.test(text)) return false;
  if (/[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}]/u.test(text))
    return text.length >= 2 && text.length <= 20;
  const all = text.split(' ');
  if (/^(?:\p{Lu}\.\s?)+$/u.test(text)) return false;
  if (all.length > maxWords + (text.includes(',') ? 2 : 0)) return false;
  if (!/[\p{Lu}\p{Ll}]/u.test(text)) return /\p{Lo}{2}/u.test(text);
  if (all.length === 1) {
    // `christian.stadler`, `jdoe`, `AFP`, `NewsBot`, `Example.com`
    return (
      /^\p{Lu}\.?$/u.test(text) ||
      /^(?:\p{Lu}['’])?\p{Lu}[\p{Ll}\p{M}’'-]+(?:-\p{Lu}[\p{Ll}\p{M}’']+)?$/u.test(text)
    );
  }
  if (isLowerCase(all)) return all.length <= 3;
  return (
    all.every((word) => isNameWord(word)) &&
    /^\p{Lu}|^(?:van|von|de|d|del|da|di|al|el|bin|ter|ten|la|le)\b|^['’]t\s/iu.test(text)
  );
}

const isLowerCase = (all: readonly string[]) =>
  all.every((word) => /^\p{Ll}[\p{Ll}\p{M}'’-]*$/u.test(word)) &&
  all.every((word) => !particle.test(word) || all.length > 2);

function isNameWord(word: string): boolean {
  if (particle.test(word.replace(/,$/, ''))) return true;
  return (
    /^["“'‘(]?(?:d['’]|l['’]|al-|el-|an-|as-|ibn-)?\p{Lu}[\p{L}\p{M}.'’‘`-]*["”'’)]?,?$/iu.test(word) &&
    !/^\p{Ll}/u.test(word.replace(/^(?:d['’]|l['’]|al-|el-|an-|as-)/, '')) &&
    !/\p{L}\.\p{L}{2,}/u.test(word.replace(/^(?:\p{Lu}\p{L}{0,3}\.)+/u, ''))
  );
}

/** `JANE DOE` and `jane doe` are Jane Doe. */
function inUsualCase(text: string): string {
  const all = text.split(' ');
  const isCapitals = all.length > 1 && !/\p{Ll}/u.test(text) && /\p{Lu}{3}/u.test(text);
  if (!isCapitals && !(all.length > 1 && isLowerCase(all))) return text;
  return all
    .map((word) => {
      const lower = word.toLowerCase();
      if (particle.test(lower) && word !== all[0] && word !== all.at(-1)) return lower;
      if (/^(?:\p{Lu}\.)+\p{Lu}?\.?$/u.test(word) || /^(?:II|III|IV)$/.test(word)) return word;
      return lower
        .replace(/(?:^|[-'’.])\p{L}/gu, (found) => found.toUpperCase())
        .replace(/^Mc\p{L}/u, (found) => `Mc${(found[2] as string).toUpperCase()}`);
    })
    .join(' ');
}
