import { z } from 'zod';

/** What is remembered of a feed between two polls. Instants are milliseconds since 1970. */
export const feedStateSchema = z.object({
  id: z.string(),
  /** The address it was last polled at. When the catalog names another one, the validators are void. */
  url: z.string(),
  etag: z.string().nullable().default(null),
  lastModified: z.string().nullable().default(null),
  /** Hash of the last body without its volatile fields: the same again means nothing to parse. */
  bodyHash: z.string().nullable().default(null),
  /** Not to be polled before this instant. */
  nextPollAt: z.number().int().default(0),
  lastPollAt: z.number().int().nullable().default(null),
  lastSuccessAt: z.number().int().nullable().default(null),
  /** When the current row of failures began, how many there were, and the last reason in plain words. */
  failing: z
    .object({ since: z.number().int(), count: z.number().int(), reason: z.string() })
    .nullable()
    .default(null),
  /** Identity keys of all that the feed lists now: they are kept as long as it does. */
  listed: z.array(z.string()).default([]),
  /**
   * One identity key of each item that was passed over: older than what was worth recording when the feed was read for the
   * first time. Kept as long as the feed lists it. Absent where there is none, as in most feeds.
   */
  passedOver: z.array(z.string()).optional(),
  /** When its newest items were published, newest first, at most 20: its rhythm. */
  recent: z.array(z.number().int()).default([]),
  /** A permanent redirect that was seen, and how often in a row. Followed for good after three times. */
  movedTo: z.object({ url: z.string(), times: z.number().int() }).nullable().default(null),
  /** The publisher said that it is gone for good (410): polled no more. */
  ended: z.boolean().default(false),
  /** The subscription at the hub that the feed names (WebSub), when there is one. */
  push: z
    .object({
      hub: z.string(),
      /** The feed's address as the hub knows it (`rel=self`). */
      topic: z.string(),
      /** The last part of the address that the hub calls: names the feed, and cannot be guessed. */
      path: z.string(),
      /** Signs what is pushed. Never logged. */
      secret: z.string(),
      requestedAt: z.number().int(),
      /** Until when the hub pushes; null until it has verified. */
      leaseUntil: z.number().int().nullable(),
    })
    .nullable()
    .default(null),
  /** The fields that most of the last items lacked, for the operator. */
  missing: z.array(z.string()).default([]),
});

/** See {@link feedStateSchema}. */
export type FeedState = z.infer<typeof feedStateSchema>;

/** What people are told of a feed: its state without its keys, which are many, and without the secret of its hub. */
export type FeedSummary = Omit<FeedState, 'listed' | 'passedOver' | 'push'>;

const fresh = feedStateSchema.parse({ id: '', url: '' });

/** The state of a feed that was never polled. */
export function newFeedState(id: string, url: string): FeedState {
  return { ...fresh, id, url, listed: [], recent: [], missing: [] };
}
