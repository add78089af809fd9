import type { Article } from '../../core/article.js';
import { hasFields, Pool, sharedText } from './pool.js';

const publishers = new Pool<Article['publisher']>();
const lists = new Pool<string[]>();

/**
 * An article as it is held: what many have in common is one object, and what all have lies in the object itself instead of a
 * table beside it.
 */
export function compactArticle(article: Article): Article {
  const { id, link, headline, summary, authors, publishedAt, updatedAt, language, image, ...more } = article;
  const { categories, publisher, feed, topics, story, revision, seenAt, ...others } = more;
  const common = {
    id,
    link,
    headline,
    summary,
    authors: sharedList(authors),
    publishedAt,
    updatedAt,
    language: language === null ? null : sharedText(language),
    image,
    categories: sharedList(categories),
    publisher: publishers.share(JSON.stringify([publisher.id, publisher.name]), () => ({ ...publisher })),
    feed: sharedText(feed),
    topics: sharedList(topics),
    story,
    revision,
    seenAt,
  };
  return hasFields(others) ? { ...common, ...others } : common;
}

/** Most lists are empty, or name what a hundred others name too. */
function sharedList(list: readonly string[]): string[] {
  return lists.share(JSON.stringify(list), () => list.map(sharedText));
}
