import { z } from 'zod';
import type { LogEntry } from './article.js';
import { type TopicId, topicIdSchema } from './topic.js';

/** How posts come: each at once, or gathered. */
export const laneSchema = z.enum(['instant', 'digest']);

/** See {@link laneSchema}. */
export type Lane = z.infer<typeof laneSchema>;

/**
 * A chat's wish for a topic. Each interval says in which lane entries with `since < seq <= until` come;
 * `until` null means that it still holds. Old intervals stay until what they cover is settled.
 */
export const subscriptionSchema = z.object({
  topic: topicIdSchema,
  intervals: z.array(
    z.object({ lane: laneSchema, since: z.number().int(), until: z.number().int().nullable() }),
  ),
});

/** See {@link subscriptionSchema}. */
export type Subscription = z.infer<typeof subscriptionSchema>;

/** The topics that a list of subscriptions follows now. */
export function followedTopics(subscriptions: readonly Subscription[]): TopicId[] {
  return subscriptions.filter(isOpen).map((subscription) => subscription.topic);
}

function isOpen(subscription: Subscription): boolean {
  return subscription.intervals.some((interval) => interval.until === null);
}

/** The subscriptions with `topic` followed from `head` on. One that is followed already stays as it is. */
export function follow(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  lane: Lane,
  head: number,
): Subscription[] {
  const existing = subscriptions.find((subscription) => subscription.topic === topic);
  if (existing !== undefined && isOpen(existing)) return [...subscriptions];
  const intervals = [...(existing?.intervals ?? []), { lane, since: head, until: null }];
  return [...subscriptions.filter((subscription) => subscription.topic !== topic), { topic, intervals }];
}

/**
 * The subscriptions without `topic`. Whoever ends a wish does not want what is still pending of it either,
 * so its intervals go at once.
 */
export function unfollow(subscriptions: readonly Subscription[], topic: TopicId): Subscription[] {
  return subscriptions.filter((subscription) => subscription.topic !== topic);
}

/** The topics of an entry by which it comes to a chat with these subscriptions, in this lane; none: it does not. */
export function matchingTopics(
  entry: Pick<LogEntry, 'seq' | 'topics'>,
  subscriptions: readonly Subscription[],
  lane: Lane,
): TopicId[] {
  const covers = ({ intervals }: Subscription) =>
    intervals.some(
      (interval) =>
        interval.lane === lane && interval.since < entry.seq && entry.seq <= (interval.until ?? entry.seq),
    );
  return subscriptions
    .filter((subscription) => entry.topics.includes(subscription.topic) && covers(subscription))
    .map((subscription) => subscription.topic);
}
