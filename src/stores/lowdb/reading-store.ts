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
import type { PendingEntry } from '../../core/pending.js';
import type { FollowedFeed } from '../../core/personal-feed.js';
import type {
  ChatActivity,
  ChatData,
  ChatFacts,
  FollowerQuery,
  LatestQuery,
  SearchQuestion,
  SearchResult,
  Spread,
} from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import { dump } from './dump.js';
import { mentionedFor, outdatedPosts, unpublished } from './posted.js';
import { spread, undelivered } from './spread.js';
import type { State } from './state.js';

/** What a store answers from its state in memory, without changing anything. */
export abstract class ReadingStore {
  /** The state. @throws Error when the store is closed. */
  protected abstract get open(): State;

  async personalFeeds(): Promise<readonly FollowedFeed[]> {
    return this.open.chats.personalFeeds;
  }

  async articles(ids: readonly string[]): Promise<Article[]> {
    const { articles } = this.open.news;
    return ids.flatMap((id) => articles.get(id) ?? []);
  }

  async articleAt(link: string): Promise<Article | null> {
    return this.open.news.articleAt(link) ?? null;
  }

  async latest(query: LatestQuery): Promise<Article[]> {
    return this.open.news.latest(query);
  }

  async search(question: SearchQuestion): Promise<SearchResult> {
    const { ids, ...found } = await this.open.news.search.find(question);
    return { ...found, articles: await this.articles(ids) };
  }

  async related(id: string, limit: number): Promise<Article[]> {
    return this.open.news.related(id, limit);
  }

  async storyOf(id: string, limit: number): Promise<Article[]> {
    const [first, ...others] = await this.articles(this.open.news.storyOf(id));
    if (first === undefined) return [];
    others.sort((left, right) => left.seenAt - right.seenAt || (left.id < right.id ? -1 : 1));
    return [first, ...others].slice(0, limit);
  }

  async spread(article: string, limit: number): Promise<Spread> {
    return spread(this.open, article, limit);
  }

  async undelivered(article: string, chats: readonly ChatId[]): Promise<ChatFacts[]> {
    return undelivered(this.open, article, chats);
  }

  async factsIn(article: string, chats: readonly ChatId[]): Promise<ChatFacts[]> {
    return chats.flatMap((id) => {
      const [chat, facts] = [this.open.chats.record(id)?.chat, this.open.facts(id, article)];
      return chat === undefined || facts === null ? [] : [{ chat, facts }];
    });
  }

  async activity(chats: readonly ChatId[], limit: number): Promise<Map<ChatId, ChatActivity>> {
    const { open } = this;
    const known = chats.filter((id) => open.chats.record(id) !== undefined);
    const found = new Map<ChatId, ChatActivity>();
    for (const id of known) {
      const waiting = open.pending(id, 'instant', limit).length;
      found.set(id, { waiting, mayWaitMore: waiting === limit, lastPostAt: open.ledger.lastPostAt(id) });
    }
    return found;
  }

  async topicCounts(since: number): Promise<Map<TopicId, number>> {
    return this.open.news.topicCounts(since);
  }

  async head(): Promise<number> {
    return this.open.news.head;
  }

  async chat(id: ChatId): Promise<Chat | null> {
    return this.open.chats.record(id)?.chat ?? null;
  }

  async chatCount(): Promise<number> {
    return this.open.chats.count;
  }

  async broadcasts(adapter: string, limit: number): Promise<ChatId[]> {
    return this.open.chats.broadcasts(adapter, limit);
  }

  async chatData(id: ChatId): Promise<ChatData | null> {
    return this.open.chatData(id);
  }

  async followed(): Promise<Map<TopicId, number>> {
    return this.open.chats.followed();
  }

  async refusals(): Promise<Settlement[]> {
    return [...this.open.chats.refusals];
  }

  subscribers(query: FollowerQuery): ChatPages {
    return this.open.chats.followers(query);
  }

  async due(lane: Lane): Promise<ChatId[]> {
    return this.open.due(lane);
  }

  async pending(chat: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]> {
    return this.open.pending(chat, lane, limit);
  }

  async suspended(): Promise<ChatId[]> {
    return this.open.chats.suspended;
  }

  async unannounced(): Promise<ChatId[]> {
    return this.open.chats.unannounced;
  }

  async plan(chat: ChatId, lane: Lane): Promise<Plan | null> {
    return this.open.chats.plan(chat, lane) ?? null;
  }

  async outdatedPosts(limit: number, adapter?: string): Promise<OutdatedPost[]> {
    return outdatedPosts(this.open, limit, adapter);
  }

  async unpublished(limit: number, filter: { adapter?: string; chat?: ChatId }): Promise<UnpublishedPost[]> {
    return unpublished(this.open, limit, filter);
  }

  async mentionedFor(chat: ChatId, article: string): Promise<string[]> {
    return mentionedFor(this.open, chat, article);
  }

  async ledger(chat: ChatId, article: string): Promise<LedgerItem | null> {
    return this.open.ledger.get(chat, article) ?? null;
  }

  async earlierStage(chat: ChatId, article: string): Promise<LedgerItem | null> {
    return this.open.earlierStage(chat, article);
  }

  async postedAs(chat: ChatId, messageId: string): Promise<string | null> {
    return this.open.ledger.ofChat(chat).find((item) => item.messageId === messageId)?.article ?? null;
  }

  async deliveryFacts(chat: ChatId, article: string): Promise<DeliveryFacts | null> {
    return this.open.facts(chat, article);
  }

  async dump(part: ExportPart, after: string | null, limit: number): Promise<ExportPage> {
    return dump(this.open, part, after, limit);
  }

  async feedStates(ids?: readonly string[]): Promise<FeedState[]> {
    const { feeds } = this.open;
    return ids === undefined ? [...feeds.values()] : ids.flatMap((id) => feeds.get(id) ?? []);
  }

  async feedSummaries(): Promise<FeedSummary[]> {
    return [...this.open.feeds.values()];
  }

  async known(keys: readonly string[]): Promise<Map<string, string>> {
    const known = new Map<string, string>();
    for (const key of keys) {
      const id = this.open.news.keys.get(key);
      if (id !== undefined) known.set(key, id);
    }
    return known;
  }
}
