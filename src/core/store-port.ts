import type { Article, LogEntry } from './article.js';
import type { Chat, ChatId } from './chat.js';
import type { DeliveryFacts, LedgerItem, OutdatedPost, Plan, PlanRef, Settlement } from './delivery.js';
import type { ExportPage, ExportPart, ExportRecord } from './export.js';
import type { FeedState } from './feed.js';
import type { Keyword } from './keyword.js';
import type { PendingEntry } from './pending.js';
import type { Query } from './query.js';
import type { Lane } from './subscription.js';
import type { TopicId } from './topic.js';

/** One article that intake hands over, and what the log shall say of it. */
export interface RecordItem {
  article: Article;
  /** Identity keys by which it is known from now on; added to those it has. */
  keys: readonly string[];
  /** Null when it changed in a way that nobody has to be told (an author that was found later). */
  entry: Pick<LogEntry, 'kind' | 'topics' | 'deliverable'> | null;
  /** The beginning of its text as a packed profile of at most 1 KB, for finding its story; kept for 48 h. */
  bodyProfile?: string | null;
}

/** All that one poll of a feed found. It is committed as a whole or not at all. */
export interface RecordBatch {
  feed: FeedState;
  items: readonly RecordItem[];
  /** The version of the {@link Keywords} that the items were filed by; absent where there was nothing to file. */
  keywords?: number;
}

/** What is followed that stands in no catalog. The version changes whenever the list does. */
export interface Keywords {
  version: number;
  list: readonly Keyword[];
}

/** Which articles `latest` shall bring, newest first by `articleTime`. */
export interface LatestQuery {
  /** Of any of these topics (`publisher:…` included); absent: of all. */
  topics?: readonly TopicId[];
  limit: number;
  /** How many to pass over, for a later page. Default: 0. */
  offset?: number;
}

/** Which articles `search` shall bring, best first. */
export interface SearchQuestion {
  query: Query;
  limit: number;
  /** How many to pass over, for a later page. Default: 0. */
  offset?: number;
  /**
   * Whether articles fit too that have only another form of a word (`menyerang`, `diserang`), as far as the store knows
   * any, and, where nothing fits, those that have words spelt much alike. Default: false: then a query finds what
   * a topic of the same words would.
   */
  loosely?: boolean;
}

/** A page of what was found. */
export interface SearchResult {
  articles: Article[];
  /** Whether nothing fits, and these only have words that are spelt much alike. */
  similar: boolean;
  /** How many there are on all pages together. */
  total: number;
}

/** All that is kept of one chat. */
export interface ChatData {
  chat: Chat;
  cursors: Record<Lane, number>;
  plans: Plan[];
  /** What was posted here in the last 48 h. */
  posted: LedgerItem[];
  /** What was not, with the reasons. */
  refused: Settlement[];
}

/** What becomes of a role that one process alone may have. */
export interface LeaderLeaseHolder {
  /** This process has the role from now on. */
  onElected(): Promise<void>;
  /**
   * It shall have it no more: when this resolves nothing is done for it any longer. `atOnce`: another may have it within
   * 3 s, and what is under way can be committed until that one has it; else it is held until then.
   */
  onDemoted(atOnce: boolean): Promise<void>;
}

/**
 * What tells this installation from any other, also from one that starts afresh with the same token. It is made when
 * the store is opened first, and no export carries it to another store.
 */
export interface Installation {
  id: string;
  /**
   * Entries up to this `seq` were recorded by Kabar 0.1, whose nonces did not name the installation: they keep those,
   * so that a post that was in flight during the upgrade does not come twice. 0 in a store that is younger.
   */
  bareNoncesUntil: number;
}

/** What a store offers where several processes use it at the same time. */
export interface Sharing {
  /**
   * Claims feeds for a poll: those of the ones asked for that are due and that nobody else polls now, each with its
   * state as it is stored; null for one that was never polled. A claim ends when the feed is recorded or released, or
   * soon after its process has died.
   */
  claimFeeds(ids: readonly string[]): Promise<Map<string, FeedState | null>>;
  /** Lets go of the claim on a feed that was not recorded. */
  releaseFeed(id: string): Promise<void>;
  /**
   * Calls `heard` with the entries that other processes record from the moment on at which it resolves, by `seq`. The
   * function that it resolves with ends it.
   */
  followOthers(heard: (entries: LogEntry[]) => void): Promise<() => void>;
  /**
   * Stands for a role until the function returned is called, which gives it up. One process has it at a time: who
   * cannot renew it loses it before another can gain it, and a settlement or plan of one who has lost it is refused.
   */
  campaign(role: string, holder: LeaderLeaseHolder): () => Promise<void>;
  /** Whether any process has a role now; one that died has it for some seconds more. */
  isInUse(): Promise<boolean>;
}

/**
 * Where Kabar keeps everything. What a method promised is durable when it resolves: it survives `kill -9`
 * and a power cut. Every implementation passes `test/contracts/store.ts`.
 */
export interface Store {
  readonly installation: Installation;
  /** What is remembered of all feeds. */
  feedStates(): Promise<FeedState[]>;
  /** Which articles are known by these identity keys: key → article id. Unknown keys are left out. */
  known(keys: readonly string[]): Promise<Map<string, string>>;
  /**
   * Commits a poll. Each item's article is stored (replacing the one with its id), its keys are bound to it,
   * its story is assigned, and its entry gets the next `seq`. Returns the entries in that order; or null, and
   * nothing is committed, when somebody follows another keyword since the batch was filed: then it has to be
   * filed again.
   */
  record(batch: RecordBatch): Promise<LogEntry[] | null>;
  /** The keywords that are followed now. */
  keywords(): Promise<Keywords>;

