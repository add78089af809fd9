import { isGivenName } from '../../core/linguistics/given-names.js';
import { everyWord } from '../../core/linguistics/languages.js';
import { fold, squash } from '../../core/text.js';
import { inTitleCase, looksLikeName } from './name-shape.js';
import { placeTail, tail } from './name-tails.js';
import {
  agencyNames,
  beats,
  common,
  degree,
  groups,
  houses,
  offices,
  particle,
  places,
  roles,
  vague,
} from './name-words.js';
import { isNobody } from './nobody.js';
import { partsOf } from './split-names.js';
import { isOrdinary, isUnlikelyName } from './unlikely-name.js';

/** By what names a publisher calls itself: each as its words, folded, without blanks between. */
export interface House {
  isOwn(name: string): boolean;
  /** Whether a text is how its staff call it: `Globe` of The Boston Globe. */
  isTail(text: string): boolean;
}

/** Of a publisher that is not known. */
export const noHouse: House = { isOwn: () => false, isTail: () => false };

const honorific =
  /^(?:mr|mrs|ms|miss|herr|frau|mme|mlle|rechtsanwalt|rechtsanwältin|advokat|advocate|pd|professor(?=\s+\p{Lu}\p{Ll}+\s+\p{Lu}))\.?\s+(?=\p{Lu})/iu;

/** What stands before a date or a place: `Jane Doe le`, `Jule Radeck vom`; and a full stop. No name ends so. */
const trailing = new RegExp(
  `(?:\\s+(?:On|At|In|Von|Vom|${[
    ...everyWord(({ bylines, dates }) => `${bylines.conjunctions} ${bylines.by} ${dates?.beside ?? ''}`),
  ]
    .filter((word) => /^\p{L}{2,4}$/u.test(word))
    .join('|')}|${particle.source.slice(1, -1)}))+$|(?<=\\p{L}{4})\\s?\\.$`,
  'u',
);

/** A name is hardly longer, in UTF-16 units. */
const longestName = 60;
/** Longer texts are no name with an office and a house behind it. */
const mostWords = 12;

/**
 * The names of persons in a text, in order, cleaned: without offices, houses and places.
 * @param isLabelled whether it stands behind `Penulis:` or the like: then a single word is a name as well.
 */
export function namesIn(text: string, house: House, isLabelled = false): string[] {
  const isCased = /\p{Lu}/u.test(text);
  return partsOf(text)
    .filter((part) => !isCased || !isInLowerCase(part))
    .flatMap((part) => nameOf(part, house) ?? [])
    .filter((name) => (isLabelled && isOneWord(name)) || !isUnlikelyName(name));
}

/** `Jane Doe/family doctor`: beside a name in capitals another in lower case is none. */
const isInLowerCase = (part: string) => /\p{Ll}/u.test(part) && !/\p{Lu}/u.test(part);

/** A single word that is no ordinary one: `Text: Larger`. */
const isOneWord = (name: string) => !/\s/.test(name) && (isGivenName(fold(name)) || !isOrdinary(name));

/**
 * The names of a text that holds nothing else than names, and the offices, houses and places beside them. Null where
 * it holds anything else.
 */
