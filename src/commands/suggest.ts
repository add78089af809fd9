import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import type { Context } from './context.js';
import { followable } from './find-topic.js';

/** How many of the newest articles that came here are read. */
const maxRead = 60;

/** How many topics are suggested. */
const maxSuggested = 3;

/** The fewest shared articles of a suggestion: with fewer, two topics meet by chance. */
const leastTogether = 2;

/** Suggests topics that often share articles with what the chat follows, the most frequent first. */
export async function suggestedTopics({ store, chat, catalog }: Context): Promise<TopicId[]> {
  const followed = new Set(followedTopics(chat.subscriptions));
  if (followed.size === 0) return [];
  const read = await store.latest({ topics: [...followed], limit: maxRead });
  const known = new Set(followable(catalog()));
  const counts = new Map<TopicId, number>();
  for (const topic of read.flatMap(({ topics }) => topics)) {
    if (known.has(topic) && !followed.has(topic)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= leastTogether)
    .sort(([, left], [, right]) => right - left)
    .slice(0, maxSuggested)
    .map(([topic]) => topic);
}