  /** Articles in the order asked for; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** The article with this link, whatever stands behind it (`?utm_source=…`, `#comments`), or null. */
  articleAt(link: string): Promise<Article | null>;
  /** The newest articles, at most `limit`. */
  latest(query: LatestQuery): Promise<Article[]>;
  /** The articles that a query finds, best first. */
  search(question: SearchQuestion): Promise<SearchResult>;
  /** The articles most like this one, best first, without those of its story; none when it is not known. */
  related(article: string, limit: number): Promise<Article[]>;
  /** How many articles each topic has had since an instant; topics without one are left out. */
  topicCounts(since: number): Promise<Map<TopicId, number>>;
  /** The highest `seq` given so far; 0 in an empty log. */
  head(): Promise<number>;

  /** A chat, or null when it was never seen. */
  chat(id: ChatId): Promise<Chat | null>;
  /** How many chats there are. */
  chatCount(): Promise<number>;
  /**
   * Changes one chat atomically: `change` is called once with what is stored and the head, must be pure, and
   * returns what shall be stored; null leaves it as it is. A chat that is new starts with both cursors at the head.
   */
  changeChat(id: ChatId, change: (chat: Chat | null, head: number) => Chat | null): Promise<Chat | null>;
  /** Carries a chat over to its new id, by `mergeChats`: lower cursors kept, the ledger of the old id dropped. */
  moveChat(from: ChatId, to: ChatId): Promise<void>;
  /** Forgets a chat with all that is kept of it. */
  forgetChat(id: ChatId): Promise<void>;
  /** All that is kept of a chat, or null when it was never seen. */
  chatData(id: ChatId): Promise<ChatData | null>;
  /** Every topic that somebody follows now, with the number of chats. */
  followed(): Promise<Map<TopicId, number>>;
  /** The newest 1000 settlements that were not posted, with their reasons, for the operator; the oldest first. */
  refusals(): Promise<Settlement[]>;
  /** The chats that follow any of these topics in this lane now, whatever their state. */
  subscribers(topics: readonly TopicId[], lane: Lane): Promise<ChatId[]>;

  /** The chats with anything pending in this lane that are active or paused. Asked once, at start. */
  due(lane: Lane): Promise<Chat[]>;
  /** The first `limit` entries after the cursor that `pendingTopics` lets through, by `seq`. */
  pending(chat: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]>;
  /**
   * Moves the cursor to the settlement's `seq` (never back) and writes the ledger: the article's own line, or
   * behind the line of the one that it is held back for.
   */
  settle(settlement: Settlement): Promise<void>;
  /** The plan that a chat's lane has not finished yet, or null. */
  plan(chat: ChatId, lane: Lane): Promise<Plan | null>;
  /** Commits a plan, and its slot as the chat's last. A lane has one at most: a second one is refused with an error. */
  putPlan(plan: Plan): Promise<void>;
  /**
   * Notes that so many parts of the plan are sent and confirmed (never fewer than before). Does nothing when the plan
   * is no longer there, even if its lane has another one.
   */
  advancePlan(plan: PlanRef, sentParts: number): Promise<void>;
  /**
   * Ends a plan: moves the cursor to its last entry and writes its articles to the ledger, without message
   * ids (a list is not edited). With a reason it was not sent: then nothing goes to the ledger, and the
   * reason is kept for each entry. Does nothing when the plan is no longer there, even if its lane has another one.
   */
  settlePlan(plan: PlanRef, at: number, reason: string | null): Promise<void>;

  /**
   * Posts that can be edited (the message id is known) and should be: they show an older revision of their
   * article and have fewer than `maxEdits` edits, or name fewer of their story's articles than are held back
   * for them. In chats that are active, of one adapter or of all; oldest change first, at most `limit`.
   */
  outdatedPosts(limit: number, adapter?: string): Promise<OutdatedPost[]>;
  /** Notes what a post shows after an edit; with `edits: maxEdits` that it cannot be corrected any more. */
  noteEdit(
    chat: ChatId,
    article: string,
    shown: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
  ): Promise<void>;

  /** What the ledger says of an article in a chat, or null. */
  ledger(chat: ChatId, article: string): Promise<LedgerItem | null>;
  /**
   * What the ledger says of the newest post in a chat about an earlier stage of an article's affair, those that can be
   * answered to first; null where there is none.
   */
  earlierStage(chat: ChatId, article: string): Promise<LedgerItem | null>;
  /** The article that a message shows, as the ledger says, or null. */
  postedAs(chat: ChatId, messageId: string): Promise<string | null>;
  /** What is known of an article in a chat, or null when the chat was never seen. */
  deliveryFacts(chat: ChatId, article: string): Promise<DeliveryFacts | null>;

  /**
   * Forgets what is past keeping: articles by age and number, the ledger after 48 h, chats that have been gone
   * for 30 days. `now` in milliseconds.
   */
  prune(now: number): Promise<void>;
  /**
   * The next records of a part, for an export, and where the page behind them begins; null when there is none. Records
   * may be added and changed between two pages.
   * @param after what the page before said; null for the first one.
   */
  dump(part: ExportPart, after: string | null, limit: number): Promise<ExportPage>;
  /** Puts in records of an export. One that is there already is replaced, so that it may be done again. */
  restore(records: readonly ExportRecord[]): Promise<void>;

  /** Makes everything durable and lets go of it. Further calls fail. */
  close(): Promise<void>;
  /** Absent where one process alone uses the store. */
  readonly sharing?: Sharing;
}
