import { stemHash } from './body-profile.js';
import { sumOf } from './compare-stems.js';
import type { Features, Sign } from './features.js';
import type { Profile } from './profile.js';
import type { Weight } from './weight.js';

/** The same for the beginnings of two bodies, beside what headlines and leads say together (`told`, from 0 to 1). */
export const bodyFeatureSigns = {
  told: 1,
  bodiesAlike: 1,
  /** What a body confirms: reports of a later stage quote those of the first as well. */
  toldAndBodies: 1,
  toldAndRuns: 1,
  toldAndQuotes: 1,
  headlineInBodyLeast: 1,
  headlineInBodyMost: 1,
  headNamesShared: 1,
  headEventsApart: -1,
  rivalEvents: -1,
  otherWordsLeast: -1,
  otherWordsMost: -1,
  actionsHeldLeast: 1,
  previewApart: -1,
  planApart: -1,
  aftermathApart: -1,
  reactionApart: -1,
  sayingApart: -1,
  listicleApart: -1,
  questionApart: -1,
  plainlyApart: -1,
  otherDays: -1,
  headNumbersClash: -1,
  hoursApart: -1,
} as const satisfies Record<string, Sign>;

/** See {@link bodyFeatureSigns}. */
export type BodyFeatures = Record<keyof typeof bodyFeatureSigns, number>;

/** Compares two articles whose bodies are known; null where one is not. Pure. */
export function bodyFeaturesOf(
  left: Profile,
  right: Profile,
  weight: Weight,
  told: { score: number; features: Features },
): BodyFeatures | null {
  if (left.body === null || right.body === null) return null;
  const [one, other] = [left.body, right.body];
  let [shared, ofLeft, ofRight] = [0, 0, 0];
  for (const [key, each] of one.stems) {
    ofLeft += each ** 2;
    if (other.stems.has(key)) shared += each ** 2;
  }
  for (const each of other.stems.values()) ofRight += each ** 2;
  const common = (some: ReadonlySet<number>, others: ReadonlySet<number>) =>
    [...some].filter((key) => others.has(key)).length;
  const headlines = [headlineIn(left, right, weight), headlineIn(right, left, weight)];
  const bodiesAlike = shared / Math.sqrt(Math.max(1e-9, ofLeft * ofRight));
  return {
    ...told.features,
    told: told.score,
    bodiesAlike,
    toldAndBodies: told.score * bodiesAlike,
    toldAndRuns: told.score * Math.min(1, common(one.runs, other.runs) / 12),
    toldAndQuotes: told.score * Math.min(1, common(one.quotes, other.quotes) / 6),
    headlineInBodyLeast: Math.min(...headlines),
    headlineInBodyMost: Math.max(...headlines),
  };
}

/** How much of a headline stands in the other article, its body included. */
function headlineIn(one: Profile, other: Profile, weight: Weight): number {
  const whole = sumOf(one.headline, weight);
  const held = [...one.headline].filter(
    (stem) => other.all.has(stem) || other.body?.stems.has(stemHash(stem)),
  );
  return whole === 0 ? 0 : sumOf(held, weight) / whole;
}
