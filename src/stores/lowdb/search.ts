import { setImmediate } from 'node:timers/promises';
import { type Article, articleTime } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { SearchQuestion, SearchResult } from '../../core/ports.js';
import { maxFound, type Query } from '../../core/query.js';
import { words } from '../../core/text.js';
import { formsOf, halfLife, slipsOf, spelledOf } from '../shared/search-rules.js';
import { type Fitting, foldedText, newestOf, patternOf, ranked, scan } from './scan.js';
import { turns } from './turns.js';
import { WordIndex } from './word-index.js';

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
    const fitting = await (this.#isMade ? this.#indexed(query, groupsOf(query)) : this.#scanned(query));
    const similar = fitting.length === 0 && loosely ? await this.#similar(query) : [];
    const ids = [...fitting, ...similar];
    return { ids: ids.slice(offset, offset + limit), similar: similar.length > 0, total: ids.length };
  }

  async #indexed(query: Query, groups: readonly (readonly string[])[]): Promise<string[]> {
    const index = await this.#ready();
    // A word can be in all articles: each of the steps that go through them gets turns of its own.
    const turn = turns();
    const fits = textTest(query);
    const unwanted = query.not.filter((term) => !term.includes(' '));
    const found = index.find(groups, fits === null ? { unwanted, limit: maxFound } : { unwanted });
    await turn();
    const fitting = fits === null ? found : await newestThat(fits, found);
    await turn();
    const newest = newestOf(fitting);
    await turn();
    return ranked(newest);
  }

  /** Those that have words spelt much like all that are looked for. */
  async #similar(query: Query): Promise<string[]> {
    const terms = spelledOf(query);
    if (terms.length === 0) return [];
    const index = await this.#ready();
    const groups = terms.map((term) => index.alike(term, slipsOf(term)));
    await setImmediate();
    return this.#indexed({ ...query, phrases: [] }, groups);
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
    const scores = [...index.common([...new Set(telling)].map(formsOf))].flatMap(([id, score]) => {
      const found = this.#articles.get(id);
      // The more an article has in common, the older it may be.
      return found === undefined ? [] : [{ id, score: Math.log2(score) + articleTime(found) / halfLife }];
    });
    return best(scores).map(({ id }) => id);
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
    const turn = turns();
    // What is recorded meanwhile puts itself in.
    for (const id of [...this.#articles.keys()]) {
      const pause = turn();
      if (pause !== undefined) await pause;
      const article = this.#articles.get(id);
      if (article !== undefined && !index.has(id)) this.put(article);
    }
    this.#isMade = true;
    return index;
  }
}

/** The newest of some articles that fit, as many as are ranked. */
async function newestThat(fits: (article: Article) => boolean, all: readonly Fitting[]): Promise<Fitting[]> {
  const times = all.map(({ article }) => articleTime(article));
  const newestFirst = [...all.keys()].sort((left, right) => (times[right] ?? 0) - (times[left] ?? 0));
  const found: Fitting[] = [];
  const turn = turns();
  for (const place of newestFirst) {
    const pause = turn();
    if (pause !== undefined) await pause;
    const each = all[place] as Fitting;
    if (!fits(each.article)) continue;
    // Of those of the same instant `ranked` chooses.
    const last = found.at(-1);
    if (found.length >= maxFound && last !== undefined && articleTime(last.article) > (times[place] ?? 0))
      break;
    found.push(each);
  }
  return found;
}

/** So many that have most in common are put in order. */
const maxRelated = 200;

/** Those with the highest scores, the highest first. */
function best<T extends { score: number }>(all: readonly T[]): T[] {
  const scores = Float64Array.from(all, ({ score }) => score).sort();
  const least = scores.at(-maxRelated) ?? Number.NEGATIVE_INFINITY;
  return all.filter(({ score }) => score >= least).sort((left, right) => right.score - left.score);
}

/** What an article has to have: a word in any of its forms, and each word of a phrase as it stands. */
function groupsOf({ must, phrases }: Query): string[][] {
  return [...must.map(formsOf), ...phrases.flatMap((phrase) => phrase.split(' ')).map((word) => [word])];
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
