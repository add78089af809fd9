import type { LogEntry } from '../../core/article.js';
import { type Chat, type ChatId, lowerCursors, mergeChats } from '../../core/chat.js';
import type { LedgerItem, Plan, PlanRef, Publication, Settlement } from '../../core/delivery.js';
import { type ExportRecord, recordsOf } from '../../core/export.js';
import type { Figure } from '../../core/figures.js';
import type {
  DeliveryWork,
  FeedTimes,
  Installation,
  Keywords,
  RecordBatch,
  Store,
} from '../../core/ports.js';
import { storySpan } from '../../core/story/story-book.js';
import type { Lane } from '../../core/subscription.js';
import { answerersOf, answersOf } from '../shared/answers.js';
import { passOver } from '../shared/pass-over.js';
import type { RetentionPolicy } from '../shared/retention.js';
import { type Change, checkedChange } from './change.js';
import type { ChatRecord } from './chat-record.js';
import type { FigureFile } from './figure-file.js';
import { Fold, type FoldParts } from './fold.js';
import type { Journal } from './journal.js';
import { followSame, KeywordVersion } from './keyword-version.js';
import type { Ownership } from './owner.js';
import { PendingWrites } from './pending-writes.js';
import { planPrune } from './prune.js';
import { ReadingStore } from './reading-store.js';
import { Recorder } from './recorder.js';
import { settleOf } from './settle-line.js';
import { SizeAdvice } from './size-advice.js';
import type { State } from './state.js';

/** The parts that `openLowdb` puts together. */
export interface LowdbParts extends FoldParts {
  ownership: Ownership;
  figures: FigureFile;
  retention: RetentionPolicy;
  installation: Installation;
}

/**
 * The embedded store. It keeps everything in memory and writes every change to the journal first. Memory changes only
 * after the change is on disk, so nobody reads what a power cut can take away. A change that cannot be written is refused
 * with a KabarError and has not happened. The next one tries the disk again.
 */
export class LowdbStore extends ReadingStore implements Store {
  readonly installation: Installation;
  readonly #parts: LowdbParts;
  readonly #state: State;
  readonly #journal: Journal;
  readonly #pendingWrites = new PendingWrites();
  readonly #fold: Fold;
  readonly #figures: FigureFile;
  readonly #keywords: KeywordVersion;
  readonly #recorder: Recorder;
  readonly #sizeAdvice: SizeAdvice;
  /** When there are more articles than this, the hourly pruning is not waited for. */
  #articlesBeforePruning: number;
  #closing: Promise<void> | null = null;

