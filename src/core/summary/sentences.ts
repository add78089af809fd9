import { BoundedMap } from '../bounded-map.js';
import { months } from '../linguistics/dates.js';
import { everyWord } from '../linguistics/languages.js';
import { capitalOpeners, openers } from '../linguistics/openers.js';

const titles = everyWord(({ titles }) => titles);
const numbered = everyWord(({ numbered }) => numbered);
const shortened = everyWord(({ shortened }) => shortened);
const ordinalMonths = everyWord(({ ordinalDots, months }) => (ordinalDots ? months : ''));
const ordinalLanguages = everyWord(({ code, ordinalDots }) => (ordinalDots ? code : ''));

/** A sentence that is longer is divided wherever its full stops stand, in UTF-16 units. */
const longestSentence = 1000;

/** A full stop that a feed's editor glued to the next sentence, `cylinders.The`; not the one in `Node.js`. */
const glued =
  /(?<=[\p{Ll}\p{Nd})\]%][.!?]|[\p{Ll}\p{Nd}][.!?][”’)]|\p{Ll}{2}[”’][.!?])(?=[“‘(]?\p{Lu}[\p{L}’']*[\s,…])|(?<=[\p{Ll}\p{Nd})\]%][.!?])"(?=\p{Lu}[\p{L}’']*[\s,])|"/gu;
/** The same behind `U.S.`, in front of `C.N. Rao`, and a comma or bracket that was glued to a word. */
const gluedToo = new RegExp(
  `(?<=\\p{Lu}\\.\\p{Lu}\\.)(?=(?:${capitalOpeners})\\s)|(?<=\\p{Lu}{3}[.!?])(?=\\p{Lu}\\p{L}+\\s)(?!COM|NET|ORG|(?:CO|ID|TV)\\s)|(?<=\\p{Ll}{3}\\.)(?=(?:\\p{Lu}\\.){1,3} \\p{Lu}\\p{Ll})|(?<=\\p{Ll}{2},)(?=\\p{L}{2})|(?<=\\([^()]{4,60}\\))(?=\\p{Ll}{2})|(?<=\\p{Ll}{3})(?=\\([\\p{Lu}\\d][^()]{3,60}\\))`,
  'gu',
);
/** Where a link was taken out with its blank: `Prabowo Subianto . Hal itu`, `Pemilihan Presiden ( Pilpres)`. */
const looseStop = /(?<=[\p{L}\p{N})”’]) (?=[.,](?:\s(?!\.)|$))|(?<=\() (?=\p{L})/gu;
const gluedHost = /^(?:com|net|org|co|id|tv|io|ai|info|js)\b/i;

/** The sentences of a text, as Unicode divides them, without the breaks that abbreviations make. */
export function sentences(text: string, language: string | null = null): string[] {
  return [...eachSentence(text, language)];
}

/** The same one by one, since a lead stands at the beginning. */
export function* eachSentence(text: string, language: string | null): Iterable<string> {
  let open = '';
  for (const { segment } of segmenterFor(language ?? 'en').segment(parted(text))) {
    const piece = segment.trim();
    if (piece === '') continue;
    if (open === '') open = piece;
    // `the domain .SOY`
    else if (open.endsWith(' .')) open += piece;
    else if (open.length <= longestSentence && goesOn(open, piece, language)) open = `${open} ${piece}`;
    else {
      yield open;
      open = piece;
    }
  }
  if (open !== '') yield open;
}

function parted(text: string): string {
  let open = false;
  return text
    .replace(looseStop, '')
    .replace(gluedToo, ' ')
    .replace(glued, (found, at: number) => {
      if (found === '') return gluedHost.test(text.slice(at, at + 6)) ? '' : ' ';
      open = !open;
      const isGlued = /[.!?]/.test(text[at - 1] ?? '') && /\p{Lu}/u.test(text[at + 1] ?? '');
      return !isGlued ? found : open ? ` ${found}` : `${found} `;
    });
}

/** Longer than any abbreviation with what stands before it. In UTF-16 units. */
const longestAbbreviation = 24;
const lastWord = /(?:^|[\s(["'“‘’/-])((?:\p{L}+\.)*[\p{L}°]+|\d{1,4})\.$/u;
const firstWord = /^["'“‘«([$€£¥]*([\p{L}\p{M}\d’']+)/u;

/** A name that begins small, and a sentence with it: `iPhone`, `tirto.id`. */
const lowerName = /^(?:[ei]\p{Lu}|[\p{Ll}\d-]{3,20}\.(?:com|co|id|net|org)\b)/u;

/** Whether a sentence is not over at what looks like its end. */
function goesOn(before: string, after: string, language: string | null): boolean {
  const next = firstWord.exec(after)?.[1] ?? '';
  // `Yahoo! and eBay`, `"Why?" he asked`.
  if (/^\p{Ll}/u.test(after) && !lowerName.test(after))
    return /[!?…]["'”’)]*$/.test(before) || before.endsWith('.');
  const last = lastWord.exec(before.slice(-longestAbbreviation))?.[1];
  if (last === undefined) return false;
  if (after === '…') return endsShortened(before);
  // `Menurut GM Pelindo Reg. 1 …`
  if (/^\d+\s*(?:…|\.{2,})$/.test(after)) return true;
  const opens = openers.has(next.toLowerCase());
  const word = last.toLowerCase();
  if (/^\d/.test(last)) return isOrdinal(last, next, opens, language);
  if (isTitle(last)) return next !== '';
  if (/^\d/.test(next))
    return numbered.has(word) || months.has(word) || shortened.has(word) || noVowel.test(last);
  if (/^[ap]\.m$/.test(word)) return behindTime.test(next);
  // An initial, `U.S.`, or a word that may stand at the end.
  const mayGoOn = /^\p{Lu}$/u.test(last) || shortened.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(last);
  return mayGoOn && next !== '' && !opens;
}

/** `Flt. 214`, `Rs. 3.17`: no whole word is written so. */
const noVowel = /^[BCDFGHJKLMNPQRSTVWXZ][bcdfghjklmnpqrstvwxyz]+$/;

const isTitle = (word: string) => titles.has(word) || titles.has(word.toLowerCase());
const behindTime =
  /^(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|[Tt]oday|[Ll]ocal|Eastern|Pacific|Central|[A-Z]{2,4})$/;

function isOrdinal(last: string, next: string, opens: boolean, language: string | null): boolean {
  if (last.length > 2) return false;
  const isGerman = language !== null && ordinalLanguages.has(language);
  return ordinalMonths.has(next.toLowerCase()) || (isGerman && next !== '' && !opens);
}

/** Whether a text ends with an abbreviation that no sentence ends with: it was cut off there. */
export function endsInTitle(text: string): boolean {
  const last = lastWord.exec(text.slice(-longestAbbreviation))?.[1];
  return last !== undefined && last.length > 1 && isTitle(last);
}

/** Whether a text ends with an abbreviation that mostly stands within a sentence: `p.m.`, `No.`, but not `U.S.`. */
export function endsShortened(text: string): boolean {
  const word = lastWord.exec(text.slice(-longestAbbreviation))?.[1] ?? '';
  return /^(?:\p{Ll}\.)+\p{Ll}$/u.test(word) || isTitle(word) || numbered.has(word.toLowerCase());
}

/** By language. A hostile feed can claim any number of them. */
const segmenters = new BoundedMap<string, Intl.Segmenter>(50);

/** Making one takes longer than using it. */
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(isTag(language) ? language : 'en', { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** Whether it is the tag of a language. What is stored may come from an import, and an article is posted all the same. */
function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
