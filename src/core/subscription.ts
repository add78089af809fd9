import { z } from 'zod';
import { personalFeedSchema } from './personal-feed.js';
import { hasWords, type SubscriptionWords, wordsOf, wordsShape } from './subscription-words.js';
import { type TopicId, topicIdSchema } from './topic.js';

/** How posts come: each at once, or gathered. */
export const laneSchema = z.enum(['instant', 'digest']);

/** See {@link laneSchema}. */
export type Lane = z.infer<typeof laneSchema>;

/**
 * A topic that a chat follows. Each interval says in which lane entries with `since < seq <= until` come, and by which
 * words; `until` null means that it still holds. Old intervals stay until what they cover is settled.
 */
export const subscriptionSchema = z.object({
  topic: topicIdSchema,
  intervals: z.array(
    z.object({
      lane: laneSchema,
      since: z.number().int(),
      until: z.number().int().nullable(),
      ...wordsShape,
    }),
  ),
  /** What is followed, as it was typed, where the topic is a keyword; else absent. */
  phrase: z.string().max(200).optional(),
  /** What is followed, where the topic is a feed that this chat added; else absent. */
  feed: personalFeedSchema.optional(),
  /** The group of people that its posts call, by the id that the platform knows it by. Default: nobody is called. */
  mention: z.string().max(40).optional(),
  /** Whether its posts come without a sound. */
  silent: z.boolean().optional(),
  /** Whether articles come in whatever language, also in those that the chat does not read. */
  anyLanguage: z.boolean().optional(),
});

/** See {@link subscriptionSchema}. */
export type Subscription = z.infer<typeof subscriptionSchema>;

/** What can be said of a subscription beside its topic and lane. */
export type SubscriptionOptions = Pick<Subscription, 'phrase' | 'feed' | 'silent' | 'anyLanguage'>;

/** The topics that a list of subscriptions follows now. */
export function followedTopics(subscriptions: readonly Subscription[]): TopicId[] {
  return subscriptions.filter(isOpen).map((subscription) => subscription.topic);
}

/** The groups of people that posts under these topics call. */
export function mentionsOf(subscriptions: readonly Subscription[], topics: readonly TopicId[]): string[] {
  const own = subscriptions.filter(({ topic }) => topics.includes(topic));
  return [...new Set(own.flatMap(({ mention }) => mention ?? []))];
}

/** The subscriptions with a group that posts of `topic` call; undefined for none. */
export function withMention(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  mention: string | undefined,
): Subscription[] {
  return subscriptions.map((each) => {
    if (each.topic !== topic) return each;
    const { mention: _, ...others } = each;
    return { ...others, ...(mention !== undefined && { mention }) };
  });
}

/** The lane in which a topic is followed now; null when it is not. */
export function laneOf(subscriptions: readonly Subscription[], topic: TopicId): Lane | null {
  return openInterval(subscriptions, topic)?.lane ?? null;
}

/** Whether anything comes, or is still to come, in a digest. */
export function gathers(subscriptions: readonly Subscription[]): boolean {
  return subscriptions.some(({ intervals }) => intervals.some(({ lane }) => lane === 'digest'));
}

/** Whether any of these has words, so that what articles say has to be known. */
export function usesWords(subscriptions: readonly Subscription[]): boolean {
  return subscriptions.some(({ intervals }) => intervals.some(hasWords));
}

/** Whether a subscription holds now. */
export function isOpen(subscription: Subscription): boolean {
  return subscription.intervals.some((interval) => interval.until === null);
}

/** One part of a subscription, in one lane and with the same words. */
export type Interval = Subscription['intervals'][number];

/**
 * The subscriptions with `topic` followed in `lane` from `head` on. In another lane before, that interval
 * ends and one begins: what was recorded until now comes as it was subscribed to then. Its words stay.
 */
export function follow(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  lane: Lane,
  head: number,
  options: SubscriptionOptions = {},
): Subscription[] {
  const existing = subscriptions.find((subscription) => subscription.topic === topic);
  const open = openInterval(subscriptions, topic);
  if (open?.lane === lane) return [...subscriptions];
  const next = { ...(open === null ? {} : wordsOf(open)), lane, since: head, until: null };
  const followed = {
    ...existing,
    ...options,
    topic,
    intervals: [...ended(existing?.intervals ?? [], head), next],
  };
  return existing === undefined
    ? [...subscriptions, followed]
    : subscriptions.map((each) => (each === existing ? followed : each));
}

/** The words by which a topic comes now. */
export function wordsNow(subscriptions: readonly Subscription[], topic: TopicId): SubscriptionWords {
  const open = openInterval(subscriptions, topic);
  return open === null ? {} : wordsOf(open);
}

/** The subscriptions with other words for a topic from `head` on: what was recorded until now is judged by those before. */
export function reword(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  words: SubscriptionWords,
  head: number,
): Subscription[] {
  const open = openInterval(subscriptions, topic);
  if (open === null || JSON.stringify(wordsOf(open)) === JSON.stringify(wordsOf(words))) {
    return [...subscriptions];
  }
  const next = { lane: open.lane, since: head, until: null, ...wordsOf(words) };
  return subscriptions.map((each) =>
    each.topic === topic ? { ...each, intervals: [...ended(each.intervals, head), next] } : each,
  );
}

/** The intervals with the open one ended at `head`. One that began there covers nothing, and goes. */
function ended(intervals: readonly Interval[], head: number): Interval[] {
  return intervals.flatMap((interval) => {
    const until = interval.until ?? head;
    return interval.since < until ? [{ ...interval, until }] : [];
  });
}

function openInterval(subscriptions: readonly Subscription[], topic: TopicId): Interval | null {
  const found = subscriptions.find((subscription) => subscription.topic === topic);
  return found?.intervals.find((interval) => interval.until === null) ?? null;
}

/**
 * The subscriptions without `topic`. Whoever ends a subscription does not want what is still pending of it either,
 * so its intervals go at once.
 */
export function unfollow(subscriptions: readonly Subscription[], topic: TopicId): Subscription[] {
  return subscriptions.filter((subscription) => subscription.topic !== topic);
}

/**
 * The subscriptions without what comes of `topic` after `head`, and that part as a subscription for another chat: what
 * was recorded until now comes here, what comes later there, and nothing in both. `moved` is null where the topic is not
 * followed.
 */
export function splitOff(
  subscriptions: readonly Subscription[],
  topic: TopicId,
  head: number,
): { left: Subscription[]; moved: Subscription | null } {
  const open = openInterval(subscriptions, topic);
  const existing = subscriptions.find((subscription) => subscription.topic === topic);
  if (open === null || existing === undefined) return { left: [...subscriptions], moved: null };
  const intervals = ended(existing.intervals, head);
  const others = subscriptions.filter((each) => each !== existing);
  return {
    left: intervals.length === 0 ? others : [...others, { ...existing, intervals }],
    moved: { ...existing, intervals: [{ ...open, since: head }] },
  };
}

/** Whether a subscription covers in this lane what was recorded as `seq`. */
export function covers(subscription: Subscription, lane: Lane, seq: number): boolean {
  return intervalAt(subscription, lane, seq) !== null;
}

/** The part of a subscription that judges in this lane what was recorded as `seq`; null where none covers it. */
export function intervalAt({ intervals }: Subscription, lane: Lane, seq: number): Interval | null {
  return (
    intervals.find(
      (interval) => interval.lane === lane && interval.since < seq && seq <= (interval.until ?? seq),
    ) ?? null
  );
}
