/** How many different values a pool knows at a time. What was known before stays shared. */
const maxKnown = 5_000;

/**
 * Values that very many chats have in common, by what they hold. They are frozen: nobody may change what a thousand
 * others have too.
 */
export class Pool<T> {
  readonly #known = new Map<string, T>();

  /** The value of this key that is known already; else this one, from now on. */
  share(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Which ones are forgotten does not matter, and keeping an order would cost more than it brings.
    if (this.#known.size >= maxKnown) this.#known.clear();
    const value = Object.freeze(make());
    this.#known.set(key, value);
    return value;
  }
}

const texts = new Pool<string>();

/** The same text, held once. For what very many name: topics, zones, publishers. */
export function sharedText(text: string): string {
  return texts.share(text, () => text);
}

/** Whether an object has any field. It makes no list of them: it is asked for each record of a start. */
export function hasFields(object: object): boolean {
  for (const _ in object) return true;
  return false;
}
