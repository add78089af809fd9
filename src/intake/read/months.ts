import { languages } from '../../core/linguistics/languages.js';
import { fold } from '../../core/text.js';

/** Shorter beginnings of a month's name are other words. */
const shortest = 3;

/** Month by name and by each beginning of it, folded; 0 where two months begin so, as `jui` in French. */
const months = new Map<string, number>();

function learn(name: string, month: number): void {
  const known = months.get(name) ?? month;
  months.set(name, known === month ? month : 0);
}

for (const list of languages.map(({ months: list }) => list).filter((list) => list !== '')) {
  list.split(', ').forEach((forms, index) => {
    const [whole = '', ...others] = fold(forms).split(' ');
    for (let length = shortest; length <= whole.length; length++) learn(whole.slice(0, length), index + 1);
    for (const other of others) learn(other, index + 1);
  });
}

/** The month that one word is, from 1; 0 where it is none, or could be several. */
export function monthOf(word: string): number {
  return months.get(fold(word)) ?? 0;
}

/** Short for Tuesday in Spanish, French and Italian as well. */
const alsoDay = 'mar';

/** The month that a text names, from 1; 0 where it names none, or several. */
export function monthIn(text: string): number {
  const found = new Map<number, string[]>();
  for (const word of fold(text).match(/\p{L}{3,}/gu) ?? []) {
    const month = months.get(word) ?? 0;
    if (month > 0) found.set(month, [...(found.get(month) ?? []), word]);
  }
  if (found.size > 1) {
    for (const [month, names] of found) {
      if (names.every((name) => name === alsoDay)) found.delete(month);
    }
  }
  return found.size === 1 ? ([...found.keys()][0] as number) : 0;
}
