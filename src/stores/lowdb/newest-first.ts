import { type Article, articleTime } from '../../core/article.js';

/** The order of articles in every list that people page through. */
export const newestFirst = (left: Article, right: Article): number =>
  articleTime(right) - articleTime(left) ||
  right.seenAt - left.seenAt ||
  (left.id < right.id ? 1 : left.id > right.id ? -1 : 0);
