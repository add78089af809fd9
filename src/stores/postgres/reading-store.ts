import type { Article } from '../../core/article.js';
import type { Chat, ChatId, ChatPages } from '../../core/chat.js';
import type {
  DeliveryFacts,
  LedgerItem,
  OutdatedPost,
  Plan,
  Settlement,
  UnpublishedPost,
} from '../../core/delivery.js';
import type { ExportPage, ExportPart } from '../../core/export.js';
import type { FeedState, FeedSummary } from '../../core/feed.js';
import type { Figure } from '../../core/figures.js';
import type { FollowedFeed } from '../../core/personal-feed.js';
import type {
  ChatActivity,
  ChatData,
  ChatFacts,
  FollowerQuery,
  Keywords,
  LatestQuery,
  SearchQuestion,
  SearchResult,
  Spread,
} from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import { activity } from './activity.js';
import { chatData } from './chat-data.js';
import * as chats from './chats.js';
import type { Database } from './connect.js';
import { earlierStage } from './delivery-work.js';
import { dump } from './dump.js';
import { FeedSummaries } from './feed-summaries.js';
import { figures } from './figures.js';
import * as followed from './followed.js';
import * as ledger from './ledger.js';
import * as news from './news.js';
import { due } from './pending.js';
import * as plans from './plans.js';
import { refusals } from './refusals.js';
import { related, search } from './search/search.js';
import { spread } from './spread.js';
import { subscribers } from './subscribers.js';
import { factsIn, undelivered } from './undelivered.js';

/** What the store answers without changing anything, each answer as of the moment in which it is asked. */
export abstract class PostgresReadingStore {
  readonly #feedSummaries: FeedSummaries;
  readonly #trigrams: string | null;

  /** @param trigrams the schema of what compares words by their letters; null where the database cannot. */
  constructor(db: Database, trigrams: string | null) {
    this.#feedSummaries = new FeedSummaries(db);
    this.#trigrams = trigrams;
  }

  /** The database. @throws Error when the store is closed. */
  protected abstract get open(): Database;

  feedStates = async (ids?: readonly string[]): Promise<FeedState[]> => news.feedStates(this.open, ids);

  async feedSummaries(): Promise<FeedSummary[]> {
    void this.open;
    return this.#feedSummaries.read();
  }

  personalFeeds = async (): Promise<readonly FollowedFeed[]> => followed.personalFeeds(this.open);
  known = async (keys: readonly string[]): Promise<Map<string, string>> => news.known(this.open, keys);
  keywords = async (): Promise<Keywords> => followed.keywords(this.open);

  articles = async (ids: readonly string[]): Promise<Article[]> => news.articles(this.open, ids);
  articleAt = async (link: string): Promise<Article | null> => news.articleAt(this.open, link);
  latest = async (query: LatestQuery): Promise<Article[]> => news.latest(this.open, query);
  search = async (question: SearchQuestion): Promise<SearchResult> =>
    search(this.open, question, this.#trigrams);
  related = async (id: string, limit: number): Promise<Article[]> => related(this.open, id, limit);
  storyOf = async (id: string, limit: number): Promise<Article[]> => news.storyOf(this.open, id, limit);
  spread = async (id: string, limit: number): Promise<Spread> => spread(this.open, id, limit);
  topicCounts = async (since: number): Promise<Map<TopicId, number>> => news.topicCounts(this.open, since);
  head = async (): Promise<number> => (await news.headOf(this.open)).seq;

  chat = async (id: ChatId): Promise<Chat | null> => (await chats.chatRecord(this.open, id))?.chat ?? null;
  broadcasts = async (adapter: string, limit: number): Promise<ChatId[]> =>
    chats.broadcasts(this.open, adapter, limit);
  suspended = async (): Promise<ChatId[]> => chats.suspended(this.open);
  chatCount = async (): Promise<number> => chats.chatCount(this.open);
  chatData = async (id: ChatId): Promise<ChatData | null> => chatData(this.open, id);
  followed = async (): Promise<Map<TopicId, number>> => followed.followed(this.open);
  refusals = async (): Promise<Settlement[]> => refusals(this.open);

  subscribers(query: FollowerQuery): ChatPages {
    return subscribers(this.open, query);
  }

  due = async (lane: Lane): Promise<ChatId[]> => due(this.open, lane);
  unannounced = async (): Promise<ChatId[]> => chats.unannounced(this.open);

  async plan(chat: ChatId, lane: Lane): Promise<Plan | null> {
    return (await plans.plans(this.open, chat)).find((plan) => plan.lane === lane) ?? null;
  }

  outdatedPosts = async (limit: number, adapter?: string): Promise<OutdatedPost[]> =>
    ledger.outdatedPosts(this.open, limit, adapter);
  unpublished = async (
    limit: number,
    filter: { adapter?: string; chat?: ChatId },
  ): Promise<UnpublishedPost[]> => ledger.unpublished(this.open, limit, filter);
  mentionedFor = async (chat: ChatId, article: string): Promise<string[]> =>
    ledger.mentionedFor(this.open, chat, article);

  async ledger(chat: ChatId, article: string): Promise<LedgerItem | null> {
    return (await ledger.posted(this.open, chat, [article]))[0] ?? null;
  }

  async earlierStage(chat: ChatId, article: string): Promise<LedgerItem | null> {
    return earlierStage(this.open, chat, article);
  }

  postedAs = async (chat: ChatId, messageId: string): Promise<string | null> =>
    ledger.postedAs(this.open, chat, messageId);
  undelivered = async (article: string, ids: readonly ChatId[]): Promise<ChatFacts[]> =>
    undelivered(this.open, article, ids);
  factsIn = async (article: string, ids: readonly ChatId[]): Promise<ChatFacts[]> =>
    factsIn(this.open, article, ids);
  activity = async (ids: readonly ChatId[], limit: number): Promise<Map<ChatId, ChatActivity>> =>
    activity(this.open, ids, limit);

  async deliveryFacts(chat: ChatId, article: string): Promise<DeliveryFacts | null> {
    return (await factsIn(this.open, article, [chat]))[0]?.facts ?? null;
  }

  figures = async (since: number): Promise<Figure[]> => figures(this.open, since);
  dump = async (part: ExportPart, after: string | null, limit: number): Promise<ExportPage> =>
    dump(this.open, part, after, limit);
}
