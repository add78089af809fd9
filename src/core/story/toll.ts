import { everyWord } from '../linguistics/languages.js';
import { eventsOf, kindsNamed } from './events.js';
import { speltNumbers } from './numbers.js';

const deaths = kindsNamed('death');
const injuries = kindsNamed('injury');

/** A number so many words from a word of death says how many died. */
const reach = 4;

/** Words before an age: `dies at 76`. */
const ages: ReadonlySet<string> = everyWord(({ story }) => story?.ages);

/** Words after one: `28-year-old`, `28 tahun`. */
const years: ReadonlySet<string> = everyWord(({ story }) => story?.years);

/**
 * How many a headline says have died; null where it gives no number, or several of which none stands beside the death:
 * `3 children, 3 adults killed`. @param words folded, in order.
 */
export function tollOf(words: readonly string[], language: string | null): number | null {
  const tells = (kinds: ReadonlySet<number>, from: number, to: number) =>
    eventsOf(words.slice(Math.max(0, from), to), language).some((kind) => kinds.has(kind));
  const places = [...words.keys()].filter(
    (place) =>
      countIn(words[place] ?? '') >= 2 &&
      !ages.has(words[place - 1] ?? '') &&
      !years.has(words[place + 1] ?? '') &&
      !isOfInjured(place),
  );
  const counts = places.filter((place) => tells(deaths, place - reach, place + reach + 1));
  const beside = counts.length < 2 ? counts : counts.filter((place) => tells(deaths, place - 1, place + 2));
  const [count] = beside;
  return count === undefined || beside.length > 1 ? null : countIn(words[count] ?? '');

  /** `12 injured`, `700 people hurt`, `injures 12`; but `kills 4, injures 30` and `30 hurt, 4 dead` have four dead. */
  function isOfInjured(place: number): boolean {
    if (tells(injuries, place - 1, place)) return !tells(deaths, place + 1, place + 2);
    const named = [place + 1, place + 2].find((each) => tells(injuries, each, each + 1));
    return named !== undefined && countIn(words[named + 1] ?? '') === 0;
  }
}

function countIn(word: string): number {
  const isCount = /^\d{1,3}(?:[.,]\d{3})?$/.test(word);
  return isCount ? Number(word.replace(/[.,]/, '')) : (speltNumbers.get(word) ?? 0);
}
