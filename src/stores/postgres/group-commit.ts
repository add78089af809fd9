import { setTimeout } from 'node:timers/promises';

/** What a {@link GroupCommit} needs. */
export interface GroupCommitOptions<Item, Result> {
  /** Commits a group as a whole or not at all. Resolves with the result of each item, in their order. */
  commit(items: readonly Item[]): Promise<Result[]>;
  /** How much goes together at the most, counted by `weightOf`; an item that weighs more goes alone. */
  maxWeight: number;
  /** Default: 1. */
  weightOf?(item: Item): number;
  /** Whether two items may go together. Default: any may. */
  goTogether?(first: Item, item: Item): boolean;
  /**
   * Whether an error may be the fault of one item: then those of its group are tried again one by one. Default: all of a
   * group fail together.
   */
  isOfOneItem?(error: unknown): boolean;
  /**
   * How long a group waits for those that go with it. Default: what is given in the same breath goes together. A turn of
   * the event loop more lets those come back whose last item was in the group before.
   */
  gather?(): Promise<unknown>;
  /**
   * How long a group waits beside that, in milliseconds, while groups have more than one item: a few large ones cost less
   * than many small ones. What comes by itself never waits. Default: 0.
   */
  gatherMs?: number;
  /** How many groups are under way at a time. Default: 1, which keeps the order. */
  atOnce?: number;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Commits (or reads) items in groups, in the order given: those that come while one group is under way are the next. */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #running = 0;
  /** How many items the last group had. */
  #lastLength = 0;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** Resolves when the item is committed. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#running < (this.#options.atOnce ?? 1)) this.#start();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running > 0) await this.#ended;
  }

  #start(): void {
    this.#running += 1;
    this.#ended = Promise.all([this.#ended, this.#run()]);
  }

  async #run(): Promise<void> {
    for (;;) {
      await (this.#options.gather?.() ?? Promise.resolve());
      const { gatherMs = 0 } = this.#options;
      if (gatherMs > 0 && this.#lastLength > 1) await setTimeout(gatherMs);
      if (this.#waiting.length === 0) {
        // In the same breath as the look, so that whoever comes next starts another run.
        this.#running -= 1;
        return;
      }
      const group = this.#nextGroup();
      this.#lastLength = group.length;
      const error = await this.#commit(group);
      if (error === null) continue;
      if (group.length > 1 && this.#isOfOneItem(error.cause)) await this.#commitSingly(group);
      else for (const { reject } of group) reject(error.cause);
    }
  }

  /** Returns why a group could not be committed, or null. */
  async #commit(group: readonly Waiting<Item, Result>[]): Promise<{ cause: unknown } | null> {
    try {
      const results = await this.#options.commit(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result);
      return null;
    } catch (cause) {
      return { cause };
    }
  }

  /** The failure of one is not that of the others, until one shows that none can be committed now. */
  async #commitSingly(group: readonly Waiting<Item, Result>[]): Promise<void> {
    let hopeless: { cause: unknown } | null = null;
    for (const each of group) {
      const error: { cause: unknown } | null = hopeless ?? (await this.#commit([each]));
      if (error === null) continue;
      each.reject(error.cause);
      if (!this.#isOfOneItem(error.cause)) hopeless = error;
    }
  }

  #isOfOneItem(error: unknown): boolean {
    return this.#options.isOfOneItem?.(error) ?? false;
  }

  #nextGroup(): Waiting<Item, Result>[] {
    const { maxWeight, weightOf = () => 1, goTogether = () => true } = this.#options;
    const [first] = this.#waiting;
    let weight = 0;
    const end = this.#waiting.findIndex(({ item }, index) => {
      weight += weightOf(item);
      return index > 0 && (weight > maxWeight || !goTogether((first as Waiting<Item, Result>).item, item));
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}
