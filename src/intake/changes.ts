import type { Article } from '../core/article.js';
import type { Feed } from '../core/catalog.js';
import type { Classifier } from '../core/classify.js';
import type { RecordItem } from '../core/ports.js';
import { type BodyProfile, bodyProfileOf } from '../core/story/body-profile.js';
import { backgroundOf } from '../core/story/judge.js';
import { packKept } from '../core/story/kept-profile.js';
import { lead, summaryRules } from '../core/summary.js';
import { squash } from '../core/text.js';
import type { IdentifiedItem } from './identified-item.js';
import { articleId } from './identify.js';
import { originsOf, withOrigins } from './origins.js';
import type { ParsedFeed } from './read/parsed-feed.js';
import { ofPublisher, withoutRepeated } from './read/repeated.js';

/** A shorter text is a lead rather than a body, in UTF-16 units. */
const shortestBody = 600;

/** What an item is judged by. */
export interface ItemContext {
  feed: Feed;
  parsed: ParsedFeed;
  classify: Classifier;
  now: number;
  /** Whether it may be posted. */
  deliverable: boolean;
}

/** An article that was never seen before, as it is recorded. */
export function newArticle(item: IdentifiedItem, context: ItemContext): RecordItem {
  const { feed, now, deliverable } = context;
  const { id, name } = feed.publisher;
  const draft: Article = {
    id: articleId(item.keys[0]),
    link: item.link,
    headline: item.headline,
    summary: summaryOf(item, context),
    summaryRules,
    authors: item.authors,
    publishedAt: item.publishedAt,
    updatedAt: item.updatedAt,
    language: languageOf(item, context),
    image: item.image,
    categories: item.categories,
    publisher: { id, name },
    feed: feed.id,
    topics: [],
    story: null,
    origins: originsOf(item, context),
    revision: 1,
    seenAt: now,
  };
  const article = { ...draft, topics: context.classify(draft) };
  const entry = { kind: 'new' as const, topics: article.topics, deliverable };
  const bodyProfile = deliverable
    ? packKept({ body: bodyProfileIn(item, article.language), meaning: item.meaning ?? null })
    : null;
  return { article, keys: item.keys, entry, ...(bodyProfile !== null && { bodyProfile }) };
}

/**
 * What is to be recorded of an article that is known: nothing where nothing changed. Only the feed that
 * brought it may correct it: another lists it under a headline of its own.
 * @param newKeys those of the item's keys that it was not known by.
 * @param newlyListed whether this feed did not list it before; only then it can add topics, so that a
 * changed catalog does not deliver old articles again.
 */
export function changesOf(
  article: Article,
  item: IdentifiedItem,
  newKeys: readonly string[],
  newlyListed: boolean,
  context: ItemContext,
): RecordItem[] {
  const isOwn = article.feed === context.feed.id;
  const current = isOwn ? bySummaryRules(article, item, context) : article;
  const corrected = isOwn ? correctedBy(current, item, context) : article;
  const isCorrection = corrected !== current;
  const complete = completedBy(corrected, item, context);
  const found =
    newlyListed || isCorrection ? context.classify({ ...complete, ...seenHere(item, context) }) : [];
  // A keyword that was followed later matches only what is new in a correction.
  const before = isCorrection ? [...article.topics, ...context.classify(article)] : article.topics;
  const added = found.filter((topic) => !before.includes(topic));
  const whole = added.length > 0 ? { ...complete, topics: [...complete.topics, ...added] } : complete;
  const records: RecordItem[] = [];
  const record = (entry: RecordItem['entry']) => records.push({ article: whole, keys: newKeys, entry });
  if (isCorrection) record({ kind: 'corrected', topics: article.topics, deliverable: true });
  if (added.length > 0) {
    record({ kind: 'topics-added', topics: added, deliverable: context.deliverable });
  }
  if (records.length === 0 && (whole !== article || newKeys.length > 0)) record(null);
  return records;
}

