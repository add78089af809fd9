import type { Log } from '../../core/ports.js';

/** Runs one task at a time for each feed. Another one that comes meanwhile is skipped: the next tick makes up for it. */
export class FeedTasks {
  readonly #running = new Map<string, Promise<void>>();
  readonly #signal: AbortSignal;
  readonly #log: Log;

  /** @param signal once it is aborted, no task starts. */
  constructor(signal: AbortSignal, log: Log) {
    this.#signal = signal;
    this.#log = log;
  }

  /** Never rejects. */
  run(feedId: string, task: () => Promise<void>): Promise<void> {
    if (this.#signal.aborted || this.#running.has(feedId)) return Promise.resolve();
    const running = task()
      .catch((error: unknown) => {
        const facts = { feed: feedId, err: error };
        this.#log.error(facts, 'a subscription at a hub could not be updated: its feed is polled as before');
      })
      .finally(() => this.#running.delete(feedId));
    this.#running.set(feedId, running);
    return running;
  }

  /** Resolves when no task is running. */
  async ended(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}
