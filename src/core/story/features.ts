import type { Mark } from '../linguistics/story-words.js';
import { comesAfter, eventFeatures, numberFeatures, placeFeatures } from './compare-events.js';
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
import type { Profile, ReadProfile } from './profile.js';
import { hasLater, tellOtherStages } from './stages.js';
import type { Weight } from './weight.js';

/**
 * What speaks for and against two articles telling the same event (`same`), the same affair at whatever stage (`affair`), and
 * another stage rather than the same one (`next`): its sign is given, since weights that are found freely on pairs which were
 * chosen for being alike make likeness speak against. 0: may speak either way; null: is not looked at.
 */
export const featureSigns = {
  headlinesAlike: { same: 1, affair: 1, next: 0 },
  headlineHeldLeast: { same: 1, affair: 1, next: 0 },
  headlineHeldMost: { same: 1, affair: 1, next: 0 },
  leadsAlike: { same: 1, affair: 1, next: 0 },
  alike: { same: 1, affair: 1, next: 0 },
  rareShared: { same: 1, affair: 1, next: 0 },
  rareHeadShared: { same: 1, affair: 1, next: 0 },
  /** What the third rarest shared stem says: one affair is told by several, a standing topic by one or two. */
  thirdShared: { same: null, affair: 1, next: 0 },
  secondHeadShared: { same: null, affair: 1, next: 0 },
  secondNameShared: { same: null, affair: 1, next: 0 },
  namesShared: { same: 1, affair: 1, next: 0 },
  headNamesShared: { same: 1, affair: 1, next: 0 },
  headNamesMissingLeast: { same: -1, affair: -1, next: -1 },
  headNamesMissingMost: { same: -1, affair: -1, next: -1 },
  subjectMissing: { same: -1, affair: -1, next: -1 },
  numbersShared: { same: 1, affair: 1, next: 0 },
  headNumbersClash: { same: -1, affair: -1, next: -1 },
  scoresShared: { same: 1, affair: 1, next: -1 },
  scoresApart: { same: -1, affair: -1, next: -1 },
  sameDay: { same: 1, affair: 1, next: -1 },
  otherDays: { same: -1, affair: -1, next: 1 },
  sameDate: { same: 1, affair: 1, next: 0 },
  otherDates: { same: -1, affair: -1, next: -1 },
  actionsHeldLeast: { same: 1, affair: 1, next: 0 },
  actionsHeldMost: { same: 1, affair: 1, next: 0 },
  headEventsShared: { same: 1, affair: 1, next: -1 },
  headEventsHeld: { same: 1, affair: 1, next: -1 },
  eventsShared: { same: 1, affair: 1, next: -1 },
  headEventsApart: { same: -1, affair: -1, next: 1 },
  rivalEvents: { same: -1, affair: 0, next: 1 },
  otherWordsLeast: { same: -1, affair: -1, next: -1 },
  otherWordsMost: { same: -1, affair: -1, next: -1 },
  runsShared: { same: 1, affair: 1, next: 0 },
  previewApart: { same: -1, affair: null, next: null },
  planApart: { same: -1, affair: null, next: null },
  sayingApart: { same: -1, affair: null, next: 1 },
  aftermathApart: { same: -1, affair: null, next: null },
  reactionApart: { same: -1, affair: null, next: null },
  listicleApart: { same: -1, affair: -1, next: -1 },
  questionApart: { same: -1, affair: null, next: null },
  commentApart: { same: -1, affair: -1, next: -1 },
  partwayApart: { same: -1, affair: null, next: 1 },
  sequelApart: { same: -1, affair: null, next: null },
  elapsedApart: { same: -1, affair: null, next: null },
  /** One tells of what is to come, the other of what has come. */
  futureApart: { same: -1, affair: null, next: null },
  /** One headline is what somebody says who is not named in the other article. */
  speakersApart: { same: -1, affair: null, next: 1 },
  pairsShared: { same: 1, affair: 1, next: 0 },
  /** Only one headline tells of an arrest, a trial, a funeral or another thing that comes after something. */
  stagesApart: { same: -1, affair: 0, next: null },
  namesApart: { same: -1, affair: -1, next: -1 },
  /** Indonesian headlines that tell what came next say so more plainly than English ones. */
  plainlyApart: { same: -1, affair: null, next: null },
  hoursApart: { same: -1, affair: -1, next: 1 },
  /** One headline tells of something after, or because of, what the other one tells: `Lammy named after Rayner quits`. */
  comesAfter: { same: -1, affair: 1, next: null },
  /** Neither names where the other one happened. */
  scenesApart: { same: -1, affair: -1, next: -1 },
  countriesApart: { same: -1, affair: -1, next: -1 },
  headNumbersShared: { same: 1, affair: 1, next: -1 },
  /** How far into the later headline the first word stands that the earlier article has: its news comes before what it is about. */
  newsFirst: { same: -1, affair: null, next: 1 },
  /** What only the later article tells: that it comes after something, answers it, or has a kind of event that comes later. */
  sequelGained: { same: null, affair: null, next: 1 },
  aftermathGained: { same: null, affair: null, next: 1 },
  reactionGained: { same: null, affair: null, next: 1 },
  elapsedGained: { same: null, affair: null, next: 1 },
  stageGained: { same: null, affair: null, next: 1 },
  followsEarlier: { same: null, affair: null, next: 1 },
  /** What only the earlier one tells: that something is awaited, or planned. */
  previewPassed: { same: null, affair: null, next: 1 },
  planPassed: { same: null, affair: null, next: 1 },
  futurePassed: { same: null, affair: null, next: 1 },
  /** The later headline, or the earlier one, is a list, a question, a comment or a guide: no report of something new. */
  explainsLater: { same: null, affair: null, next: -1 },
  explainsEarlier: { same: null, affair: null, next: -1 },
  /** Both headlines are about prices on markets, which move every day. */
  marketsShared: { same: null, affair: -1, next: -1 },
  /** The headlines tell other stages of one affair, or opposite things: then it is not the same event, however alike they are. */
  otherStage: { same: null, affair: null, next: 1 },
} as const satisfies Record<string, Record<Question, Sign | null>>;

