import type { Article } from '../article.js';
import type { Chat, ChatId, ChatPages } from '../chat.js';
import type {
  LedgerItem,
  OutdatedPost,
  Plan,
  PlanRef,
  Publication,
  Settlement,
  UnpublishedPost,
} from '../delivery.js';
import type { PendingEntry } from '../pending.js';
import type { Lane } from '../subscription.js';
import type { TopicId } from '../topic.js';
import type { ArticleReader } from './article-reader.js';

/**
 * Tells this installation from any other, also from one that starts afresh with the same token. It is made when the
 * store is first opened, and no export carries it to another store.
 */
export interface Installation {
  id: string;
  /**
   * Entries up to this `seq` were recorded by Kabar 0.1, whose nonces did not name the installation. They keep those
   * nonces, so that a post that was in flight during the upgrade does not come twice. 0 in a younger store.
   */
  bareNoncesUntil: number;
}

/** A pending entry with everything that telling it needs. */
export interface WaitingEntry extends PendingEntry {
  /** Null when it is past keeping. */
  article: Article | null;
  /** What `earlierStage` returns for its article, in a chat that wants a story once; else null. */
  earlier: LedgerItem | null;
}

/** What a turn of delivery needs to know of a chat. */
export interface DeliveryWork {
  chat: Chat;
  /** The plans that it has not finished yet, the instant lane's first. */
  plans: Plan[];
  /** What is pending in the lane that was asked for, by `seq`. */
  waiting: WaitingEntry[];
}

/** Whose followers are asked for. */
export interface FollowerQuery {
  topics: readonly TopicId[];
  lane: Lane;
  /** Default: those of all platforms. */
  adapter?: string;
  /**
   * The first and the last `seq` of entries that they may wait for: those that followed then and follow no more count too, as
   * far as the store knows them, and those whose cursor stands behind the last do not. Default: whoever follows now.
   */
  entries?: { first: number; last: number };
}

/** What is pending in chats, what is being sent, and what was posted. */
export interface DeliveryStore extends ArticleReader {
  readonly installation: Installation;

  /**
   * Returns the chats that follow any of these topics in this lane, whatever their state. A chat that begins, ends or moves
   * while they are read may be among them or not.
   */
  subscribers(query: FollowerQuery): ChatPages;
  /** Returns the active and paused chats with anything pending in this lane. Asked once, at start. */
  due(lane: Lane): Promise<ChatId[]>;
  /**
   * Returns a chat with its plans and what is pending in a lane, at most `limit` entries, or null when the chat was never
   * seen. Nothing in it is older than what was settled before the call. It costs one round trip unless a long page of
   * entries is needed. What is pending are the first entries after the cursor that `pendingTopics` lets through, by `seq`.
   * Where it lets nothing through of very many, the cursor moves behind them, so that they are not looked at again.
   */
  deliveryWork(chat: ChatId, lane: Lane, limit: number): Promise<DeliveryWork | null>;
  /** Returns the same pending entries, and changes nothing. */
  pending(chat: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]>;
  /**
   * Moves the cursor to the settlement's `seq`, never back, and writes the ledger: a line for the article, or a note on
   * the line of the article that it is held back for.
   */
  settle(settlement: Settlement): Promise<void>;

  /** Returns the chats to which something that the operator says was not sent yet. */
  unannounced(): Promise<ChatId[]>;

  /** Returns the plan that a chat's lane has not finished yet, or null. */
  plan(chat: ChatId, lane: Lane): Promise<Plan | null>;
  /** Commits a plan, and its slot as the chat's last one. @throws Error when the lane has a plan already. */
  putPlan(plan: Plan): Promise<void>;
  /**
   * Notes that this many parts of the plan are sent and confirmed, never fewer than before. Does nothing when the plan is
   * no longer there, even if its lane has another one.
   */
  advancePlan(plan: PlanRef, sentParts: number): Promise<void>;
  /**
   * Ends a plan: moves the cursor to its last entry and writes its articles to the ledger, without message ids, because a
   * list is not edited. A reason says that it was not sent: then nothing goes to the ledger, and the reason is kept for
   * each entry. Does nothing when the plan is no longer there, even if its lane has another one.
   */
  settlePlan(plan: PlanRef, at: number, reason: string | null): Promise<void>;

  /**
   * Returns the posts that can and should be edited: their message id is known, and they show an older revision of their
   * article and have fewer than `maxEdits` edits, or they name fewer of their story's articles than are held back for
   * them. Only chats that take posts now count, of one adapter or of all. The oldest change comes first.
   */
  outdatedPosts(limit: number, adapter?: string): Promise<OutdatedPost[]>;
  /** Notes what a post shows after an edit. `edits: maxEdits` says that it cannot be corrected any more. */
  noteEdit(
    chat: ChatId,
    article: string,
    shown: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
  ): Promise<void>;
  /** Returns the posts of active chats that wait to be published, the oldest first: those of one adapter, or of one chat. */
  unpublished(limit: number, filter: { adapter?: string; chat?: ChatId }): Promise<UnpublishedPost[]>;
  /** Notes what became of a post that waited to be published; null where nobody can follow its place. */
  notePublication(chat: ChatId, article: string, publication: Publication | null): Promise<void>;
  /** Returns the groups of people that posts of an article's story have called in a chat. */
  mentionedFor(chat: ChatId, article: string): Promise<string[]>;
  /** Returns what the ledger says of an article in a chat, or null. */
  ledger(chat: ChatId, article: string): Promise<LedgerItem | null>;
  /**
   * Returns what the ledger says of a chat's newest post about an earlier stage of the article's affair, or null. Posts
   * that can be replied to go first.
   */
  earlierStage(chat: ChatId, article: string): Promise<LedgerItem | null>;
}
