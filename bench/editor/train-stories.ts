import { createHash } from 'node:crypto';
import { bodyFeatureSigns, bodyFeaturesOf } from '../../src/core/story/body-features.js';
import { bodyProfileOf } from '../../src/core/story/body-profile.js';
import { weights } from '../../src/core/story/data/weights.js';
import {
  areBrief,
  type Features,
  featureSigns,
  featuresOf,
  type Question,
} from '../../src/core/story/features.js';
import { backgroundOf } from '../../src/core/story/judge.js';
import { likelihood, type Model, type Part, type StoryWeights, sumOf } from '../../src/core/story/model.js';
import { profileOf, type ReadProfile } from '../../src/core/story/profile.js';
import { isVetoed } from '../../src/core/story/stages.js';
import { stemWeight, type Weight } from '../../src/core/story/weight.js';
import { defaultLearning, learn, type Sample, type Signs } from './learn.js';
import { type Scored, storyCurves } from './story-curves.js';
import { collectedPairs, isJudged, ownPairs, type StoryPair, streamPairs } from './story-pairs.js';
import { writeStoryWeights } from './write-story-weights.js';

/**
 * Finds the weights of stories: `tsx bench/editor/train-stories.ts <folder of stories, stories-body and stories-stream> [held | write | stages]`.
 * Without a word it says how the models do on events of the training half that they have not seen. `held` finds models on the
 * training half and says how they do on the half that was set aside: to be used once. `write` finds them on both and writes
 * `src/core/story/data/weights.ts`; `stages`, which takes a minute, finds anew what is one affair and what is a next stage.
 */
const [folder = '', mode = 'validate'] = process.argv.slice(2);

type Told = Exclude<Part, 'bodies'>;
const stageQuestions = ['affair', 'next'] as const;
const folds = 5;
const languages = ['id', 'en'] as const;
type Language = (typeof languages)[number];

/** Pairs that were chosen by likeness from other days, or taken from round-ups without reading, count less. */
const worth: Readonly<Record<string, number>> = {
  'by-date': 0.25,
  'curated-loose': 0.2,
  basil: 0.5,
  fixture: 0.3,
  editor: 2,
};

/**
 * What a pair of a stream teaches beside one that was chosen for being alike: as much as the root of how many it stands for, three
 * at most; nothing of the same event, since it was chosen among those that were taken for another.
 */
const streamWorth = { same: 0, affair: 4, next: 1 };

const streamWeight = ({ standsFor }: StoryPair, question: Question) =>
  streamWorth[question] * Math.sqrt(Math.min(3, standsFor));

interface Mixture {
  own: number;
  other: number;
  shortened: number;
  stages: number;
}

/**
 * Each language has models of its own, which learn from pairs of the other one too: what these weigh. Where there are few,
 * judged pairs count once more as a publisher with short leads, or none, would have told them. Pairs with a next stage that
 * share few words (`stages`) are brief: what they teach speaks against the longer ones, in English altogether.
 */
const mixtures: Readonly<Record<Language, Readonly<Record<Told, Mixture>>>> = {
  id: {
    told: { own: 4, other: 0.3, shortened: 0.3, stages: 1.5 },
    brief: { own: 4, other: 0.3, shortened: 0.3, stages: 3 },
  },
  en: {
    told: { own: 1, other: 0.3, shortened: 0, stages: 0 },
    brief: { own: 1, other: 0.3, shortened: 0.3, stages: 4 },
  },
};

/** How leads may come: as they are, or shortened. */
const forms: Readonly<Record<string, (pair: StoryPair) => StoryPair>> = {
  whole: (pair) => pair,
  'no leads': (pair) => ({ ...pair, a: { ...pair.a, summary: '' }, b: { ...pair.b, summary: '' } }),
  'one lead': (pair) => ({ ...pair, b: { ...pair.b, summary: '' } }),
  'cut leads': (pair) => ({ ...pair, a: cut(pair.a, 90), b: cut(pair.b, 130) }),
};
const formNames = Object.keys(forms);

function cut(article: StoryPair['a'], length: number): StoryPair['a'] {
  const summary = article.summary ?? '';
  return {
    ...article,
    summary: summary.length <= length ? summary : summary.slice(0, length).replace(/\s+\S*$/, '…'),
  };
}

/** A pair as numbers, and how likely the models found it when they had not seen its event. */
interface Prepared extends StoryPair, Omit<Scored, 'lang'> {
  form: string;
  left: ReadProfile;
  right: ReadProfile;
  features: Features;
  /** Which model is asked of headline and lead. */
  part: Told;
  isBrief: boolean;
  fold: number;
}

