import type { Profile } from './profile.js';
import type { Stems } from './stem.js';
import type { Weight } from './weight.js';

/** How alike two sets of stems are, and how much of one stands in the other; those that say much count most. */
export class Measures {
  readonly #weight: Weight;
  /** What stems come to together: one side of many comparisons is always the same article. */
  readonly #sums = new WeakMap<Stems, number>();

  constructor(weight: Weight) {
    this.#weight = weight;
  }

  cosine(a: Stems, b: Stems): number {
    if (a.size === 0 || b.size === 0) return 0;
    return this.#shared(a, b) / Math.sqrt(this.#sum(a) * this.#sum(b));
  }

  held(a: Stems, b: Stems): number {
    return a.size === 0 ? 0 : this.#shared(a, b) / this.#sum(a);
  }

  rare(stems: readonly string[]): number {
    return stems
      .map((stem) => Math.max(0, this.#weight(stem) - 0.35))
      .sort((one, other) => other - one)
      .slice(0, 8)
      .reduce((total, each) => total + each, 0);
  }

  #shared(a: Stems, b: Stems): number {
    let total = 0;
    for (const stem of a) if (b.has(stem)) total += this.#weight(stem) ** 2;
    return total;
  }

  #sum(stems: Stems): number {
    let total = this.#sums.get(stems);
    if (total === undefined) {
      total = 0;
      for (const stem of stems) total += this.#weight(stem) ** 2;
      this.#sums.set(stems, total);
    }
    return total;
  }
}

const measures = new WeakMap<Weight, Measures>();

/** The measures of a weight: one for all comparisons by it. */
export function measuresBy(weight: Weight): Measures {
  let own = measures.get(weight);
  if (own === undefined) {
    own = new Measures(weight);
    measures.set(weight, own);
  }
  return own;
}

/** The stems that stand in both. */
export const both = (a: Stems, b: Stems) => [...a].filter((stem) => b.has(stem));

/** How many of some hashes stand among others. */
export function countShared(some: Iterable<number>, others: ReadonlySet<number>): number {
  let count = 0;
  for (const each of some) if (others.has(each)) count += 1;
  return count;
}

/** The weight of all stems together. */
export function sumOf(stems: Iterable<string>, weight: Weight): number {
  let total = 0;
  for (const stem of stems) total += weight(stem);
  return total;
}

/** The weight of those stems that the other article has not at all. */
export function unheld(stems: Iterable<string>, other: Pick<Profile, 'all'>, weight: Weight): number {
  let total = 0;
  for (const stem of stems) if (!other.all.has(stem)) total += weight(stem);
  return total;
}

/** The stems of a headline that are no names: what is done, and to what. */
export function actionsOf(profile: Profile): Stems {
  let own = actions.get(profile);
  if (own === undefined) {
    own = new Set([...profile.headline].filter((stem) => !profile.names.has(stem)));
    actions.set(profile, own);
  }
  return own;
}

const actions = new WeakMap<Profile, Stems>();

/** The part of a headline's names that the other article has not at all. */
export function missingNames(
  one: Pick<Profile, 'headNames'>,
  other: Pick<Profile, 'all'>,
  weight: Weight,
): number {
  const all = sumOf(one.headNames, weight);
  return all === 0 ? 0 : unheld(one.headNames, other, weight) / all;
}

/** Whether the other article does not name whom or what the headline names first. */
export function subjectMissing({ headNames }: Profile, other: Profile): number {
  const [first, second] = headNames;
  if (first === undefined) return 0;
  if (other.all.has(first)) return 0;
  return second !== undefined && other.all.has(second) ? 0.5 : 1;
}

/** Whether both hold something, and nothing in common. */
export function areApart(left: Stems, right: Stems): boolean {
  return left.size > 0 && right.size > 0 && both(left, right).length === 0;
}
