import type { LogEntry } from '../article.js';
import type { ChatId } from '../chat.js';
import type { FeedState } from '../feed.js';
import type { LeaderFacts } from '../leader-facts.js';

/** Divides the feeds among the processes that share a store. */
export interface FeedClaims {
  /**
   * Claims feeds for a poll: of the ones asked for, those that are due and that no other process polls now. Returns each
   * with its state as it is stored, or null when it was never polled. A claim ends when the feed is recorded or released,
   * or soon after its process has died.
   */
  claimFeeds(ids: readonly string[]): Promise<Map<string, FeedState | null>>;
  /** Gives up the claim on a feed that was not recorded. */
  releaseFeed(id: string): Promise<void>;
}

/** What a process does that campaigns for a lease which only one process may hold. */
export interface LeaderLeaseHolder {
  /** This process leads from now on. */
  onElected(): Promise<void>;
  /**
   * This process stops leading. Once this resolves, it does nothing more as leader. With `atOnce`, another process may
   * lead within 3 s, and what is under way can be committed until then; otherwise the lease is held until this resolves.
   */
  onDemoted(atOnce: boolean): Promise<void>;
  /** What the other processes may know of it while it leads; null while there is nothing to tell. Default: nothing. */
  tells?(): LeaderFacts | null;
}

/** What a store offers when several processes use it at the same time. */
export interface Sharing extends FeedClaims {
  /**
   * Calls `heard` with the entries that other processes record after this has resolved, by `seq`. The function that it
   * resolves with ends it.
   */
  followOthers(heard: (entries: LogEntry[]) => void): Promise<() => void>;
  /**
   * Calls `heard` with each chat that any process forgets, this one too, so that all erase what they keep themselves. A
   * process that is not connected at that moment misses it. Returns what ends that.
   */
  followForgotten(heard: (chat: ChatId) => void): () => void;
  /**
   * Campaigns for a lease until the returned function is called, which releases it. One process holds it at a time. A
   * process that cannot renew it stops leading before another one can take it, and the settlements and plans of a process
   * that lost it are refused.
   */
  campaign(lease: string, holder: LeaderLeaseHolder): () => Promise<void>;
  /** Returns what the holders of leases, in whatever process, told last. Those that have told nothing are left out. */
  leaders(): Promise<LeaderFacts[]>;
  /** Returns whether any process holds a lease now. One that died holds it for some seconds more. */
  isInUse(): Promise<boolean>;
}
