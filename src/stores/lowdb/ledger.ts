import type { ChatId } from '../../core/chat.js';
import { type LedgerItem, maxEdits, maxNamed, type Publication } from '../../core/delivery.js';
import { ByArticle } from './by-article.js';
import type { LedgerLine } from './change.js';

/** One line as it lies in memory: there may be millions, so it holds nothing that its place says already. */
interface Line {
  /** Milliseconds behind the article's first line: a small number, which costs no memory of its own. */
  readonly after: number;
  readonly seq: number;
  readonly messageId: string | null;
  readonly revision: number;
  readonly edits: number;
  /** Most posts stand alone in their story: these are only there where they do not. */
  readonly also?: readonly string[];
  readonly named?: number;
  readonly publication?: Publication;
  readonly mentions?: string[];
}

/** The lines of one article. */
interface Posts {
  /** The article's id: all that is said of it shares this text. */
  readonly article: string;
  readonly firstAt: number;
  newestAt: number;
  /** The article's revision by which `outdated` was made up; 0 when the article is not known. */
  revision: number;
  readonly lines: Map<ChatId, Line>;
  /** The chats that show an older revision which can be edited. */
  readonly outdated: Set<ChatId>;
}

/** A line that the ledger's files do not tell for good yet, by what it is about. */
export interface Touched {
  readonly chat: ChatId;
  readonly article: string;
  readonly at: number;
}

/**
 * What was posted where, in memory. Lines lie with their article: a correction finds the posts it concerns
 * at once, and old ones are forgotten article by article. Lines from before `before` do not count, whether
 * they are still in memory or not.
 */
export class Ledger {
  readonly #revisionOf: (article: string) => number;
  readonly #posts = new Map<string, Posts>();
  readonly #outdated = new Set<string>();
  /** The posts that wait to be published. */
  readonly #unpublished = new ByArticle<Pick<LedgerItem, 'chat' | 'article'>>();
  readonly #touched = new ByArticle<Touched>();
  /** When something was posted last in each chat: finding that among all articles takes longer than a page of chats may. */
  readonly #lastPosts = new Map<ChatId, number>();
  #before = 0;
  #changes = 0;
  #highestSeq = 0;

  /** @param revisionOf the revision that an article has now; 0 when it is not known. */
  constructor(revisionOf: (article: string) => number) {
    this.#revisionOf = revisionOf;
  }

  /** The instant from which on lines count. */
  get before(): number {
    return this.#before;
  }

  /** Grows with each change that the ledger's files must get. */
  get changes(): number {
    return this.#changes;
  }

  /** The highest `seq` that it ever held. */
  get highestSeq(): number {
    return this.#highestSeq;
  }

  get(chat: ChatId, article: string): LedgerItem | undefined {
    const posts = this.#posts.get(article);
    const line = posts?.lines.get(chat);
    if (posts === undefined || line === undefined) return undefined;
    const { after, also = [], named = 0, ...rest } = line;
    const at = posts.firstAt + after;
    return at < this.#before ? undefined : { chat, article, ...rest, also: [...also], named, at };
  }