/** What is asked of two articles: see {@link featureSigns}. */
export type Question = 'same' | 'affair' | 'next';

/** How a feature may speak: for, against, either way. */
export type Sign = 1 | -1 | 0;

/** See {@link featureSigns}. */
export type FeatureName = keyof typeof featureSigns;

/** The names of all features, in the order of a vector of them. */
export const featureNames = Object.keys(featureSigns) as FeatureName[];

/** Every feature, each from 0 to 1. The same both ways round, but for `newsFirst` and what a headline explains. */
export type Features = Record<FeatureName, number>;

const plainMarks = ['aftermath', 'reaction', 'listicle', 'question'] as const;

const hour = 3_600_000;

/** Compares a later article with an earlier one. Pure. @param apart milliseconds between them. */
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
    thirdShared: rarest(shared, weight, 3),
    secondHeadShared: rarest(both(left.headline, right.headline), weight, 2),
    secondNameShared: rarest(shared.filter(isName), weight, 2),
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
    sequelApart: mark('sequel'),
    elapsedApart: mark('elapsed'),
    futureApart: Number(left.future !== null && right.future !== null && left.future !== right.future),
    speakersApart: (speaksAlone(left, right) + speaksAlone(right, left)) / 2,
    pairsShared: Math.min(1, countShared(right.pairs, left.pairs) / 8),
    stagesApart: (Number(hasLater(left, right)) + Number(hasLater(right, left))) / 2,
    namesApart: Math.min(1, (unheld(left.names, right, weight) + unheld(right.names, left, weight)) / 12),
    plainlyApart: left.language === 'en' ? 0 : Math.max(...plainMarks.map(mark)),
    hoursApart: Math.min(1, Math.abs(apart) / (48 * hour)),
    comesAfter: Math.max(comesAfter(left, right), comesAfter(right, left)),
    ...placeFeatures(left, right),
    ...stageFeatures(left, right),
    otherStage: Number(tellOtherStages(left, right)),
  };
}

/** How much the rarest of some stems says, or the second or third rarest. */
const rarest = (stems: readonly string[], weight: Weight, place: number): number =>
  stems.map(weight).sort((one, other) => other - one)[place - 1] ?? 0;

/** What the later article tells beside the earlier one. */
function stageFeatures(later: ReadProfile, earlier: Profile) {
  const gained = (name: Mark) => Number(later.marks.has(name) && !earlier.marks.has(name));
  const passed = (name: Mark) => Number(earlier.marks.has(name) && !later.marks.has(name));
  return {
    newsFirst: newsFirst(later, earlier),
    sequelGained: gained('sequel'),
    aftermathGained: gained('aftermath'),
    reactionGained: gained('reaction'),
    elapsedGained: gained('elapsed'),
    stageGained: Number(hasLater(later, earlier)),
    followsEarlier: comesAfter(later, earlier),
    previewPassed: passed('preview'),
    planPassed: passed('plan'),
    futurePassed: Number(earlier.future === true && later.future === false),
    explainsLater: explains(later),
    explainsEarlier: explains(earlier),
    marketsShared: Number(later.marks.has('market') && earlier.marks.has('market')),
  };
}

const explaining = ['listicle', 'question', 'comment'] as const;

const explains = ({ marks }: Profile) => Number(explaining.some((name) => marks.has(name)));

function newsFirst(later: ReadProfile, earlier: Profile): number {
  const headline = [...later.headline];
  const first = headline.findIndex((stem) => earlier.all.has(stem));
  return first < 0 ? 1 : first / headline.length;
}

/** Leads of so few stems on average are brief: a sentence or two. */
const fewStems = 18;

/**
 * Whether both articles have a lead, and together say so little that what they share of words says less than what they tell:
 * the kind of event, days, numbers. A next stage names its affair in the same words, a second report has its own.
 */
export function areBrief(
  { lead: one }: Pick<Profile, 'lead'>,
  { lead: other }: Pick<Profile, 'lead'>,
): boolean {
  // A lead that both have is the publisher's rather than the article's.
  const isShared = one.size === other.size && both(one, other).length === one.size;
  return one.size > 2 && other.size > 2 && one.size + other.size < 2 * fewStems && !isShared;
}

/** Whether a headline is what somebody says, or thinks of something, whom the other article does not name. */
function speaksAlone(one: Profile, other: Profile): number {
  const speaks = one.marks.has('saying') || one.marks.has('reaction');
  return speaks ? subjectMissing(one, other) : 0;
}
