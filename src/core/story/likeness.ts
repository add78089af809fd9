import type { Signature } from './signature.js';
import { compareStages } from './stages.js';

/** How much a stem says, from 0 (every article has it) to 1 (no other has). */
export type Weight = (stem: string) => number;

/** The least likeness at which two articles are taken to tell the same event. */
export const sameEvent = 0.72;

/**
 * What speaks for and against two articles telling the same event, each from 0 to 1, with its weight in a logistic
 * regression. The weights were found by gradient descent on the half of the labelled pairs in
 * `test/fixtures/stories` that its test calls `dev`; the threshold so that no pair of that half is wrong.
 */
const weights = {
  always: -1.81,
  headlinesAlike: -0.55,
  alike: 0.83,
  headlineHeldLeast: 0.55,
  headlineHeldMost: 1.26,
  namesHeldLeast: 0.99,
  namesHeldMost: 0.6,
  namesMissingMost: -0.65,
  numbersShared: 1.99,
  noNumberShared: -1.44,
  otherDays: -2.12,
  headNumbersMissing: -1.24,
  headStagesApart: -1.96,
  stagesApart: -1,
  stagesSame: 0.19,
  namesMissingLeast: -1.9,
  sameDay: 1.01,
};

/** How likely it is that two articles tell the same event, from 0 to 1. Pure, and the same both ways round. */
export function likeness(left: Signature, right: Signature, weight: Weight): number {
  if (left.routine || right.routine) return 0;
  const found = evidence(left, right, weight);
  const sum = Object.entries(weights).reduce(
    (all, [name, each]) => all + each * found[name as keyof Evidence],
    0,
  );
  return 1 / (1 + Math.exp(-sum));
}

type Evidence = Record<keyof typeof weights, number>;

function evidence(left: Signature, right: Signature, weight: Weight): Evidence {
  const { cosine, held } = measures(weight);
  const headlines = [held(left.headline, right.all), held(right.headline, left.all)];
  const names = [held(left.names, right.all), held(right.names, left.all)];
  const isName = (stem: string) => left.names.has(stem) || right.names.has(stem);
  const headNames = ({ headline }: Signature) => new Set([...headline].filter(isName));
  const namesMissing = [missing(headNames(left), right.all), missing(headNames(right), left.all)];
  const numbered = left.numbers.size > 0 && right.numbers.size > 0;
  const shared = both(left.numbers, right.numbers).length;
  const dated = left.days.size > 0 && right.days.size > 0;
  const sameDay = [...left.days].some((day) => right.days.has(day));
  const stages = compareStages(left.stages, right.stages);
  return {
    always: 1,
    headlinesAlike: cosine(left.headline, right.headline),
    alike: cosine(left.all, right.all),
    headlineHeldLeast: Math.min(...headlines),
    headlineHeldMost: Math.max(...headlines),
    namesHeldLeast: Math.min(...names),
    namesHeldMost: Math.max(...names),
    namesMissingMost: Math.max(...namesMissing),
    numbersShared: Math.min(2, shared) / 2,
    noNumberShared: Number(numbered && shared === 0),
    otherDays: Number(dated && !sameDay),
    headNumbersMissing: numbered
      ? Math.max(missing(left.headNumbers, right.numbers), missing(right.headNumbers, left.numbers))
      : 0,
    headStagesApart: Math.min(1, compareStages(left.headStages, right.headStages).apart),
    stagesApart: Math.min(2, stages.apart) / 2,
    stagesSame: Math.min(2, stages.same) / 2,
    namesMissingLeast: Math.min(...namesMissing),
    sameDay: Number(dated && sameDay),
  };
}

type Stems = ReadonlySet<string>;

/** How alike two sets of stems are, and how much of one stands in the other; those that say much count most. */
function measures(weight: Weight) {
  const sum = (stems: Iterable<string>) => {
    let total = 0;
    for (const stem of stems) total += weight(stem) ** 2;
    return total;
  };
  return {
    cosine: (a: Stems, b: Stems) =>
      a.size === 0 || b.size === 0 ? 0 : sum(both(a, b)) / Math.sqrt(sum(a) * sum(b)),
    held: (a: Stems, b: Stems) => (a.size === 0 ? 0 : sum(both(a, b)) / sum(a)),
  };
}

const both = (a: Stems, b: Stems) => [...a].filter((stem) => b.has(stem));

/** The part of some stems that another article has not at all. */
function missing(stems: Stems, others: Stems): number {
  return stems.size === 0 ? 0 : [...stems].filter((stem) => !others.has(stem)).length / stems.size;
}
