import type { Feed } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import type { Clock } from '../core/ports.js';
import { hostOf } from './active-polls.js';
import { stateFor } from './feed-state.js';
import type { FeedStateRepository } from './feed-state-repository.js';
import { spread } from './rhythm.js';

/** A tick that comes a little early must not cost a feed a whole round. Milliseconds. */
const slackMs = 250;
/** So many feeds of a host are kept together. More at once would be a burst. */
const mostTogether = 8;

interface DueFeed {
  feed: Feed;
  state: FeedState;
}

/**
 * Decides which feeds are due, and spreads the first polls of many over one interval. Feeds of one host come one after another, so
 * that they share a connection: making one costs several times what a request does.
 */
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

  /** The feeds that are to be polled now, the longest overdue first, with others of its host right behind it. */
  due(feeds: Iterable<Feed>): Feed[] {
    const now = this.#clock.now();
    const due: DueFeed[] = [];
    for (const feed of feeds) {
      const state = stateFor(feed, this.#states.state(feed.id));
      if (!state.ended && isDue(state, now)) due.push({ feed, state });
    }
    due.sort((a, b) => a.state.nextPollAt - b.state.nextPollAt);
    const groups = groupsByHost(due);
    const postponed = this.#spread(groups, now);
    return groups.flatMap((group) => group.map(({ feed }) => feed)).filter((feed) => !postponed.has(feed));
  }

  /** Postpones those of the feeds met for the first time that would make too many at once, group by group. */
  #spread(groups: readonly DueFeed[][], now: number): Set<Feed> {
    const unmet = groups.map((group) => group.filter(({ feed }) => !this.#met.has(feed.id)));
    const waits = spread(unmet.flat().length, this.#intervalMs);
    const postponed = new Set<Feed>();
    let first = 0;
    for (const group of unmet) {
      const wait = waits[first] ?? 0;
      first += group.length;
      for (const { feed, state } of group) {
        this.#met.add(feed.id);
        if (wait <= slackMs) continue;
        postponed.add(feed);
        this.#states.postpone(state, now + wait);
      }
    }
    return postponed;
  }
}

/** The feeds of each host, where they are too many in several groups. Each group stands where its first feed stood. */
function groupsByHost(due: readonly DueFeed[]): DueFeed[][] {
  const groups: DueFeed[][] = [];
  const open = new Map<string, DueFeed[]>();
  for (const one of due) {
    const host = hostOf(one.feed);
    let group = open.get(host);
    if (group === undefined || group.length === mostTogether) {
      group = [];
      groups.push(group);
      open.set(host, group);
    }
    group.push(one);
  }
  return groups;
}

/** A last poll in the future shows that the clock was set back: the next poll that was planned from it no longer counts. */
function isDue({ nextPollAt, lastPollAt }: FeedState, now: number): boolean {
  return nextPollAt <= now + slackMs || (lastPollAt !== null && lastPollAt > now + slackMs);
}
