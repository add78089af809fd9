import type { Article, LogEntry } from '../../core/article.js';
import type { Chat, ChatId } from '../../core/chat.js';
import type {
  DeliveryFacts,
  LedgerItem,
  OutdatedPost,
  Plan,
  PlanRef,
  Publication,
  Settlement,
  UnpublishedPost,
} from '../../core/delivery.js';
import type { ExportPage, ExportPart, ExportRecord } from '../../core/export.js';
import type { FeedState, FeedSummary } from '../../core/feed.js';
import type { Figure } from '../../core/figures.js';
import { KeyedMutex } from '../../core/keyed-mutex.js';
import { leaseNameOf } from '../../core/lease-name.js';
import type { PendingEntry } from '../../core/pending.js';
import type { FollowedFeed } from '../../core/personal-feed.js';
import type {
  ChatActivity,
  ChatData,
  ChatFacts,
  Clock,
  DeliveryWork,
  Installation,
  Keywords,
  LatestQuery,
  RecordBatch,
  SearchQuestion,
  SearchResult,
  Spread,
  Store,
} from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import { passOver } from '../shared/pass-over.js';
import type { RetentionPolicy } from '../shared/retention.js';
import { activity } from './activity.js';
import { chatData } from './chat-data.js';
import * as chats from './chats.js';
import type { Database } from './connect.js';
import { earlierStage } from './delivery-work.js';
import { dump, restore } from './dump.js';
import { FeedSummaries } from './feed-summaries.js';
import type { Fence } from './fence.js';
import { addFigures, figures } from './figures.js';
import * as followed from './followed.js';
import type { Instant } from './instant.js';
import * as ledger from './ledger.js';
import type { Listener } from './listener.js';
import * as news from './news.js';
import { due } from './pending.js';
import * as plans from './plans.js';
import { prune } from './prune.js';
import { Recorder } from './recorder.js';
import { refusals } from './refusals.js';
import { related, search } from './search/search.js';
import { Settling } from './settling.js';
import type { PostgresSharing } from './sharing.js';
import { spread } from './spread.js';
import { factsIn, undelivered } from './undelivered.js';
import { WorkReader } from './work-reader.js';

/** The parts that `openPostgres` puts together. */
export interface PostgresParts {
  db: Database;
  /** The time of entries and claims, which all processes share. */
  instant: Instant;
  /** Closed with the store. */
  leases: Database;
  clock: Clock;
  retention: RetentionPolicy;
  sharing: PostgresSharing;
  listener: Listener;
  /** The schema of what compares words by their letters; null where the database cannot. */
  trigrams: string | null;
  installation: Installation;
}

/**
 * The store for several processes. It keeps everything in PostgreSQL, in the schema `kabar`. Calls of this process about
 * one chat run in the order in which they were made. The database orders those of different processes.
 */
export class PostgresStore implements Store {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #leases: Database;
  readonly #retention: RetentionPolicy;
  readonly #mutex = new KeyedMutex();
  readonly #recorder: Recorder;
  readonly #settling: Settling;
  readonly #workReader: WorkReader;
  readonly #feedSummaries: FeedSummaries;
  readonly #listener: Listener;
  readonly #trigrams: string | null;
  readonly sharing: PostgresSharing;
  readonly installation: Installation;
  #closing: Promise<void> | null = null;

  constructor(parts: PostgresParts) {
    const { db, leases, clock, retention, sharing, listener, trigrams, installation } = parts;
    this.#recorder = new Recorder(parts);
    this.#settling = new Settling(db);
    this.#workReader = new WorkReader(db);
    this.#feedSummaries = new FeedSummaries(db);
    this.#leases = leases;
    this.#db = db;
    this.#clock = clock;
    this.#retention = retention;
    this.#listener = listener;
    this.#trigrams = trigrams;
    this.sharing = sharing;
    this.installation = installation;
  }

  get articleCapacity(): number {
    return this.#retention.articleCount;
  }

