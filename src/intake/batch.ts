import { setImmediate } from 'node:timers/promises';
import { type Article, articleSchema } from '../core/article.js';
import type { FeedState } from '../core/feed.js';
import type { NewsStore, RecordItem } from '../core/ports.js';
import { changesOf, type ItemContext, newArticle } from './changes.js';
import { historyOf } from './history.js';
import type { IdentifiedItem } from './identify.js';

/** What one poll brought, compared with what is known. */
export interface Batch {
  items: RecordItem[];
  /** How many items the brake holds back; 0 where it did not act. */
  braked: number;
  /** How many articles are left out because no store could read them back, and what is wrong with the first. */
  unfit: { count: number; reason: string } | null;
}

/** How many items of a feed's first poll are worth reading their pages: those that samples and `/latest` show. */
const firstPollPages = 5;

/** How many items are compared before other tasks get a turn. */
const itemsAtATime = 10;

/** The items that are not known yet, and of a feed's first poll, which is history, only the newest few. */
export async function unknownOf(
  store: NewsStore,
  items: readonly IdentifiedItem[],
  isFirstPoll: boolean,
): Promise<IdentifiedItem[]> {
  const known = await store.known(items.flatMap(({ keys }) => keys));
  const unknown = items.filter(({ keys }) => !keys.some((key) => known.has(key)));
  return isFirstPoll ? unknown.slice(-firstPollPages) : unknown;
}

/**
 * Compares what a feed lists with what the store knows: new articles, changes of known ones, nothing for the
 * rest. Nobody else may record between this and the record of the batch, or one article of two feeds
 * becomes two.
 * @param before the feed's state before this poll.
 */
export async function compare(
  store: NewsStore,
  before: FeedState,
  items: readonly IdentifiedItem[],
  context: Omit<ItemContext, 'deliverable'> & { cautiousNow?: number },
): Promise<Batch> {
  const known = await store.known(items.flatMap(({ keys }) => keys));
  const articles = new Map((await store.articles([...new Set(known.values())])).map((a) => [a.id, a]));
  const idOf = ({ keys }: IdentifiedItem) => known.get(keys.find((key) => known.has(key)) ?? '');
  const fresh = new Set(items.filter((item) => idOf(item) === undefined));
  const history = historyOf({
    state: before,
    items,
    fresh,
    now: Math.min(context.now, context.cautiousNow ?? context.now),
  });
  const listed = new Set(before.listed);

  const recordsOf = (item: IdentifiedItem): RecordItem[] => {
    const own = { ...context, deliverable: !history.has(item) };
    if (fresh.has(item)) return [newArticle(item, own)];
    const article = take(articles, idOf(item));
    if (article === undefined) return [];
    const newKeys = item.keys.filter((key) => !known.has(key));
    const newlyListed = !item.keys.some((key) => listed.has(key));
    return changesOf(article, item, newKeys, newlyListed, own);
  };
  const records: RecordItem[] = [];
  for (const [index, item] of items.entries()) {
    // 500 long texts take a second, so other tasks get a turn in between.
    if (index % itemsAtATime === 0) await setImmediate();
    records.push(...recordsOf(item));
  }
  return { ...fitOf(records), braked: history.braked };
}

/** Leaves out articles that do not match the schema, so that the rest of the feed is kept. */
function fitOf(records: readonly RecordItem[]): Pick<Batch, 'items' | 'unfit'> {
  const faults = records.map(({ article }) => articleSchema.safeParse(article).error?.issues[0]);
  const [first] = faults.filter((fault) => fault !== undefined);
  const items = records.filter((_, index) => faults[index] === undefined);
  if (first === undefined) return { items, unfit: null };
  const reason = `${first.path.join('.')} ${first.message}`;
  return { items, unfit: { count: records.length - items.length, reason } };
}

/**
 * The article with this id, once: two items that are known as one article may not correct one another at
 * every poll. Missing too where it was pruned and only its identity is kept.
 */
function take(articles: Map<string, Article>, id: string | undefined): Article | undefined {
  const article = articles.get(id ?? '');
  articles.delete(id ?? '');
  return article;
}
