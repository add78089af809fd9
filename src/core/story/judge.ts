import { type Background, noBackground, readBackground } from './background.js';
import { type BodyFeatures, bodyFeatureSigns, bodyFeaturesOf } from './body-features.js';
import { unpackBody } from './body-profile.js';
import { packed as english } from './data/background-en.js';
import { packed as indonesian } from './data/background-id.js';
import { weights } from './data/weights.js';
import { areBrief, featureNames, featuresOf } from './features.js';
import { closeness } from './meaning.js';
import { compileModel, likelihood, type Part, type StoryWeights } from './model.js';
import { glanceAt, type PackedProfile, unpackProfile } from './packed-profile.js';
import type { ReadProfile } from './profile.js';
import { isVetoed } from './stages.js';
import type { Weight } from './weight.js';

/** How likely two articles tell the same event, the same affair, and another stage of it, each from 0 to 1. */
export interface Likeness {
  same: number;
  affair: number;
  next: number;
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

/** From which likelihood on two articles are the same event, or near enough for an eager chat. */
interface Sameness {
  same: number;
  near: number;
}

/**
 * What is at least so likely one affair, and so likely another stage, is a next stage. `staged`: where the headlines tell other
 * stages, less likelihood is enough.
 */
type Thresholds = Readonly<Record<Part, Sameness> & { affair: number; next: number; staged: number }>;

/**
 * By language, found on pairs of events that the models had not seen: `same` at a precision of 0.92 or more, `near` of
 * about 0.85; `next` where a stream of feeds brings next to nothing of other affairs.
 */
const thresholds: Readonly<Record<'en' | 'id' | 'others', Thresholds>> = {
  en: row([0.78, 0.6], [0.76, 0.6], [0.86, 0.65], [0.7, 0.4, 0.4]),
  id: row([0.81, 0.6], [0.72, 0.55], [0.77, 0.6], [0.7, 0.55, 0.4]),
  // Languages that no pairs are known of.
  others: row([0.84, 0.7], [0.84, 0.7], [0.88, 0.7], [0.75, 0.7, 0.7]),
};

function row(told: Pair, brief: Pair, bodies: Pair, further: Stage): Thresholds {
  const sameness = ([same, near]: Pair): Sameness => ({ same, near });
  const [affair, next, staged] = further;
  return { told: sameness(told), brief: sameness(brief), bodies: sameness(bodies), affair, next, staged };
}

type Pair = readonly [same: number, near: number];
type Stage = readonly [affair: number, next: number, staged: number];

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
const models = new Map<string, ReturnType<typeof compiled>>();

const compiled = ({ same, affair, next }: StoryWeights) => ({
  told: compileModel(same.told, featureNames),
  brief: compileModel(same.brief, featureNames),
  bodies: compileModel(same.bodies, bodyNames),
  affair: compileModel(affair, featureNames),
  next: compileModel(next, featureNames),
});

function modelsOf(language: string | null) {
  const key = language === 'id' ? 'id' : 'en';
  let own = models.get(key);
  if (own === undefined) {
    own = compiled(weights[key]);
    models.set(key, own);
  }
  return own;
}

/** Bodies, which take longest to compare, are compared where headline and lead make it at least so likely. */
const worthReading = 0.15;

const unlike: Likeness = { same: 0, affair: 0, next: 0, otherStage: false, by: 'told' };

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
  const told = (by: 'told' | 'brief'): Likeness => ({
    same: likelihood(own[by](values) + meant),
    affair: likelihood(own.affair(values) + meant),
    next: likelihood(own.next(values)),
    otherStage: features.otherStage === 1,
    by,
  });
  if (left.body === null || packed.body === null)
    return told(features.alike > 0 && areBrief(left, right) ? 'brief' : 'told');
  const toldLikeness = told('told');
  const body = unpackBody(packed.body);
  if (body === null || Math.max(toldLikeness.same, toldLikeness.affair) < worthReading) return toldLikeness;
  const score = likelihood(own.told(values));
  const compared = bodyFeaturesOf(left, { ...right, body }, weight, { score, features }) as BodyFeatures;
  const same = likelihood(own.bodies(valuesOf(compared, bodyNames)) + meant);
  return { ...toldLikeness, same, by: 'bodies' };
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
export function relationOf(likeness: Likeness, language: string | null): Relation {
  const own = thresholds[language === 'en' || language === 'id' ? language : 'others'];
  const { same, near } = own[likeness.by];
  if (!likeness.otherStage && likeness.same >= same) return 'same';
  const enough = likeness.otherStage ? own.staged : own.next;
  if (likeness.affair >= own.affair && likeness.next >= enough) return 'next';
  return !likeness.otherStage && likeness.same >= near ? 'near' : 'other';
}
