import type { Mark } from '../linguistics/story-words.js';
import { stemHash } from './body-profile.js';
import { eventFeatures, numberFeatures } from './compare-events.js';
import {
  actionsOf,
  areApart,
  both,
  countShared,
  measuresBy,
  missingNames,
  subjectMissing,
  sumOf,
  unheld,
} from './compare-stems.js';
import { kindsNamed, rivals } from './events.js';
import type { Profile, ReadProfile } from './profile.js';
import type { Weight } from './weight.js';

/**
 * What speaks for and against two articles telling the same event (`same`), or two stages of one affair (`affair`): its
 * sign is given, since weights that are found freely on pairs which were chosen for being alike make likeness speak against.
 * 0: may speak either way; null: is not looked at.
 */
export const featureSigns = {
  headlinesAlike: { same: 1, affair: 1 },
  headlineHeldLeast: { same: 1, affair: 1 },
  headlineHeldMost: { same: 1, affair: 1 },
  leadsAlike: { same: 1, affair: 1 },
  alike: { same: 1, affair: 1 },
  rareShared: { same: 1, affair: 1 },
  rareHeadShared: { same: 1, affair: 1 },
  namesShared: { same: 1, affair: 1 },
  headNamesShared: { same: 1, affair: 1 },
  headNamesMissingLeast: { same: -1, affair: -1 },
  headNamesMissingMost: { same: -1, affair: -1 },
  subjectMissing: { same: -1, affair: -1 },
  numbersShared: { same: 1, affair: 1 },
  headNumbersClash: { same: -1, affair: -1 },
  scoresShared: { same: 1, affair: 1 },
  scoresApart: { same: -1, affair: -1 },
  sameDay: { same: 1, affair: 1 },
  otherDays: { same: -1, affair: -1 },
  sameDate: { same: 1, affair: 1 },
  otherDates: { same: -1, affair: -1 },
  actionsHeldLeast: { same: 1, affair: 1 },
  actionsHeldMost: { same: 1, affair: 1 },
  headEventsShared: { same: 1, affair: 1 },
  headEventsHeld: { same: 1, affair: 1 },
  eventsShared: { same: 1, affair: 1 },
  headEventsApart: { same: -1, affair: -1 },
  rivalEvents: { same: -1, affair: 0 },
  otherWordsLeast: { same: -1, affair: -1 },
  otherWordsMost: { same: -1, affair: -1 },
  runsShared: { same: 1, affair: 1 },
  previewApart: { same: -1, affair: null },
  planApart: { same: -1, affair: null },
  sayingApart: { same: -1, affair: null },
  aftermathApart: { same: -1, affair: null },
  reactionApart: { same: -1, affair: null },
  listicleApart: { same: -1, affair: -1 },
  questionApart: { same: -1, affair: null },
  commentApart: { same: -1, affair: -1 },
  partwayApart: { same: -1, affair: null },
  /** One tells of what is to come, the other of what has come. */
  futureApart: { same: -1, affair: null },
  /** One headline is what somebody says who is not named in the other article. */
  speakersApart: { same: -1, affair: null },
  pairsShared: { same: 1, affair: 1 },
  /** Only one headline tells of an arrest, a trial, a funeral or another thing that comes after something. */
  stagesApart: { same: -1, affair: 0 },
  namesApart: { same: -1, affair: -1 },
  /** Indonesian headlines that tell what came next say so more plainly than English ones. */
  plainlyApart: { same: -1, affair: null },
  hoursApart: { same: -1, affair: -1 },
} as const satisfies Record<string, { same: Sign; affair: Sign | null }>;

type Sign = 1 | -1 | 0;

/** See {@link featureSigns}. */
export type FeatureName = keyof typeof featureSigns;

/** The names of all features, in the order of a vector of them. */
export const featureNames = Object.keys(featureSigns) as FeatureName[];

/** Every feature, each from 0 to 1. The same both ways round. */
export type Features = Record<FeatureName, number>;

const plainMarks = ['aftermath', 'reaction', 'listicle', 'question'] as const;

const hour = 3_600_000;

