/** How long a test waits, in milliseconds: a machine with much else to do takes seconds for what needs none. */
const defaultPatience = 60_000;

/** Lets a test wait for something to be so, without sleeping: whoever changes anything says so. */
export class Waiting {
  readonly #waiters = new Set<() => void>();

  /** Something changed. */
  changed(): void {
    for (const check of [...this.#waiters]) check();
  }

  /** The first value of `find` that is not undefined. Fails after `ms` milliseconds, naming what was awaited. */
  for<Value>(what: string, find: () => Value | undefined, ms = defaultPatience): Promise<Value> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const value = find();
        if (value === undefined) return;
        clearTimeout(timer);
        this.#waiters.delete(check);
        resolve(value);
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(check);
        reject(new Error(`waited ${ms} ms in vain for ${what}`));
      }, ms);
      this.#waiters.add(check);
      check();
    });
  }
}