/** What an embedding model is asked about an item: headline and summary, as they will stand in its article. */
export function meaningQuestionOf(
  item: IdentifiedItem,
  context: Pick<ItemContext, 'feed' | 'parsed'>,
): { text: string; language: string | null } {
  const texts = [squash(item.headline), summaryOf(item, context)].filter((part) => part !== null);
  return { text: texts.join('. '), language: languageOf(item, context) };
}

/** The beginning of the article's text in the form in which stories are found by it; null where only a lead is known. */
function bodyProfileIn({ body, text }: IdentifiedItem, language: string | null): BodyProfile | null {
  const long = body ?? text ?? '';
  if (long.length < shortestBody) return null;
  return bodyProfileOf(long, language, backgroundOf(language));
}

/** A second feed files it by what it says itself. */
const seenHere = ({ categories }: IdentifiedItem, { feed }: ItemContext) => ({
  categories,
  feed: feed.id,
  publisher: feed.publisher,
});

/** The summary as today's rules make it: where only the rules have changed since, the publisher corrected nothing. */
function bySummaryRules(article: Article, item: IdentifiedItem, context: ItemContext): Article {
  if (article.summaryRules === summaryRules || article.summary === null) return article;
  return { ...article, summary: summaryOf(item, context) ?? article.summary, summaryRules };
}

function correctedBy(article: Article, item: IdentifiedItem, context: ItemContext): Article {
  const headline = squash(item.headline);
  const summary = summaryOf(item, context) ?? article.summary;
  const isSame =
    headline === squash(article.headline) &&
    (article.summary === null || summary === article.summary || wasSummary(article.summary, item, context));
  if (isSame) return article;
  const updatedAt = item.updatedAt ?? article.updatedAt;
  const corrected = { ...article, headline, summary, updatedAt, revision: article.revision + 1 };
  return withOrigins(article, corrected, item, context);
}

/** Fills in facts that the same publisher now gives. They are not delivered. */
function completedBy(article: Article, item: IdentifiedItem, context: ItemContext): Article {
  if (article.publisher.id !== context.feed.publisher.id) return article;
  const complete: Article = {
    ...article,
    summary: article.summary ?? summaryOf(item, context),
    authors: article.authors.length > 0 || item.authors.length === 0 ? article.authors : item.authors,
    publishedAt: article.publishedAt ?? item.publishedAt,
    image: article.image ?? item.image,
  };
  const fields = ['summary', 'authors', 'publishedAt', 'image'] as const;
  if (fields.every((field) => complete[field] === article[field])) return article;
  return withOrigins(article, complete, item, context);
}

function summaryOf(item: IdentifiedItem, context: Pick<ItemContext, 'feed' | 'parsed'>): string | null {
  // A page's text was cut by other rules than the feed's.
  const isCut = item.fromPage?.includes('summary') ? null : (item.isCut ?? null);
  return leadOf(toldBy(item, ofPublisher), item, context, isCut);
}

/**
 * Whether a summary is that of the same text beside other items, which tell what a publisher repeats and where it cuts: they
 * come and go, and the publisher corrected nothing.
 */
function wasSummary(summary: string, item: IdentifiedItem, context: ItemContext): boolean {
  // Nearly always it is one text: a lead takes a while.
  const texts = new Set([ofPublisher, 2, Number.POSITIVE_INFINITY].map((fewest) => toldBy(item, fewest)));
  return [...texts].some((text) =>
    [null, true, false].some((isCut) => leadOf(text, item, context, isCut) === summary),
  );
}

/** The text of an item without what so many stories tell, or more. */
function toldBy({ text, repeated = [] }: IdentifiedItem, fewest: number): string | null {
  return text === null ? null : withoutRepeated(text, repeated, fewest);
}

function leadOf(
  text: string | null,
  item: IdentifiedItem,
  context: Pick<ItemContext, 'feed' | 'parsed'>,
  isCut: boolean | null,
): string | null {
  if (text === null) return null;
  const { name } = context.feed.publisher;
  return lead(text, item.headline, languageOf(item, context), name, isCut);
}

function languageOf(
  item: IdentifiedItem,
  { parsed, feed }: Pick<ItemContext, 'feed' | 'parsed'>,
): string | null {
  return item.language ?? parsed.language ?? feed.publisher.language ?? null;
}
