import { type Article, type OriginField, originFields } from '../core/article.js';
import type { Feed } from '../core/catalog.js';
import type { ParsedFeed, ParsedItem } from './read/parsed-feed.js';

/** Where facts come from; what is not named is the feed's. */
type Origins = NonNullable<Article['origins']>;

/** What an origin depends on. */
interface OriginContext {
  feed: Feed;
  parsed: ParsedFeed;
}

type OriginItem = Pick<ParsedItem, 'fromPage' | 'language' | 'categories'>;

/** Where the facts of an item come from. */
export function originsOf(item: OriginItem, context: OriginContext): Origins {
  const origins: Origins = {};
  for (const field of originFields) {
    const origin = originOf(field, item, context);
    if (origin !== null) origins[field] = origin;
  }
  return origins;
}

/** Where one fact comes from; null where the item itself says it, or nobody does. */
function originOf(field: OriginField, item: OriginItem, { feed, parsed }: OriginContext): string | null {
  // The page only adds to the categories, so that most have some of both.
  if (item.fromPage?.includes(field)) return field === 'categories' ? 'both' : 'page';
  if (field !== 'language' || item.language !== null) return null;
  if (parsed.language !== null) return 'head';
  return feed.publisher.language === undefined ? null : 'catalog';
}

/**
 * The changed article with the origins of what has changed. It stays without them if they were not known: nobody can say
 * where the rest came from.
 */
export function withOrigins(
  before: Article,
  after: Article,
  item: OriginItem,
  context: OriginContext,
): Article {
  if (before.origins === undefined) return after;
  const own = before.feed === context.feed.id ? null : `feed:${context.feed.id}`;
  const origins: Origins = { ...before.origins };
  for (const field of originFields) {
    if (after[field] === before[field]) continue;
    const origin = originOf(field, item, context) ?? own;
    if (origin === null) delete origins[field];
    else origins[field] = origin;
  }
  return { ...after, origins };
}
