import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { bodyProfileOf } from '../../src/core/story/body-profile.js';
import {
  bodyFeatureSigns,
  bodyFeaturesOf,
  type Features,
  featureSigns,
  featuresOf,
  isVetoed,
} from '../../src/core/story/features.js';
import { backgroundOf } from '../../src/core/story/judge.js';
import type { StoryWeights } from '../../src/core/story/model.js';
import { likelihood, type Model, sumOf } from '../../src/core/story/model.js';
import { type Profile, profileOf } from '../../src/core/story/profile.js';
import { stemWeight, type Weight } from '../../src/core/story/weight.js';
import { editorPairs } from '../../test/fixtures/editor/read-stories.js';
import { labelledGroups } from '../../test/fixtures/stories/read.js';
import { defaultLearning, learn, type Sample, type Signs } from './learn.js';

/** A labelled pair as it is handed in: one a line. */
interface Pair {
  lang: string;
  label: 'same' | 'next' | 'other';
  /** How it was chosen; see `worth`. */
  kind: string;
  /** Pairs of one event stay on one side when the model is tried on events that it has not seen. */
  event: string;
  a: PairArticle;
  b: PairArticle;
}

interface PairArticle {
  headline: string;
  summary: string;
  body?: string;
  time?: string | null;
}

/** A pair as numbers, and how likely the models found it when they had not seen its event. */
interface Prepared extends Pair {
  left: Profile;
  right: Profile;
  features: Features;
  vetoed: boolean;
  fold: number;
  scores: Record<Question, { told: number; bodies: number | null }>;
}

type Question = 'same' | 'affair';
const questions: readonly Question[] = ['same', 'affair'];
const folds = 5;

/** Pairs that were chosen by likeness from other days, or taken from round-ups without reading, count less. */
const worth: Readonly<Record<string, number>> = {
  'by-date': 0.25,
  'curated-loose': 0.2,
  basil: 0.5,
  fixture: 0.3,
  editor: 1,
};

/** `read` pairs of different events were not looked at for whether they are one affair. */
const answers = (pair: Pair, question: Question) =>
  question === 'same' || !(pair.kind === 'read' && pair.label === 'other');
const isRight = ({ label }: Pair, question: Question) =>
  label === 'same' || (question === 'affair' && label === 'next');
const signsOf = (
  all: Readonly<Record<string, Readonly<Record<Question, number | null>>>>,
  question: Question,
) =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, signs]) =>
      signs[question] === null ? [] : [[name, signs[question]]],
    ),
  ) as Signs;

const weightOf = new Map<string, Weight>(
  ['en', 'id'].map((language) => [language, stemWeight(backgroundOf(language))]),
);

function prepare(pair: Pair): Prepared {
  const [left, right] = [profile(pair.a, pair.lang), profile(pair.b, pair.lang)];
  const weight = weightOf.get(pair.lang) as Weight;
  return {
    ...pair,
    left,
    right,
    features: featuresOf(left, right, weight, apart(pair)),
    vetoed: isVetoed(left, right, weight),
    fold: createHash('sha1').update(pair.event).digest().readUInt16BE() % folds,
    scores: { same: { told: 0, bodies: null }, affair: { told: 0, bodies: null } },
  };
}

function profile({ headline, summary, body = '' }: PairArticle, language: string): Profile {
  const background = backgroundOf(language);
  const told = { headline, summary: summary.slice(0, 280) };
  const kept = { body: bodyProfileOf(body, language, background), meaning: null };
  return profileOf(told, language, background, kept);
}

/** Dates without an hour say too little. */
function apart({ a, b }: Pair): number {
  const [one, other] = [a.time ?? '', b.time ?? ''];
  return /T\d/.test(one) && /T\d/.test(other) ? Math.abs(Date.parse(one) - Date.parse(other)) : 0;
}

const sampleOf = (pair: Prepared, question: Question, features: Sample['features']): Sample => ({
  features,
  right: isRight(pair, question),
  weight: worth[pair.kind] ?? 1,
});

function learnTold(pairs: readonly Prepared[], question: Question): Model {
  const own = pairs.filter((pair) => answers(pair, question));
  const samples = own.map((pair) => sampleOf(pair, question, pair.features));
  return learn(samples, signsOf(featureSigns, question));
}

function bodiesOf(pair: Prepared, question: Question) {
  const told = { score: pair.scores[question].told, features: pair.features };
  return bodyFeaturesOf(pair.left, pair.right, weightOf.get(pair.lang) as Weight, told);
}

