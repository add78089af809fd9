import { everyWord } from '../linguistics/languages.js';
import { eventsOf, kindsNamed } from './events.js';
import { speltNumbers } from './numbers.js';

const deaths = kindsNamed('death');

/** A number so many words from a word of death says how many died. */
const reach = 4;

/** Words before an age: `dies at 76`. */
const ages: ReadonlySet<string> = everyWord(({ story }) => story?.ages);

/** How many a headline says have died; null where it gives no number. @param words folded, in order. */
export function tollOf(words: readonly string[], language: string | null): number | null {
  const tellsDeath = (word: string) => eventsOf([word], language).some((kind) => deaths.has(kind));
  const counts = words.flatMap((word, place) => {
    const count = countIn(word);
    if (count < 2 || ages.has(words[place - 1] ?? '')) return [];
    return words.slice(Math.max(0, place - reach), place + reach + 1).some(tellsDeath) ? [count] : [];
  });
  return counts.length === 0 ? null : Math.max(...counts);
}

function countIn(word: string): number {
  const isCount = /^\d{1,3}(?:[.,]\d{3})?$/.test(word);
  return isCount ? Number(word.replace(/[.,]/, '')) : (speltNumbers.get(word) ?? 0);
}