export function namesOnly(text: string, house: House = noHouse): string[] | null {
  // Names in lower case are names only where nothing but names is written.
  if (!/\p{Lu}|\p{Lo}/u.test(text)) return null;
  const found: string[] = [];
  for (const part of partsOf(text)) {
    const name = isInLowerCase(part) ? null : nameOf(part, house);
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

function nameOf(text: string, house: House): string | null {
  const whole = withoutHouse(once(text), house)
    .replace(cjkPlace, '')
    .replace(cjkRole, '')
    .replace(cjkRoleBefore, '');
  const trimmed = tidy(whole).replace(ownersName, '').replace(officeBefore, '');
  if (trimmed === '' || translator.test(trimmed) || house.isOwn(trimmed) || agencyNames.has(fold(trimmed)))
    return null;
  const bare = tidy(
    trimmed
      .replace(/\([^()]*\)?|\[[^[\]]*\]?/g, ' ')
      .replace(tail, '')
      .replace(placeTail, ''),
  );
  const cut = tidy(
    withoutOffice(bare.replace(brand, ''), house).replace(honorific, '').replace(trailing, ''),
  );
  if (
    cut === '' ||
    cut.length > longestName ||
    house.isOwn(cut) ||
    agencyNames.has(fold(cut)) ||
    places.has(fold(cut))
  )
    return null;
  if (isNobody(cut) || !looksLikeName(cut) || /^«.*»$/.test(trimmed)) return null;
  // `AP Auto Writer`, `Senior Washington Correspondent`
  const first = fold(cut.split(' ')[0] as string);
  if (cut !== bare && (agencyNames.has(first) || (beats.has(first) && !isGivenName(first)))) return null;
  return inTitleCase(apart(cut));
}

/** `Graciela-Cuerva` of an address; `Jean-Luc` are given names both. */
function apart(name: string): string {
  const [first = '', last = '', ...more] = name.split('-');
  const isJoined = more.length === 0 && /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}{3,}$/u.test(name);
  return isJoined && isGivenName(fold(first)) && !isGivenName(fold(last)) ? `${first} ${last}` : name;
}

/** `Brian Jackson WordPress`: what it is about hangs on to the name. */
const brand = /(?<=^\p{Lu}\S+\s\p{Lu}\p{Ll}+)\s\p{Lu}\p{Ll}{3,}\p{Lu}\p{Ll}{3,}$/u;

/** A label that stands in an element of its own. */
const leading =
  /^(?:authors?|autor(?:in|en)?|auteurs?|penulis|written by|story by|by)[:\s]\s*(?=\p{Lu}\S+\s\p{Lu})/iu;

/** `김철수 기자` */
const cjkRole =
  /(?<=[\p{sc=Han}\p{sc=Hangul}])\s+(?:记者|記者|기자|특파원|특별취재팀|特派员|特派員)$|(?<=\S)\s+著$/u;

/** `嶋田健志 監訳` */
const translator = /\s監?訳$/u;

/** `서울=김철수 기자`, `ロンドン＝佐藤健` */
const cjkPlace = /^【?[\p{sc=Hangul}\p{sc=Katakana}\p{sc=Han}ー]{2,8}[=＝]/u;

/** `Sky's Beth Rigby` */
const ownersName = /^\p{Lu}\S+['’]s\s+(?=\p{Lu}\S+\s\p{Lu})/u;

/** `political correspondent Jane Doe`, `corresponsal en Washington Jane Doe`, `FOCUS-online-Experte Jane Doe`. */
const officeBefore = new RegExp(
  `^(?:(?:\\p{Lu}\\p{Ll}+\\s)?(?:\\p{Ll}+\\s){0,2}|[\\p{L}-]{2,40}-)(?:${offices})(?:\\s(?:sp[ée]ciale?|[Ee]special))?(?:\\s(?:in|en|em|a|à|da|de)\\s\\p{Lu}\\S+)?,?\\s+(?=\\p{Lu}\\S+\\s\\p{Lu})`,
  'u',
);

/** `서울타임 정민지`: the house's own name before a person's, where only that has a blank. */
function withoutHouse(text: string, house: House): string {
  const [first = '', ...rest] = /[\p{sc=Han}\p{sc=Hangul}]/u.test(text) ? text.trim().split(' ') : [];
  return rest.length > 0 && house.isOwn(first) ? rest.join(' ') : text;
}

/** `記者王小明`, `記者・山田太郎`, `社会部 山田太郎` */
const cjkRoleBefore = /^(?:(?:记者|記者)[・:：]?|\p{sc=Han}{1,6}部\s)(?=\p{sc=Han}{2,4}$)/u;

/** `Jane Doe Jane Doe` */
function once(text: string): string {
  const half = (text.length - 1) / 2;
  return text[half] === ' ' && text.slice(0, half) === text.slice(half + 1) ? text.slice(0, half) : text;
}

const tidy = (text: string) =>
  squash(text)
    .replace(leading, '')
    .replace(/^[\s,.:;'"“”*~_\-–|/【】]+|[\s,:;'"“”*~_\-–|/【】&]+$/g, '')
    .replace(/^(?:@|#)/, '');

/**
 * A name without what hangs on to it: `Patrick Wintour Diplomatic editor`, `Jane Doe BBC News`. From the third
 * word on, or the second where the first one is no first name alone, everything from an office or house on is cut.
 */
function withoutOffice(text: string, house: House): string {
  const all = text.split(' ');
  if (all.length < 3) return all.length === 2 && degree.test(all[1] ?? '') ? (all[0] as string) : text;
  const ownHouse = houseIn(all, house);
  // `Bund der Verbraucher` of verbraucher.example is no Bund.
  if (ownHouse > 0) return particle.test(all[ownHouse - 1] ?? '') ? '' : all.slice(0, ownHouse).join(' ');
  const isCapitals = !/\p{Ll}/u.test(text);
  const role = all.findIndex(
    (word, index) => index >= 2 && (isOffice(word, isCapitals) || isAgencyFrom(all, index)),
  );
  if (role < 0) return text;
  return isAllOneHouse(all, role) ? '' : all.slice(0, endOfName(all, role)).join(' ');
}

const isAgencyFrom = (all: readonly string[], index: number) =>
  agencyNames.has(fold(all.slice(index).join(' ')));

/** Whether a house begins like a name: `Kompas Cyber Media` is all one, and none of a person. */
function isAllOneHouse(all: readonly string[], role: number): boolean {
  const [own, next, before] = [role, role + 1, role - 1].map((index) => fold(all[index] ?? ''));
  // `Jane Doe Digital Editor` is somebody.
  const isEditor = roles.has(next ?? '') && isGivenName(fold(all[0] ?? ''));
  const isHouse = houses.has(own ?? '') && !isAgencyFrom(all, role) && !isEditor;
  if (isHouse && !agencyNames.has(before ?? '')) return true;
  return groups.has(own ?? '') && !roles.has(next ?? '') && next !== 'chief';
}

/** How many words in front of an office are a person's name; 0 where they only say what it is for. */
function endOfName(all: readonly string[], role: number): number {
  let end = role;
  const plain = (index: number) => fold((all[index] ?? '').replace(/[^\p{L}-]/gu, ''));
  while (end > 2 && isAround(plain(end - 1))) end--;
  // `Antrim Court Reporter`
  if (end === 2 && role === 2 && beats.has(plain(1)) && !/^(?:west|east|north|south)$/.test(plain(1)))
    return 0;
  // Of `Rowena Mason Whitehall editor` the third word is no name either.
  const office = all[role] ?? '';
  const isPlainOffice = /^\p{Ll}/u.test(office) || /^(?:correspondent|editor)$/i.test(office);
  const isFullName = particle.test(all[1] ?? '') || /^\p{Lu}\.?$/u.test(all[1] ?? '');
  return end === role && end === 3 && roles.has(plain(role)) && isPlainOffice && !isFullName ? 2 : end;
}

/** What stands before an office: `Political`, `Guest`, `Climate`. */
const isAround = (word: string) => isBeat(word) || vague.has(word) || common.has(word);

/** `South-east` */
const isBeat = (word: string) => word.split('-').every((part) => beats.has(part));

/** Where the publisher's own name begins behind a person's, `Jane Doe Globe Staff`; 0 where it does not. */
function houseIn(all: readonly string[], house: House): number {
  if (all.length > mostWords) return 0;
  for (let start = 2; start < all.length; start++) {
    for (let end = all.length; end > start; end--) {
      const part = all.slice(start, end).join(' ');
      const rest = all.slice(end).map((word) => fold(word.replace(/[^\p{L}-]/gu, '')));
      const areOffices = rest.every((word) => roles.has(word) || isBeat(word));
      if (areOffices && (rest.length > 0 ? house.isTail(part) : house.isOwn(part))) return start;
    }
  }
  return 0;
}

function isOffice(word: string, isCapitals: boolean): boolean {
  const plain = fold(word.replace(/[^\p{L}-]/gu, ''));
  if (plain === '') return /\d/.test(word);
  // `Nurul Ain a/p Subramaniam`
  if (word.includes('/')) return false;
  // `Robert Benzie Queen's Park Bureau Chief`
  if (/\p{L}{3}['’]s$/u.test(word)) return true;
  if (roles.has(plain) || houses.has(plain) || agencyNames.has(plain) || degree.test(word)) return true;
  if (/\d/.test(word)) return true;
  return !isCapitals && /^\p{Lu}{3,}$/u.test(word) && !/^(?:III|JR)$/i.test(word);
}
