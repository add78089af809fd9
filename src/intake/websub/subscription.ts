import type { FeedState } from '../../core/feed.js';

/** A feed's subscription at a hub. */
export type Push = NonNullable<FeedState['push']>;

/** What to subscribe to. */
export interface HubTopic {
  hub: string;
  topic: string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The lease that is asked for: ten days, in seconds. Hubs give what they like. */
export const wantedLeaseSeconds = 864_000;

const minLease = 10 * minute;
const maxLease = 30 * day;
/** The lease that is assumed if a hub does not name one, as older hubs do. */
const defaultLease = day;

/** The length of a lease, in milliseconds. @param seconds as the hub gives it. */
export function leaseMs(seconds: string | null): number {
  if (seconds === null || !/^\d{1,12}$/.test(seconds)) return defaultLease;
  return Math.min(maxLease, Math.max(minLease, Number(seconds) * 1000));
}

/** How long an answer is waited for before the hub is asked again: an hour, twice as long each time, at most a day. */
export function patience(unanswered: number): number {
  return Math.min(day, hour * 2 ** Math.max(0, unanswered - 1));
}

/** How soon after one request a feed may turn to another hub: some publishers change `self` with every answer. */
export const restMs = hour;

/** Whether the hub pushes now. */
export function holds(push: Push, now: number): boolean {
  return push.leaseUntil !== null && push.leaseUntil > now;
}

/**
 * Whether the hub has to be asked (again). While the lease holds: when less than a third of it is left, or
 * less than an hour. A renewal that stays unanswered is repeated after a third of the rest, and so on: the
 * closer to the end, the more often.
 * @param waitMs how long a request without an answer is left alone when no lease holds.
 */
export function isDue(push: Push, now: number, waitMs: number): boolean {
  const since = now - push.requestedAt;
  // The machine's clock was set back.
  if (since < 0) return true;
  if (push.leaseUntil === null || push.leaseUntil <= now) return since >= waitMs;
  const length = push.leaseUntil - push.requestedAt;
  const pause = Math.min(hour, Math.max(5 * minute, length / 2));
  return push.leaseUntil - now < Math.max(hour, length / 3) && since >= pause;
}

/** What to do about a subscription. */
export interface Step {
  /** What the feed's state holds from now on. */
  push: Push | null;
  /** To be requested at its hub. */
  ask: Push | null;
  /** To be ended at its hub. */
  drop: Push | null;
}

/** What decides about a {@link Step}. */
export interface StepContext {
  now: number;
  waitMs: number;
  /** Whether the hub was given the address where Kabar is reached now. */
  reachesUs: (push: Push) => boolean;
  create: (wanted: HubTopic) => Push;
}

/** Decides what to do; null for nothing. Pure except for `create`. */
export function nextStep(push: Push | null, wanted: HubTopic | null, context: StepContext): Step | null {
  if (wanted === null) return push === null ? null : { push: null, ask: null, drop: push };
  if (push === null || !isSame(push, wanted) || !context.reachesUs(push)) {
    const fresh = context.create(wanted);
    return { push: fresh, ask: fresh, drop: push !== null && context.reachesUs(push) ? push : null };
  }
  if (!isDue(push, context.now, context.waitMs)) return null;
  // Path and secret stay: a hub replaces the subscription of the same callback and topic.
  const again = { ...push, requestedAt: context.now };
  return { push: again, ask: again, drop: null };
}

/** Whether a subscription is the one that is wanted. */
export function isSame(push: Push, wanted: HubTopic): boolean {
  return push.hub === wanted.hub && push.topic === wanted.topic;
}

/** Masks secret and path in a text for the log. */
export function withoutSecrets(text: string, { secret, path }: Push): string {
  return text.replaceAll(secret, '…').replaceAll(path, '…');
}
