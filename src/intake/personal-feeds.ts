import type { Feed } from '../core/catalog.js';
import { type FollowedFeed, isPersonal, polledFeed } from '../core/personal-feed.js';
import type { Log, NewsStore } from '../core/ports.js';
import type { FeedStateRepository } from './feed-state-repository.js';

/** What {@link PersonalFeeds} needs. */
export interface PersonalFeedsOptions {
  store: Pick<NewsStore, 'personalFeeds'>;
  states: Pick<FeedStateRepository, 'states' | 'forget'>;
  log: Log;
}

/** The feeds that people added to their chats, as long as anybody follows them. */
export class PersonalFeeds {
  readonly #options: PersonalFeedsOptions;
  #followed: readonly FollowedFeed[] = [];
  #key = '';
  #feeds: readonly Feed[] = [];

  constructor(options: PersonalFeedsOptions) {
    this.#options = options;
  }

  /** Those that are polled; the same list as long as nothing changes. */
  get feeds(): readonly Feed[] {
    return this.#feeds;
  }

  /** Looks what is followed now, and forgets the feeds that nobody follows any more. Never rejects. */
  async refresh(): Promise<void> {
    const { store, states, log } = this.#options;
    try {
      this.#take(await store.personalFeeds());
      const followed = new Set(this.#feeds.map(({ id }) => id));
      for (const { id } of states.states()) {
        if (!isPersonal(id) || followed.has(id)) continue;
        await states.forget(id);
        log.info({ feed: id }, 'nobody follows this feed of their own any more: it is forgotten');
      }
    } catch (error) {
      log.warn({ err: error }, 'the feeds that people added could not be looked up: it is tried again');
    }
  }

  #take(followed: readonly FollowedFeed[]): void {
    if (followed === this.#followed) return;
    this.#followed = followed;
    const key = JSON.stringify(followed);
    if (key === this.#key) return;
    this.#key = key;
    this.#feeds = followed.map(polledFeed);
  }
}
