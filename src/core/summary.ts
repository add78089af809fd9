import { withoutAsides, withoutFronts, withoutInserts } from './boilerplate.js';
import { withoutDateline } from './dateline.js';
import { agencies } from './linguistics/agencies.js';
import { everyPattern, everyWord } from './linguistics/languages.js';
import { eachSentence, endsInTitle } from './sentences.js';
import { fold, squash, truncate, words } from './text.js';

/**
 * The version of the rules below. It grows with each change of them that makes other summaries of the same texts, so that
 * nobody is told of a correction which no publisher made.
 */
export const summaryRules = 6;

/** The longest summary, in UTF-16 units. */
export const summaryLength = 280;

/** Behind so many pieces no lead begins. */
const maxPieces = 50;

/** How much of a line is divided into sentences: asides may stand before the lead. In UTF-16 units. */
const longestLine = 1500;

/** How much of a text is looked at: what stands further behind cannot be in a lead. */
const readLength = 8000;

/** A sentence of a text, or what the publisher left of one. */
interface Piece {
  text: string;
  /** Whether it ends like a sentence. A heading, a standfirst or what was cut off does not. */
  whole: boolean;
}

/**
 * The lead of a text: its first whole sentences, up to 280 UTF-16 units, without the dateline, the headline
 * told again, "Read more", or a sentence that the publisher cut. If there is no whole sentence, the first
 * piece of one, which ends in `…` where it was cut. A first sentence that is too long is cut after a word.
 * Null when nothing of that kind is left.
 * @param text plain text, a paragraph a line, as a feed's description or a page's first paragraph.
 */
export function lead(text: string, headline: string, language: string | null = null): string | null {
  const kept: Piece[] = [];
  let fallback: Piece | null = null;
  let length = 0;
  for (const piece of eachPiece(text.slice(0, readLength), headline, language)) {
    if (!piece.whole) {
      if (kept.length > 0 && piece.text.length > 0) break;
      fallback ??= saysSomething(piece.text) ? piece : null;
      continue;
    }
    const joined = length + (length > 0 ? 1 : 0) + piece.text.length;
    if (joined > summaryLength && kept.length > 0) break;
    kept.push(piece);
    length = joined;
    if (length > summaryLength) break;
  }
  while (kept.length > 1 && isOpen(kept)) kept.pop();
  if (kept.length > 0) return truncate(joinSentences(kept), summaryLength);
  return fallback === null ? null : truncate(fallback.text, summaryLength);
}

