/** Lets tasks run in the order in which they were given, as far as they are about the same things. */
export class KeyedMutex {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs a task behind all that were given before about any of these things. */
  run<T>(about: readonly string[], run: () => Promise<T>): Promise<T> {
    const before = about.flatMap((each) => this.#last.get(each) ?? []);
    const task = before.length === 0 ? run() : Promise.all(before).then(run);
    const ended: Promise<void> = task.then(
      () => this.#end(about, ended),
      () => this.#end(about, ended),
    );
    for (const each of about) this.#last.set(each, ended);
    return task;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  #end(about: readonly string[], ended: Promise<void>): void {
    for (const each of about) if (this.#last.get(each) === ended) this.#last.delete(each);
  }
}
