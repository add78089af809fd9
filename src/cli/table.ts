import { harmless } from '../core/text.js';

/** Characters that take two columns of a terminal: CJK, Hangul, full-width forms, most emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/**
 * Rows as lines with aligned columns, two spaces between; a column that is empty throughout is left out, and
 * nothing stands behind the last. What was said by others is made harmless for a terminal.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => harmless(cell)));
  const columns = head.map((_, index) => index).filter((index) => cells.some((row) => row[index] !== ''));
  const all = [head, ...cells];
  const widths = columns.map((index) => Math.max(...all.map((row) => columnsOf(row[index] ?? ''))));
  return all.map((row) =>
    columns
      .map((index, place) => pad(row[index] ?? '', widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - columnsOf(text));
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
