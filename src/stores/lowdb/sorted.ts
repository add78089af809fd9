/**
 * The first index in a sorted list whose item is past what is looked for; the list's length when there is none.
 * @param from where it is at the earliest.
 */
export function firstIndex<T>(list: readonly T[], isPast: (item: T) => boolean, from = 0): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A list of fewer items is made anew with each, just as long as it is: one that grows by itself has room for 17 more, and there is a
 * list for each of thousands of publishers.
 */
const shortLength = 16;

/**
 * A list that is kept in order, for items that are all different to `compare`. What does not belong at its end is put in its
 * place when somebody looks: polls put many articles, each of which would move thousands of others.
 */
export class SortedList<T> {
  readonly #compare: (left: T, right: T) => number;
  #items: T[] = [];
  /** What is not in its place yet, in the order in which it came. Null where there is nothing. */
  #unplaced: T[] | null = null;

  constructor(compare: (left: T, right: T) => number) {
    this.#compare = compare;
  }

  /** All items in order. */
  get items(): readonly T[] {
    this.#place();
    return this.#items;
  }

  /** Puts an item in its place; one that compares as equal is replaced. */
  put(item: T): void {
    if (this.#unplaced !== null) {
      this.#unplaced.push(item);
      return;
    }
    const last = this.#items.at(-1);
    // Files and polls tell nearly all in order.
    const isNext = last === undefined || this.#compare(last, item) < 0;
    if (this.#items.length < shortLength) this.#insert(item, isNext);
    else if (isNext) this.#items.push(item);
    else this.#unplaced = [item];
  }

  /** Removes the item that compares as equal, if there is one. */
  remove(item: T): void {
    this.#place();
    const index = this.#indexOf(item);
    const found = this.#items[index];
    if (found !== undefined && this.#compare(found, item) === 0) this.#items.splice(index, 1);
  }

  /** Removes all that are not to be kept, in one go. */
  keep(isKept: (item: T) => boolean): void {
    const kept = this.items.filter(isKept);
    if (kept.length < this.#items.length) this.#items = kept.slice();
  }

  #insert(item: T, isNext: boolean): void {
    const index = isNext ? this.#items.length : this.#indexOf(item);
    const other = this.#items[index];
    const isKnown = other !== undefined && this.#compare(other, item) === 0;
    this.#items = this.#items.toSpliced(index, isKnown ? 1 : 0, item);
  }

  #place(): void {
    if (this.#unplaced === null) return;
    const fresh = this.#unplaced.sort(this.#compare);
    const items = this.#items;
    const merged: T[] = [];
    let at = 0;
    for (const [index, item] of fresh.entries()) {
      const next = fresh[index + 1];
      // What came last counts.
      if (next !== undefined && this.#compare(item, next) === 0) continue;
      for (const end = this.#indexOf(item, at); at < end; at++) merged.push(items[at] as T);
      if (at < items.length && this.#compare(items[at] as T, item) === 0) at++;
      merged.push(item);
    }
    for (; at < items.length; at++) merged.push(items[at] as T);
    this.#unplaced = null;
    this.#items = merged;
  }

  /** Where an item belongs among those that are in their places. @param from where that is at the earliest. */
  #indexOf(item: T, from = 0): number {
    return firstIndex(this.#items, (other) => this.#compare(other, item) >= 0, from);
  }
}
