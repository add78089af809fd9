import { type Background, noBackground, readBackground } from './background.js';
import { type BodyFeatures, bodyFeatureSigns, bodyFeaturesOf } from './body-features.js';
import { unpackBody } from './body-profile.js';
import { packed as english } from './data/background-en.js';
import { packed as indonesian } from './data/background-id.js';
import { weights } from './data/weights.js';
import { areBrief, featureNames, featuresOf } from './features.js';
import { closeness } from './meaning.js';
import { type CompiledModel, compileModel, likelihood, type Part } from './model.js';
import { glanceAt, type PackedProfile, unpackProfile } from './packed-profile.js';
import type { ReadProfile } from './profile.js';
import { isVetoed, tellOtherStages } from './stages.js';
import type { Weight } from './weight.js';

/** How likely two articles tell the same event, and how likely the same affair, each from 0 to 1. */
export interface Likeness {
  same: number;
  affair: number;
  /** Whether the headlines tell other stages of one affair: then it is not the same event, however alike they are. */
  otherStage: boolean;
  /** What of the two was compared. */
  by: Part;
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
  /** The same where the headlines tell other stages. */
  stage: number;
  /** What is likelier the same event than this is not announced as news of it. */
  nextBelow: number;
}

/**
 * By language, found on pairs of events that the models had not seen: `same` at a precision of 0.92 or more, `near` of
 * about 0.85; `next` where about nine in ten belong to the affair.
 */
const thresholds: Readonly<Record<string, Readonly<Record<Part, Thresholds>>>> = {
  en: {
    told: { same: 0.75, near: 0.6, next: 0.6, stage: 0.4, nextBelow: 0.4 },
    brief: { same: 0.74, near: 0.6, next: 0.7, stage: 0.7, nextBelow: 0.4 },
    bodies: { same: 0.86, near: 0.65, next: 0.8, stage: 0.6, nextBelow: 0.4 },
  },
  id: {
    told: { same: 0.8, near: 0.6, next: 0.7, stage: 0.6, nextBelow: 0.5 },
    brief: { same: 0.7, near: 0.57, next: 0.68, stage: 0.65, nextBelow: 0.45 },
    bodies: { same: 0.77, near: 0.6, next: 0.75, stage: 0.8, nextBelow: 0.5 },
  },
};

/** For languages that no pairs are known of. */
const strictest: Readonly<Record<Part, Thresholds>> = {
  told: { same: 0.84, near: 0.7, next: 0.8, stage: 0.8, nextBelow: 0.5 },
  brief: { same: 0.84, near: 0.7, next: 0.8, stage: 0.8, nextBelow: 0.5 },
  bodies: { same: 0.88, near: 0.7, next: 0.8, stage: 0.8, nextBelow: 0.5 },
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

const bodyNames = Object.keys(bodyFeatureSigns) as (keyof BodyFeatures)[];

/** The models of a language, laid out when they are asked first. Languages that no pairs are known of have those of English. */
const models = new Map<string, Record<Question, Record<Part, CompiledModel>>>();

type Question = 'same' | 'affair';

function modelsOf(language: string | null) {
  const key = language === 'id' ? 'id' : 'en';
  let own = models.get(key);
  if (own === undefined) {
    const compiled = (question: Question) => ({
      told: compileModel(weights[key][question].told, featureNames),
      brief: compileModel(weights[key][question].brief, featureNames),
      bodies: compileModel(weights[key][question].bodies, bodyNames),
    });
    own = { same: compiled('same'), affair: compiled('affair') };
    models.set(key, own);
  }
  return own;
}

/** Bodies, which take longest to compare, are compared where headline and lead make it at least so likely. */
const worthReading = 0.15;

/** Bodies of one affair share much of its background, and so do those of many others: by headline and lead it is at least so likely. */
const leastToldAffair = 0.5;

const unlike: Likeness = { same: 0, affair: 0, otherStage: false, by: 'told' };

/**
 * Compares two articles of one language. Pure.
 * @param apart milliseconds between them.
 */
export function likenessOf(left: ReadProfile, packed: PackedProfile, weight: Weight, apart = 0): Likeness {
  if (isVetoed(left, glanceAt(packed), weight)) return unlike;
  const right = unpackProfile(packed);
  const features = featuresOf(left, right, weight, apart);
  const own = modelsOf(left.language);
  const meant = meaningWeight * (closeness(left.meaning, right.meaning) ?? 0);
  const values = valuesOf(features, featureNames);
  const judgedBy = (by: 'told' | 'brief'): Likeness => ({
    same: likelihood(own.same[by](values) + meant),
    affair: likelihood(own.affair[by](values) + meant),
    otherStage: tellOtherStages(left, right),
    by,
  });
  if (left.body === null || packed.body === null)
    return judgedBy(features.alike > 0 && areBrief(left, right) ? 'brief' : 'told');
  const toldLikeness = judgedBy('told');
  const body = unpackBody(packed.body);
  if (body === null || Math.max(toldLikeness.same, toldLikeness.affair) < worthReading) return toldLikeness;
  const withBodies = (question: Question) => {
    const score = likelihood(own[question].told(values));
    const compared = bodyFeaturesOf(left, { ...right, body }, weight, { score, features }) as BodyFeatures;
    return likelihood(own[question].bodies(valuesOf(compared, bodyNames)) + meant);
  };
  const affair = toldLikeness.affair < leastToldAffair ? 0 : withBodies('affair');
  return { ...toldLikeness, same: withBodies('same'), affair, by: 'bodies' };
}

function valuesOf<Name extends string>(
  features: Readonly<Record<Name, number>>,
  names: readonly Name[],
): Float64Array {
  const values = new Float64Array(names.length);
  for (let place = 0; place < names.length; place++) values[place] = features[names[place] as Name];
  return values;
}

/** What a likeness means. */
export function relationOf({ same, affair, otherStage, by }: Likeness, language: string | null): Relation {
  const own = (thresholds[language ?? ''] ?? strictest)[by];
  if (otherStage) return affair >= own.stage ? 'next' : 'other';
  if (same >= own.same) return 'same';
  if (same >= own.near) return 'near';
  return affair >= own.next && same < own.nextBelow ? 'next' : 'other';
}
