import { agencies } from '../linguistics/agencies.js';
import { everyPhrase } from '../linguistics/languages.js';
import { escapePattern } from '../text.js';

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

/** What ends a caption, without a full stop of its own: `© Name`, `Source: Agency`, `Bild AFP`, `(Photo: Jane Doe/AP)`. */
const creditAtEnd = new RegExp(
  `[.!?…”"]\\s?[(|]?\\s?(?:©|(?:${pictures})\\s?(?:[:©/]|(?:${houses})(?!\\p{L})))[^.!?]{0,80}\\)?$`,
  'iu',
);
/** `… in June, 2017. Jane Doe/The Globe and Mail` */
const takenBy = new RegExp(
  `[.!?…]\\s${name}(?: ${name}){1,2}\\s?/\\s?(?:The )?${name}(?: (?:and|of|${name})){0,4}$`,
  'u',
);

const endsLikeSentence = /[.!?…]["'”’)\]]*\s*$/;
/** Longer lines are no captions, in UTF-16 units. */
const longestCaption = 300;
/** A line that tells something, in UTF-16 units. */
const fewestTold = 40;

/** The lines of a text without the captions of pictures, which end with who took them, where other lines follow. */
export function withoutCaptions(lines: readonly string[]): readonly string[] {
  if (lines.length < 2) return lines;
  return lines.filter((line, index) => {
    const bare = line.trim();
    if (bare.length > longestCaption || !(creditAtEnd.test(bare) || takenBy.test(bare))) return true;
    return !lines.some(
      (other, place) => place !== index && other.length >= fewestTold && endsLikeSentence.test(other),
    );
  });
}
