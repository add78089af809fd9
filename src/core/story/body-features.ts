import { stemHash } from './body-profile.js';
import { sumOf } from './compare-stems.js';
import type { Features, Sign } from './features.js';
import type { Profile } from './profile.js';
import type { Weight } from './weight.js';

/** The same for the beginnings of two bodies, beside what headlines and leads say together (`told`, from 0 to 1). */
export const bodyFeatureSigns = {
  told: { same: 1, affair: 1 },
  bodiesAlike: { same: 1, affair: 1 },
  bodyRunsShared: { same: null, affair: 1 },
  quotesShared: { same: null, affair: 1 },
  /** What a body confirms: reports of a later stage quote those of the first as well. */
  toldAndBodies: { same: 1, affair: null },
  toldAndRuns: { same: 1, affair: null },
  toldAndQuotes: { same: 1, affair: null },
  headlineInBodyLeast: { same: 1, affair: 1 },
  headlineInBodyMost: { same: 1, affair: 1 },
  headNamesShared: { same: 1, affair: 1 },
  headEventsApart: { same: -1, affair: -1 },
  rivalEvents: { same: -1, affair: null },
  otherWordsLeast: { same: -1, affair: null },
  otherWordsMost: { same: -1, affair: null },
  actionsHeldLeast: { same: 1, affair: null },
  previewApart: { same: -1, affair: null },
  planApart: { same: -1, affair: null },
  aftermathApart: { same: -1, affair: null },
  reactionApart: { same: -1, affair: null },
  sayingApart: { same: -1, affair: null },
  listicleApart: { same: -1, affair: null },
  questionApart: { same: -1, affair: null },
  plainlyApart: { same: -1, affair: null },
  otherDays: { same: -1, affair: null },
  headNumbersClash: { same: -1, affair: null },
  hoursApart: { same: -1, affair: -1 },
} as const satisfies Record<string, { same: Sign | null; affair: Sign | null }>;

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
  const bodyRunsShared = Math.min(1, common(one.runs, other.runs) / 12);
  const quotesShared = Math.min(1, common(one.quotes, other.quotes) / 6);
  return {
    ...told.features,
    told: told.score,
    bodiesAlike,
    bodyRunsShared,
    quotesShared,
    toldAndBodies: told.score * bodiesAlike,
    toldAndRuns: told.score * bodyRunsShared,
    toldAndQuotes: told.score * quotesShared,
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
