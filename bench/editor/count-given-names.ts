import { readFileSync } from 'node:fs';
import { packWords } from '../../src/core/linguistics/packed-words.js';
import { fold } from '../../src/core/text.js';

/**
 * Makes `core/linguistics/given-names-data.ts`: `tsx bench/editor/count-given-names.ts LISTS...`, one name a line.
 *
 * The lists were Faker's (MIT): the given names of all its languages, and the last names of Indonesia, Nigeria
 * and the Zulu, where many persons have one name alone. Kept are the names in Latin and Cyrillic letters, folded, each of
 * several words as its words.
 */
const names = process.argv
  .slice(2)
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .flatMap((name) => fold(name).split(/[\s-]+/))
  .filter((name) => /^(?:[a-z]{2,}|[\u0430-\u045f]{2,})$/.test(name));

console.log(`/** Given names of many languages, folded; made by bench/editor/count-given-names.ts from Faker's lists (MIT). */
export const packed =
  '${packWords(names)}';`);