  feedStates = async (ids?: readonly string[]): Promise<FeedState[]> => news.feedStates(this.#open, ids);
  async feedSummaries(): Promise<FeedSummary[]> {
    void this.#open;
    return this.#feedSummaries.read();
  }

  forgetFeed = async (id: string): Promise<void> => news.forgetFeed(this.#open, id);
  personalFeeds = async (): Promise<readonly FollowedFeed[]> => followed.personalFeeds(this.#open);
  known = async (keys: readonly string[]): Promise<Map<string, string>> => news.known(this.#open, keys);
  keywords = async (): Promise<Keywords> => followed.keywords(this.#open);

  async record(batch: RecordBatch): Promise<LogEntry[] | null> {
    void this.#open;
    return this.sharing.recording(batch.feed.id, () => this.#recorder.record(batch));
  }

  articles = async (ids: readonly string[]): Promise<Article[]> => news.articles(this.#open, ids);
  articleAt = async (link: string): Promise<Article | null> => news.articleAt(this.#open, link);
  latest = async (query: LatestQuery): Promise<Article[]> => news.latest(this.#open, query);
  search = async (question: SearchQuestion): Promise<SearchResult> =>
    search(this.#open, question, this.#trigrams);
  related = async (id: string, limit: number): Promise<Article[]> => related(this.#open, id, limit);
  storyOf = async (id: string, limit: number): Promise<Article[]> => news.storyOf(this.#open, id, limit);
  spread = async (id: string, limit: number): Promise<Spread> => spread(this.#open, id, limit);
  topicCounts = async (since: number): Promise<Map<TopicId, number>> => news.topicCounts(this.#open, since);
  head = async (): Promise<number> => (await news.headOf(this.#open)).seq;

  chat = async (id: ChatId): Promise<Chat | null> => (await chats.chatRecord(this.#open, id))?.chat ?? null;
  broadcasts = async (adapter: string, limit: number): Promise<ChatId[]> =>
    chats.broadcasts(this.#open, adapter, limit);
  suspended = async (): Promise<ChatId[]> => chats.suspended(this.#open);
  chatCount = async (): Promise<number> => chats.chatCount(this.#open);

  changeChat(id: ChatId, change: (chat: Chat | null, head: number) => Chat | null): Promise<Chat | null> {
    return this.#ofChats([id], (db) => chats.changeChat(db, id, change));
  }

  changeChats(
    ids: readonly ChatId[],
    change: (chats: ReadonlyMap<ChatId, Chat>, head: number) => readonly Chat[],
  ): Promise<void> {
    return this.#ofChats(ids, (db) => chats.changeChats(db, ids, change));
  }

  moveChat(from: ChatId, to: ChatId): Promise<void> {
    return this.#ofChats([from, to], (db) => chats.moveChat(db, from, to));
  }

  forgetChat(id: ChatId): Promise<void> {
    return this.#ofChats([id], (db) => chats.forgetChatEverywhere(db, id));
  }

  chatData = async (id: ChatId): Promise<ChatData | null> => chatData(this.#open, id);
  followed = async (): Promise<Map<TopicId, number>> => followed.followed(this.#open);
  refusals = async (): Promise<Settlement[]> => refusals(this.#open);

  async subscribers(topics: readonly TopicId[], lane: Lane): Promise<ChatId[]> {
    return followed.subscribers(this.#open, topics, lane);
  }

  due = async (lane: Lane): Promise<Chat[]> => due(this.#open, lane);

  async deliveryWork(chat: ChatId, lane: Lane, limit: number): Promise<DeliveryWork | null> {
    void this.#open;
    const found = await this.#workReader.read({ chat, lane, limit });
    if (found === null) return null;
    const { passedOver, ...work } = found;
    if (passedOver !== null) await this.settle(passOver(chat, lane, passedOver, this.#clock.now()));
    return work;
  }

  unannounced = async (): Promise<ChatId[]> => chats.unannounced(this.#open);

  async pending(chat: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]> {
    void this.#open;
    return this.#workReader.pending({ chat, lane, limit });
  }

  settle(settlement: Settlement): Promise<void> {
    const { chat } = settlement;
    const fence = this.#fenceOf(chat);
    return this.#mutex.run([chat], () => this.#settling.add({ settlement, fence }));
  }

  async plan(chat: ChatId, lane: Lane): Promise<Plan | null> {
    return (await plans.plans(this.#open, chat)).find((plan) => plan.lane === lane) ?? null;
  }

  putPlan(plan: Plan): Promise<void> {
    const fence = this.#fenceOf(plan.chat);
    return this.#mutex.run([plan.chat], () => plans.putPlan(this.#db, plan, fence));
  }

  advancePlan(plan: PlanRef, sentParts: number): Promise<void> {
    const fence = this.#fenceOf(plan.chat);
    return this.#mutex.run([plan.chat], () => plans.advancePlan(this.#db, plan, sentParts, fence));
  }

  settlePlan(plan: PlanRef, at: number, reason: string | null): Promise<void> {
    const fence = this.#fenceOf(plan.chat);
    return this.#mutex.run([plan.chat], () => ledger.settlePlan(this.#db, { ...plan, at, reason }, fence));
  }

  outdatedPosts = async (limit: number, adapter?: string): Promise<OutdatedPost[]> =>
    ledger.outdatedPosts(this.#open, limit, adapter);

  noteEdit(
    chat: ChatId,
    article: string,
    shown: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
  ): Promise<void> {
    return this.#mutex.run([chat], () => ledger.noteEdit(this.#db, chat, article, shown));
  }

  unpublished = async (limit: number, of: { adapter?: string; chat?: ChatId }): Promise<UnpublishedPost[]> =>
    ledger.unpublished(this.#open, limit, of);

  notePublication(chat: ChatId, article: string, publication: Publication | null): Promise<void> {
    return this.#mutex.run([chat], () => ledger.notePublication(this.#db, chat, article, publication));
  }

  mentionedFor = async (chat: ChatId, article: string): Promise<string[]> =>
    ledger.mentionedFor(this.#open, chat, article);

  async ledger(chat: ChatId, article: string): Promise<LedgerItem | null> {
    return (await ledger.posted(this.#open, chat, [article]))[0] ?? null;
  }

  async earlierStage(chat: ChatId, article: string): Promise<LedgerItem | null> {
    return earlierStage(this.#open, chat, article);
  }

  postedAs = async (chat: ChatId, messageId: string): Promise<string | null> =>
    ledger.postedAs(this.#open, chat, messageId);

  undelivered = async (article: string, ids: readonly ChatId[]): Promise<ChatFacts[]> =>
    undelivered(this.#open, article, ids);
  factsIn = async (article: string, ids: readonly ChatId[]): Promise<ChatFacts[]> =>
    factsIn(this.#open, article, ids);
  activity = async (ids: readonly ChatId[], limit: number): Promise<Map<ChatId, ChatActivity>> =>
    activity(this.#open, ids, limit);

  async deliveryFacts(chat: ChatId, article: string): Promise<DeliveryFacts | null> {
    return (await factsIn(this.#open, article, [chat]))[0]?.facts ?? null;
  }

  addFigures = async (added: readonly Figure[]): Promise<void> =>
    addFigures(this.#open, added, this.#clock.now());
  figures = async (since: number): Promise<Figure[]> => figures(this.#open, since);

  prune = async (now: number): Promise<void> => prune(this.#open, now, this.#retention);

  dump = async (part: ExportPart, after: string | null, limit: number): Promise<ExportPage> =>
    dump(this.#open, part, after, limit);

  restore(records: readonly ExportRecord[]): Promise<void> {
    return this.#recorder.alone(() =>
      this.#transaction((db) => restore(db, records, this.#recorder.times())),
    );
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#recorder.idle();
    await this.#mutex.idle();
    this.sharing.stop();
    await this.#listener.stop();
    await Promise.all([this.#db.destroy(), this.#leases.destroy()]);
  }

  /** Must be read when a commit is asked for, not when its turn comes: another process may lead by then. */
  #fenceOf(chat: ChatId): Fence | null {
    return this.sharing.fence(leaseNameOf(chat));
  }

  #ofChats<T>(ids: readonly ChatId[], run: (db: Database) => Promise<T>): Promise<T> {
    return this.#mutex.run(ids, () => this.#transaction(run));
  }

  #transaction<T>(run: (db: Database) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(run);
  }

  get #open(): Database {
    if (this.#closing !== null) throw new Error('the store is closed');
    return this.#db;
  }
}
