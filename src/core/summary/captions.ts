import { agencies } from '../linguistics/agencies.js';
import { everyPhrase } from '../linguistics/languages.js';
import { escapePattern } from '../text.js';
import { withoutAsides } from './boilerplate.js';
import { withoutHouseDateline } from './dateline.js';

const pictures = everyPhrase(({ others }) => others)
  .filter((phrase) =>
    /(?:foto|photo|bild|beeld|imag|picture|crédit|credit|gambar|fonte|fuente|source|quelle|bron|sumber)/.test(
      phrase,
    ),
  )
  .map(escapePattern)
  .join('|');
const houses = agencies.map(escapePattern).join('|');
const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
/** Who sells or keeps pictures, beside the agencies. */
const archives =
  'shutterstock|unsplash|pixabay|pexels|freepik|i?stock(?:photo)?|flickr|wikimedia|istimewa|dok|dokumentasi|handout|file|archive|arsip|ilustrasi|symbolbild|archivbild';

/** What names who took a picture: `Photo by Jane Doe`, `Foto: Dok. Kota`, `AP Photo/Jane Doe`, `© Name`, `Bild AFP`. */
const credit = `©|\\p{L}{0,8}(?:${pictures})(?: credit| courtesy)?(?!\\p{L})(?:\\s?[:©/|,]|\\s(?:by|${houses})(?!\\p{L}))|(?:${houses}) (?:(?:photo|foto)(?:\\s?/|$)|pic)|(?:${archives})(?!\\p{L})`;

/** What ends a caption behind its full stop. */
const creditBehind = new RegExp(`[.!?…”"|]\\s?[|–—*/-]{0,2}\\s?/?(?:${credit})[^!?]{0,80}$`, 'iu');
/** `The port in May (Photo: Jane Doe/AP)` */
const creditInBrackets = new RegExp(
  `[([](?:(?:[^()[\\]]{0,40}[\\s/])?(?:${credit})[^()[\\]]{0,80})[)\\]]\\.?$`,
  'iu',
);
/** `… in June, 2017. Jane Doe/The Globe and Mail` */
const takenBy = new RegExp(
  `[.!?…]\\s${name}(?: ${name}){1,2}\\s?/\\s?(?:The )?${name}(?: (?:and|of|${name})){0,4}$`,
  'u',
);
/** `(Jane Doe/Reuters)`, `REUTERS/Jane Doe`: a house and a name, whichever comes first. */
const houseAndName = new RegExp(
  `(?:[([](?=[^()[\\]]*\\p{Ll})${name}(?: ${name}){0,3}(?:\\s?/\\s?|\\svia\\s)${name}(?: ${name}){0,3}[)\\]]|\\s\\p{Lu}{2,10}/${name}(?: ${name}){1,2}(?:/[^.!?]{2,30})?)\\.?$`,
  'u',
);
/** `The port in May. Getty Images` */
const houseBehind = new RegExp(`[.!?…]\\s(?:${houses})$`, 'iu');
/** `FILE PHOTO: The port in May. REUTERS/Jane Doe` */
const labelled = new RegExp(`^(?:file (?:photo|image)|${pictures})\\s?:\\s.*(?:[)\\]]|/[^.!?]{2,40})$`, 'iu');

/** `HANCUR - Suasana lokasi`, `The team in May. (Ministry)`: a caption if a dateline follows, but it may be news as well. */
const likeCaption = /^\p{Lu}{4,}\s?[:–—-]\s|[.!?]\s?\(\p{Lu}[^()]{2,40}\)$/u;
/** How far behind the dateline may stand, in lines. */
const mostBehind = 3;

const endsLikeSentence = /[.!?…]["'”’)\]]*\s*$/;
/** Longer lines are no captions, in UTF-16 units. */
const longestCaption = 300;
/** A line that tells something, in UTF-16 units. */
const fewestTold = 40;

/** The lines of a text without the captions of pictures, which end with who took them, where other lines follow. */
export function withoutCaptions(lines: readonly string[]): readonly string[] {
  if (lines.length < 2) return lines;
  const tells = (line: string) =>
    line.length >= fewestTold &&
    endsLikeSentence.test(line) &&
    withoutAsides([line], { isBehind: true, houses: [], language: null }).length > 0;
  return lines.filter((line, index) => {
    const bare = line.trim();
    if (bare.length > longestCaption) return true;
    if ([creditBehind, takenBy, creditInBrackets].some((sign) => sign.test(bare)))
      return !lines.some((other, place) => place !== index && tells(other));
    const behind = lines.slice(index + 1);
    // News may end so as well, but then nothing follows.
    if ([houseAndName, houseBehind, labelled].some((sign) => sign.test(bare))) return !behind.some(tells);
    if (likeCaption.test(bare))
      return !behind.slice(0, mostBehind).some((line) => withoutHouseDateline(line) !== line);
    return true;
  });
}
