import { likelihood, type Model, sumOf, type Tree } from '../../src/core/story/model.js';

/** One labelled pair as numbers. */
export interface Sample {
  features: Readonly<Record<string, number>>;
  right: boolean;
  weight: number;
}

/** Features with the way in which each may speak: 1 for, -1 against, 0 either. */
export type Signs = Readonly<Record<string, 1 | -1 | 0>>;

/** How a model is found. */
export interface Learning {
  /** Steps of the regression, how far each goes, and how much great weights cost. */
  steps: number;
  rate: number;
  cost: number;
  /** How many trees, how much of each is taken, and the least weight of samples on a side of one. */
  trees: number;
  shrink: number;
  leastSide: number;
}

export const defaultLearning: Learning = {
  steps: 700,
  rate: 1,
  cost: 0.0015,
  trees: 50,
  shrink: 0.12,
  leastSide: 14,
};

/** Finds a regression whose weights keep their signs, and trees that never speak against them. Deterministic. */
export function learn(samples: readonly Sample[], signs: Signs, learning: Learning = defaultLearning): Model {
  const names = Object.keys(signs);
  const rows = samples.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
  const regression = regress(samples, rows, names, signs, learning);
  const trees: Tree[] = [];
  const sums = samples.map(({ features }) => sumOf({ ...regression, trees: [] }, features));
  const cuts = names.map((_, column) => cutsOf(rows.map((row) => row[column] ?? 0)));
  const bins = cuts.map((own, column) =>
    Uint8Array.from(rows, (row) => {
      const bin = own.findIndex((from) => (row[column] ?? 0) < from);
      return bin < 0 ? own.length : bin;
    }),
  );
  for (let count = 0; count < learning.trees; count++) {
    const tree = growTree({ samples, rows, sums, names, signs, cuts, bins, learning });
    if (tree === null) break;
    trees.push(tree);
    for (const [index, { features }] of samples.entries()) {
      sums[index] = (sums[index] ?? 0) + sumOf({ bias: 0, weights: {}, trees: [tree] }, features);
    }
  }
  return { ...regression, trees };
}

function regress(
  samples: readonly Sample[],
  rows: readonly Float64Array[],
  names: readonly string[],
  signs: Signs,
  { steps, rate, cost }: Learning,
): Omit<Model, 'trees'> {
  const weights = new Float64Array(names.length);
  const speeds = new Float64Array(names.length + 1);
  let bias = 0;
  const whole = samples.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < steps; step++) {
    const slopes = new Float64Array(names.length + 1);
    for (const [index, row] of rows.entries()) {
      const sample = samples[index] as Sample;
      let sum = bias;
      for (let column = 0; column < row.length; column++)
        sum += (weights[column] as number) * (row[column] as number);
      const off = (likelihood(sum) - Number(sample.right)) * sample.weight;
      for (let column = 0; column < row.length; column++)
        slopes[column] = (slopes[column] as number) + off * (row[column] as number);
      slopes[names.length] = (slopes[names.length] ?? 0) + off;
    }
    for (let column = 0; column <= names.length; column++) {
      const drag = column < names.length ? cost * (weights[column] ?? 0) : 0;
      const speed = 0.9 * (speeds[column] ?? 0) - rate * ((slopes[column] ?? 0) / whole + drag);
      speeds[column] = speed;
      if (column === names.length) bias += speed;
      else {
        const sign = signs[names[column] ?? ''] ?? 0;
        const next = (weights[column] ?? 0) + speed;
        const kept = sign === 0 || Math.sign(next) === sign ? next : 0;
        if (kept === 0) speeds[column] = 0;
        weights[column] = kept;
      }
    }
  }
  const found = names.map((name, column): [string, number] => [name, rounded(weights[column] ?? 0)]);
  return { bias: rounded(bias), weights: Object.fromEntries(found.filter(([, weight]) => weight !== 0)) };
}

interface Growing {
  samples: readonly Sample[];
  rows: readonly Float64Array[];
  sums: readonly number[];
  names: readonly string[];
  signs: Signs;
  cuts: readonly (readonly number[])[];
  /** Column → for each sample the first of the column's cuts that it is below. */
  bins: readonly Uint8Array[];
  learning: Learning;
}

