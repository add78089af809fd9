/** Runs what belongs to one chat in its order, one after the other; no chat waits for another. */
export class Lanes {
  readonly #last = new Map<number, Promise<unknown>>();

  run<T>(chat: number, work: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(chat) ?? Promise.resolve()).then(work);
    const settled: Promise<unknown> = done
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(chat) === settled) this.#last.delete(chat);
      });
    this.#last.set(chat, settled);
    return done;
  }
}
