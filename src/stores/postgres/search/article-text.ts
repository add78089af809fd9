import type { Article } from '../../../core/article.js';
import { isPersonalArticle } from '../../../core/personal-feed.js';
import { tellingWords } from './stems.js';
import { vocabularyOf } from './vocabulary.js';
import { vectorOf } from './words.js';

/** What an article is found by. */
export interface ArticleText {
  /** Its words, as a `tsvector`. */
  vector: string;
  /** Those that may be forms of others. */
  telling: string;
  vocabulary: readonly string[];
}

/** An article of a feed that people added is found by nothing: it is for those who follow that feed alone. */
const none: ArticleText = { vector: '', telling: '', vocabulary: [] };

/** What an article is found by. It takes a while: nothing should be locked meanwhile. */
export function textOf(article: Article): ArticleText {
  if (isPersonalArticle(article)) return none;
  return { vector: vectorOf(article), telling: tellingWords(article), vocabulary: vocabularyOf(article) };
}
