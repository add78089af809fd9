import type { Settlement } from '../../core/delivery.js';
import type { Fence } from './fence.js';

/** So many settlements go to the database together at the most. */
const most = 500;

interface Waiting {
  settlement: Settlement;
  fence: Fence | null;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Commits settlements in groups: those that come while one group is being committed are the next. */
export class Settling {
  readonly #commit: (all: readonly Settlement[], fence: Fence | null) => Promise<void>;
  readonly #waiting: Waiting[] = [];
  #isCommitting = false;

  constructor(commit: (all: readonly Settlement[], fence: Fence | null) => Promise<void>) {
    this.#commit = commit;
  }

  /** Resolves when it is committed. */
  settle(settlement: Settlement, fence: Fence | null): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ settlement, fence, resolve, reject });
      if (!this.#isCommitting) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) {
      // What is settled in the same breath goes together.
      await Promise.resolve();
      const group = this.#nextGroup();
      try {
        await this.#commit(
          group.map(({ settlement }) => settlement),
          group[0]?.fence ?? null,
        );
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isCommitting = false;
  }

  /** Those that were sent under one holding of the role: of a later one they may be true no more. */
  #nextGroup(): Waiting[] {
    const epoch = this.#waiting[0]?.fence?.epoch;
    const other = this.#waiting.findIndex(({ fence }) => fence?.epoch !== epoch);
    return this.#waiting.splice(0, other === -1 ? most : Math.min(other, most));
  }
}
