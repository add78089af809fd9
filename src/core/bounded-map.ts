/**
 * A map that holds at most so many entries: when one more is set, the one that was set the longest ago is forgotten.
 * Setting a key again makes it the newest; getting it does not.
 */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #maxSize: number;
  /** Each key that it reaches is forgotten at once, so that it never passes one that is kept, and searches no gaps. */
  readonly #oldestFirst = super.keys();

  constructor(maxSize: number) {
    super();
    this.#maxSize = maxSize;
  }

  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#maxSize) {
      const oldest = this.#oldestFirst.next();
      if (!oldest.done) this.delete(oldest.value);
    }
    return this;
  }
}
