import type { Article } from '../article.js';

/** Reads articles by id, which several ports need. */
export interface ArticleReader {
  /** Returns articles in the order of the ids. Unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
}
