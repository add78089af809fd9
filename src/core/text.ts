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
 * Text that moves no cursor and turns no line around: control characters (ESC and C1 among them) become
 * spaces; format characters, the overrides of writing direction among them, go. The joiners that emoji and
 * some scripts are written with stay.
 */
export function harmless(text: string): string {
  return text.replace(/(?![\u200c\u200d])\p{Cf}/gu, '').replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ');
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
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = new Array<number>(right.length + 1).fill(far);
    next[0] = i;
    let least = i;
    // Further from the diagonal than `max` nothing can be near enough.
    const last = Math.min(right.length, i + max);
    for (let j = Math.max(1, i - max); j <= last; j++) {
      const swap = (row[j - 1] ?? far) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const here = Math.min(swap, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1);
      next[j] = here;
      if (here < least) least = here;
    }
    if (least > max) return far;
    row = next;
  }
  const edits = row[right.length] ?? far;
  return edits > max ? far : edits;
}
