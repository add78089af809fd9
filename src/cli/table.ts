import stringWidth from 'string-width';
import { harmless } from '../core/text.js';

/**
 * Formats rows as aligned columns, two spaces apart. Empty columns and trailing spaces are left out. Cells are made
 * harmless for a terminal.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => harmless(cell)));
  const columns = head.map((_, index) => index).filter((index) => cells.some((row) => row[index] !== ''));
  const all = [head, ...cells];
  const widths = columns.map((index) => Math.max(...all.map((row) => stringWidth(row[index] ?? ''))));
  return all.map((row) =>
    columns
      .map((index, place) => pad(row[index] ?? '', widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - stringWidth(text));
}
