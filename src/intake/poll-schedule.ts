import type { Feed } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import type { Clock } from '../core/ports.js';
import { stateFor } from './feed-state.js';
import type { FeedStateRepository } from './feed-state-repository.js';
import { spread } from './rhythm.js';

/** A tick that comes a little early must not cost a feed a whole round. Milliseconds. */
const slackMs = 250;

/** Decides which feeds are due, and spreads the first polls of many over one interval. */
export class PollSchedule {
  readonly #states: FeedStateRepository;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #intervalMs: number;
  /** The feeds that were due before in this process. */
  readonly #met = new Set<string>();

  /** @param intervalMs over how long the first polls are spread. */
  constructor(states: FeedStateRepository, clock: Pick<Clock, 'now'>, intervalMs: number) {
    this.#states = states;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
  }

  /** The feeds that are to be polled now, the longest overdue first. */
  due(feeds: Iterable<Feed>): Feed[] {
    const now = this.#clock.now();
    const due = [...feeds]
      .map((feed) => ({ feed, state: stateFor(feed, this.#states.state(feed.id)) }))
      .filter(({ state }) => !state.ended && isDue(state, now))
      .sort((a, b) => a.state.nextPollAt - b.state.nextPollAt);
    const postponed = this.#spread(due, now);
    return due.map(({ feed }) => feed).filter((feed) => !postponed.has(feed));
  }

  /** Postpones those of the feeds met for the first time that would make too many at once. */
  #spread(due: readonly { feed: Feed; state: FeedState }[], now: number): Set<Feed> {
    const unmet = due.filter(({ feed }) => !this.#met.has(feed.id));
    const waits = spread(unmet.length, this.#intervalMs);
    const postponed = new Set<Feed>();
    for (const [index, { feed, state }] of unmet.entries()) {
      this.#met.add(feed.id);
      const wait = waits[index] ?? 0;
      if (wait <= slackMs) continue;
      postponed.add(feed);
      this.#states.postpone(state, now + wait);
    }
    return postponed;
  }
}

/** A last poll in the future shows that the clock was set back: the next poll that was planned from it no longer counts. */
function isDue({ nextPollAt, lastPollAt }: FeedState, now: number): boolean {
  return nextPollAt <= now + slackMs || (lastPollAt !== null && lastPollAt > now + slackMs);
}
