import { fold, squash, truncate, words } from './text.js';

/** The longest summary, in UTF-16 units. */
export const summaryLength = 280;

/** Behind so many sentences no lead begins. */
const mostSentences = 50;

/** How much of a text is looked at: what stands further behind cannot be in a lead. */
const readLength = 8000;

/** What feeds put before the first sentence: `TRIBUNNEWS.COM, JAKARTA - `, `Jakarta (ANTARA) - `, `LONDON (Reuters) — `. */
const datelines: readonly RegExp[] = [
  // Upper-case place or house, perhaps with a house in brackets or behind a comma, then a dash.
  /^\p{Lu}[\p{Lu}\d.,'’/ -]{2,60}(?:\s?\([^)]{2,40}\))?\s*[-–—:]+\s+/u,
  // A place, then the house: `Jakarta (ANTARA) - `, `Jakarta, CNN Indonesia -- `, `TRIBUNNEWS.COM - `, `JAKARTA, KOMPAS.com - `.
  /^\p{Lu}[\p{L}.'’ ]{1,40}(?:,\s[\p{L}.'’ ]{1,40})?\s\([\p{L}\d.,/ ]{2,40}\)\s*[-–—:]+\s+/u,
  /^[\p{Lu}][\p{L}.'’ ]{1,40},\s(?:CNN Indonesia|CNBC Indonesia|KOMPAS\.com|Kompas\.com|Beritasatu\.com|VIVA|detik\S*|Tempo\.co|TEMPO\.CO)\s*[-–—:]+\s+/u,
  /^(?:[\p{L}\d-]+\.(?:com|co|id|net|co\.id|CO|COM|ID)),?\s(?:\p{Lu}[\p{L}.'’ ]{1,40}\s)?[-–—:]+\s+/u,
];

/** Whole sentences that are never a part of the lead. */
const boilerplate: readonly RegExp[] = [
  /^(?:read|see|find out|learn)\s+(?:more|also|full\s\w+)\b/i,
  /^(?:continue reading|click here|keep reading|subscribe|sign up|view the full|the post\b.*\bappeared first on)/i,
  /^(?:baca|lihat|simak|tonton)\s+(?:juga|selengkapnya|selanjutnya|lebih lanjut|artikel)\b/i,
  /^(?:selengkapnya|klik di sini|berita selengkapnya|baca)\W*$/i,
  /^(?:share|comments?|advertisement|iklan|scroll to continue.*)\W*$/i,
  /^(?:penulis|editor|reporter|pewarta)\s*:/i,
];

/** What may hang on to the end of the last sentence without a full stop between. */
const tails =
  /\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?\s*)?(?:\(?(?:read more|continue reading|read full (?:article|story)|baca selengkapnya|selengkapnya|baca juga:.*)\)?\s*(?:…|\.\.\.|»|>>|→|&rarr;|>)*)\s*\.?$/i;

/**
 * The lead of a text: its first whole sentences, up to 280 UTF-16 units, without the dateline, the headline
 * told again, or "Read more". A first sentence that is longer is cut after a word and ends in `…`.
 * Null when nothing of that kind is left.
 * @param text plain text, as a feed's description or a page's first paragraph.
 */
export function lead(text: string, headline: string, language: string | null = null): string | null {
  const body = withoutHeadline(squash(text.slice(0, readLength)), squash(headline)).replace(tails, '');
  const kept: string[] = [];
  let length = 0;
  let seen = 0;
  for (const sentence of eachSentence(withoutDateline(body), language)) {
    if (++seen > mostSentences) break;
    if (boilerplate.some((pattern) => pattern.test(sentence))) continue;
    const joined = length + (length > 0 ? 1 : 0) + sentence.length;
    if (joined > summaryLength) {
      // A first sentence that is too long by itself is cut.
      if (kept.length === 0) kept.push(truncate(sentence, summaryLength));
      break;
    }
    kept.push(sentence);
    length = joined;
  }
  return kept.length === 0 ? null : tellsMore(kept.join(' '), headline);
}

function tellsMore(summary: string, headline: string): string | null {
  const own = words(summary).join(' ');
  return own === '' || own === words(headline).join(' ') ? null : summary;
}

function withoutHeadline(text: string, headline: string): string {
  if (headline.length < 8 || !fold(text.slice(0, 2 * headline.length)).startsWith(fold(headline)))
    return text;
  const rest = text.slice(headline.length);
  // The headline may also be the beginning of the first sentence: then it stays.
  return /^\s*(?:[.:|–—-]\s|\s\p{Lu}|$)/u.test(rest) ? rest.replace(/^[\s.:|–—-]+/, '') : text;
}

function withoutDateline(text: string): string {
  for (const dateline of datelines) {
    const match = dateline.exec(text.slice(0, 160));
    if (match !== null && text.length > match[0].length + 5) return text.slice(match[0].length);
  }
  return text;
}

/** Ends like `Dr.` or `No.`, after which a sentence goes on. */
const abbreviation =
  /(?:^|[\s(])(?:\p{Lu}|dr|drs|ir|prof|hj?|kh|mr|mrs|ms|st|jr|sr|no|jl|tgl|dll|dsb|vs|u\.s|rp|gen|sen|rep|gov|lt|col|inc|ltd|co|pt|cv|art|ps)\.$/iu;

/** Longer than any abbreviation with what stands before it. In UTF-16 units. */
const longestAbbreviation = 12;

/** The sentences of a text, as Unicode divides them, without the breaks that abbreviations make. */
export function sentences(text: string, language: string | null = null): string[] {
  return [...eachSentence(text, language)];
}

/** The same one by one, since the lead stands at the beginning. One that is too long for a lead ends where it may. */
function* eachSentence(text: string, language: string | null): Iterable<string> {
  let open = '';
  for (const { segment } of segmenterFor(language ?? 'en').segment(text)) {
    const piece = segment.trim();
    const goesOn = open.length <= summaryLength && abbreviation.test(open.slice(-longestAbbreviation));
    if (goesOn) open = `${open} ${piece}`;
    else {
      if (open !== '') yield open;
      open = piece;
    }
  }
  if (open !== '') yield open;
}

const segmenters = new Map<string, Intl.Segmenter>();
/** A hostile feed can claim any number of languages. */
const mostSegmenters = 50;

/** Making one takes longer than using it. */
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  if (segmenters.size < mostSegmenters) segmenters.set(language, made);
  return made;
}