  constructor(parts: LowdbParts) {
    super();
    this.#parts = parts;
    this.installation = parts.installation;
    this.#state = parts.state;
    this.#journal = parts.journal;
    this.#fold = new Fold(parts);
    this.#sizeAdvice = new SizeAdvice(parts.log);
    this.#figures = parts.figures;
    const { state, journal } = parts;
    const list = () => state.chats.keywords;
    this.#keywords = new KeywordVersion({ list, settled: () => journal.settled() });
    this.#recorder = new Recorder({
      ...parts,
      pendingWrites: this.#pendingWrites,
      keywords: this.#keywords,
      open: () => this.open,
      commit: (change) => this.#commit(change),
    });
    this.#articlesBeforePruning = muchMoreThan(parts.retention.articleCount);
    for (const [name, answerer] of answerersOf(answersOf(this, () => parts.clock.now())))
      parts.ownership.answerers.set(name, answerer);
    this.#sizeAdvice.check(this.#state.chats.count);
    // Kabar was killed before these chats were erased.
    if (parts.marker.erasing.size > 0) this.#fold.eraseSoon();
  }

  get articleCapacity(): number {
    return this.#parts.retention.articleCount;
  }

  async noteFeedTimes(times: readonly FeedTimes[]): Promise<void> {
    await this.#commit({ kind: 'feed-times', feeds: [...times] });
  }

  async forgetFeed(id: string): Promise<void> {
    if (this.open.feeds.has(id)) await this.#commit({ kind: 'forget-feed', feed: id });
  }

  async record(batch: RecordBatch): Promise<LogEntry[] | null> {
    const entries = await this.#recorder.record(batch);
    if (entries !== null) await this.#pruneWhenGrown();
    return entries;
  }

  keywords(): Promise<Keywords> {
    return this.#keywords.read();
  }

  async changeChat(
    id: ChatId,
    change: (chat: Chat | null, head: number) => Chat | null,
  ): Promise<Chat | null> {
    const head = this.#pendingHead();
    const before = this.#pendingRecord(id)?.chat ?? null;
    const chat = change(before, head);
    if (chat === null) {
      // The change that the chat is left with may still be on its way to the disk.
      await this.#journal.settled();
      return this.chat(id);
    }
    const cursors = before === null ? { instant: head, digest: head } : null;
    const commit = () => this.#commit({ kind: 'chat', chat: { ...chat, id }, cursors });
    await (followSame(before, chat) ? commit() : this.#keywords.change(commit));
    this.#sizeAdvice.check(this.#state.chats.count);
    return { ...chat, id };
  }

  async changeChats(
    ids: readonly ChatId[],
    change: (chats: ReadonlyMap<ChatId, Chat>, head: number) => readonly Chat[],
  ): Promise<void> {
    const head = this.#pendingHead();
    const before = new Map(
      ids.flatMap((id) => {
        const chat = this.#pendingRecord(id)?.chat;
        return chat === undefined ? [] : [[id, chat] as const];
      }),
    );
    const chats = change(before, head).map((chat) => ({
      chat,
      cursors: before.has(chat.id) ? null : { instant: head, digest: head },
    }));
    if (chats.length === 0) return this.#journal.settled();
    await this.#keywords.change(() => this.#commit({ kind: 'chats', chats }));
    this.#sizeAdvice.check(this.#state.chats.count);
  }

  async moveChat(from: ChatId, to: ChatId): Promise<void> {
    const old = this.#pendingRecord(from);
    if (old === undefined || from === to) return;
    const into = this.#pendingRecord(to);
    const chat = mergeChats(old.chat, into?.chat ?? null, to);
    const cursors = into === undefined ? old.cursors : lowerCursors(old.cursors, into.cursors);
    await this.#commit({ kind: 'move', from, chat, cursors });
  }

  async forgetChat(id: ChatId): Promise<void> {
    if (this.#pendingRecord(id) === undefined) return this.#journal.settled();
    await this.#commitAndErase({ kind: 'forget', chat: id }, [id]);
  }

  async deliveryWork(chat: ChatId, lane: Lane, limit: number): Promise<DeliveryWork | null> {
    const work = this.open.deliveryWork(chat, lane, limit);
    const last = work?.waiting.length === 0 && limit > 0 ? this.open.passedOver(chat, lane) : null;
    if (last !== null) await this.settle(passOver(chat, lane, last, this.#parts.clock.now()));
    return work;
  }

  async settle(settlement: Settlement): Promise<void> {
    await this.#commit(settleOf(settlement));
  }

  async putPlan(plan: Plan): Promise<void> {
    const record = this.#pendingRecord(plan.chat);
    if (record === undefined) throw new Error('a plan for a chat that is not there');
    if (record.plans[plan.lane] !== undefined) throw new Error('the lane has a plan already');
    await this.#commit({ kind: 'plan', plan });
  }

  async advancePlan(plan: PlanRef, sentParts: number): Promise<void> {
    if (this.#pendingPlan(plan) === undefined) return this.#journal.settled();
    const { id, chat, lane } = plan;
    await this.#commit({ kind: 'advance-plan', plan: id, chat, lane, sentParts });
  }

  async settlePlan(plan: PlanRef, at: number, reason: string | null): Promise<void> {
    const stored = this.#pendingPlan(plan);
    if (stored === undefined) return this.#journal.settled();
    const { id, chat, lane, entries, held } = stored;
    await this.#commit({ kind: 'settle-plan', plan: id, chat, lane, entries, held, at, reason });
  }

  /** The plan as it is after all pending writes; undefined when it has ended, or its chat dropped it. */
  #pendingPlan({ id, chat, lane }: PlanRef): Plan | undefined {
    const plan = this.#pendingRecord(chat)?.plans[lane];
    return plan?.id === id ? plan : undefined;
  }

  async noteEdit(
    chat: ChatId,
    article: string,
    { revision, edits, named }: Pick<LedgerItem, 'revision' | 'edits' | 'named'>,
  ): Promise<void> {
    await this.#commit({ kind: 'edit', chat, article, revision, edits, named });
  }

  async notePublication(chat: ChatId, article: string, publication: Publication | null): Promise<void> {
    await this.#commit({ kind: 'publication', chat, article, publication });
  }

  async prune(now: number): Promise<void> {
    // The pruning is planned from chats and articles as they are, so no change to them may be pending.
    while (!this.#journal.idle) await this.#journal.settled();
    this.open.news.forgetProfilesBefore(now - storySpan);
    const change = planPrune(this.open, now, this.#parts.retention);
    if (change !== null) await this.#commitAndErase(change, change.gone);
  }

  /** Prunes early: first polls, or the end of an outage, can bring the articles of weeks within minutes. */
  async #pruneWhenGrown(): Promise<void> {
    const { articles } = this.#state.news;
    if (articles.size <= this.#articlesBeforePruning) return;
    // More than usual may be kept because chats wait for it: do not prune again at once.
    this.#articlesBeforePruning = muchMoreThan(articles.size);
    // The batch stays recorded even if pruning fails.
    await this.prune(this.#parts.clock.now()).catch((error: Error) =>
      this.#parts.log.warn({ err: error }, 'the store could not be pruned: it tries again later'),
    );
    this.#articlesBeforePruning = muchMoreThan(Math.max(articles.size, this.#parts.retention.articleCount));
  }

  async addFigures(added: readonly Figure[]): Promise<void> {
    void this.open;
    if (added.length > 0) await this.#figures.add(added);
  }

  async figures(since: number): Promise<Figure[]> {
    void this.open;
    return this.#figures.since(since);
  }

  async restore(records: readonly ExportRecord[]): Promise<void> {
    const heads = recordsOf(records, 'head').map(({ seq }) => seq);
    await this.#parts.marker.reserve(Math.max(0, ...heads));
    await this.#keywords.change(() => this.#commit({ kind: 'restore', records: [...records] }));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#fold.close();
    await this.#figures.idle();
    await this.#parts.ownership.release();
  }

  protected get open(): State {
    if (this.#closing !== null) throw new Error('the store is closed');
    return this.#state;
  }

  async #commit(wanted: Change): Promise<void> {
    if (this.#closing !== null) throw new Error('the store is closed');
    // Validated before it is written, so that the journal can always be read back.
    const change = checkedChange(wanted);
    this.#pendingWrites.add(change);
    try {
      await this.#journal.append(change);
    } finally {
      this.#pendingWrites.drop(change);
      this.#fold.whenGrown();
    }
  }

  /** Commits a change that deletes chats, and has them erased from all files within a minute. */
  async #commitAndErase(change: Change, chats: readonly ChatId[]): Promise<void> {
    if (chats.length === 0) return this.#commit(change);
    try {
      await Promise.all([this.#commit(change), this.#parts.marker.erase(chats)]);
    } finally {
      this.#fold.eraseSoon();
    }
  }

  /** The head after all pending writes. */
  #pendingHead(): number {
    return this.#pendingWrites.head(this.open.news.head);
  }

  /** A chat after all pending writes. */
  #pendingRecord(id: ChatId): ChatRecord | undefined {
    return this.#pendingWrites.record(id, this.open.chats.record(id));
  }
}

const muchMoreThan = (count: number) => Math.ceil(count * 1.25);
