import { z } from 'zod';
import { publisherTopic } from './catalog.js';
import { type TopicId, topicIdSchema } from './topic.js';

/**
 * A topic or publisher that a chat does not want to hear of for a while: what is recorded from `from` until
 * `until` (milliseconds since 1970; null: for ever) does not come by it, not even later.
 */
export const muteSchema = z.object({
  topic: topicIdSchema,
  from: z.number().int(),
  until: z.number().int().nullable(),
});

/** See {@link muteSchema}. */
export type Mute = z.infer<typeof muteSchema>;

/** No entry is waited for longer than this, so that a mute which ended before may be forgotten: 8 days, in milliseconds. */
const longestWait = 8 * 24 * 3_600_000;

/** The mute that held for a topic at an instant, or null. */
export function muteAt(mutes: readonly Mute[], topic: TopicId, at: number): Mute | null {
  const holds = (mute: Mute) =>
    mute.topic === topic && mute.from <= at && (mute.until === null || at < mute.until);
  return mutes.find(holds) ?? null;
}

/** The mute of a publisher that held at an instant, or null. It wins over all that is followed. */
export function publisherMuteAt(mutes: readonly Mute[], publisher: string, at: number): Mute | null {
  return muteAt(mutes, publisherTopic(publisher), at);
}

/** The mutes with a topic muted from `now` until an instant, null for ever; without those that nobody can ask for any more. */
export function mute(mutes: readonly Mute[], topic: TopicId, now: number, until: number | null): Mute[] {
  return [...unmute(mutes, topic, now), { topic, from: now, until }];
}

/** The mutes with a topic to be heard again from `now` on. */
export function unmute(mutes: readonly Mute[], topic: TopicId, now: number): Mute[] {
  return mutes
    .map((each) => (muteAt([each], topic, now) === null ? each : { ...each, until: now }))
    .filter(({ until }) => until === null || until > now - longestWait);
}
