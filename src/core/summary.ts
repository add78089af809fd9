import { languages } from './linguistics/languages.js';
import { withoutAsides, withoutInserts } from './summary/boilerplate.js';
import { withoutCaptions } from './summary/captions.js';
import { dots, ending, endOf, longestStandfirst, withCutMark } from './summary/cuts.js';
import { withoutDateline, withoutHouseDateline } from './summary/dateline.js';
import { withoutFronts, withoutLabel } from './summary/fronts.js';
import { houseNames } from './summary/plea.js';
import { eachSentence } from './summary/sentences.js';
import { withoutTail } from './summary/tails.js';
import { echoesTitle, fewestWords, titlesOf, withoutTitle } from './summary/told-headline.js';
import { fold, squash, truncate, words } from './text.js';

/**
 * The version of the rules below. It grows with each change of them that makes other summaries of the same texts, so that
 * nobody is told of a correction which no publisher made.
 */
export const summaryRules = 16;

/** The longest summary, in UTF-16 units. */
export const summaryLength = 280;

/** Behind so many pieces no lead begins. */
const maxPieces = 50;

/** How much of a line is divided into sentences: asides may stand before the lead. In UTF-16 units. */
const longestLine = 1500;

/** How much of a text is looked at: what stands further behind cannot be in a lead. */
const readLength = 8000;

/** What stands before a dateline and is no longer may be the caption of a picture, in UTF-16 units. */
const longestCaption = 60;

/** A sentence of a text, or what the publisher left of one. */
interface Piece {
  text: string;
  /** Whether it ends like a sentence. A heading, a standfirst or what was cut off does not. */
  whole: boolean;
  /** Whether the text ends with it, and its publisher is known not to have cut it, full stop or none. */
  closes: boolean;
  /** Whether a dateline stood in front of it although something stands before: the lead begins here. */
  restarts: boolean;
}

/**
 * The lead of a text: its first whole sentences, up to 280 UTF-16 units, without the dateline, the headline
 * told again, "Read more", or a sentence that the publisher cut. If there is no whole sentence, the first
 * piece of one, which ends in `…` where it was cut. A first sentence that is too long is cut after a word.
 * Null when nothing of that kind is left.
 * @param text plain text, a paragraph a line, as a feed's description or a page's first paragraph.
 * @param publisher its name: what a publisher says of itself behind the news is none.
 * @param isCut whether the publisher cut a text that ends without a full stop; null where only its length tells.
 */
export function lead(
  text: string,
  headline: string,
  language: string | null = null,
  publisher: string | null = null,
  isCut: boolean | null = null,
): string | null {
  const houses = houseNames(publisher);
  const told = new Set(words(headline));
  const kept: Piece[] = [];
  let fallback: Piece | null = null;
  let length = 0;
  for (const piece of eachPiece(text.slice(0, readLength), { headline, language, houses, isCut })) {
    const isEnd = piece.closes && kept.length > 0 && lastSentence.test(piece.text);
    if (!piece.whole && !isEnd) {
      if (kept.length > 0 && piece.text.length > 0) break;
      fallback ??= saysSomething(piece.text, told) ? piece : null;
      continue;
    }
    if (piece.restarts && length < longestCaption) {
      kept.length = 0;
      length = 0;
    }
    if (retells(kept, piece.text)) break;
    const joined = length + (length > 0 ? 1 : 0) + piece.text.length;
    if (joined > summaryLength && kept.length > 0) break;
    kept.push(piece);
    length = joined;
    if (length > summaryLength) break;
  }
  while (kept.length > 1 && isOpen(kept)) kept.pop();
  // Rather a standfirst without a full stop than a sentence that has to be cut.
  const isWhole = /^.{40,}[^:…]$/u.test(fallback?.text ?? '');
  if (isWhole && kept.length === 1 && length > summaryLength) kept.length = 0;
  if (kept.length > 0) return closed(truncate(joinSentences(kept).replace(dots, '…'), summaryLength));
  return fallback === null ? null : truncate(fallback.text, summaryLength);
}

