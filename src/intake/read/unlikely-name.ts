import { isGivenName } from '../../core/linguistics/given-names.js';
import { koreanSurnames } from '../../core/linguistics/ko.js';
import { hanSurnames } from '../../core/linguistics/zh.js';
import { backgroundOf } from '../../core/story/judge.js';
import { stemmerOf } from '../../core/story/stem.js';
import { fold } from '../../core/text.js';
import { beats, particle } from './name-words.js';

/** In so many of the counted texts a word must stand to be an ordinary one. */
const fewestTexts = 30;
/** Ordinary words have a capital within a sentence in at most so many of their uses. */
const mostCapitals = 0.34;

/** Javanese and Arabic names as Indonesians bear them alone: `Suparno`, `Siswanto`, `Hasanuddin`. */
const alone = /^\p{L}{2,}(?:anto|ono|arno|arto|awan|awati|adi|yadi|ningsih|u?ddin|udin|ullah|iman|endra)$/u;

/**
 * Whether a text that has the shape of a name is more likely a house's, a programme's or a login: nothing in it is a given
 * name of any language that Kabar knows, and something speaks against it.
 */
export function isUnlikelyName(name: string): boolean {
  if (/^\p{sc=Hangul}+$/u.test(name)) return !isKoreanName(name);
  if (/^\p{sc=Han}+$/u.test(name)) return !isHanName(name);
  // `ロイター`: persons from abroad have a dot between their names.
  if (/^[\p{sc=Katakana}ー]+$/u.test(name)) return true;
  if (!/^[\p{sc=Latin}\p{sc=Cyrillic}\p{M}\s.,'’‘`"“”()/-]+$/u.test(name)) return false;
  // `Das` and `Al` are names as well.
  const all = name
    .split(/[\s-]+/)
    .filter((word) => /\p{L}/u.test(word) && !(/^\p{Ll}/u.test(word) && particle.test(word)));
  // `Green Mountain Power`: Green is somebody's name.
  if (
    all.length > 2 &&
    !name.includes('-') &&
    all.slice(1).every((word) => plain(word).length > 2 && isOrdinary(word))
  )
    return true;
  if (all.some((word) => isInitials(word) || isGivenName(plain(word)))) return false;
  if (all.length < 2) return !alone.test(plain(all[0] ?? ''));
  // `EFC Blue Ribbon`
  if (/^\p{Lu}{3,}\s/u.test(name) && /\p{Ll}/u.test(name)) return true;
  // `Fox Sports`, `Politik Steiermark`
  if (all.some((word) => beats.has(fold(word)))) return true;
  if (/[^\0-\x7f]/.test(name)) return false;
  return (
    isOrdinaryOpening(all[0] as string) ||
    (all.length > 2 && !name.includes('-') && all.filter(isOrdinary).length > 1)
  );
}

const plain = (word: string) => fold(word).replace(/[^\p{L}]/gu, '');

/** `J.`, `H.-X.`, `DJ` */
const isInitials = (word: string) => /^(?:\p{Lu}\p{L}?\.)+$|^\p{Lu}{1,2}$/u.test(word);

/** Given names have two syllables or one, behind a surname out of some hundred. */
function isKoreanName(name: string): boolean {
  const isPair = koreanSurnames.pairs.has(name.slice(0, 2));
  return isPair ? name.length <= 4 : name.length <= 3 && koreanSurnames.single.has(name[0] as string);
}

/** Chinese names begin with a surname and are short; Japanese ones have two signs more. */
function isHanName(name: string): boolean {
  return name.length <= 6 && hanSurnames.has(name[0] as string);
}

/** `Hot`, `Real`: an English word that is no form of another, and too long for a syllable of Chinese, `Li`. */
const isOrdinaryOpening = (word: string) =>
  /^[A-Z][a-z]+[a-hj-z]$/.test(word) &&
  word.length > 2 &&
  stemmerOf('en')(plain(word)) === plain(word) &&
  isOrdinary(word);

/** Whether a word, folded, is an ordinary one in English. */
export function isOrdinary(word: string): boolean {
  const use = backgroundOf('en').stems.get(stemmerOf('en')(plain(word)));
  return use !== undefined && use.texts >= fewestTexts && use.capitals <= mostCapitals;
}
