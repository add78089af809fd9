import { fold, words } from '../text.js';

/**
 * The headline as words, with and without the site's name behind it. One that was made of the text's first words is none: it
 * ends amid a sentence.
 */
export function titlesOf(headline: string): string[][] {
  if (headline.endsWith('…')) return [];
  const bare = headline.replace(/\s+[|–—-]\s+[^|–—]{2,30}$/, '');
  return [headline, bare].map(words).filter((title) => title.length > 0);
}

/** Shorter headlines may just as well begin a sentence, in words. */
export const fewestWords = 3;

/**
 * A line without the headline, however often it is told, and without the publisher's name behind it.
 * @param houses what the publisher is called, folded.
 */
export function withoutTitle(
  line: string,
  titles: readonly (readonly string[])[],
  houses: readonly string[] = [],
): string {
  let rest = line;
  for (let turn = 0; turn < 4; turn++) {
    const shorter = [...new Set([rest, rest.replace(labelInFront, '')])]
      .flatMap((text) => titles.map((title) => behindTitle(text, title, houses)))
      .find((each) => each !== null);
    if (shorter === undefined || shorter === null) break;
    rest = shorter;
  }
  return rest;
}

/** `Watch: Headline` */
const labelInFront = /^\p{Lu}\p{L}+(?: \p{L}+)?\s?[:|]\s+/u;
const publisherBehind = /^\p{Lu}[\p{L}\d]*(?: \p{Lu}[\p{L}\d]*)?\.\s+(?=["“‘]?\p{Lu})/u;

/** What follows a title at the beginning of a line; null where the line does not begin with it, or goes on. */
function behindTitle(line: string, title: readonly string[], houses: readonly string[]): string | null {
  if (title.length < fewestWords) return null;
  const rest = behindWords(line, title);
  if (rest === null) return null;
  const behind = /^["'”’»)\]]*\s*[.:;|!?…–—-]+["'”’»)\]]*(?:\s|$)/.exec(rest)?.[0];
  if (behind !== undefined) {
    const next = rest.slice(behind.length).trim();
    if (!/[|–—-]\s$/.test(behind)) return next;
    // `Headline - Publisher`, and `Headline - Publisher. The lead`
    if (/^\p{Lu}[^.!?…]{0,30}$/u.test(next)) return '';
    return withoutName(next, houses) ?? next.replace(publisherBehind, '');
  }
  if (rest.trim() === '' || houses.includes(words(/^\s\(([^()]+)\)$/.exec(rest)?.[1] ?? '').join(' ')))
    return '';
  if (title.length <= fewestWords || !/^["'”’]?\s["'“‘]?\p{Lu}/u.test(rest)) return null;
  const next = rest.replace(/^["'”’]?\s+/, '');
  return withoutName(next, houses) ?? next;
}

/** What follows some words at the beginning of a line; null where it does not begin with them. */
function behindWords(line: string, expected: readonly string[]): string | null {
  let end = 0;
  let index = 0;
  for (const found of line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (index === expected.length) break;
    if (fold(found[0]) !== expected[index]) return null;
    index++;
    end = found.index + found[0].length;
  }
  return index < expected.length ? null : line.slice(end);
}

/** What follows the publisher's name, if it begins like a sentence. */
function withoutName(text: string, houses: readonly string[]): string | null {
  for (const house of houses) {
    const rest = behindWords(text, house.split(' '))?.replace(/^[\s.:|–—-]+/, '');
    if (rest !== undefined && /^["“‘]?\p{Lu}/u.test(rest)) return rest;
  }
  return null;
}

/** What is said of a piece beside its headline, `L’article … est apparu en premier sur …`, in words. */
const mostBeside = 10;

/**
 * Whether a sentence speaks of the piece: it holds the headline and little else.
 * @param houses what the publisher is called, folded.
 */
export function echoesTitle(
  sentence: string,
  titles: readonly (readonly string[])[],
  houses: readonly string[],
): boolean {
  const own = words(sentence);
  const text = ` ${own.join(' ')} `;
  const holds = (phrase: string) => text.includes(` ${phrase} `);
  return titles.some(
    (title) =>
      own.length > title.length &&
      own.length - title.length <= mostBeside &&
      holds(title.join(' ')) &&
      title.length >= (houses.some(holds) ? fewestWords : fewestWords + 1),
  );
}