/** The end of a standfirst, which needs no full stop: more than names. */
const lastSentence = /^["“‘„«]?[\p{L}\p{N}].*\s\p{Ll}.*\s\p{Ll}/u;

/** From this share of common words on, a sentence tells again what another one told. */
const sameWords = 0.8;
const fewestSaid = 6;

/** Whether a body begins again with what its standfirst, or a list of points, has told. */
function retells(kept: readonly Piece[], sentence: string): boolean {
  if (kept.length === 0) return false;
  const own = new Set(words(sentence));
  return kept.some(({ text }) => {
    const said = new Set(words(text));
    const [fewer, more] = said.size <= own.size ? [said, own] : [own, said];
    const common = [...fewer].filter((word) => more.has(word)).length;
    return fewer.size >= fewestSaid && common / fewer.size >= sameWords;
  });
}

/** Whether a lead could not end here: in dots, or before the end of a quotation. */
function isOpen(kept: readonly Piece[]): boolean {
  const last = kept.at(-1)?.text ?? '';
  if (dots.test(last) || (last.startsWith('‘') && !/’(?!\p{L})/u.test(last))) return true;
  const all = kept.map(({ text }) => text).join('');
  const count = (sign: RegExp) => all.match(sign)?.length ?? 0;
  // „German“ and “English”
  const [opens, closes] = count(/„/g) > 0 ? [count(/„/g), count(/“/g)] : [count(/“/g), count(/”/g)];
  return count(/"/g) % 2 === 1 || opens > closes;
}

/** A lead with the end of the quotation with which it begins, which goes on behind it. */
function closed(text: string): string {
  const opens = /^["“][^"“”«»]+$/.test(text) && text.length < summaryLength;
  return opens ? `${text}${text.startsWith('"') ? '"' : '”'}` : text;
}

/** Chinese and Japanese have no space between sentences. */
function joinSentences(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join(' ')
    .replace(/(?<=[。！？]) /g, '');
}

interface About {
  headline: string;
  language: string | null;
  houses: readonly string[];
  isCut: boolean | null;
}

/** What a lead can be made of, in the text's order. */
function* eachPiece(text: string, { headline, language, houses, isCut }: About): Iterable<Piece> {
  const titles = titlesOf(headline);
  const isTitle = (sentence: string, isFirst: boolean) => {
    if (sentence.length > longestTitle) return false;
    const own = words(sentence);
    // In front also the end of it: `Weekly notes - The server has moved`.
    const isEnd = isFirst && own.length >= fewestWords;
    return titles.some((title) => (isEnd ? title.slice(-own.length) : title).join(' ') === own.join(' '));
  };
  const longestTitle = 2 * headline.length;
  let pieces = 0;
  let begins = true;
  let isEnglish = false;
  const lines = withoutLinks(withoutCaptions(text.split('\n'))).flatMap((line) =>
    withoutInserts(withCutMark(squash(line).replace(spacedDots, '…'))).map((part) =>
      part.trim().replace(bullet, ''),
    ),
  );
  for (const [place, line] of lines.entries()) {
    const isLast = lines.slice(place + 1).every(({ length }) => length < longestStandfirst);
    const bare = withoutTail(withoutTitle(line.trim(), titles, houses), houses);
    if (!begins && labelledLine.test(bare)) continue;
    const untitled = begins ? withoutTitle(withoutLabel(bare), titles, houses) : bare;
    const body = isAside(untitled)
      ? untitled
      : begins
        ? withoutTitle(beginningOf(untitled, houses), titles, houses)
        : withoutHouse(withoutHouseDateline(untitled), houses);
    const restarts = !begins && body !== untitled;
    const { found, more } = firstSentences(body, language);
    const sentences = withoutAsides(found, { isBehind: !begins, houses, language }).filter((each, index) => {
      const isFirst = begins && index === 0;
      return !isTitle(each, isFirst) && (isFirst || !echoesTitle(each, titles, houses));
    });
    for (const [index, found] of sentences.entries()) {
      if (++pieces > maxPieces) return;
      // A caption may stand before the dateline.
      const sentence = begins ? beginningOf(found, houses) : found;
      if (!begins && !isEnglish && englishIn(sentence, language) >= fewestEnglish) continue;
      if (sentence !== found && withoutAsides([sentence]).length === 0) continue;
      const goesOn = more || index < sentences.length - 1;
      const end = endOf(sentence, goesOn, isLast && (isCut ?? sentence.length >= longestStandfirst));
      const closes = isCut === false && !goesOn && place === lines.length - 1 && end.text === sentence;
      const piece = { ...end, closes, restarts: restarts && index === 0 };
      yield piece;
      // Behind `SIARAN PERS` and a standfirst a dateline may still come.
      if (begins && piece.whole) {
        begins = false;
        isEnglish = englishIn(sentence, language) > 0;
      }
    }
  }
}

/** `re. . .`, at the end */
const spacedDots = /(?:\s?\.){2}\s\.$/;

/** `• Sales rose`, `📌 Sales rose`, `: Sales rose`, where a dateline stood in a field of its own. */
const bullet = /^(?:(?:[•*·▪]|\p{Emoji_Presentation})+\s+|[:;>»|]+\s*)(?=["“‘]?\p{Lu})/u;

/** Longer lines that end in a colon lead to what they tell, in UTF-16 units. */
const longestPointer = 40;

/** Lines without those that a line like `Lihat juga:` points at: headlines of others. */
function withoutLinks(lines: readonly string[]): readonly string[] {
  const points = (line: string) =>
    line.length <= longestPointer && line.endsWith(':') && withoutAsides([line]).length === 0;
  return lines.filter((line, index) => ending.test(line) || !points(lines[index - 1]?.trim() ?? ''));
}

/** `More information: …`, `Bahan: …`, in a line of its own behind the lead; what somebody said stands in quotes. */
const labelledLine =
  /^(?!(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts?|[Oo]ur|[Mm]y|[Tt]his|[Tt]hat|He|She|They|We|You|And|But|So|In|On|Ini|Itu|Dia|Ia|Mereka|Kami|Kita|Di|Pada)\s)\p{Lu}[\p{L}’'/&-]*(?: [\p{L}’'/&-]+){0,3}\s?:(?!\s?["“„«‘])/u;

/** A text from its first sentence on. */
function beginningOf(text: string, houses: readonly string[]): string {
  return withoutDateline(withoutHouse(withoutFronts(text), houses));
}

/** `Jakarta, NU Online PBNU …`, `Globe, Oslo: The …`: no more than a place stands before the publisher's name. */
function withoutHouse(text: string, houses: readonly string[]): string {
  const head = fold(text.slice(0, 80));
  for (const house of [...houses, ...houses.map((name) => name.replaceAll(' ', ''))]) {
    const at = head.indexOf(house);
    if (at < 0 || !/^(?:\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}, )?$/u.test(text.slice(0, at))) continue;
    const rest = text.slice(at + house.length);
    const behind = (
      at > 0
        ? /^\s*(?:[-–—:|]+\s*)?(?=["“‘]?\p{Lu})/u
        : /^(?:, \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})?\s*[-–—:|]+\s*(?=["“‘]?\p{Lu})/u
    ).exec(rest);
    if (behind !== null && (at === 0 || behind[0] !== '')) return rest.slice(behind[0].length);
  }
  return text;
}

const connectives = new Map(
  languages.map(({ code, lead }) => [code, new Set(lead?.connectives?.split(' '))]),
);
const english = connectives.get('en') ?? new Set();

/** So many English connectives make a sentence of a text of another language one that is said of a translation. */
const fewestEnglish = 3;

/** How many English connectives a sentence has that its language lacks; 0 where it has any of its language. */
function englishIn(sentence: string, language: string | null): number {
  if (language === null || language === 'en' || /["“”«»]/.test(sentence)) return 0;
  const own = connectives.get(language);
  if (own === undefined || own.size === 0) return 0;
  const all = words(sentence);
  if (all.some((word) => own.has(word) && !english.has(word))) return 0;
  return all.filter((word) => english.has(word) && !own.has(word)).length;
}

/** Whether a line begins like `ALSO READ: …`, which looks like a dateline. */
function isAside(line: string): boolean {
  return /^[\p{Lu} ]{4,40}:/u.test(line) && withoutAsides([line]).length === 0;
}

/** The sentences of a line, as far as a lead can reach, and whether more follow. */
function firstSentences(text: string, language: string | null): { found: string[]; more: boolean } {
  const found: string[] = [];
  let length = 0;
  for (const sentence of eachSentence(text, language)) {
    if (found.length >= maxPieces || length > longestLine) return { found, more: true };
    found.push(sentence);
    length += sentence.length;
  }
  return { found, more: false };
}

/** `Jane Doe John Roe`, `Jane Doe och John Roe` */
const onlyNames = /^\p{Lu}[\p{L}.’'-]*(?: (?:(?:and|dan|und|et|y|e|en|og|och) )?\p{Lu}[\p{L}.’'-]*){1,5}$/u;

/** Whether a piece of a sentence is worth showing: not a category, a list of them, names, a bracket, or what the headline told. */
function saysSomething(text: string, told: ReadonlySet<string>): boolean {
  if (/^[([［].*[)\]］]…?$|^[([［][^)\]］]{0,40}…$|<[a-z!?/]/i.test(text) || onlyNames.test(text))
    return false;
  const own = words(text);
  if (own.every((word) => told.has(word))) return false;
  const count = own.length;
  if (text.endsWith('…') && (count >= 2 || text.length > 40)) return true;
  if (/^[^,;|&]{1,30}(?:[,;|&] [^,;|&]{1,30}){2,}$/.test(text) && !/(?:^|[,;|&] )\p{Ll}/u.test(text))
    return false;
  return count >= 4 || (text.match(/[\p{Lo}]/gu)?.length ?? 0) >= 10;
}
