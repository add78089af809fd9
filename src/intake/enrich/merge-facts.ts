import type { OriginField } from '../../core/article.js';
import { words } from '../../core/text.js';
import { canonicalLink, linkKey } from '../canonical-link.js';
import type { ParsedItem } from '../read/parsed-feed.js';
import { bodyBeside, tidyCategories } from '../read/texts.js';
import type { PageFacts, WantedFact } from './page-facts.js';

/** What is filled in: the facts of a feed's item. `text` is what the summary is made from. */
export type Enrichable = Omit<ParsedItem, 'guid' | 'guidIsPermalink'>;

/** A date further ahead than this is a mistake of the publisher: a day, in milliseconds. */
const furthestPending = 24 * 3_600_000;

/** What an item lacks that its page may tell. Empty: the page need not be read. */
export function missingFacts(item: Enrichable): WantedFact[] {
  const missing: WantedFact[] = [];
  if (item.authors.length === 0) missing.push('authors');
  if (item.publishedAt === null) missing.push('publishedAt');
  if (item.text === null || words(item.text).join(' ') === words(item.headline).join(' '))
    missing.push('lead');
  if (item.image === null) missing.push('image');
  return missing;
}

/**
 * An item with its blanks filled: what the feed says goes first. The page's label and keywords are added to
 * the categories. @param now dates that lie ahead of it by more than a day are not believed.
 * @param areWorn whether all recent articles of the site bear these names: then others that the page names go before them.
 */
export function mergeFacts<T extends Enrichable>(
  item: T,
  facts: PageFacts,
  now: number,
  areWorn: (names: readonly string[]) => boolean = () => false,
): T {
  const missing = new Set(missingFacts(item));
  const date = (instant: number | null) =>
    instant !== null && instant <= now + furthestPending ? instant : null;
  const label = facts.topicLabel === null ? [] : [facts.topicLabel];
  const image = item.image ?? facts.image;
  const merged = {
    ...item,
    text: missing.has('lead') ? (facts.lead ?? item.text) : item.text,
    authors: missing.has('authors') || isOutdone(item.authors, facts, areWorn) ? facts.authors : item.authors,
    publishedAt: item.publishedAt ?? date(facts.publishedAt),
    updatedAt: item.updatedAt ?? date(facts.updatedAt),
    language: item.language ?? facts.language,
    ...bodyOf(item, facts),
    image: image === null ? null : { ...image, credit: image.credit ?? creditFor(image.url, facts) },
    categories: tidyCategories([...item.categories, ...label, ...facts.keywords]),
  };
  const fromPage = givenByPage(item, merged);
  return fromPage.length === 0 ? merged : { ...merged, fromPage };
}

function isOutdone(
  authors: readonly string[],
  facts: PageFacts,
  areWorn: (names: readonly string[]) => boolean,
): boolean {
  return facts.authors.length > 0 && areWorn(authors) && !areWorn(facts.authors);
}

/** The facts that are not what the feed said, by the names that articles have for them. */
function givenByPage(item: Enrichable, merged: Enrichable): OriginField[] {
  const fields = ['authors', 'publishedAt', 'updatedAt', 'language'] as const;
  return [
    ...(merged.text === item.text ? [] : ['summary' as const]),
    ...fields.filter((field) => merged[field] !== item[field] && !isEmpty(merged[field])),
    ...(item.image === null && merged.image !== null ? ['image' as const] : []),
    ...(merged.categories.length > item.categories.length ? ['categories' as const] : []),
  ];
}

const isEmpty = (fact: unknown) => fact === null || (Array.isArray(fact) && fact.length === 0);

/** What is asked of a page that is read anyway: for its text alone none is. @param isWorn whether its authors are doubtful. */
export function wantedFacts(item: Enrichable, isWorn = false): WantedFact[] {
  const missing = missingFacts(item);
  return [...missing, ...(isWorn && !missing.includes('authors') ? (['authors'] as const) : []), 'text'];
}

/** The beginning of the article, as its feed gives it, else as the page does. */
function bodyOf({ body, text, headline }: Enrichable, facts: PageFacts): { body: string } | null {
  return body === undefined ? bodyBeside(text ?? headline, () => facts.text ?? '') : { body };
}

/** The page's credit belongs to the feed's picture only where it is the same file. */
function creditFor(url: string, { image }: PageFacts): string | null {
  const file = (address: string) => new URL(address).pathname.split('/').at(-1);
  return image !== null && file(image.url) === file(url) ? image.credit : null;
}

/** Whether a page can be that of an item: after a redirect to elsewhere it must tell of the same. */
export function isPageOf(item: Enrichable, facts: PageFacts, pageUrl: string): boolean {
  const key = (address: string | null) => linkKey(canonicalLink(address ?? '') ?? '');
  const asked = key(item.link);
  if (asked === key(pageUrl) || asked === key(facts.canonicalLink)) return true;
  const said = new Set(words(facts.headline ?? '').filter((word) => word.length > 3));
  return words(item.headline).filter((word) => said.has(word)).length >= 2;
}
