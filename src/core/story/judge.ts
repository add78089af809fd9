import { type Background, noBackground, readBackground } from './background.js';
import { packed as english } from './data/background-en.js';
import { packed as indonesian } from './data/background-id.js';
import { weights } from './data/weights.js';
import { bodyFeaturesOf, featuresOf, isVetoed, tellOtherStages } from './features.js';
import { closeness } from './meaning.js';
import { likelihood, type StoryWeights, sumOf } from './model.js';
import type { Profile } from './profile.js';
import type { Weight } from './weight.js';

/** How likely two articles tell the same event, and how likely the same affair, each from 0 to 1. */
export interface Likeness {
  same: number;
  affair: number;
  /** Whether the headlines tell other stages of one affair: then it is not the same event, however alike they are. */
  otherStage: boolean;
}

/**
 * What one article is to an earlier one: the same event; surely enough the same for a chat that would rather miss
 * something (`near`); a next stage of the same affair; or something else.
 */
export type Relation = 'same' | 'near' | 'next' | 'other';

interface Thresholds {
  same: number;
  near: number;
  next: number;
  /** What is likelier the same event than this is not announced as news of it. */
  nextBelow: number;
}

/**
 * By language, found on pairs of events that the models had not seen: `same` at a precision of about 0.92, `near` of
 * about 0.85; `next` where nine in ten belong to the affair.
 */
const thresholds: Readonly<Record<string, { told: Thresholds; bodies: Thresholds }>> = {
  en: {
    told: { same: 0.75, near: 0.6, next: 0.65, nextBelow: 0.55 },
    bodies: { same: 0.8, near: 0.55, next: 0.7, nextBelow: 0.5 },
  },
  id: {
    told: { same: 0.74, near: 0.58, next: 0.65, nextBelow: 0.55 },
    bodies: { same: 0.66, near: 0.6, next: 0.65, nextBelow: 0.5 },
  },
};

/** For languages that no pairs are known of. */
const strictest: { told: Thresholds; bodies: Thresholds } = {
  told: { same: 0.8, near: 0.7, next: 0.8, nextBelow: 0.5 },
  bodies: { same: 0.8, near: 0.7, next: 0.8, nextBelow: 0.5 },
};

/**
 * What an embedding model's word counts beside the features, in the sum of the regression: it moves the odds by a factor
 * of 2.7 at most, either way. It decides what is in doubt and nothing else. Not learned: any model may be asked.
 */
const meaningWeight = 1;

const packed = new Map([
  ['en', english],
  ['id', indonesian],
]);
const backgrounds = new Map<string, Background>();

/** How usual words are in a language; nothing where it was not counted. Each is read when it is asked for first. */
export function backgroundOf(language: string | null): Background {
  const counted = packed.get(language ?? '');
  if (language === null || counted === undefined) return noBackground;
  const known = backgrounds.get(language);
  if (known !== undefined) return known;
  const background = readBackground(counted);
  backgrounds.set(language, background);
  return background;
}

/** Compares two articles of one language. Pure. @param apart milliseconds between them. */
export function likenessOf(left: Profile, right: Profile, weight: Weight, apart = 0): Likeness {
  if (isVetoed(left, right, weight)) return { same: 0, affair: 0, otherStage: false };
  const features = featuresOf(left, right, weight, apart);
  const meant = meaningWeight * (closeness(left.meaning, right.meaning) ?? 0);
  const likely = (of: keyof StoryWeights) => {
    const told = sumOf(weights[of].told, features);
    const withBodies = bodyFeaturesOf(left, right, weight, { score: likelihood(told), features });
    return likelihood((withBodies === null ? told : sumOf(weights[of].bodies, withBodies)) + meant);
  };
  return { same: likely('same'), affair: likely('affair'), otherStage: tellOtherStages(left, right) };
}

/** What a likeness means. @param bodies whether both bodies were compared. */
export function relationOf(
  { same, affair, otherStage }: Likeness,
  language: string | null,
  bodies: boolean,
): Relation {
  const own = (thresholds[language ?? ''] ?? strictest)[bodies ? 'bodies' : 'told'];
  if (otherStage) return affair >= own.next ? 'next' : 'other';
  if (same >= own.same) return 'same';
  if (same >= own.near) return 'near';
  return affair >= own.next && same < own.nextBelow ? 'next' : 'other';
}
