import { visible } from './visible.js';

/** Case and diacritics removed, so that `Zélensky` and `ZELENSKY` compare as equal. */
export function fold(text: string): string {
  // Most texts have no diacritics, and need not be taken apart.
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of a text, folded, in order: runs of letters and digits. `Korea-Utara's` gives `korea utara s`. */
export function words(text: string): string[] {
  // Nearly all phrases of rules are plain words already: half of a start would be taking them apart.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(text)) return text.split(' ');
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Whether the words from `start` to `end` of a text stand in capitals. Where all of a text does, that says nothing; and
 * before a currency sign they are part of an amount (`US$ 5`).
 */
export function areInCapitals(text: string, start: number, end: number): boolean {
  if (!/\p{Ll}/u.test(text)) return false;
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const written = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].slice(start, end);
  const last = written.at(-1);
  if (last === undefined || /^\s?\p{Sc}/u.test(plain.slice(last.index + last[0].length))) return false;
  return written.every(([word]) => word === word.toUpperCase());
}

/** The words of a phrase as a text writes them, with all that stands between; null where it does not have them in a row. */
export function asWritten(text: string, phrase: string): string | null {
  const wanted = words(phrase);
  const found = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const start = found.findIndex((_, index) =>
    wanted.every((word, offset) => fold(found[index + offset]?.[0] ?? '') === word),
  );
  const [first, last] = [found[start], found[start + wanted.length - 1]];
  if (wanted.length === 0 || first === undefined || last === undefined) return null;
  return text.slice(first.index, last.index + last[0].length);
}

/** A text as a pattern that finds it as it is written. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Runs of white space and control characters become one space; none at the ends. */
export function squash(text: string): string {
  // Most texts are as they should be: one look is a fraction of the work.
  if (!/^ | {2}| $|[^\x20-\x7e\u00a1-\u024f\u2013-\u201d]/.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200b\u2060\ufeff]+/g, ' ').trim();
}

/**
 * Text that moves no cursor and turns no line around: on one line, and visible. Control characters (ESC and C1 among
 * them) and halves of surrogate pairs become spaces.
 */
export function harmless(text: string): string {
  return visible(text).replace(/[\p{Cc}\p{Cs}]/gu, ' ');
}

/** At most `max` UTF-16 units, cut after a whole word where there is one and marked with `…`. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > max / 2 ? room.slice(0, space) : room.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[\s,;:.–-]+$/, '')}…`;
}

/**
 * How many single-character edits lead from one text to the other (Levenshtein). For short texts: names, commands.
 * @param max from more edits than this on it is Infinity, and costs no more than `max` times the shorter text.
 */
export function editDistance(left: string, right: string, max = Number.POSITIVE_INFINITY): number {
  const far = Number.POSITIVE_INFINITY;
  if (Math.abs(left.length - right.length) > max) return far;
  const row: number[] = [];
  for (let j = 0; j <= right.length; j++) row.push(j);
  for (let i = 1; i <= left.length; i++) {
    // Further from the diagonal than `max` nothing is near enough: what stands there is greater anyway.
    const first = Math.max(1, i - max);
    const last = Math.min(right.length, i + max);
    const letter = left[i - 1];
    let diagonal = row[first - 1] as number;
    let before = first === 1 ? i : far;
    let least = before;
    row[first - 1] = before;
    for (let j = first; j <= last; j++) {
      const above = row[j] as number;
      const swap = letter === right[j - 1] ? diagonal : diagonal + 1;
      before = Math.min(swap, above + 1, before + 1);
      row[j] = before;
      diagonal = above;
      if (before < least) least = before;
    }
    if (least > max) return far;
  }
  const edits = row[right.length] as number;
  return edits > max ? far : edits;
}
