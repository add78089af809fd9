/** A logistic regression and small trees on top of it; all of it numbers that were found by `bench/editor/train-stories.ts`. */
export interface Model {
  bias: number;
  /** Feature → weight. */
  weights: Readonly<Record<string, number>>;
  trees: readonly Tree[];
}

/** Asks one feature, then another one on either side: the sum grows by the value that it comes to. */
export interface Tree {
  ask: readonly [feature: string, from: number];
  /** Where the feature is less than `from`, and where not. */
  less: Side;
  more: Side;
}

type Side = number | { ask: readonly [feature: string, from: number]; less: number; more: number };

/** The model's sum for some features: positive where they speak for, negative where they speak against. */
export function sumOf(model: Model, features: Readonly<Record<string, number>>): number {
  let sum = model.bias;
  for (const [name, weight] of Object.entries(model.weights)) sum += weight * (features[name] ?? 0);
  for (const tree of model.trees) sum += treeValue(tree, features);
  return sum;
}

function treeValue({ ask, less, more }: Tree, features: Readonly<Record<string, number>>): number {
  const side = (features[ask[0]] ?? 0) < ask[1] ? less : more;
  if (typeof side === 'number') return side;
  return (features[side.ask[0]] ?? 0) < side.ask[1] ? side.less : side.more;
}

/** A sum as a likelihood from 0 to 1. */
export function likelihood(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** The numbers of all models: by headline and lead, and on top of that by the beginning of both bodies. */
export type StoryWeights = Readonly<Record<'same' | 'affair', { told: Model; bodies: Model }>>;
