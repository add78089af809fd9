import type { Article } from '../core/article.js';
import type { Feed } from '../core/catalog.js';
import type { Classifier } from '../core/classify.js';
import { canonicalLink } from '../intake/canonical-link.js';
import { newArticle } from '../intake/changes.js';
import type { IdentifiedItem } from '../intake/identified-item.js';
import { identify } from '../intake/identify.js';
import type { ParsedFeed, ParsedItem } from '../intake/read/parsed-feed.js';

/** An article as a feed lists it; where the item leads nowhere its link is null, and a silent one has no headline. */
export type ListedArticle = Omit<Article, 'link'> & { link: string | null };

/** What the articles are made with. */
interface ArticleContext {
  feed: Feed;
  classify: Classifier;
  now: number;
}

type Placed<T> = T & { position: number };

/**
 * Every item of a feed as the article that intake would make of it, in the feed's own order. Intake passes
 * over items that repeat another or say nothing; here they are listed, a repeat under the id of what it repeats.
 */
export function listArticles(parsed: ParsedFeed, context: ArticleContext): ListedArticle[] {
  const items = parsed.items.map((item, position) => ({
    ...item,
    position,
    // An empty headline would be left out.
    headline: item.headline === '' ? ' ' : item.headline,
  }));
  const owners = new Map<number | string, IdentifiedItem>();
  // What else an item bears stays on it.
  for (const item of identify({ ...parsed, items }, context.feed, context.now) as Placed<IdentifiedItem>[]) {
    owners.set(item.position, item);
    for (const key of item.keys) owners.set(key, item);
  }
  return items.map((item) => {
    const found = owners.get(item.position) ?? repeatOf(item, owners, parsed, context);
    return { ...articleOf(found, parsed, context), link: leadsSomewhere(item) ? found.link : null };
  });
}

function repeatOf(
  item: ParsedItem,
  owners: ReadonlyMap<number | string, IdentifiedItem>,
  parsed: ParsedFeed,
  { feed, now }: ArticleContext,
): IdentifiedItem {
  const [own] = identify({ ...parsed, items: [item] }, feed, now);
  if (own === undefined) throw new Error('an item with a headline was not identified');
  const owner = own.keys.map((key) => owners.get(key)).find((each) => each !== undefined);
  return { ...own, keys: owner?.keys ?? own.keys };
}

function articleOf(item: IdentifiedItem, parsed: ParsedFeed, context: ArticleContext): Article {
  const { article } = newArticle(item, { ...context, parsed, deliverable: false });
  return { ...article, headline: article.headline.trim() };
}

/** Intake falls back on the publisher's front page, which is nothing that the item says. */
function leadsSomewhere({ link, guid }: ParsedItem): boolean {
  return link !== null || canonicalLink(guid ?? '') !== null;
}
