import { agencies } from '../linguistics/agencies.js';
import { months, wholeWeekdays } from '../linguistics/dates.js';

/** What a piece of a dateline is; `house` is who publishes, an agency or a site. */
export type Part = 'place' | 'capitals' | 'date' | 'house' | 'other';

/** `/PRNewswire/`, as press agencies write their names. */
const slashes = /\s\/(\p{Lu}[\p{L} -]{2,40})\/$/u;

/** What a dateline is made of, parted by commas, bars and brackets. */
export function partsOf(text: string): Part[] {
  const pieces =
    text
      .replace(slashes, ' ($1)')
      .replaceAll(' / ', '|')
      .match(/\([^()]{1,50}\)|\[[^[\]]{1,50}\]|[^,()[\]|]+/g) ?? [];
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece, index, { length }) => {
      if (index > 0 && anyHost.test(piece)) return 'house';
      return length > 1 && shortPlace.test(piece) ? 'place' : partOf(piece);
    });
}

/** `Ho, Ghana - `: alone it would be any word. */
const shortPlace = /^\p{Lu}\p{Ll}$/u;

/** `Bishkek, 24.kg - `, `JAKARTA, KOMPAS.con - `: behind a place a name with a full stop is a site, whatever its ending. */
const anyHost = /^[\p{L}\d-]{2,}\.\p{L}{2,4}$/u;

function partOf(piece: string): Part {
  const words = piece.split(/\s+/);
  if (isHouse(piece, words)) return 'house';
  if (words.length > mostWords) return 'other';
  if (isDate(piece, words)) return 'date';
  if (/^[\p{Lu}\d .,'’/&-]+$/u.test(piece) && /\p{Lu}{2}/u.test(piece)) return 'capitals';
  return words.every((word) => placeWord.test(word) || particles.has(word)) ? 'place' : 'other';
}

/** A longer piece is no part of a dateline. */
const mostWords = 6;

function isHouse(piece: string, words: readonly string[]): boolean {
  if (/^[([]/.test(piece)) return true;
  if (words.length > mostWords) return false;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  // `HAMBURG taz`
  if (words.length === 2 && /^\p{Lu}{3,}$/u.test(first) && agencies.includes(last)) return true;
  const isAgency = words.length > 1 && agencies.includes(last.toLowerCase());
  // `Aug 2 AAP`
  if (isAgency && words.slice(0, -1).every(isDatePart)) return true;
  if (words.some(isHost) && words.every((word) => isHost(word) || /^\p{Lu}/u.test(word))) return true;
  return words.length <= 2 && houseShape.test(piece) && knownHouse.test(piece);
}

function isDate(piece: string, words: readonly string[]): boolean {
  if (words.every((word) => isDatePart(word) || word === 'de') && /\d/.test(piece)) return true;
  if (words.every((word) => wholeWeekdays.has(word.toLowerCase()))) return true;
  // `5/8/2026 Kemenkeu`
  const [first = '', ...others] = words;
  return (
    /^\d/.test(first) &&
    isDatePart(first) &&
    others.every((word) => isDatePart(word) || /^\p{Lu}/u.test(word))
  );
}

const houseShape = /^(?:detik\p{L}+|kumparan\p{L}*|\p{Lu}[\p{L}]* (?:Indonesia|News|Online))$/u;
const knownHouse = /^(?:detik\w*|kumparan\w*|\p{Lu}{2,4} (?:Indonesia|Online)|.* News)$/u;
const placeWord =
  /^(?:(?:(?:el|al|as|an)-)?\p{Lu}[\p{L}\p{M}'’/-]{2,}\.?|El|La|Las|Los|St\.|(?:\p{Lu}\.){2,}|\p{Lu}\p{Ll}{1,4}\.)$/u;
const particles = new Set('of de del la le di da do dos al el and den der am an occupied'.split(' '));
/** `Suara.com` */
export const isHost = (word: string) =>
  /^[\p{L}\d-]{2,}(?:\.[\p{L}\d-]{2,})?\.(?:com|co|id|net|org|co\.id|tv|news|info|my|sg|in|my\.id)$/iu.test(
    word,
  );

function isDatePart(word: string): boolean {
  const bare = word.replace(/[.,]+$/, '').toLowerCase();
  return (
    months.has(bare) ||
    wholeWeekdays.has(bare) ||
    /^\d{1,4}(?:st|nd|rd|th)?$/.test(bare) ||
    /^\d{1,2}[/.-](?:\d{1,2}(?:[/.-]\d{2,4})?|\d{4})$/.test(bare)
  );
}
