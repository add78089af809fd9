import { setImmediate } from 'node:timers/promises';
import { articleSchema } from '../core/article.js';
import type { FeedState } from '../core/feed.js';
import type { NewsStore, RecordItem } from '../core/ports.js';
import { changesOf, type ItemContext, newArticle } from './changes.js';
import { passedOverTest } from './feed-state.js';
import { historyOf } from './history.js';
import type { IdentifiedItem } from './identified-item.js';
import { idsOf, whichArticle } from './which-article.js';

/** What one poll brought, compared with what is known. */
export interface Batch {
  items: RecordItem[];
  /** The items that the store then knows as they are. */
  settled: ReadonlySet<IdentifiedItem>;
  /** How many items the brake holds back; 0 where it did not act. */
  braked: number;
  /** How many articles are left out because no store could read them back, and what is wrong with the first. */
  unfit: { count: number; reason: string } | null;
}

/** How many items of a feed's first poll are worth reading their pages: those that samples and `/latest` show. */
const firstPollPages = 5;

/** How many items are compared before other tasks get a turn. */
const itemsAtATime = 10;

/** The items that are not known yet and will be recorded; of a feed's first poll, which is history, only the newest few. */
export async function unknownOf(
  store: NewsStore,
  before: FeedState,
  items: readonly IdentifiedItem[],
): Promise<IdentifiedItem[]> {
  // Nearly all are known by their best key: the others are asked for where it is not.
  const byBest = await store.known(items.map(({ keys }) => keys[0]));
  const others = items.filter(({ keys }) => !byBest.has(keys[0]));
  if (others.length === 0) return [];
  const known = await store.known(others.flatMap(({ keys }) => keys));
  const isPassedOver = passedOverTest(before);
  const unknown = others.filter((item) => !item.keys.some((key) => known.has(key)) && !isPassedOver(item));
  return before.lastSuccessAt === null ? unknown.slice(-firstPollPages) : unknown;
}

/** Which articles the store knows the items as, by identity key. */
export async function knownOf(
  store: NewsStore,
  items: readonly IdentifiedItem[],
): Promise<Map<string, string>> {
  const keysOf = (some: readonly IdentifiedItem[]) => some.flatMap(({ keys }) => keys);
  const known = await store.known(keysOf(items.filter(isWhole)));
  if (known.size === 0) return known;
  // One of them may be known as an article that another item is, which says what it said before.
  const others = await store.known(keysOf(items.filter((item) => !isWhole(item))));
  return new Map([...known, ...others]);
}

const isWhole = ({ brief }: IdentifiedItem) => brief === undefined;

/**
 * Compares what a feed lists with what the store knows: new articles, changes of known ones, nothing for the
 * rest. From {@link knownOf} to the record of the batch nobody else may record the same items or articles, or one
 * article of two feeds becomes two.
 * @param before the feed's state before this poll.
 */
export async function compare(
  store: NewsStore,
  before: FeedState,
  items: readonly IdentifiedItem[],
  known: ReadonlyMap<string, string>,
  context: Omit<ItemContext, 'deliverable'> & { cautiousNow?: number },
): Promise<Batch> {
  const changed = items.filter(isWhole);
  const ids = changed.flatMap((item) => idsOf(item, known));
  const articles = new Map((await store.articles([...new Set(ids)])).map((a) => [a.id, a]));
  const found = new Map(items.map((item) => [item, whichArticle(item, known, articles)]));
  const isPassedOver = passedOverTest(before);
  const fresh = new Set(changed.filter((item) => found.get(item) === undefined && !isPassedOver(item)));
  const history = historyOf({
    state: before,
    items,
    fresh,
    now: Math.min(context.now, context.cautiousNow ?? context.now),
  });
  const listed = new Set(known.size > 0 ? before.listed : []);
  const recordsOf = (item: IdentifiedItem): RecordItem[] => {
    const own = { ...context, deliverable: !history.has(item) };
    const newKeys = item.keys.filter((key) => !known.has(key));
    const [key = item.keys[0], ...others] = newKeys;
    if (fresh.has(item)) return [newArticle({ ...item, keys: [key, ...others] }, own)];
    const article = articles.get(found.get(item) ?? '');
    // It is what it was when it was last compared; or it was passed over, or pruned, and only its identity is kept.
    if (item.brief !== undefined || article === undefined) return [];
    const newlyListed = !item.keys.some((key) => listed.has(key));
    return changesOf(article, item, newKeys, newlyListed, own);
  };
  const firsts = firstOfEachArticle(items, found);
  const records: RecordItem[] = [];
  let compared = 0;
  for (const item of firsts) {
    // 500 long texts take a second, so other tasks get a turn in between.
    if (isWhole(item) && compared++ % itemsAtATime === 0) await setImmediate();
    records.push(...recordsOf(item));
  }
  return { ...fitOf(records), settled: new Set(firsts), braked: history.braked };
}

/** Two items that are known as one article may not correct one another at every poll: the first one counts. */
function firstOfEachArticle(
  items: readonly IdentifiedItem[],
  found: ReadonlyMap<IdentifiedItem, string | undefined>,
): IdentifiedItem[] {
  const taken = new Set<string>();
  return items.filter((item) => {
    const id = found.get(item);
    if (id === undefined) return true;
    const isFirst = !taken.has(id);
    taken.add(id);
    return isFirst;
  });
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
