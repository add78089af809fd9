import type { LogEntry } from '../../core/article.js';
import type { Chat, ChatId } from '../../core/chat.js';
import type { LedgerItem, Plan, PlanRef, Publication, Settlement } from '../../core/delivery.js';
import type { ExportRecord } from '../../core/export.js';
import type { Figure } from '../../core/figures.js';
import { KeyedMutex } from '../../core/keyed-mutex.js';
import { leaseNameOf } from '../../core/lease-name.js';
import type { PendingEntry } from '../../core/pending.js';
import type { Clock, DeliveryWork, Installation, RecordBatch, Store } from '../../core/ports.js';
import type { Lane } from '../../core/subscription.js';
import { passOver } from '../shared/pass-over.js';
import type { RetentionPolicy } from '../shared/retention.js';
import * as chats from './chats.js';
import type { Database } from './connect.js';
import { restore } from './dump.js';
import type { Fence } from './fence.js';
import { addFigures } from './figures.js';
import type { Instant } from './instant.js';
import * as ledger from './ledger.js';
import type { Listener } from './listener.js';
import * as news from './news.js';
import * as plans from './plans.js';
import { prune } from './prune.js';
import { PostgresReadingStore } from './reading-store.js';
import { Recorder } from './recorder.js';
import { Settling } from './settling.js';
import type { PostgresSharing } from './sharing.js';
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
export class PostgresStore extends PostgresReadingStore implements Store {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #leases: Database;
  readonly #retention: RetentionPolicy;
  readonly #mutex = new KeyedMutex();
  readonly #recorder: Recorder;
  readonly #settling: Settling;
  readonly #workReader: WorkReader;
  readonly #listener: Listener;
  readonly sharing: PostgresSharing;
  readonly installation: Installation;
  #closing: Promise<void> | null = null;

  constructor(parts: PostgresParts) {
    const { db, leases, clock, retention, sharing, listener, trigrams, installation } = parts;
    super(db, trigrams);
    this.#recorder = new Recorder(parts);
    this.#settling = new Settling(db);
    this.#workReader = new WorkReader(db);
    this.#leases = leases;
    this.#db = db;
    this.#clock = clock;
    this.#retention = retention;
    this.#listener = listener;
    this.sharing = sharing;
    this.installation = installation;
  }

  get articleCapacity(): number {
    return this.#retention.articleCount;
  }

  forgetFeed = async (id: string): Promise<void> => news.forgetFeed(this.open, id);

  async record(batch: RecordBatch): Promise<LogEntry[] | null> {
    void this.open;
    return this.sharing.recording(batch.feed.id, () => this.#recorder.record(batch));
  }

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

  async deliveryWork(chat: ChatId, lane: Lane, limit: number): Promise<DeliveryWork | null> {
    void this.open;
    const found = await this.#workReader.read({ chat, lane, limit });
    if (found === null) return null;
    const { passedOver, ...work } = found;
    if (passedOver !== null) await this.settle(passOver(chat, lane, passedOver, this.#clock.now()));
    return work;
  }

  async pending(chat: ChatId, lane: Lane, limit: number): Promise<PendingEntry[]> {
    void this.open;
    return this.#workReader.pending({ chat, lane, limit });
  }

  settle(settlement: Settlement): Promise<void> {
    const { chat } = settlement;
    const fence = this.#fenceOf(chat);
    return this.#mutex.run([chat], () => this.#settling.add({ settlement, fence }));
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

  noteEdit(
    chat: ChatId,
    article: string,
    shown: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
  ): Promise<void> {
    return this.#mutex.run([chat], () => ledger.noteEdit(this.#db, chat, article, shown));
  }

  notePublication(chat: ChatId, article: string, publication: Publication | null): Promise<void> {
    return this.#mutex.run([chat], () => ledger.notePublication(this.#db, chat, article, publication));
  }

  addFigures = async (added: readonly Figure[]): Promise<void> =>
    addFigures(this.open, added, this.#clock.now());

  prune = async (now: number): Promise<void> => prune(this.open, now, this.#retention);

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

  protected get open(): Database {
    if (this.#closing !== null) throw new Error('the store is closed');
    return this.#db;
  }
}
