import type { Article } from '../article.js';
import type { Chat, ChatId } from '../chat.js';
import type { DeliveryFacts } from '../delivery.js';
import type { Query } from '../query.js';
import type { TopicId } from '../topic.js';
import type { ArticleReader } from './article-reader.js';

/** Which articles `latest` returns, newest first by `articleTime`. */
export interface LatestQuery {
  /** Of any of these topics, `publisher:…` included. Default: of all. */
  topics?: readonly TopicId[];
  limit: number;
  /** How many to skip, for a later page. Default: 0. */
  offset?: number;
}

/** Which articles `search` returns, best first. */
export interface SearchQuestion {
  query: Query;
  limit: number;
  /** How many to skip, for a later page. Default: 0. */
  offset?: number;
  /**
   * Also finds articles that have only another form of a word (`menyerang`, `diserang`), as far as the store knows any,
   * and, when nothing matches, those with words that are spelt much alike. Default: false. Then a query finds what a
   * topic of the same words would.
   */
  loosely?: boolean;
}

/** One page of what was found. */
export interface SearchResult {
  articles: Article[];
  /** True when nothing matches, and these only have words that are spelt much alike. */
  similar: boolean;
  /** How many there are on all pages together, at most `maxFound`. */
  total: number;
}

/** What became of an article in all chats together, as far as the ledger and the kept refusals tell. */
export interface Spread {
  /** Chats that got a post of its own, got it in a list or digest, or got another article of its story instead. */
  counts: { posted: number; listed: number; held: number; refused: number };
  /** Some of these chats, at most as many as were asked for of each kind. */
  chats: { posted: ChatId[]; listed: ChatId[]; held: ChatId[]; refused: ChatId[] };
}

/** A chat with what is known of an article there. */
export interface ChatFacts {
  chat: Chat;
  facts: DeliveryFacts;
}

/** What goes on in a chat. */
export interface ChatActivity {
  /** How many entries of the instant lane it waits for, as far as was looked. */
  waiting: number;
  /** Whether more may wait behind those that were looked at. */
  mayWaitMore: boolean;
  /** When something was posted there last, within the 48 h that the ledger keeps; null where nothing was. */
  lastPostAt: number | null;
}

/** What people read and ask about: articles, and what became of them in a chat. */
export interface Archive extends ArticleReader {
  /** Returns the article with this link, whatever follows it (`?utm_source=…`, `#comments`), or null. */
  articleAt(link: string): Promise<Article | null>;
  /** Returns the newest articles, at most `limit`. */
  latest(query: LatestQuery): Promise<Article[]>;
  /** Returns the articles that a query finds, best first, of the newest `maxFound` that fit. */
  search(question: SearchQuestion): Promise<SearchResult>;
  /** Returns the articles most like this one, best first, without those of its story. None when it is not known. */
  related(article: string, limit: number): Promise<Article[]>;
  /** Returns the articles of an article's story, itself included, the first to come first. At most `limit`. */
  storyOf(article: string, limit: number): Promise<Article[]>;
  /** Returns what became of an article in all chats, with at most `limit` chats of each kind by name. */
  spread(article: string, limit: number): Promise<Spread>;
  /**
   * Returns those of some chats that {@link spread} does not count for an article, in one go. Chats that were never seen
   * are left out. A few hundred at a time keep nobody waiting.
   */
  undelivered(article: string, chats: readonly ChatId[]): Promise<ChatFacts[]>;
  /** Returns what {@link deliveryFacts} returns, for some chats in one go. Chats that were never seen are left out. */
  factsIn(article: string, chats: readonly ChatId[]): Promise<ChatFacts[]>;
  /**
   * Returns what goes on in some chats, in one go. Chats that were never seen are left out.
   * @param limit of the entries that each chat may wait for, so many are looked at.
   */
  activity(chats: readonly ChatId[], limit: number): Promise<Map<ChatId, ChatActivity>>;
  /** Returns how many articles each topic has had since an instant. Topics without one are left out. */
  topicCounts(since: number): Promise<Map<TopicId, number>>;
  /** Returns the article that a message shows, as the ledger says, or null. */
  postedAs(chat: ChatId, messageId: string): Promise<string | null>;
  /** Returns what is known of an article in a chat, or null when the chat was never seen. */
  deliveryFacts(chat: ChatId, article: string): Promise<DeliveryFacts | null>;
}
