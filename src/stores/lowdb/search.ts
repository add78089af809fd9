import { setImmediate } from 'node:timers/promises';
import type { SearchResult as Hit, Query as IndexQuery } from 'minisearch';
import { type Article, articleTime } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { SearchQuestion, SearchResult } from '../../core/ports.js';
import { maxFound, type Query } from '../../core/query.js';
import { words } from '../../core/text.js';
import { formsOf, halfLife, slipsOf, spelledOf } from '../shared/search-rules.js';
import { type Fitting, foldedText, patternOf, ranked, scan } from './scan.js';
import { WordIndex } from './word-index.js';

/** How many articles are indexed at a time, so that nobody waits: a few milliseconds of work. */
const atATime = 25;

/** Words of fewer letters say little about what an article tells. */
const tellingLength = 4;

/** What was found, by ids. */
export type Found = Omit<SearchResult, 'articles'> & { ids: string[] };

/**
 * Finds articles by their words. The index is made behind the first search, and kept up from then on: most Kabars are
 * never asked.
 */
export class Search {
  readonly #articles: ReadonlyMap<string, Article>;
  #index: WordIndex | null = null;
  #making: Promise<WordIndex> | null = null;
  #isMade = false;

  /** @param articles all of them, as they are now. */
  constructor(articles: ReadonlyMap<string, Article>) {
    this.#articles = articles;
  }

  /** Takes notice of an article that is new or has changed. One of a feed that people added is not found by others. */
  put(article: Article): void {
    if (!isPersonalArticle(article)) this.#index?.put(article);
  }

  /** Forgets an article, with its words. */
  drop(id: string): void {
    this.#index?.drop(id);
  }

  /** How many different words the index holds. */
  get wordCount(): number {
    return this.#index?.wordCount ?? 0;
  }

  /** The ids of the articles that fit, best first: by their words, the newer the better. */
  async find({ query, limit, offset = 0, loosely = false }: SearchQuestion): Promise<Found> {
    const fitting = await (this.#isMade ? this.#indexed(query, treeOf(query)) : this.#scanned(query));
    const similar = fitting.length === 0 && loosely ? await this.#similar(query) : [];
    const ids = [...fitting, ...similar];
    return { ids: ids.slice(offset, offset + limit), similar: similar.length > 0, total: ids.length };
  }

  async #indexed(query: Query, tree: IndexQuery): Promise<string[]> {
    const fits = textTest(query);
    const fitting = new Map<string, Fitting>();
    let looked = 0;
    const isEnough = (hits: readonly Hit[], newest: number) => {
      for (const hit of hits.slice(looked)) this.#takeUp(hit, fits, fitting);
      looked = hits.length;
      return isCertain([...fitting.values()], newest);
    };
    const hits = await (await this.#ready()).search(tree, {}, isEnough);
    isEnough(hits, Number.NEGATIVE_INFINITY);
    return ranked([...fitting.values()]);
  }

  #takeUp({ id, match }: Hit, fits: ReturnType<typeof textTest>, fitting: Map<string, Fitting>): void {
    const article = this.#articles.get(id as string);
    if (article === undefined || (fits !== null && !fits(article))) return;
    const inHeadline = Object.values(match).filter((fields) => fields.includes('headline')).length;
    fitting.set(article.id, { article, inHeadline });
  }

  /** Those that have words spelt much like all that are looked for. */
  async #similar(query: Query): Promise<string[]> {
    const terms = spelledOf(query);
    if (terms.length === 0) return [];
    await this.#ready();
    const alike: IndexQuery = { combineWith: 'AND', queries: terms, fuzzy: slipsOf };
    return this.#indexed({ ...query, phrases: [] }, without(alike, query));
  }

  /** Whoever asks first need not wait for the index. */
  async #scanned(query: Query): Promise<string[]> {
    void this.#ready();
    const found = await scan(this.#articles.values(), query);
    return ranked(found.filter(({ article }) => !isPersonalArticle(article)));
  }

  /** The ids of the articles with most in common with one, best first. */
  async related(article: Article): Promise<string[]> {
    const telling = words(article.headline).filter((word) => word.length >= tellingLength);
    const index = await this.#ready();
    const queries = [...new Set(telling)].map(anyForm);
    const found = await index.search({ combineWith: 'OR', queries }, this.#ranking());
    return found.sort((left, right) => right.score - left.score).map(({ id }) => id as string);
  }

  #ranking() {
    const newest = Math.max(0, ...[...this.#articles.values()].slice(-1).map(articleTime));
    const boostDocument = (id: string) => {
      const article = this.#articles.get(id);
      const age = article === undefined ? 0 : Math.max(0, newest - articleTime(article));
      return 0.5 ** (age / halfLife);
    };
    return { boostDocument, boost: { headline: 3, names: 2 } };
  }

  #ready(): Promise<WordIndex> {
    this.#making ??= this.#make();
    return this.#making;
  }

  async #make(): Promise<WordIndex> {
    // Whoever asked first is answered before it is begun.
    await setImmediate();
    const index = new WordIndex();
    this.#index = index;
    // What is recorded meanwhile puts itself in.
    for (const [position, [id]] of [...this.#articles].entries()) {
      if (position % atATime === atATime - 1) await setImmediate();
      const article = this.#articles.get(id);
      if (article !== undefined && !index.has(id)) this.put(article);
    }
    this.#isMade = true;
    return index;
  }
}

/** Whether the newest that fit are found, since all others are older than an instant or of it. */
function isCertain(found: readonly Fitting[], newest: number): boolean {
  if (found.length < maxFound) return false;
  const times = Float64Array.from(found, ({ article }) => articleTime(article)).sort();
  return (times.at(-maxFound) ?? 0) > newest;
}

function treeOf(query: Query): IndexQuery {
  const { must, phrases } = query;
  const wanted = [...must.map(anyForm), ...phrases.flatMap((phrase) => phrase.split(' '))];
  return without({ combineWith: 'AND', queries: wanted }, query);
}

/** What a query finds, without what has a single word that it leaves out. */
function without(found: IndexQuery, { not }: Query): IndexQuery {
  const single = not.filter((term) => !term.includes(' '));
  return single.length === 0 ? found : { combineWith: 'AND_NOT', queries: [found, ...single] };
}

/** A word in all its forms: with each ending, and without the one that it was typed with. */
function anyForm(word: string): IndexQuery {
  return { combineWith: 'OR', queries: formsOf(word) };
}

/** Whether an article holds the phrases of a query and none of those that it leaves out; null where it names none. */
function textTest({ phrases, not }: Query): ((article: Article) => boolean) | null {
  const wanted = phrases.map((phrase) => patternOf(phrase));
  const unwanted = not.filter((term) => term.includes(' ')).map((term) => patternOf(term));
  if (wanted.length + unwanted.length === 0) return null;
  return (article) => {
    const text = foldedText(article);
    return wanted.every((pattern) => pattern.test(text)) && !unwanted.some((pattern) => pattern.test(text));
  };
}
