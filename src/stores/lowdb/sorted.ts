/** The first index in a sorted list whose item is past what is looked for; the list's length when there is none. */
export function firstIndex<T>(list: readonly T[], isPast: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A list that is kept in order, for items that are all different to `compare`. */
export class SortedList<T> {
  readonly #compare: (left: T, right: T) => number;
  #items: T[] = [];

  constructor(compare: (left: T, right: T) => number) {
    this.#compare = compare;
  }

  /** All items in order. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Puts an item in its place; one that compares as equal is replaced. */
  put(item: T): void {
    const last = this.#items.at(-1);
    // Files and polls tell nearly all in order.
    if (last === undefined || this.#compare(last, item) < 0) {
      this.#items.push(item);
      return;
    }
    const index = this.#indexOf(item);
    const found = this.#items[index];
    const same = found !== undefined && this.#compare(found, item) === 0;
    this.#items.splice(index, same ? 1 : 0, item);
  }

  /** Removes the item that compares as equal, if there is one. */
  remove(item: T): void {
    const index = this.#indexOf(item);
    const found = this.#items[index];
    if (found !== undefined && this.#compare(found, item) === 0) this.#items.splice(index, 1);
  }

  /** Removes all that are not to be kept, in one go. */
  keep(isKept: (item: T) => boolean): void {
    this.#items = this.#items.filter(isKept);
  }

  #indexOf(item: T): number {
    return firstIndex(this.#items, (other) => this.#compare(other, item) >= 0);
  }
}
