import type { Article } from '../core/article.js';
import type { Chat, ChatId } from '../core/chat.js';
import type { FeedFinder, FeedOffer } from '../core/ports.js';
import type { Topic } from '../core/topic.js';

/** What came of a poll that somebody asked for. */
type PollResult = { kind: 'read'; entries: number } | { kind: 'failed'; reason: string };

/** What became of a list of feeds. */
export interface ImportResult {
  added: number;
  known: number;
  left: number;
}

/** A message as each platform would be sent it. */
export interface LookQuestion {
  kind: 'post' | 'list' | 'digest';
  /** What it tells, at least one; a post tells the first. */
  articles: readonly [Article, ...Article[]];
  /** The subscriptions of the chat that it is for. */
  chat: Pick<Chat, 'language' | 'timezone' | 'settings'>;
}

/** What one platform would be sent: its parts in its own form, for a terminal as text. */
export interface PlatformLook {
  platform: string;
  parts: readonly unknown[];
}

/** What the operator can have this process do. Everything that changes the catalog writes the operator's own file. */
export interface Operations extends Pick<FeedFinder, 'add'> {
  /** The feeds of a site, the best first. @throws KabarError that says why none can be looked for there. */
  find(address: string): Promise<readonly FeedOffer[]>;
  /** Polls a feed now. Null when the catalog has none of this id. */
  poll(feed: string): Promise<PollResult | null>;
  /** @throws KabarError when the feed stands in a file that Kabar never changes, and says which. */
  removeFeed(feed: string): Promise<void>;
  /** Pauses a feed, or lets it go on. @throws KabarError when there is none of this id, or the catalog cannot be changed. */
  pauseFeed(feed: string, isPaused: boolean): Promise<void>;
  /** The catalog's feeds as an OPML list. */
  exportFeeds(): string;
  /** @throws KabarError when it is no OPML. */
  importFeeds(opml: string): Promise<ImportResult>;
  /** Composes a message, and renders it as every adapter would send it. Nothing is sent. */
  look(question: LookQuestion): Promise<PlatformLook[]>;
  /** Erases all that is kept of a chat, here and by the adapters of this process. */
  forgetChat(chat: ChatId): Promise<void>;
  /** Puts a topic into the operator's own file; it replaces one of the same id. @throws KabarError naming the fault. */
  saveTopic(topic: Topic): Promise<void>;
}