/** Whether a lead could not end here: in dots, or before the end of a quotation. */
function isOpen(kept: readonly Piece[]): boolean {
  if (dots.test(kept.at(-1)?.text ?? '')) return true;
  const all = kept.map(({ text }) => text).join('');
  const count = (sign: RegExp) => all.match(sign)?.length ?? 0;
  // „German“ and “English”
  const [opens, closes] = count(/„/g) > 0 ? [count(/„/g), count(/“/g)] : [count(/“/g), count(/”/g)];
  return count(/"/g) % 2 === 1 || opens > closes;
}

/** Chinese and Japanese have no space between sentences. */
function joinSentences(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join(' ')
    .replace(/(?<=[。！？]) /g, '');
}

/** What a lead can be made of, in the text's order. */
function* eachPiece(text: string, headline: string, language: string | null): Iterable<Piece> {
  const titles = titlesOf(headline);
  const isTitle = (sentence: string) => {
    if (sentence.length > longestTitle) return false;
    const own = words(sentence).join(' ');
    return titles.some((title) => title.join(' ') === own);
  };
  const longestTitle = 2 * headline.length;
  let pieces = 0;
  let begins = true;
  for (const line of text.split('\n').flatMap((line) => withoutInserts(withCutMark(squash(line))))) {
    const untitled = withoutTail(withoutTitle(line.trim(), titles));
    const body = begins && !isAside(untitled) ? beginningOf(untitled) : untitled;
    const { found, more } = firstSentences(body, language);
    const sentences = withoutAsides(found).filter((each) => !isTitle(each));
    for (const [index, found] of sentences.entries()) {
      if (++pieces > maxPieces) return;
      // A caption may stand before the dateline.
      const sentence = begins ? beginningOf(found) : found;
      if (sentence !== found && withoutAsides([sentence]).length === 0) continue;
      const piece = pieceOf(sentence, more || index < sentences.length - 1);
      yield piece;
      // Behind `SIARAN PERS` and a standfirst a dateline may still come.
      if (piece.whole) begins = false;
    }
  }
}

/** A text from its first sentence on. */
function beginningOf(text: string): string {
  return withoutDateline(withoutFronts(text));
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

const ending = /[.!?。！？؟।॥۔…]["'“”’»)\]」』]*$/u;
const dots = /(?:…|\.{2,})["'“”’»)\]]*$/u;
/** Words and signs that a sentence does not end with. */
const unfinished = new RegExp(
  `(?:[,;–—-]["”]?|\\s(?:${[...everyWord((language) => language.lead?.connectives)].join('|')}))$`,
  'i',
);

/** What is longer and has no full stop was cut off, in UTF-16 units. */
const longestStandfirst = 140;

/** @param goesOn whether another sentence of the same line follows: then its dots are the writer's own. */
function pieceOf(sentence: string, goesOn: boolean): Piece {
  if (dots.test(sentence) && !goesOn) return { text: cutOff(sentence.replace(dots, '')), whole: false };
  if (endsInTitle(sentence)) return { text: cutOff(sentence), whole: false };
  if (ending.test(sentence)) return { text: sentence, whole: true };
  const isCut = sentence.length >= longestStandfirst || unfinished.test(sentence);
  return { text: isCut ? cutOff(sentence) : sentence, whole: false };
}

function cutOff(text: string): string {
  const rest = text.replace(/[\s,;:.–—-]+$/, '');
  return rest === '' ? '' : `${rest}…`;
}

/** Whether a piece of a sentence is worth showing: not a category, a list of them, or a bracket. */
function saysSomething(text: string): boolean {
  if (/^[([].*[)\]]…?$/.test(text)) return false;
  const count = words(text).length;
  if (text.endsWith('…') && (count >= 2 || text.length > 40)) return true;
  if (/^[^,;|]{1,30}(?:[,;|] [^,;|]{1,30}){2,}$/.test(text) && !/(?:^|[,;|] )\p{Ll}/u.test(text))
    return false;
  return count >= 4 || (text.match(/[\p{Lo}]/gu)?.length ?? 0) >= 10;
}

/** `[…]`, `(more…)`, `[Read more...]`: the publisher cut the text. Behind a whole sentence that means nothing. */
const cutMarks = new RegExp(
  `\\s*[[(]\\s*(?:${everyPattern((language) => language.lead?.cutMark)})?\\s*(?:…|\\.{2,})?\\s*[\\])]`,
  'giu',
);

function withCutMark(line: string): string {
  const marked = /[[(]/.test(line)
    ? line.replace(cutMarks, (mark, at: number) => {
        if (!/[\p{L}….]/u.test(mark)) return mark;
        // `[...]The post` is glued to what stands behind the text.
        return /^\p{Lu}/u.test(line.slice(at + mark.length)) ? '…\n' : '…';
      })
    : line;
  return /…$|\.{3}$/.test(marked) ? marked.replace(/([.!?。！？]["'”’)]?)\s*(?:…|\s\.{3})$/, '$1') : marked;
}

/** Hashtags, initials of editors, and lists in brackets, which hang on to the last sentence. */
const tails = [
  /(?:\s*#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]+)+\s*$/u,
  /(?<=[.!?…。]["'”’]?)\s*[([][^()[\].!?]{1,80}[)\]]\.?$/u,
  new RegExp(
    `\\s+(?:${everyPattern((language) => language.lead?.readMore)})\\s*(?:…|\\.{3}|»|>>|→|>)*$`,
    'iu',
  ),
  /\s+more\s*(?:…|\.{3}|»|>>|→|>)+$/iu,
  /[\s|»→>]+$/u,
  // What Unicode takes for a part of the sentence, since no capital follows: `… schools. 25 comments`, `… -- Jane Doe`.
  new RegExp(
    `(?<=\\p{L}{3}[.!?…]["'”’)]*)\\s+(?:[-–—]{1,2}\\s?\\p{Lu}[\\p{L}.'’-]+(?:\\s\\p{Lu}[\\p{L}.'’-]*){1,2}|(?:${everyPattern((language) => language.lead?.trailer)}))$`,
    'u',
  ),
  // `… to schools. — Reuters`
  new RegExp(
    `(?<=[.!?…。]["'”’]?)\\s*[-–—]{1,2}\\s?(?:${agencies.filter((name) => !/[/.]/.test(name)).join('|')})\\.?$`,
    'iu',
  ),
];

/** Longer than what hangs on to a sentence, in UTF-16 units. */
const longestTail = 160;

function withoutTail(line: string): string {
  const start = Math.max(0, line.length - longestTail);
  const rest = tails.reduce((text, tail) => text.replace(tail, ''), line.slice(start));
  // A full stop and the three dots of a cut, which "Read more" had followed.
  return line.slice(0, start) + rest.replace(/(?<=\p{L})\.{4}$/u, '.');
}

/** The headline as words, with and without the site's name behind it. */
function titlesOf(headline: string): string[][] {
  const bare = headline.replace(/\s+[|–—-]\s+[^|–—]{2,30}$/, '');
  return [headline, bare].map(words).filter((title) => title.length > 0);
}

/** Shorter headlines may just as well begin a sentence, in words. */
const fewestWords = 3;

/** A line without the headline, however often it is told. */
function withoutTitle(line: string, titles: readonly (readonly string[])[]): string {
  let rest = line;
  for (let turn = 0; turn < 4; turn++) {
    const shorter = titles.map((title) => behindTitle(rest, title)).find((each) => each !== null);
    if (shorter === undefined || shorter === null) break;
    rest = shorter;
  }
  return rest;
}

const publisherBehind = /^\p{Lu}[\p{L}\d]*(?: \p{Lu}[\p{L}\d]*)?\.\s+(?=["“‘]?\p{Lu})/u;

/** What follows a title at the beginning of a line; null where the line does not begin with it, or goes on. */
function behindTitle(line: string, title: readonly string[]): string | null {
  if (title.length < fewestWords) return null;
  let end = 0;
  let index = 0;
  for (const found of line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (index === title.length) break;
    if (fold(found[0]) !== title[index]) return null;
    index++;
    end = found.index + found[0].length;
  }
  if (index < title.length) return null;
  const rest = line.slice(end);
  const behind = /^["'”’»)\]]*\s*[.:;|!?…–—-]+["'”’»)\]]*(?:\s|$)/.exec(rest)?.[0];
  if (behind !== undefined) {
    const next = rest.slice(behind.length).trim();
    if (!/[|–—-]\s$/.test(behind)) return next;
    // `Headline - Publisher`, and `Headline - Publisher. The lead`
    return /^\p{Lu}[^.!?…]{0,30}$/u.test(next) ? '' : next.replace(publisherBehind, '');
  }
  if (rest.trim() === '') return '';
  return title.length > fewestWords && /^["'”’]?\s["'“‘]?\p{Lu}/u.test(rest) ? rest.trim() : null;
}