  /** All that was posted. */
  *all(): Generator<LedgerItem> {
    for (const article of this.#posts.keys()) yield* this.at(article);
  }

  /** All chats that an article was posted in. */
  *at(article: string): Generator<LedgerItem> {
    for (const [chat] of this.linesOf(article)) {
      const item = this.get(chat, article);
      if (item !== undefined) yield item;
    }
  }

  /** The same as the lines lie there: an article can be in all chats, and an item made of each line takes long. */
  *linesOf(article: string): Generator<[chat: ChatId, line: Pick<Line, 'messageId' | 'also'>]> {
    const posts = this.#posts.get(article);
    if (posts === undefined) return;
    for (const entry of posts.lines) if (posts.firstAt + entry[1].after >= this.#before) yield entry;
  }

  /** All that was posted in a chat. */
  of(chat: ChatId): LedgerItem[] {
    return [...this.#posts.keys()].flatMap((article) => this.get(chat, article) ?? []);
  }

  /** When something was posted last in a chat; null when nothing that counts was. */
  lastPostAt(chat: ChatId): number | null {
    const at = this.#lastPosts.get(chat) ?? null;
    return at === null || at < this.#before ? null : at;
  }

  /** Notes that an article is not delivered in a chat because another one was. */
  hold(chat: ChatId, heldFor: string, article: string): void {
    const item = this.get(chat, heldFor);
    if (item === undefined || item.also.includes(article)) return;
    this.put({ ...item, also: [...item.also, article] });
  }

  put(item: LedgerItem): void {
    // What is posted now counts: if it did not, the clock was ahead when old lines were forgotten.
    this.#before = Math.min(this.#before, item.at);
    this.#store(item);
    this.#touch(item);
  }

  /** Notes what a post shows now; nothing when there is no such line. */
  edit(chat: ChatId, article: string, shown: Pick<LedgerItem, 'revision' | 'edits' | 'named'>): void {
    const item = this.get(chat, article);
    if (item !== undefined) this.put({ ...item, ...shown });
  }

  /** Notes what became of a post that waited to be published; nothing when there is no such line. */
  publish(chat: ChatId, article: string, publication: Publication | null): void {
    const item = this.get(chat, article);
    if (item !== undefined) this.put({ ...item, publication: publication ?? undefined });
  }

  /** All posts that wait to be published. */
  *unpublished(): Generator<LedgerItem> {
    for (const { chat, article } of this.#unpublished.values()) {
      const item = this.get(chat, article);
      if (item !== undefined) yield item;
    }
  }

  /** Updates which posts are outdated after an article may have changed or was deleted. */
  recheck(article: string): void {
    const posts = this.#posts.get(article);
    const revision = this.#revisionOf(article);
    if (posts === undefined || posts.revision === revision) return;
    posts.revision = revision;
    for (const [chat, line] of posts.lines) this.#markOutdated(article, posts, chat, line);
  }

  /** Drops the lines of a chat whose id is no more. */
  forgetChat(chat: ChatId): void {
    for (const item of this.of(chat)) {
      this.#drop(chat, item.article);
      this.#touch(item);
    }
  }

  /** Writes anew to the ledger's files what is known of a chat, without what no longer is. */
  touchAll(chat: ChatId): void {
    for (const article of this.#touched.articles()) {
      if (this.get(chat, article) === undefined) this.#touched.delete(article, chat);
    }
    for (const item of this.of(chat)) this.#touch(item);
    this.#changes++;
  }

  /** Ignores lines from before this instant, and forgets the articles that have no others. */
  forgetBefore(before: number): void {
    this.#before = before;
    for (const [article, { newestAt }] of this.#posts) if (newestAt < before) this.#dropArticle(article);
    for (const [chat, at] of this.#lastPosts) if (at < before) this.#lastPosts.delete(chat);
    for (const { chat, article, at } of this.unsaved()) if (at < before) this.#touched.delete(article, chat);
  }

  /** Whether `forgetBefore` may change anything. */
  hasBefore(before: number): boolean {
    if (this.#posts.size === 0 || before === this.#before) return false;
    if (before < this.#before) return true;
    for (const { firstAt } of this.#posts.values()) if (firstAt < before) return true;
    return false;
  }

  /** The articles that have outdated posts, with the chats that these are in. */
  *outdated(): Generator<{ article: string; chats: Iterable<ChatId> }> {
    for (const article of this.#outdated) {
      yield { article, chats: this.#posts.get(article)?.outdated ?? [] };
    }
  }

  /** Takes up what stood in the ledger's files. With `settled` their line is there to stay. */
  fill({ dropped, ...item }: LedgerLine, settled: boolean): void {
    if (item.at < this.#before) return;
    if (dropped) this.#drop(item.chat, item.article);
    else this.#store(item);
    if (!settled) this.#touch(item);
  }

  /** What the ledger's files do not tell for good yet. */
  unsaved(): Touched[] {
    return [...this.#touched.values()];
  }

  /** A line of the ledger's files about something that was touched. */
  lineOf({ chat, article, at }: Touched): LedgerLine {
    const dropped = {
      chat,
      article,
      at,
      seq: 0,
      messageId: null,
      revision: 0,
      edits: 0,
      also: [],
      named: 0,
      dropped: true,
    } satisfies LedgerLine;
    return this.get(chat, article) ?? dropped;
  }

  /** The files tell these now; what was touched again meanwhile they do not. */
  saved(touched: readonly Touched[]): void {
    for (const each of touched) {
      const { article, chat } = each;
      if (this.#touched.get(article, chat) === each) this.#touched.delete(article, chat);
    }
  }

  #store(item: LedgerItem): void {
    const { chat, article, at, also, named, seq, messageId, revision, edits, publication, mentions } = item;
    let posts = this.#posts.get(article);
    if (posts === undefined) {
      const known = this.#revisionOf(article);
      posts = { article, firstAt: at, newestAt: at, revision: known, lines: new Map(), outdated: new Set() };
      this.#posts.set(article, posts);
    }
    // Nearly all lines have these fields alone: putting others in by a spread would take longer than all the rest.
    let line: Line = { after: at - posts.firstAt, seq, messageId, revision, edits };
    if (also.length > 0) line = { ...line, also, named };
    if (publication !== undefined) line = { ...line, publication };
    if (mentions !== undefined) line = { ...line, mentions };
    posts.lines.set(chat, line);
    if (at > (this.#lastPosts.get(chat) ?? 0)) this.#lastPosts.set(chat, at);
    this.#highestSeq = Math.max(this.#highestSeq, seq);
    posts.newestAt = Math.max(posts.newestAt, at);
    this.#markOutdated(article, posts, chat, line);
    if (publication === 'waiting' && messageId !== null)
      this.#unpublished.set(article, chat, { chat, article });
    else this.#unpublished.delete(article, chat);
  }

  #markOutdated(article: string, posts: Posts, chat: ChatId, line: Line): void {
    const isOlder = line.revision < posts.revision && line.edits < maxEdits;
    const namesFewer = Math.min(line.also?.length ?? 0, maxNamed) > (line.named ?? 0);
    if (line.messageId !== null && (isOlder || namesFewer)) {
      posts.outdated.add(chat);
      this.#outdated.add(article);
    } else if (posts.outdated.delete(chat) && posts.outdated.size === 0) this.#outdated.delete(article);
  }

  #drop(chat: ChatId, article: string): void {
    const posts = this.#posts.get(article);
    if (posts === undefined) return;
    // Only a chat that is forgotten loses lines, and then all of them. What it got after that may be met before.
    const line = posts.lines.get(chat);
    if (line !== undefined && posts.firstAt + line.after === this.#lastPosts.get(chat)) {
      this.#lastPosts.delete(chat);
    }
    posts.lines.delete(chat);
    this.#unpublished.delete(article, chat);
    if (posts.outdated.delete(chat) && posts.outdated.size === 0) this.#outdated.delete(article);
    if (posts.lines.size === 0) this.#dropArticle(article);
  }

  #dropArticle(article: string): void {
    this.#posts.delete(article);
    this.#outdated.delete(article);
    this.#unpublished.forget(article);
  }

  #touch({ chat, article, at }: Touched): void {
    this.#touched.set(article, chat, { chat, article: this.#posts.get(article)?.article ?? article, at });
    this.#changes++;
  }
}
