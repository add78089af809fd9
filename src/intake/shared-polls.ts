import type { Feed } from '../core/catalog.js';
import type { FeedClaims, Log } from '../core/ports.js';
import type { FeedStateRepository } from './feed-state-repository.js';

/** How many feeds a process claims at a time, and how many such groups run side by side. A slow feed delays only its group. */
const [claimSize, claimers] = [8, 4];

/** What sharing polls needs. */
export interface SharedPollsOptions {
  sharing: FeedClaims;
  states: FeedStateRepository;
  start: (feed: Feed) => Promise<unknown>;
  log: Log;
  signal: AbortSignal;
}

/** Polls where several processes share the work: each claims a few due feeds at a time. */
export class SharedPolls {
  readonly #options: SharedPollsOptions;
  /** Whether feeds could be claimed the last time. Logged once per outage. */
  #claimable = true;

  constructor(options: SharedPollsOptions) {
    this.#options = options;
  }

  /** Polls those of the due feeds that no other process has claimed. Never rejects. */
  async poll(due: readonly Feed[]): Promise<void> {
    const waiting = [...due];
    await Promise.all(
      Array.from({ length: claimers }, () =>
        this.#claimAll(waiting).catch((error: unknown) => this.#unclaimable(error)),
      ),
    );
  }

  async #claimAll(waiting: Feed[]): Promise<void> {
    const { sharing, states, start, log, signal } = this.#options;
    while (waiting.length > 0 && !signal.aborted) {
      const some = waiting.splice(0, claimSize);
      const claimed = await sharing.claimFeeds(some.map(({ id }) => id));
      if (!this.#claimable) log.info({}, 'feeds can be claimed again');
      this.#claimable = true;
      states.refresh(claimed.values());
      await Promise.all(some.filter(({ id }) => claimed.has(id)).map(start));
    }
  }

  #unclaimable(error: unknown): void {
    if (this.#claimable)
      this.#options.log.warn({ err: error }, 'feeds could not be claimed: tried again until they can');
    this.#claimable = false;
  }
}
