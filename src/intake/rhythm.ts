/** The longest that a feed in good health is left alone: an hour, in milliseconds. */
const slowest = 3_600_000;
/** The longest that a failing feed is left alone: six hours, in milliseconds. */
const longestBackOff = 6 * 3_600_000;
/** Below this, `FEED_INTERVAL` asks for speed and is no starting point: a minute, in milliseconds. */
const minute = 60_000;

/** What decides when a feed is polled next. */
export interface RhythmQuestion {
  now: number;
  /** `FEED_INTERVAL`. */
  defaultSeconds: number;
  /** The feed's own `interval` in the catalog. */
  ownSeconds: number | undefined;
  /** When its newest items were published, newest first. */
  recent: readonly number[];
  /** How long the publisher asks not to be polled again (`ttl`, `max-age`); null where it does not. */
  askedSeconds: number | null;
  /** It is never polled sooner than this, in milliseconds, whatever the operator's interval. Default: 0. */
  minMs?: number;
}

/**
 * Milliseconds from one poll of a feed to the next, a whole number: the store takes nothing else.
 * 1. A feed's own `interval`, and a `FEED_INTERVAL` of a minute or less, are the operator's word: just that.
 * 2. Else twice as often as it publishes, and seldom when it has been quiet for long: an eighth of the
 *    silence. Without dates: `FEED_INTERVAL`.
 * 3. Never sooner than the publisher asks, within the bounds of a minute and an hour.
 */
export function pollGap(question: RhythmQuestion): number {
  return Math.round(Math.max(question.minMs ?? 0, healthyGap(question)));
}

function healthyGap(question: RhythmQuestion): number {
  const { ownSeconds, defaultSeconds, askedSeconds } = question;
  if (ownSeconds !== undefined) return ownSeconds * 1000;
  if (defaultSeconds * 1000 <= minute) return defaultSeconds * 1000;
  const wanted = Math.max(ownRhythm(question) ?? defaultSeconds * 1000, (askedSeconds ?? 0) * 1000);
  return Math.min(slowest, Math.max(minute, wanted));
}

function ownRhythm({ now, recent }: RhythmQuestion): number | null {
  const gaps = recent
    .slice(1)
    .map((time, index) => (recent[index] as number) - time)
    .sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)];
  if (median === undefined) return null;
  return Math.max(median / 2, (now - (recent[0] as number)) / 8);
}

/** What decides when a failing feed is tried again. */
export interface RetryQuestion {
  /** The gap of the same feed in good health, in milliseconds. */
  gapMs: number;
  /** How long it has been failing, in milliseconds. */
  failingMs: number;
  /** What the server asked for; null where it did not. */
  retryAfterMs: number | null;
  /** From 0 to 1, for the jitter. */
  random: number;
  /** It is never tried sooner than this, in milliseconds. Default: 0. */
  minMs?: number;
}

/**
 * Milliseconds until a failing feed is tried again: its usual gap, then a third of the time that it has been
 * away. That grows by a third each time, up to six hours, and finds a feed again soon after a short absence.
 * A fifth of jitter keeps feeds that failed together from coming back together.
 */
export function retryGap({ gapMs, failingMs, retryAfterMs, random, minMs = 0 }: RetryQuestion): number {
  const calm = Math.min(longestBackOff, Math.max(gapMs, failingMs / 3));
  return Math.round(Math.max(calm * (0.9 + random * 0.2), retryAfterMs ?? 0, minMs));
}

/** How many feeds may be polled at once when Kabar starts; more are spread out. */
const atOnce = 20;

/** How long each of `count` feeds waits for its first poll, in milliseconds: the first few not at all, the rest evenly over `gapMs`. */
export function spread(count: number, gapMs: number): number[] {
  const rest = Math.max(1, count - atOnce);
  return Array.from({ length: count }, (_, index) =>
    Math.round((Math.max(0, index + 1 - atOnce) / rest) * gapMs),
  );
}
