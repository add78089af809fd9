import type { Catalog } from '../core/catalog.js';
import type { Admin, Archive, Clock } from '../core/ports.js';
import type { TopicId } from '../core/topic.js';

const week = 7 * 24 * 3_600_000;

/** How long an order holds. Buttons that change places between two taps are tapped by mistake. */
const hour = 3_600_000;

/** What an order is made of. */
interface Counted {
  store: Pick<Archive, 'topicCounts'> & Pick<Admin, 'followed'>;
  clock: Clock;
  catalog: () => Catalog;
}

/** The weights of a store's topics, and when they were counted. */
const counted = new WeakMap<object, { at: number; weights: Promise<Map<TopicId, number>> }>();

/**
 * Topics as most people look for them: general ones first, then those with the most articles of the week and followers,
 * else in the catalog's order.
 */
export async function inOrder(context: Counted, topics: readonly TopicId[]): Promise<TopicId[]> {
  const weights = await weightsOf(context);
  const general = new Set(context.catalog().topics.flatMap(({ id, isGeneral }) => (isGeneral ? [id] : [])));
  const rank = (topic: TopicId) => (general.has(topic) ? 0 : 1);
  const weight = (topic: TopicId) => weights.get(topic) ?? 0;
  return [...topics].sort((left, right) => rank(left) - rank(right) || weight(right) - weight(left));
}

function weightsOf({ store, clock }: Counted): Promise<Map<TopicId, number>> {
  const known = counted.get(store);
  const now = clock.now();
  if (known !== undefined && Math.abs(now - known.at) < hour) return known.weights;
  const weights = count(store, now);
  counted.set(store, { at: now, weights });
  // What failed is counted again the next time.
  weights.catch(() => counted.delete(store));
  return weights;
}

async function count(store: Counted['store'], now: number): Promise<Map<TopicId, number>> {
  const [articles, followers] = await Promise.all([store.topicCounts(now - week), store.followed()]);
  const weights = new Map(articles);
  for (const [topic, count] of followers) weights.set(topic, (weights.get(topic) ?? 0) + count);
  return weights;
}