interface Split {
  column: number;
  from: number;
  less: number;
  more: number;
  gain: number;
}

/** A tree of two levels; each level's values keep the order that the sign of its feature asks for. */
function growTree(growing: Growing): Tree | null {
  const everything = growing.rows.map((_, index) => index);
  const top = bestSplit(everything, growing, [-Infinity, Infinity]);
  if (top === null) return null;
  const { names, rows, signs } = growing;
  const [less, more] = [
    everything.filter((index) => below(rows, index, top)),
    everything.filter((index) => !below(rows, index, top)),
  ];
  const middle = (top.less + top.more) / 2;
  const sign = signs[names[top.column] ?? ''] ?? 0;
  const bounds = (isMore: boolean): [number, number] => {
    if (sign === 0) return [-Infinity, Infinity];
    return isMore === sign > 0 ? [middle, Infinity] : [-Infinity, middle];
  };
  const side = (indexes: readonly number[], value: number, isMore: boolean): Tree['less'] => {
    const split = bestSplit(indexes, growing, bounds(isMore));
    if (split === null) return shrunk(value, growing);
    return {
      ask: [names[split.column] ?? '', split.from],
      less: shrunk(split.less, growing),
      more: shrunk(split.more, growing),
    };
  };
  return {
    ask: [names[top.column] ?? '', top.from],
    less: side(less, top.less, false),
    more: side(more, top.more, true),
  };
}

const below = (rows: readonly Float64Array[], index: number, { column, from }: Split) =>
  (rows[index]?.[column] ?? 0) < from;
const shrunk = (value: number, { learning }: Growing) => rounded(value * learning.shrink);

function bestSplit(
  indexes: readonly number[],
  growing: Growing,
  [low, high]: [number, number],
): Split | null {
  const { samples, sums, names, signs, cuts, learning } = growing;
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const slopes = indexes.map((index) => {
    const { right, weight } = samples[index] as Sample;
    const share = likelihood(sums[index] ?? 0);
    return { index, weight, slope: (Number(right) - share) * weight, bend: share * (1 - share) * weight };
  });
  const total = totals(slopes);
  let best: Split | null = null;
  for (let column = 0; column < names.length; column++) {
    const sign = signs[names[column] ?? ''] ?? 0;
    const own = cuts[column] ?? [];
    const bins = own.map(() => totals([]));
    const binOf = growing.bins[column] as Uint8Array;
    for (const each of slopes) {
      const bin = bins[binOf[each.index] as number];
      if (bin !== undefined) add(bin, each);
    }
    const under = totals([]);
    for (const [place, from] of own.entries()) {
      add(under, bins[place] as Totals);
      const over = {
        weight: total.weight - under.weight,
        slope: total.slope - under.slope,
        bend: total.bend - under.bend,
      };
      if (under.weight < learning.leastSide || over.weight < learning.leastSide) continue;
      const [less, more] = [within(step(under)), within(step(over))];
      if (sign !== 0 && (more - less) * sign < 0) continue;
      const gain = gainOf(under, less) + gainOf(over, more) - gainOf(total, within(step(total)));
      if (gain > (best?.gain ?? 0.05)) best = { column, from, less, more, gain };
    }
  }
  return best;
}

/** Keeps a value small where few samples stand behind it. */
const calm = 6;
interface Totals {
  weight: number;
  slope: number;
  bend: number;
}
const step = ({ slope, bend }: Totals) => slope / (bend + calm);
const gainOf = ({ slope, bend }: Totals, value: number) => slope * value - ((bend + calm) * value ** 2) / 2;

function totals(slopes: readonly Totals[]): Totals {
  const sum = { weight: 0, slope: 0, bend: 0 };
  for (const each of slopes) add(sum, each);
  return sum;
}

function add(sum: Totals, { weight, slope, bend }: Totals): void {
  sum.weight += weight;
  sum.slope += slope;
  sum.bend += bend;
}

/** At most 12 values that part the samples evenly. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const cuts = Array.from(
    { length: 12 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / 13)] ?? 0,
  );
  return [...new Set(cuts.map((cut) => Number(cut.toPrecision(3))))].filter((cut) => cut > (sorted[0] ?? 0));
}

const rounded = (value: number) => Number(value.toFixed(3));
