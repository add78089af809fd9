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
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Runs of white space and control characters become one space; none at the ends. */
export function squash(text: string): string {
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

/** How many single-character edits lead from one text to the other (Levenshtein). For short texts: names, commands. */
export function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
