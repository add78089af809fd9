import type { Profile } from './profile.js';
import type { Weight } from './weight.js';

/** Some stems, each once. */
export type Stems = ReadonlySet<string>;

/** How alike two sets of stems are, and how much of one stands in the other; those that say much count most. */
export function measures(weight: Weight) {
  const sum = (stems: Iterable<string>) => {
    let total = 0;
    for (const stem of stems) total += weight(stem) ** 2;
    return total;
  };
  return {
    cosine: (a: Stems, b: Stems) =>
      a.size === 0 || b.size === 0 ? 0 : sum(both(a, b)) / Math.sqrt(sum(a) * sum(b)),
    held: (a: Stems, b: Stems) => (a.size === 0 ? 0 : sum(both(a, b)) / sum(a)),
    rare: (stems: readonly string[]) =>
      stems
        .map((stem) => Math.max(0, weight(stem) - 0.35))
        .sort((one, other) => other - one)
        .slice(0, 8)
        .reduce((total, each) => total + each, 0),
  };
}

/** The stems that stand in both. */
export const both = (a: Stems, b: Stems) => [...a].filter((stem) => b.has(stem));

/** The weight of all stems together. */
export function sumOf(stems: Iterable<string>, weight: Weight): number {
  let total = 0;
  for (const stem of stems) total += weight(stem);
  return total;
}

/** The weight of the headline's words that the other article has not at all. */
export function unheldWords(one: Profile, other: Profile, weight: Weight): number {
  return sumOf(
    [...one.headline].filter((stem) => !other.all.has(stem)),
    weight,
  );
}

/** The stems of a headline that are no names: what is done, and to what. */
export const actionsOf = ({ headline, names }: Profile) =>
  new Set([...headline].filter((stem) => !names.has(stem)));

/** The part of a headline's names that the other article has not at all. */
export function missingNames(one: Profile, other: Profile, weight: Weight): number {
  const all = sumOf(one.headNames, weight);
  return all === 0
    ? 0
    : sumOf(
        one.headNames.filter((stem) => !other.all.has(stem)),
        weight,
      ) / all;
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
