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

/** A model laid out for being asked thousands of times: {@link sumOf} for features by their places in a list of names. */
export type CompiledModel = (values: Float64Array) => number;

/** @param names of the features, in the order in which their values will be given. */
export function compileModel({ bias, weights, trees }: Model, names: readonly string[]): CompiledModel {
  const place = (name: string) => names.indexOf(name);
  const weighed = Object.entries(weights).filter(([name]) => place(name) >= 0);
  const columns = Int32Array.from(weighed, ([name]) => place(name));
  const factors = Float64Array.from(weighed, ([, weight]) => weight);
  // Seven numbers a tree: what is asked first, then on either side what is asked, and the values.
  const asked = Int32Array.from(
    trees.flatMap(({ ask, less, more }) => [
      place(ask[0]),
      ...[less, more].map((side) => (typeof side === 'number' ? place(ask[0]) : place(side.ask[0]))),
    ]),
  );
  const from = Float64Array.from(
    trees.flatMap(({ ask, less, more }) => [
      ask[1],
      ...[less, more].map((side) => (typeof side === 'number' ? 0 : side.ask[1])),
    ]),
  );
  const leaves = Float64Array.from(
    trees.flatMap(({ less, more }) =>
      [less, more].flatMap((side) => (typeof side === 'number' ? [side, side] : [side.less, side.more])),
    ),
  );
  return (values) => {
    let sum = bias;
    for (let each = 0; each < columns.length; each++) {
      sum += (factors[each] as number) * (values[columns[each] as number] as number);
    }
    for (let ask = 0, leaf = 0; ask < asked.length; ask += 3, leaf += 4) {
      const side = (values[asked[ask] as number] as number) < (from[ask] as number) ? 0 : 1;
      const more =
        (values[asked[ask + 1 + side] as number] as number) < (from[ask + 1 + side] as number) ? 0 : 1;
      sum += leaves[leaf + 2 * side + more] as number;
    }
    return sum;
  };
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

/** What of two articles is compared: headline and lead, brief ones, or what these say and the beginnings of both bodies. */
export type Part = 'told' | 'brief' | 'bodies';

/** The numbers of a language's models. Whether it is one affair, and another stage, headline and lead say alone. */
export interface StoryWeights {
  readonly same: Readonly<Record<Part, Model>>;
  readonly affair: Model;
  readonly next: Model;
}
