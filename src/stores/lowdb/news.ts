import { type Article, articleTime, type LogEntry } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { LatestQuery } from '../../core/ports.js';
import type { TopicId } from '../../core/topic.js';
import type { ArticlesFile, ChangeOf } from './change.js';
import { heldArticle, heldEntry } from './compact-article.js';
import { KeyBook } from './key-book.js';
import { newestFirst } from './newest-first.js';
import type { Dump } from './pieces.js';
import { Search } from './search.js';
import { firstIndex, SortedList } from './sorted.js';

const bySeq = (left: LogEntry, right: LogEntry) => left.seq - right.seq;

/**
 * Articles, the log and the identity keys in memory, with the lists that make questions cost what they
 * bring: for each topic its articles, newest first, and its entries that may have to be posted, by `seq`.
 * Objects in it are replaced, never changed.
 */
export class News {
  readonly #articles = new Map<string, Article>();
  readonly #keys = new KeyBook();
  readonly #log = new SortedList<LogEntry>(bySeq);
  readonly #newest = new SortedList<Article>(newestFirst);
  readonly #newestOf = new Map<TopicId, SortedList<Article>>();
  readonly #entriesOf = new Map<TopicId, SortedList<LogEntry>>();
  /** Article → its newest correction: the log keeps no other. */
  readonly #corrections = new Map<string, LogEntry>();
  /** Story → its articles but the first, whose id the story's is. */
  readonly #followers = new Map<string, Set<string>>();
  /** The first article of an affair → the articles of its later stages. */
  readonly #stages = new Map<string, Set<string>>();
  readonly #profiles = new Map<string, string>();
  readonly search = new Search(this.#articles);
  #head = 0;
  /** The entries that were asked for last: a page asks for those of one article for each of many chats. */
  #asked: { article: string; entries: readonly LogEntry[] } | null = null;

  /** The highest `seq` given so far. */
  get head(): number {
    return this.#head;
  }

  /** Lets the log go on above this `seq`, if it is not there yet. */
  raiseHead(seq: number): void {
    this.#head = Math.max(this.#head, seq);
  }

  get log(): readonly LogEntry[] {
    return this.#log.items;
  }

  get articles(): ReadonlyMap<string, Article> {
    return this.#articles;
  }

  /** All articles, those that were seen first before the others. */
  inOrder(): Article[] {
    return [...this.#articles.values()].sort(
      (left, right) => left.seenAt - right.seenAt || (left.id < right.id ? -1 : 1),
    );
  }

  /** When an article was corrected last; when it was first seen, if it never was. */
  correctedAt(article: string): number {
    return this.#corrections.get(article)?.at ?? this.#articles.get(article)?.seenAt ?? 0;
  }

  /** Identity key → article id. */
  get keys(): Pick<KeyBook, 'get' | 'size' | 'unlisted' | typeof Symbol.iterator> {
    return this.#keys;
  }

  /** The entries of a topic that may have to be posted, by `seq`. */
  entriesOf(topic: TopicId): readonly LogEntry[] {
    return this.#entriesOf.get(topic)?.items ?? [];
  }

  /** The `seq` of the last of them; 0 where there is none. */
  lastOf(topic: TopicId): number {
    return this.#entriesOf.get(topic)?.items.at(-1)?.seq ?? 0;
  }

  /** What the log says of an article, by `seq`. */
  entriesAbout(article: string): LogEntry[] {
    if (this.#asked?.article !== article) {
      this.#asked = { article, entries: this.log.filter((entry) => entry.article === article) };
    }
    return [...this.#asked.entries];
  }

  /** The articles of the story that an article belongs to, itself included. The first one comes first, the others in no order. */
  storyOf(article: string): string[] {
    const story = this.#articles.get(article)?.story ?? article;
    return [story, ...(this.#followers.get(story) ?? [])];
  }

  /** The article with this link, whatever stands behind it (`?utm_source=…`, `#comments`); one of a feed that people added last. */
  articleAt(link: string): Article | undefined {
    const isAt = (own: string) =>
      link === own || (link.startsWith(own) && /[?#&]/.test(link[own.length] ?? ''));
    const { items } = this.#newest;
    return (
      items.find((article) => isAt(article.link) && !isPersonalArticle(article)) ??
      items.find((article) => isAt(article.link))
    );
  }

  latest({ topics, limit, offset = 0 }: LatestQuery): Article[] {
    const end = offset + limit;
    if (topics === undefined) return this.#latestOfAll(end).slice(offset);
    const found = new Set(topics.flatMap((topic) => this.#newestOf.get(topic)?.items.slice(0, end) ?? []));
    return [...found].sort(newestFirst).slice(offset, end);
  }

  /** What a feed that people added brings is for its followers alone. */
  #latestOfAll(count: number): Article[] {
    const found: Article[] = [];
    for (const article of this.#newest.items) {
      if (found.length >= count) break;
      if (!isPersonalArticle(article)) found.push(article);
    }
    return found;
  }

  /** The articles about other stages of the affair that an article belongs to; none for the first stage. */
  otherStagesOf(article: string): string[] {
    const affair = this.#articles.get(article)?.affair ?? null;
    if (affair === null) return [];
    const own = new Set(this.storyOf(article));
    return [...this.storyOf(affair), ...(this.#stages.get(affair) ?? [])].filter((id) => !own.has(id));
  }

  /** Body profiles by article. */
  get profiles(): ReadonlyMap<string, string> {
    return this.#profiles;
  }

  /** Forgets the body profiles of articles from before an instant. */
  forgetProfilesBefore(instant: number): void {
    for (const id of this.#profiles.keys()) {
      const article = this.#articles.get(id);
      if (article === undefined || articleTime(article) < instant) this.#profiles.delete(id);
    }
  }

  /** The articles most like one, best first, without those of its story. */
  async related(id: string, limit: number): Promise<Article[]> {
    const article = this.#articles.get(id);
    if (article === undefined) return [];
    const delivered = new Set(this.storyOf(id));
    const found = (await this.search.related(article)).filter((other) => !delivered.has(other));
    return found.slice(0, limit).flatMap((other) => this.#articles.get(other) ?? []);
  }

  /** How many articles each topic has had since an instant. */
  topicCounts(since: number): Map<TopicId, number> {
    const counts = new Map<TopicId, number>();
    for (const [topic, { items }] of this.#newestOf) {
      const count = firstIndex(items, (article) => articleTime(article) < since);
      if (count > 0) counts.set(topic, count);
    }
    return counts;
  }

  record(items: ChangeOf<'record'>['items']): void {
    for (const { article, keys, entry, bodyProfile } of items) {
      const held = heldArticle(article);
      this.#putArticle(held);
      if (bodyProfile) this.#profiles.set(article.id, bodyProfile);
      for (const key of keys) this.#keys.set(key, article.id);
      if (entry !== null) this.#putEntry(heldEntry(entry, held));
    }
  }

  /** Forgets articles together with their entries, and keys. */
  forget(articles: readonly string[], keys: readonly string[]): void {
    this.#asked = null;
    for (const key of keys) this.#keys.delete(key);
    const leaving = new Set(articles);
    const stays = (entry: LogEntry) => !leaving.has(entry.article);
    for (const list of [this.#log, ...this.#entriesOf.values()]) list.keep(stays);
    for (const list of [this.#newest, ...this.#newestOf.values()]) list.keep(({ id }) => !leaving.has(id));
    for (const id of articles) {
      this.#forgetArticle(id);
      this.#corrections.delete(id);
      this.#profiles.delete(id);
    }
  }

  /** Takes up what a file holds; its articles are compact. */
  fill(file: Pick<ArticlesFile, 'head' | 'articles' | 'log' | 'keys'> & Partial<ArticlesFile>): void {
    this.raiseHead(file.head);
    for (const article of file.articles) this.#putArticle(article);
    for (const entry of file.log) this.#putEntry(entry);
    this.#keys.reserve(file.keys.length);
    for (const [key, id] of file.keys) this.#keys.set(key, id);
    for (const { article, bodyProfile } of file.profiles ?? []) this.#profiles.set(article, bodyProfile);
  }

  /** What `fill` takes, as it is at this moment; the keys, of which there are very many, as they are when they are written. */
  dump(): Dump<Pick<ArticlesFile, 'head' | 'articles' | 'log' | 'keys' | 'profiles'>> {
    // In this order each article is the last of its lists when they are filled again, which is quick.
    const articles = [...this.#newest.items];
    return {
      head: this.#head,
      articles,
      log: [...this.#log.items],
      keys: this.#keys,
      profiles: [...this.#profiles].map(([article, bodyProfile]) => ({ article, bodyProfile })),
    };
  }

  #putArticle(article: Article): void {
    this.#dropArticle(article.id);
    this.#articles.set(article.id, article);
    this.#newest.put(article);
    this.search.put(article);
    for (const topic of article.topics) listOf(this.#newestOf, topic, newestFirst).put(article);
    join(this.#followers, article.story, article.id);
    join(this.#stages, article.affair, article.id);
  }

  /** Takes an article out of the lists, so that it can be put there as it is now. */
  #dropArticle(id: string): void {
    const article = this.#articles.get(id);
    if (article === undefined) return;
    this.#newest.remove(article);
    for (const topic of article.topics) this.#newestOf.get(topic)?.remove(article);
    this.#forgetArticle(id);
  }

  #forgetArticle(id: string): void {
    const article = this.#articles.get(id);
    if (article === undefined) return;
    this.#articles.delete(id);
    this.search.drop(id);
    leave(this.#followers, article.story, id);
    leave(this.#stages, article.affair, id);
  }

  #putEntry(entry: LogEntry): void {
    this.#asked = null;
    this.raiseHead(entry.seq);
    if (entry.kind === 'corrected') this.#putCorrection(entry);
    else this.#log.put(entry);
    if (!entry.deliverable || entry.kind === 'corrected') return;
    for (const topic of entry.topics) listOf(this.#entriesOf, topic, bySeq).put(entry);
  }

  /** A newer correction takes the place of an older one, whichever is read first: the log does not grow with the number of changes. */
  #putCorrection(entry: LogEntry): void {
    const known = this.#corrections.get(entry.article);
    if (known !== undefined && known.seq > entry.seq) return;
    if (known !== undefined) this.#log.remove(known);
    this.#corrections.set(entry.article, entry);
    this.#log.put(entry);
  }
}

function listOf<T>(
  lists: Map<TopicId, SortedList<T>>,
  topic: TopicId,
  compare: (left: T, right: T) => number,
): SortedList<T> {
  let list = lists.get(topic);
  if (list === undefined) {
    list = new SortedList<T>(compare);
    lists.set(topic, list);
  }
  return list;
}

function join(groups: Map<string, Set<string>>, group: string | null | undefined, id: string): void {
  if (group) groups.set(group, (groups.get(group) ?? new Set()).add(id));
}

function leave(groups: Map<string, Set<string>>, group: string | null | undefined, id: string): void {
  const members = groups.get(group ?? '');
  if (members?.delete(id) && members.size === 0) groups.delete(group ?? '');
}