const weightOf = new Map<string, Weight>(
  languages.map((language) => [language, stemWeight(backgroundOf(language))]),
);

function prepare(given: StoryPair, form: string): Prepared {
  const pair = forms[form]?.(given) ?? given;
  // Written pairs, which have no times, have the later article second.
  const isInOrder = !(Date.parse(pair.a.time ?? '') > Date.parse(pair.b.time ?? ''));
  const [earlier, later] = isInOrder ? [pair.a, pair.b] : [pair.b, pair.a];
  const [left, right] = [profile(later, pair.lang), profile(earlier, pair.lang)];
  const weight = weightOf.get(pair.lang) as Weight;
  const isBrief = areBrief(left, right);
  const features = featuresOf(left, right, weight, apart(pair));
  return {
    ...pair,
    form,
    left,
    right,
    features,
    otherStage: features.otherStage === 1,
    part: isBrief && (left.body === null || right.body === null) ? 'brief' : 'told',
    isBrief,
    vetoed: isVetoed(left, right, weight),
    fold: createHash('sha1').update(pair.event).digest().readUInt16BE() % folds,
    scores: { told: 0, bodies: null, affair: 0, next: 0 },
  };
}

function profile({ headline, summary, body }: StoryPair['a'], language: string): ReadProfile {
  const background = backgroundOf(language);
  const told = { headline, summary: (summary ?? '').slice(0, 280) };
  const kept = { body: bodyProfileOf(body ?? '', language, background), meaning: null };
  return profileOf(told, language, background, kept);
}

/** Milliseconds between two articles: whole days where only dates are known, none where not even these are. */
function apart({ a, b }: StoryPair): number {
  const between = Math.abs(Date.parse(a.time ?? '') - Date.parse(b.time ?? ''));
  return Number.isNaN(between) ? 0 : between;
}

/** Pairs of different events that nobody looked at again may still be one affair. */
const answers = (pair: StoryPair, question: Question) =>
  question === 'same' || !(pair.unread && isJudged(pair) && pair.label === 'other');
const isRight = ({ label }: StoryPair, question: Question) =>
  question === 'affair' ? label !== 'other' : label === question;
const signsOf = (question: Question) =>
  Object.fromEntries(
    Object.entries(featureSigns).flatMap(([name, signs]) =>
      signs[question] === null ? [] : [[name, signs[question]]],
    ),
  ) as Signs;

const mixture = (pair: Prepared, language: Language, part: Told) => {
  const { stages, ...shares } = mixtures[language][part];
  return shares[pair.lang === language ? 'own' : 'other'] * (pair.kind === 'stages' ? stages : 1);
};

function learnTold(pairs: readonly Prepared[], language: Language, part: Told): Model {
  // Brief pairs are few: trees fit them no better, and the judged ones worse.
  return learn(
    toldSamples(
      pairs.filter(({ isBrief }) => part === 'told' || isBrief),
      'same',
      language,
      part,
    ),
    signsOf('same'),
    part === 'told' ? defaultLearning : withoutTrees,
  );
}

const withoutTrees = { ...defaultLearning, trees: 0 };

function toldSamples(
  pairs: readonly Prepared[],
  question: Question,
  language: Language,
  part: Told,
): Sample[] {
  return pairs.flatMap((pair) => {
    const share = pair.form === 'whole' ? 1 : isJudged(pair) ? mixtures[language][part].shortened : 0;
    const weight =
      pair.kind === 'stream'
        ? streamWeight(pair, question) * (pair.lang === language ? 1 : 0.3) * Number(pair.form === 'whole')
        : (worth[pair.kind] ?? 1) * mixture(pair, language, part) * share;
    return weight === 0 || !answers(pair, question)
      ? []
      : [{ features: pair.features, right: isRight(pair, question), weight }];
  });
}

/**
 * Whether it is another stage, of pairs that belong together or nearly do. Judged ones teach less: which of them are a later
 * stage was said after they had been chosen for being alike, and many stages of these are voices and explainers.
 */
function learnNext(pairs: readonly Prepared[], language: Language): Model {
  const samples = pairs.flatMap((pair): Sample[] => {
    const isWritten = pair.kind === 'editor' || pair.kind === 'stages';
    if (pair.form !== 'whole' || pair.vetoed || (worth[pair.kind] ?? 1) < 0.5) return [];
    const own = pair.kind === 'stream' ? streamWeight(pair, 'next') : isWritten ? 1 : 0.3;
    const weight = own * (pair.lang === language ? 1 : 0.3);
    return answers(pair, 'next') ? [{ features: pair.features, right: pair.label === 'next', weight }] : [];
  });
  return learn(samples, signsOf('next'), { ...withoutTrees, cost: 0.002 });
}

