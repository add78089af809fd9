import type { Settlement } from '../../core/delivery.js';

/** So many settlements go to the database together at the most. */
const most = 500;

interface Waiting {
  settlement: Settlement;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Commits settlements in groups: those that come while one group is being committed are the next. */
export class Settling {
  readonly #commit: (all: readonly Settlement[]) => Promise<void>;
  readonly #waiting: Waiting[] = [];
  #isCommitting = false;

  constructor(commit: (all: readonly Settlement[]) => Promise<void>) {
    this.#commit = commit;
  }

  /** Resolves when it is committed. */
  settle(settlement: Settlement): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ settlement, resolve, reject });
      if (!this.#isCommitting) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) {
      // What is settled in the same breath goes together.
      await Promise.resolve();
      const group = this.#waiting.splice(0, most);
      try {
        await this.#commit(group.map(({ settlement }) => settlement));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isCommitting = false;
  }
}
