import type { Article } from '../core/article.js';
import { words } from '../core/text.js';
import { linkKey } from './canonical-link.js';
import type { IdentifiedItem } from './identified-item.js';

/** The date of one article may be told to the second or to the minute, in milliseconds. */
const aMinute = 60_000;

/** The articles that an item's keys are known by, its best key first. */
export function idsOf({ keys }: IdentifiedItem, known: ReadonlyMap<string, string>): string[] {
  return [...new Set(keys.flatMap((key) => known.get(key) ?? []))];
}

/**
 * Which of the known articles an item is; undefined where it is a new one. Some publishers give a guid to a place in
 * their feed (`1`, `lead`) and not to an article: whatever has the item's link is the article, and a guid does not count
 * where link, headline and date are all of another.
 */
export function whichArticle(
  item: IdentifiedItem,
  known: ReadonlyMap<string, string>,
  articles: ReadonlyMap<string, Article>,
): string | undefined {
  const ids = idsOf(item, known);
  // What was passed over says nothing but its keys.
  if (ids.length === 0 || item.brief !== undefined) return ids[0];
  const link = linkKey(item.link);
  const hasLink = (id: string) => linkKey(articles.get(id)?.link ?? '') === link;
  const found = ids.find(hasLink) ?? ids.find((id) => !isAnother(item, articles.get(id)));
  // An article needs a key of its own.
  return found ?? (item.keys.every((key) => known.has(key)) ? ids[0] : undefined);
}

/** Whether an item that has another link has neither the date nor the words of an article. */
function isAnother({ headline, publishedAt }: IdentifiedItem, article: Article | undefined): boolean {
  if (article === undefined) return false;
  const [date, known] = [publishedAt ?? Number.NaN, article.publishedAt ?? Number.NaN];
  if (Math.abs(date - known) < aMinute) return false;
  const [ours, theirs] = [new Set(words(headline)), new Set(words(article.headline))];
  const common = [...ours].filter((word) => theirs.has(word)).length;
  // A corrected headline keeps the names at least.
  return common * 3 < Math.min(ours.size, theirs.size);
}
