import { inflections } from '../core/classify.js';

/** A word, its inflections, and what it may be an inflection of. */
export function formsOf(word: string): string[] {
  const bases = ['nya', 'lah', 's']
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length))
    .filter((base) => inflections(base).includes(word));
  return [word, ...inflections(word), ...bases.flatMap((base) => [base, ...inflections(base)])].filter(
    (form, place, all) => all.indexOf(form) === place,
  );
}
