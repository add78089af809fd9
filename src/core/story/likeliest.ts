/** Adds up how much speaks for each of some numbered things, and finds those that most speaks for. Made once, used again and again. */
export class Likeliest {
  #scores = new Float64Array(0);
  #touched: number[] = [];

  /** Begins anew. @param count the things are numbered from 0 to one less than this. */
  among(count: number): this {
    for (const each of this.#touched) this.#scores[each] = 0;
    this.#touched = [];
    if (this.#scores.length < count) this.#scores = new Float64Array(count * 2);
    return this;
  }

  /** @param weight above 0. */
  add(things: readonly number[], weight: number): void {
    const scores = this.#scores;
    for (const each of things) {
      const score = scores[each] as number;
      if (score === 0) this.#touched.push(each);
      scores[each] = score + weight;
    }
  }

  /**
   * The first of those that most speaks for, in order, as many as are wanted.
   * @param before which of two comes first that the same speaks for.
   */
  take(
    count: number,
    isWanted: (thing: number) => boolean,
    before: (left: number, right: number) => boolean,
  ): number[] {
    const scores = this.#scores;
    const isBefore = (left: number, right: number) => {
      const [one, other] = [scores[left] as number, scores[right] as number];
      return one === other ? before(left, right) : one > other;
    };
    const best: number[] = [];
    for (const each of this.#touched) {
      const last = best[count - 1];
      if (last !== undefined && !isBefore(each, last)) continue;
      if (!isWanted(each)) continue;
      let place = best.length === count ? count - 1 : best.length;
      while (place > 0 && isBefore(each, best[place - 1] as number)) {
        best[place] = best[place - 1] as number;
        place -= 1;
      }
      best[place] = each;
    }
    return best;
  }
}
