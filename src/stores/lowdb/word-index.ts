import { setImmediate } from 'node:timers/promises';
import MiniSearch, { type Query as IndexQuery, type SearchOptions, type SearchResult } from 'minisearch';
import { type Article, articleTime } from '../../core/article.js';
import { words } from '../../core/text.js';

/** Articles of one part of the index. Looking for words that all of them have takes 10 ms. */
const partSize = 1_000;

/** How long parts are searched before the event loop gets a turn, in milliseconds. */
const turnMs = 5;

/** What is kept of an article in the index: nothing but its words, by its id. */
interface Entry {
  id: string;
  headline: string;
  summary: string;
  names: string;
}

interface Part {
  readonly index: MiniSearch<Entry>;
  /** No article in it is newer. */
  newest: number;
}

/**
 * The words of articles, in parts that follow each other as the articles came: what looks for a word that stands in all
 * of them looks in the newest parts, has enough, and holds nobody up meanwhile.
 */
export class WordIndex {
  #parts: Part[] = [];
  /** Articles as the index knows them, which they leave as they came, and the part of each. */
  readonly #known = new Map<string, { article: Article; part: Part }>();

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** How many different words the parts hold, each for itself. */
  get wordCount(): number {
    return this.#parts.reduce((sum, { index }) => sum + index.termCount, 0);
  }

  /** Puts in an article. One that has changed stays in its part: no question meets it twice. */
  put(article: Article): void {
    const known = this.#known.get(article.id);
    if (known !== undefined) known.part.index.remove(entryOf(known.article));
    const part = known?.part ?? this.#open();
    part.index.add(entryOf(article));
    part.newest = Math.max(part.newest, articleTime(article));
    this.#known.set(article.id, { article, part });
  }

  /**
   * Forgets an article, with its words, at once. MiniSearch's `discard` would leave them for a vacuuming in the background,
   * which fails when the index changes meanwhile.
   */
  drop(id: string): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    const { article, part } = known;
    part.index.remove(entryOf(article));
    this.#known.delete(id);
    if (part.index.documentCount === 0) this.#parts = this.#parts.filter((each) => each !== part);
  }

  /**
   * Finds articles, part by part, those with the newest articles first.
   * @param isEnough whether there is enough, since what follows is not newer than an instant.
   */
  async search(
    query: IndexQuery,
    options: SearchOptions,
    isEnough: (found: readonly SearchResult[], newest: number) => boolean = () => false,
  ): Promise<SearchResult[]> {
    const found: SearchResult[] = [];
    let began = performance.now();
    for (const { index, newest } of [...this.#parts].sort((left, right) => right.newest - left.newest)) {
      if (isEnough(found, newest)) break;
      if (performance.now() - began >= turnMs) {
        await setImmediate();
        began = performance.now();
      }
      for (const each of index.search(query, options)) found.push(each);
    }
    return found;
  }

  /** The part that a new article goes into. */
  #open(): Part {
    const last = this.#parts.at(-1);
    if (last !== undefined && last.index.documentCount < partSize) return last;
    const index = new MiniSearch<Entry>({
      fields: ['headline', 'summary', 'names'],
      tokenize: words,
      processTerm: (term) => term,
      autoVacuum: false,
    });
    const part = { index, newest: Number.NEGATIVE_INFINITY };
    this.#parts.push(part);
    return part;
  }
}

function entryOf({ id, headline, summary, publisher, authors }: Article): Entry {
  return { id, headline, summary: summary ?? '', names: [publisher.name, ...authors].join(' ') };
}