/** Compares two articles. Pure. @param apart milliseconds between them. */
export function featuresOf(left: ReadProfile, right: Profile, weight: Weight, apart = 0): Features {
  const measures = measuresBy(weight);
  const headlines = [measures.held(left.headline, right.all), measures.held(right.headline, left.all)];
  const missing = [missingNames(left, right, weight), missingNames(right, left, weight)];
  const alone = [unheld(left.headline, right, weight), unheld(right.headline, left, weight)];
  const actions = [measures.held(actionsOf(left), right.all), measures.held(actionsOf(right), left.all)];
  const shared = both(left.all, right.all);
  const isName = (stem: string) => left.names.has(stem) || right.names.has(stem);
  const headShared = shared.filter((stem) => left.headline.has(stem) || right.headline.has(stem));
  const mark = (name: Mark) => Number(left.marks.has(name) !== right.marks.has(name));
  const dated = left.days.size > 0 && right.days.size > 0;
  const sameDay = [...left.days].some((day) => right.days.has(day));
  return {
    headlinesAlike: measures.cosine(left.headline, right.headline),
    headlineHeldLeast: Math.min(...headlines),
    headlineHeldMost: Math.max(...headlines),
    leadsAlike: measures.cosine(left.lead, right.lead),
    alike: measures.cosine(left.all, right.all),
    rareShared: Math.min(1, measures.rare(shared) / 3),
    rareHeadShared: Math.min(1, measures.rare(headShared) / 2),
    namesShared: Math.min(1, sumOf(shared.filter(isName), weight) / 4),
    headNamesShared: Math.min(1, left.headNames.filter((stem) => right.headNames.includes(stem)).length / 3),
    headNamesMissingLeast: Math.min(...missing),
    headNamesMissingMost: Math.max(...missing),
    subjectMissing: (subjectMissing(left, right) + subjectMissing(right, left)) / 2,
    ...numberFeatures(left, right),
    sameDay: Number(dated && sameDay),
    otherDays: Number(dated && !sameDay),
    sameDate: Number(both(left.numbers.dates, right.numbers.dates).length > 0),
    otherDates: Number(areApart(left.numbers.dates, right.numbers.dates)),
    actionsHeldLeast: Math.min(...actions),
    actionsHeldMost: Math.max(...actions),
    ...eventFeatures(left, right),
    otherWordsLeast: Math.min(1, Math.min(...alone) / 4),
    otherWordsMost: Math.min(1, Math.max(...alone) / 6),
    runsShared: Math.min(1, countShared(right.runs, left.runs) / 5),
    previewApart: mark('preview'),
    planApart: mark('plan'),
    sayingApart: mark('saying'),
    aftermathApart: mark('aftermath'),
    reactionApart: mark('reaction'),
    listicleApart: mark('listicle'),
    questionApart: mark('question'),
    commentApart: mark('comment'),
    partwayApart: mark('partway'),
    futureApart: Number(left.future !== null && right.future !== null && left.future !== right.future),
    speakersApart: (speaksAlone(left, right) + speaksAlone(right, left)) / 2,
    pairsShared: Math.min(1, countShared(right.pairs, left.pairs) / 8),
    stagesApart: (Number(hasLater(left, right)) + Number(hasLater(right, left))) / 2,
    namesApart: Math.min(1, (unheld(left.names, right, weight) + unheld(right.names, left, weight)) / 12),
    plainlyApart: left.language === 'en' ? 0 : Math.max(...plainMarks.map(mark)),
    hoursApart: Math.min(1, Math.abs(apart) / (48 * hour)),
  };
}

/** Whether a headline is what somebody says, or thinks of something, whom the other article does not name. */
function speaksAlone(one: Profile, other: Profile): number {
  const speaks = one.marks.has('saying') || one.marks.has('reaction');
  return speaks ? subjectMissing(one, other) : 0;
}

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

/**
 * Whether two articles cannot tell the same event, nor one affair, whatever else speaks for it: another quake, another
 * score, other shares or sums in both headlines, other names in both, a daily routine.
 */
export function isVetoed(left: Profile, right: Profile, weight: Weight): boolean {
  if (left.routine || right.routine) return true;
  const [one, other] = [left.numbers.magnitude, right.numbers.magnitude];
  if (one !== null && other !== null && Math.abs(one - other) >= 0.5) return true;
  if (areApart(left.headNumbers.scores, right.headNumbers.scores)) return true;
  if ([isShare, isSum].some((kind) => measuresElse(left, right, kind) && measuresElse(right, left, kind)))
    return true;
  return Math.min(missingNames(left, right, weight), missingNames(right, left, weight)) >= 0.6;
}

const isShare = (number: string) => number.endsWith('%');

const isSum = (number: string) => !isShare(number) && (Number(number) >= 1000 || number.includes('.'));

/** Whether a headline gives numbers of a kind that the other headline gives too, but none that the other article has. */
function measuresElse(one: Profile, other: Profile, kind: (number: string) => boolean): boolean {
  const own = [...one.headNumbers.all].filter(kind);
  const others = [...other.headNumbers.all].filter(kind);
  return own.length > 0 && others.length > 0 && !own.some((number) => other.numbers.all.has(number));
}

/** What comes after something else, and what it comes after. */
const laterStages = kindsNamed('arrest charge trial verdict sentence acquit appeal funeral rescue probe');
const beginnings = kindsNamed(
  'death attack blast crash fire quake eruption flood storm landslide found theft kidnap abuse',
);

/**
 * Whether the headlines tell other stages of one affair, or opposite things: held and cut, found dead and arrested. Where only
 * one tells of an arrest or trial, and the other of no beginning either, it may be the same event in fewer words.
 */
export function tellOtherStages(left: Profile, right: Profile): boolean {
  const [one, other] = [left.headEvents[0], right.headEvents[0]];
  if (one !== undefined && other !== undefined && one !== other && rivals[one]?.has(other)) return true;
  if (comesAfter(left, right) || comesAfter(right, left)) return true;
  if (wasAwaited(left, right) || wasAwaited(right, left)) return true;
  const others = right.headEvents.filter((kind) => !left.headEvents.includes(kind));
  return left.headEvents.some(
    (kind) => !right.headEvents.includes(kind) && others.some((each) => rivals[kind]?.has(each)),
  );
}

/** Whether only one headline tells of a later stage, and the other article not at all. */
const hasLater = (one: Profile, other: Profile) =>
  one.headEvents.some((kind) => laterStages.has(kind) && !other.events.includes(kind));

const results = kindsNamed('win draw');

/** Whether one headline looks forward to what the other one has the result of. */
const wasAwaited = (one: Profile, other: Profile) =>
  one.marks.has('preview') &&
  !other.marks.has('preview') &&
  other.future !== true &&
  other.headEvents.some((kind) => results.has(kind) && !one.events.includes(kind));

const comesAfter = (one: Profile, other: Profile) =>
  hasLater(one, other) &&
  other.headEvents.some((kind) => beginnings.has(kind)) &&
  !other.headEvents.some((kind) => laterStages.has(kind));