function learnBodies(pairs: readonly Prepared[], question: Question): Model {
  const samples = pairs.flatMap((pair) => {
    const features = bodiesOf(pair, question);
    return features === null || (worth[pair.kind] ?? 1) < 0.5 ? [] : [sampleOf(pair, question, features)];
  });
  return learn(samples, signsOf(bodyFeatureSigns, question), {
    ...defaultLearning,
    leastSide: 10,
    trees: 30,
  });
}

/** Each pair is judged by models that have not seen its event; the models on bodies learn from these judgements. */
function crossValidate(pairs: readonly Prepared[]): void {
  const parts = [...Array(folds).keys()].map((fold) => ({
    own: pairs.filter((pair) => pair.fold === fold),
    others: pairs.filter((pair) => pair.fold !== fold),
  }));
  for (const question of questions) {
    for (const { own, others } of parts) {
      const model = learnTold(others, question);
      for (const pair of own) pair.scores[question].told = likelihood(sumOf(model, pair.features));
    }
    for (const { own, others } of parts) {
      const model = learnBodies(others, question);
      for (const pair of own) {
        const features = bodiesOf(pair, question);
        if (features !== null) pair.scores[question].bodies = likelihood(sumOf(model, features));
      }
    }
  }
}

function report(pairs: readonly Prepared[]): void {
  const judged = pairs.filter(
    ({ kind }) => !['by-date', 'curated-loose', 'fixture', 'editor'].includes(kind),
  );
  for (const language of ['en', 'id']) {
    for (const part of ['told', 'bodies'] as const) {
      const own = judged.filter((pair) => pair.lang === language && pair.scores.same[part] !== null);
      for (const from of [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85]) {
        const joined = own.filter(({ scores, vetoed }) => !vetoed && (scores.same[part] ?? 0) >= from);
        const right = joined.filter(({ label }) => label === 'same').length;
        const otherEvents = joined.filter(({ label }) => label === 'other').length;
        const all = own.filter(({ label }) => label === 'same').length;
        console.log(
          `${language} ${part} same from ${from}: precision ${(right / joined.length).toFixed(2)}, ` +
            `recall ${(right / all).toFixed(2)}, other events ${(otherEvents / joined.length).toFixed(3)}`,
        );
      }
      for (const from of [0.5, 0.6, 0.7, 0.8]) {
        const next = own.filter(
          ({ scores, vetoed }) =>
            !vetoed && (scores.same[part] ?? 1) < 0.55 && (scores.affair[part] ?? 0) >= from,
        );
        const count = (label: Pair['label']) => next.filter((pair) => pair.label === label).length;
        console.log(
          `${language} ${part} next from ${from}: ${count('next')} next, ${count('same')} same, ${count('other')} other`,
        );
      }
    }
  }
}

const fixturePairs = (): Pair[] =>
  labelledGroups().flatMap(({ name, language, articles }) =>
    articles.flatMap((a, index) =>
      articles.slice(index + 1).map(
        (b): Pair => ({
          lang: language,
          label: a.letter === b.letter ? 'same' : 'other',
          kind: 'fixture',
          event: name,
          a,
          b,
        }),
      ),
    ),
  );

const ownPairs = (): Pair[] =>
  editorPairs('dev').map(({ language, label, event, first, second }) => ({
    lang: language,
    label,
    kind: 'editor',
    event,
    a: first,
    b: second,
  }));

/** Every fifth of the loose ones is enough. */
const isTaken = ({ kind }: Pair, index: number) => kind !== 'curated-loose' || index % 5 === 0;

const given = process.argv.slice(2).flatMap((file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Pair => JSON.parse(line)),
);
const pairs = [...given, ...ownPairs(), ...fixturePairs()].filter(isTaken).map(prepare);
crossValidate(pairs);
report(pairs);
const weights = Object.fromEntries(
  questions.map((question) => [
    question,
    { told: learnTold(pairs, question), bodies: learnBodies(pairs, question) },
  ]),
) as StoryWeights;
const text = JSON.stringify(weights)
  .replaceAll('"', "'")
  .replace(/'(\w+)':/g, '$1:');
const file = new URL('../../src/core/story/data/weights.ts', import.meta.url);
writeFileSync(
  file,
  `import type { StoryWeights } from '../model.js';\n\n// biome-ignore format: numbers, made by a script\n/** Found by bench/editor/train-stories.ts. */\nexport const weights: StoryWeights = ${text};\n`,
);
console.log(`${text.length} bytes`);
