import type { Article, LogEntry } from '../../core/article.js';
import { hasFields, Pool, sharedText } from './pool.js';

const publishers = new Pool<Article['publisher']>();
const lists = new Pool<string[]>();

/** So many publishers are known by their ids. */
const maxNamed = 5_000;

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
    publisher: sharedPublisher(publisher),
    feed: sharedText(feed),
    topics: sharedList(topics),
    story,
    revision,
    seenAt,
  };
  if (!hasFields(others)) return common;
  const { origins } = others;
  if (origins) Object.assign(others, { origins: sharedOrigins(JSON.stringify(origins), () => origins) });
  // Not by spreading: behind fields of its own that gives each object a layout of its own, half as large as the article.
  return Object.assign(common, others);
}

/**
 * An article of a poll as it is held. Its texts become its own: what was cut out of a feed keeps the whole text of that feed in
 * memory, 20 KB and more for a headline.
 */
export function heldArticle(article: Article): Article {
  return compactArticle(JSON.parse(JSON.stringify(article)));
}

/** An entry of the log as it is held. Its article's id is the one that the article has, which is there anyway. */
export function heldEntry(entry: LogEntry, { id }: Pick<Article, 'id'>): LogEntry {
  const { seq, kind, topics, deliverable, publisher, language, story, at } = entry;
  // Field by field: a copy with changes keeps some of them in a table beside it.
  return { seq, kind, article: id, topics: sharedList(topics), deliverable, publisher, language, story, at };
}

/** Publishers by their ids: nearly always one goes by one name. */
const publishersById = new Map<string, Article['publisher']>();

/** The same publisher, held once. */
export function sharedPublisher({ id, name }: Article['publisher']): Article['publisher'] {
  const known = publishersById.get(id);
  if (known?.name === name) return known;
  const shared = publishers.share(JSON.stringify([id, name]), () => ({ id, name }));
  if (publishersById.size >= maxNamed) publishersById.clear();
  publishersById.set(id, shared);
  return shared;
}

type Origins = NonNullable<Article['origins']>;
const allOrigins = new Pool<Origins | null>();

/**
 * The origins that a JSON text stands for, held once: the articles of a feed nearly all say the same.
 * @param read tells them where the text is not known yet; null where it stands for anything else.
 */
export function sharedOrigins(json: string, read: () => Origins | null): Origins | null {
  return allOrigins.share(json, read);
}

const noTexts: string[] = [];
Object.freeze(noTexts);
const singles = new Pool<string[]>();

/** The same list, held once: most are empty, or name what a hundred others name too. */
export function sharedList(list: readonly string[]): string[] {
  const [first, second] = list;
  if (first === undefined) return noTexts;
  if (second === undefined) return singles.share(first, () => [sharedText(first)]);
  return lists.share(JSON.stringify(list), () => list.map(sharedText));
}
