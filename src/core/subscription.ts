import { z } from 'zod';
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
  /** What is followed, as it was typed, where the topic is a keyword; else absent. */
  phrase: z.string().max(200).optional(),
  /** Whether its posts come without a sound. */
  silent: z.boolean().optional(),
  /** Whether articles come in whatever language, also in those that the chat does not read. */
  anyLanguage: z.boolean().optional(),
});

/** See {@link subscriptionSchema}. */
export type Subscription = z.infer<typeof subscriptionSchema>;

/** What can be said of a subscription beside its topic and lane. */
export type SubscriptionOptions = Pick<Subscription, 'phrase' | 'silent' | 'anyLanguage'>;

/** The topics that a list of subscriptions follows now. */
export function followedTopics(subscriptions: readonly Subscription[]): TopicId[] {
  return subscriptions.filter(isOpen).map((subscription) => subscription.topic);
}

/** The lane in which a topic is followed now; null when it is not. */
export function laneOf(subscriptions: readonly Subscription[], topic: TopicId): Lane | null {
  const found = subscriptions.find((subscription) => subscription.topic === topic);
  return found?.intervals.find((interval) => interval.until === null)?.lane ?? null;
}

/** Whether anything comes, or is still to come, in a digest. */
export function gathers(subscriptions: readonly Subscription[]): boolean {
  return subscriptions.some(({ intervals }) => intervals.some(({ lane }) => lane === 'digest'));
}

function isOpen(subscription: Subscription): boolean {
  return subscription.intervals.some((interval) => interval.until === null);
}

/**
 * The subscriptions with `topic` followed in `lane` from `head` on. In another lane before, that interval
 * ends and one begins: what was recorded until now comes as it was wished for then.
 */
export function follow(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  lane: Lane,
  head: number,
  options: SubscriptionOptions = {},
): Subscription[] {
  const existing = subscriptions.find((subscription) => subscription.topic === topic);
  if (laneOf(subscriptions, topic) === lane) return [...subscriptions];
  const ended = (existing?.intervals ?? []).map((interval) =>
    interval.until === null ? { ...interval, until: head } : interval,
  );
  const intervals = [...ended, { lane, since: head, until: null }];
  const followed = { ...existing, ...options, topic, intervals };
  return existing === undefined
    ? [...subscriptions, followed]
    : subscriptions.map((each) => (each === existing ? followed : each));
}

/**
 * The subscriptions without `topic`. Whoever ends a wish does not want what is still pending of it either,
 * so its intervals go at once.
 */
export function unfollow(subscriptions: readonly Subscription[], topic: TopicId): Subscription[] {
  return subscriptions.filter((subscription) => subscription.topic !== topic);
}

/**
 * The subscriptions without what is wished of `topic` after `head`, and that wish as a subscription for another chat: what
 * was recorded until now comes here, what comes later there, and nothing in both. `moved` is null where the topic is not
 * followed.
 */
export function splitOff(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  head: number,
): { left: Subscription[]; moved: Subscription | null } {
  const lane = laneOf(subscriptions, topic);
  const existing = subscriptions.find((subscription) => subscription.topic === topic);
  if (lane === null || existing === undefined) return { left: [...subscriptions], moved: null };
  const ended = existing.intervals
    .map((interval) => (interval.until === null ? { ...interval, until: head } : interval))
    .filter(({ since, until }) => until === null || since < until);
  const others = subscriptions.filter((each) => each !== existing);
  return {
    left: ended.length === 0 ? others : [...others, { ...existing, intervals: ended }],
    moved: { ...existing, intervals: [{ lane, since: head, until: null }] },
  };
}

/** Whether a subscription wishes in this lane for what was recorded as `seq`. */
export function covers({ intervals }: Subscription, lane: Lane, seq: number): boolean {
  return intervals.some(
    (interval) => interval.lane === lane && interval.since < seq && seq <= (interval.until ?? seq),
  );
}
