import type { FollowedFeed } from '../personal-feed.js';
import type { TopicId } from '../topic.js';

/** A feed that was found at an address, and what it would post. */
export interface FeedOffer {
  /** What it is added by; known until the process ends, and for the newest offers only. */
  id: string;
  url: string;
  title: string;
  /** Its newest headlines, a few. */
  headlines: readonly string[];
  /** Whether the catalog has it already. */
  known: boolean;
  /** The id of the catalog's publisher that has it; absent where none does. */
  publisher?: string;
}

/** What an OPML list holds for a chat. */
export interface FeedList {
  /** Those that can be read, to be added. */
  own: FollowedFeed[];
  /** Ids of the catalog's publishers that have some of them. */
  publishers: string[];
  /** How many are followed, or had by the catalog, already. */
  known: number;
  /** Titles of those that could not be read. */
  failed: string[];
  /** How many there is no room for, or that have no address of the web. */
  left: number;
}

/** Where operators add feeds by their address, and people feeds of their own. */
export interface FeedFinder {
  /**
   * The feeds of a site, the best first.
   * @param person who asks, if it is not the operator: then nothing but the public internet is looked at, and null says
   * that they have to wait because they, or many together, ask too often.
   * @throws KabarError that says why none can be looked for there.
   */
  find(address: string, person?: string): Promise<FeedOffer[] | null>;
  /**
   * What was offered, as a feed of a chat's own; null when the offer is not known any more, `full` when people have added
   * as many feeds as this Kabar reads.
   */
  own(id: string): Promise<FollowedFeed | 'full' | null>;
  /**
   * Reads an OPML list and tries its feeds, at most `room` of them; null as above. Feeds that `isFollowed` knows are
   * `known`, as are those of the catalog. @throws KabarError when it is no such list.
   */
  readList(
    body: Uint8Array,
    asked: { person: string; room: number; isFollowed: (topic: TopicId) => boolean },
  ): Promise<FeedList | null>;
  /** The feeds of a chat's own, and those of the catalog's publishers of these ids, as an OPML list without passwords. */
  writeList(own: readonly Omit<FollowedFeed, 'topic'>[], publishers: readonly string[]): string;
  /**
   * Adds what was offered to the operator's own catalog, which is then in force. @returns its publisher's id; null
   * when the offer is not known any more. @throws KabarError when the catalog cannot be changed.
   */
  add(id: string): Promise<string | null>;
}
