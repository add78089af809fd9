import type { Surroundings } from '../surroundings.js';
import { signsOf } from './signs.js';
import { weights } from './weights.js';

/**
 * From this sum on a sentence is none of the news: behind some news, and in front of all, where more is lost. Of 1,000 unseen
 * sentences of real leads four or five are taken behind the news, and most of those are asides when they are read.
 */
const enough = { behind: 2.6, foreign: 3.6, before: 4.4 };

/** No publisher says so much of itself at once, in UTF-16 units. */
const longest = 240;

const { bias, signs } = weights;
/** In tenths. */
const weightOf = new Map(
  signs.split('\n').flatMap((line) => {
    const [weight, list = ''] = line.split(':');
    return list.split(',').map((sign) => [sign, Number(weight)] as const);
  }),
);

/** What was learned from. In other languages fewer words say anything, so that more is asked of them. */
const learned = new Set(['en', 'id', 'ms']);

/** Whether a sentence asks, credits, labels or points, by all of its words at once: what was learned from judged ones. */
export function isLikelyAside(sentence: string, { isBehind, houses, language }: Surroundings): boolean {
  if (sentence.length > longest) return false;
  const isForeign = language !== null && !learned.has(language);
  const least = isBehind ? (isForeign ? enough.foreign : enough.behind) : enough.before;
  return asideScore(sentence, houses) > least;
}

/** The logarithm of the odds that a sentence is none of the news. */
export function asideScore(sentence: string, houses: readonly string[]): number {
  let tenths = 0;
  for (const sign of signsOf(sentence, houses)) tenths += weightOf.get(sign) ?? 0;
  return bias + tenths / 10;
}