function bodiesOf({ features, left, right, lang, scores }: Prepared) {
  return bodyFeaturesOf(left, right, weightOf.get(lang) as Weight, { score: scores.told, features });
}

function learnBodies(pairs: readonly Prepared[], language: Language): Model {
  const samples = pairs.flatMap((pair): Sample[] => {
    const features = pair.form === 'whole' ? bodiesOf(pair) : null;
    // Round-ups of American papers say nothing of how alike two Indonesian reports of one event are.
    const isTaken = features !== null && (worth[pair.kind] ?? 1) >= 0.5 && pair.lang === language;
    const weight = mixture(pair, language, 'told');
    return isTaken && weight > 0 ? [{ features, right: isRight(pair, 'same'), weight }] : [];
  });
  return learn(samples, bodyFeatureSigns, { ...defaultLearning, leastSide: 10, trees: 60, cost: 0.004 });
}

/** Each pair is judged by models that have not seen its event; the models on bodies learn from these judgements. */
function crossValidate(pairs: readonly Prepared[]): void {
  const parts = languages.flatMap((language) =>
    Array.from({ length: folds }, (_, fold) => ({
      language,
      own: pairs.filter((pair) => pair.fold === fold && pair.lang === language),
      others: pairs.filter((pair) => pair.fold !== fold),
    })),
  );
  for (const { language, own, others } of parts) judgeTold(own, toldModels(others, language));
  for (const { language, own, others } of parts) judgeBodies(own, learnBodies(others, language));
}

const toldModels = (pairs: readonly Prepared[], language: Language) => ({
  told: learnTold(pairs, language, 'told'),
  brief: learnTold(pairs, language, 'brief'),
  ...stageModels(pairs, language),
});

const stageModels = (pairs: readonly Prepared[], language: Language) => ({
  affair: learn(toldSamples(pairs, 'affair', language, 'brief'), signsOf('affair'), withoutTrees),
  next: learnNext(pairs, language),
});

function judgeTold(pairs: readonly Prepared[], models: ReturnType<typeof toldModels>): void {
  for (const { part, features, scores } of pairs) {
    scores.told = likelihood(sumOf(models[part], features));
    for (const question of stageQuestions) scores[question] = likelihood(sumOf(models[question], features));
  }
}

function judgeBodies(pairs: readonly Prepared[], model: Model): void {
  for (const pair of pairs) {
    const features = bodiesOf(pair);
    pair.scores.bodies = features === null ? null : likelihood(sumOf(model, features));
  }
}

const pairs = [...collectedPairs(folder), ...ownPairs(), ...streamPairs(folder)].flatMap((pair) =>
  formNames.flatMap((form) => (form === 'whole' || isJudged(pair) ? prepare(pair, form) : [])),
);
if (mode === 'stages') {
  const found = languages.map((language) => [
    language,
    { ...weights[language], ...stageModels(pairs, language) },
  ]);
  writeStoryWeights(Object.fromEntries(found));
  process.exit();
}
const training = mode === 'write' ? pairs : pairs.filter(({ half }) => half === 'train');
crossValidate(training);
const asked = mode === 'held' ? pairs.filter(({ half }) => half === 'held') : training;
const models = Object.fromEntries(
  languages.map((language): [Language, StoryWeights] => {
    const own = asked.filter(({ lang }) => lang === language);
    const { affair, next, ...told } = toldModels(training, language);
    if (mode === 'held') judgeTold(own, { affair, next, ...told });
    const bodies = learnBodies(training, language);
    if (mode === 'held') judgeBodies(own, bodies);
    return [language, { same: { ...told, bodies }, affair, next }];
  }),
);
for (const form of formNames) {
  console.log(`\n## ${form}\n${storyCurves(asked.filter((pair) => isJudged(pair) && pair.form === form))}`);
}
if (mode !== 'held') {
  for (const name of ['editor', 'stages', 'stream']) {
    console.log(
      `\n## ${name === 'stream' ? 'a stream' : `written: ${name}`}\n${storyCurves(asked.filter(({ kind }) => kind === name))}`,
    );
  }
}
if (mode === 'write') writeStoryWeights(models);
