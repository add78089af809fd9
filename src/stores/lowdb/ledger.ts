import type { ChatId } from '../../core/chat.js';
import type { LedgerItem, Publication } from '../../core/delivery.js';
import { ArticlePosts } from './article-posts.js';
import { ByArticle } from './by-article.js';
import type { LedgerLine } from './change.js';

/** A line that the ledger's files do not tell for good yet, by what it is about. */
export interface Touched {
  readonly chat: ChatId;
  readonly article: string;
  readonly at: number;
}

/** What the ledger's files do not tell for good at a moment. */
export interface Unsaved {
  readonly lines: readonly Touched[];
  /** How many of the changes to an article's posts that are. */
  readonly changes: ReadonlyMap<ArticlePosts, number>;
}

/**
 * What was posted where, in memory. Posts lie with their article: a correction finds the posts it concerns
 * at once, and old ones are forgotten article by article. Posts from before `before` do not count, whether
 * they are still in memory or not.
 */
export class Ledger {
  readonly #revisionOf: (article: string) => number;
  readonly #posts = new Map<string, ArticlePosts>();
  readonly #outdated = new Set<string>();
  /** The posts that wait to be published. */
  readonly #unpublished = new ByArticle<Pick<LedgerItem, 'chat' | 'article'>>();
  /** The posts that are no more, as long as the ledger's files tell them. */
  readonly #dropped = new ByArticle<Touched>();
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
    const item = this.#posts.get(article)?.get(chat);
    return item === undefined || item.at < this.#before ? undefined : item;
  }

  /** All that was posted. */
  *all(): Generator<LedgerItem> {
    for (const article of this.#posts.keys()) yield* this.at(article);
  }

  /** All chats that an article was posted in. */
  *at(article: string): Generator<LedgerItem> {
    for (const chat of this.#posts.get(article)?.chats() ?? []) {
      const item = this.get(chat, article);
      if (item !== undefined) yield item;
    }
  }

  /** What a count of an article's posts asks for: an article can be in all chats. */
  *linesOf(article: string): Generator<[chat: ChatId, line: Counted]> {
    for (const [chat, at, messageId, also] of this.#posts.get(article)?.lines() ?? []) {
      if (at >= this.#before) yield [chat, { messageId, also }];
    }
  }

  /** All that was posted in a chat. */
  ofChat(chat: ChatId): LedgerItem[] {
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
    this.#touch(this.#store(item), item.chat);
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
    if (posts === undefined) return;
    posts.recheck(this.#revisionOf(article));
    this.#noteOutdated(posts);
  }

  /** Drops the lines of a chat whose id is no more. */
  forgetChat(chat: ChatId): void {
    for (const { article, at } of this.ofChat(chat)) {
      this.#drop(chat, article);
      this.#touchDropped({ chat, article, at });
    }
  }

  /** Writes anew to the ledger's files what is known of a chat, without what no longer is. */
  touchAll(chat: ChatId): void {
    for (const article of this.#dropped.articles()) this.#dropped.delete(article, chat);
    for (const { article } of this.ofChat(chat)) this.#posts.get(article)?.touch(chat);
    this.#changes++;
  }

  /** Ignores lines from before this instant, and forgets the articles that have no others. */
  forgetBefore(before: number): void {
    this.#before = before;
    for (const [article, { newestAt }] of this.#posts) if (newestAt < before) this.#dropArticle(article);
    for (const [chat, at] of this.#lastPosts) if (at < before) this.#lastPosts.delete(chat);
    for (const { chat, article, at } of [...this.#dropped.values()]) {
      if (at < before) this.#dropped.delete(article, chat);
    }
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
    const { chat, article, at } = item;
    if (at < this.#before) return;
    if (dropped) {
      this.#drop(chat, article);
      if (!settled) this.#touchDropped({ chat, article, at });
    } else {
      const posts = this.#store(item);
      if (!settled) this.#touch(posts, chat);
    }
  }

  /** What the ledger's files do not tell for good yet. */
  unsaved(): Unsaved {
    const lines: Touched[] = [];
    const changes = new Map<ArticlePosts, number>();
    for (const posts of this.#posts.values()) {
      const { touched, article } = posts;
      if (touched.length === 0) continue;
      changes.set(posts, touched.length);
      for (const chat of new Set(touched)) {
        const at = posts.at(chat);
        if (at !== undefined && at >= this.#before) lines.push({ chat, article, at });
      }
    }
    for (const each of this.#dropped.values()) {
      if (this.#posts.get(each.article)?.at(each.chat) === undefined) lines.push(each);
    }
    return { lines, changes };
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
  saved({ lines, changes }: Unsaved): void {
    for (const [posts, count] of changes) posts.saved(count);
    for (const each of lines) {
      const { article, chat } = each;
      if (this.#dropped.get(article, chat) === each) this.#dropped.delete(article, chat);
    }
  }

  #store(item: LedgerItem): ArticlePosts {
    const { chat, article, at, seq, messageId, publication } = item;
    let posts = this.#posts.get(article);
    if (posts === undefined) {
      posts = new ArticlePosts(article, at, this.#revisionOf(article));
      this.#posts.set(article, posts);
    }
    posts.put(item);
    this.#noteOutdated(posts);
    if (at > (this.#lastPosts.get(chat) ?? 0)) this.#lastPosts.set(chat, at);
    this.#highestSeq = Math.max(this.#highestSeq, seq);
    if (publication === 'waiting' && messageId !== null)
      this.#unpublished.set(article, chat, { chat, article });
    else this.#unpublished.delete(article, chat);
    return posts;
  }

  #noteOutdated({ article, outdated }: ArticlePosts): void {
    if (outdated.size > 0) this.#outdated.add(article);
    else this.#outdated.delete(article);
  }

  #drop(chat: ChatId, article: string): void {
    const posts = this.#posts.get(article);
    if (posts === undefined) return;
    // Only a chat that is forgotten loses lines, and then all of them. What it got after that may be met before.
    const at = posts.at(chat);
    if (at !== undefined && at === this.#lastPosts.get(chat)) this.#lastPosts.delete(chat);
    posts.drop(chat);
    this.#noteOutdated(posts);
    this.#unpublished.delete(article, chat);
    if (posts.size === 0) this.#dropArticle(article);
  }

  #dropArticle(article: string): void {
    this.#posts.delete(article);
    this.#outdated.delete(article);
    this.#unpublished.forget(article);
  }

  #touch(posts: ArticlePosts, chat: ChatId): void {
    posts.touch(chat);
    this.#changes++;
  }

  #touchDropped(touched: Touched): void {
    this.#dropped.set(touched.article, touched.chat, touched);
    this.#changes++;
  }
}

/** What a count of posts asks of each. */
interface Counted {
  messageId: string | null;
  also: readonly string[] | undefined;
}
