import { isGivenName } from '../../core/linguistics/given-names.js';
import { fold, words } from '../../core/text.js';
import {
  agencyNames,
  beats,
  brandNames,
  common,
  ends,
  houses,
  roles,
  starts,
  townEnds,
  towns,
  vague,
  writerLabels,
} from './name-words.js';
import { isOrdinary } from './unlikely-name.js';

/** Shorter words of houses end surnames as well, in UTF-16 units. */
const shortestEnding = 6;
const endings = new Set([
  ...[...roles, ...houses].filter((word) => word.length >= shortestEnding),
  ...'anstalt kanzlei ische ischen ischer isches'.split(' '),
]);
const longestEnding = Math.max(...[...endings].map((word) => word.length));

/** Some languages put what it is about before it: `Sportredaktion`, `Riksförbund`. */
function isCompound(word: string): boolean {
  for (let at = Math.max(2, word.length - longestEnding); at <= word.length - 'ische'.length; at++)
    if (endings.has(word.slice(at))) return true;
  return false;
}

/** Whether a text names a role, a house or no one rather than a person. */
export function isNobody(text: string): boolean {
  const all = words(text.replace(/['’]s\b/g, '').replace(/\./g, ''));
  if (all.length === 0) return true;
  if (all.some((word) => roles.has(word) || houses.has(word) || isCompound(word)) && !isSurname(all))
    return true;
  if (all.length > 1 ? isHouse(text, all) : writerLabels.has(all[0] as string)) return true;
  if (all.every((word) => word.length > 1 && (vague.has(word) || beats.has(word) || agencyNames.has(word))))
    return true;
  // `BBC Scotland`, but not `Ani Wijaya`.
  const capitals = text.match(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu)?.length ?? 0;
  if (capitals > 0 && capitals < all.length && all.slice(1).some((word) => agencyNames.has(word)))
    return true;
  const first = /^\p{Lu}{3,}(?=\s)/u.exec(text)?.[0];
  // `AFP Jakarta`, `APA OTS`
  const isShort = /^\p{Lu}{1,4}(?:\s\p{Lu}{1,4})+$/u.test(text);
  if (first !== undefined && (isShort || /\p{Ll}/u.test(text)) && agencyNames.has(first.toLowerCase()))
    return true;
  // `LPP Surakarta`: what nobody can pronounce is no first name, but for a title.
  if (/\p{Ll}/u.test(text) && /^(?!(?:KRT|KPH|TGH|TGB|RMT)\s)[BCDFGHJKLMNPQRSTVWXZ]{3,5}\s/.test(text))
    return true;
  const whole = fold(text);
  // `Kemenkes`, `Ville de Paris`, `文部科学省`
  if (/^kemen\p{L}{2,}(?:\s|$)|^ville (?:de|du|des) |\p{sc=Han}{2}[省庁厅廳]$/u.test(whole)) return true;
  // `Tim PRMN`
  if (/^tim\s\P{Ll}+$/u.test(text.replace(/^tim/i, 'tim'))) return true;
  // `cnbc indonesia`, `Antara Jatim`
  if (agencyNames.has(all[0] as string) && towns.has(all.slice(1).join(' '))) return true;
  if (/&\s*(?:co|sons|associates|partners)\b|\sco\.$/.test(whole)) return true;
  return article.test(text.toLowerCase()) || unspacedNobody.some((word) => whole.includes(word));
}

/** `Sean Daily`: a paper's word behind a person's name, which is neither a town's, `Boston Daily`, nor a word, `Art Weekly`. */
function isSurname([first = '', last = '', ...more]: readonly string[]): boolean {
  const isPaper = more.length > 0 || !townEnds.has(last) || towns.has(first);
  return !isPaper && isGivenName(first) && !isOrdinary(first);
}

/** Begins the name of a house; `Lê` and `Le Minh` begin persons', and so does `Les` before no plural. */
const article =
  /^(?!la ode |le (?:thi|van|minh|duc|hong|quang) )(?:the|our|la|le|el|los|der|das|die|eine?|il) |^les .*[sx]$/;

/** Whether a name of several words has one that no person's has: `Bank Indonesia`, `Manchester United`, `War Stories`. */
function isHouse(text: string, all: readonly string[]): boolean {
  const first = /^[^\s.]+/.exec(text.toLowerCase())?.[0] ?? '';
  return (
    starts.has(first) ||
    brandNames.has(fold(first)) ||
    // `Fox News Digital`
    [2, 3].some((count) => agencyNames.has(all.slice(0, count).join(' '))) ||
    ends.has(all.at(-1) as string) ||
    (townEnds.has(all.at(-1) as string) && towns.has(all.slice(0, -1).join(' '))) ||
    /\sfree press$/i.test(text) ||
    all.some((word) => common.has(word))
  );
}

/** Chinese, Japanese, Korean and Thai write no blanks: there a role is a part of the word. */
const unspacedNobody = [...roles, ...houses].filter(
  (word) => /\p{Lo}/u.test(word) && /[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Thai}]/u.test(word),
);
