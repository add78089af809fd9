import { BoundedMap } from '../bounded-map.js';
import type { Background } from './background.js';

/** How much a stem says, from 0 (every article has it) to 1 (no other has). */
export type Weight = (stem: string) => number;

/** A stem that was never counted is taken to stand in so many of the background's texts. */
const uncounted = 1;

/** How many stems are remembered with their weights. */
const maxRemembered = 20_000;

/** The background counts as so many articles beside those of the book, whatever the number of its texts. */
const worth = 5_000;

/**
 * How much stems say, by the background and by the articles at hand.
 * @param count how many articles at hand have a stem, and how many there are.
 */
export function stemWeight(
  background: Background,
  count: { of: (stem: string) => number; all: number } = { of: () => 0, all: 0 },
): Weight {
  const known = new BoundedMap<string, number>(maxRemembered);
  const most = Math.log(1 + worth);
  const scale = background.texts > 0 ? worth / background.texts : 0;
  return (stem) => {
    let weight = known.get(stem);
    if (weight === undefined) {
      const usual = (background.stems.get(stem)?.texts ?? uncounted) * scale;
      const share = (usual + count.of(stem) + 0.2) / (worth + count.all);
      weight = Math.min(1, Math.max(0.02, -Math.log(share) / most));
      known.set(stem, weight);
    }
    return weight;
  };
}
