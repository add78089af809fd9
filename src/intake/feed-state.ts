import type { Feed } from '../core/catalog.js';
import { type FeedState, newFeedState } from '../core/feed.js';
import { listSameKeys, withFields } from '../core/packed-feed.js';
import { isPersonal, personalPollGap } from '../core/personal-feed.js';
import type { FetchAnswer } from './fetch/answer.js';
import type { IdentifiedItem } from './identified-item.js';
import { lacksOf, lackTests, type Memory } from './prints.js';
import type { ParsedFeed } from './read/parsed-feed.js';
import { pollGap, retryGap } from './rhythm.js';

/** How often in a row a permanent redirect must be seen before the old address is no longer asked. */
export const movesToBelieve = 3;

/** How long a publisher must say that a feed is gone (410) before it is polled no more: a day, in milliseconds. */
const goneToBelieveMs = 24 * 3_600_000;

/** How many publishing dates are kept to know a feed's rhythm. */
const rhythmLength = 20;

/** What times are measured by. */
export interface Timing {
  /** When the poll began. */
  now: number;
  /** `FEED_INTERVAL`. */
  defaultSeconds: number;
  /** From 0 to 1. */
  random: number;
}

/** An answer that succeeded. */
export type GoodAnswer = Extract<FetchAnswer, { kind: 'body' | 'unchanged' }>;

/** Why a poll failed, in plain words, and what the publisher said with it. */
export type PollFailure = Pick<FailedFetch, 'reason' | 'retryAfterMs' | 'gone'> &
  Partial<Pick<FailedFetch, 'status'>>;

type FailedFetch = Extract<FetchAnswer, { kind: 'failed' }>;

/** What was read from a body. */
export interface Found {
  parsed: ParsedFeed;
  items: readonly IdentifiedItem[];
  /** See `Memory`. */
  passing: Memory['passing'];
}

/** What a body held: its hash, and what was read from it; null where the hash was the same as before. */
export interface Content {
  bodyHash: string;
  read: Found | null;
}

/** The state to poll by. When the catalog names another address, what was known of the old one is void. */
export function stateFor(feed: Feed, stored: FeedState | undefined): FeedState {
  if (stored?.url === feed.url) return stored;
  const fresh = newFeedState(feed.id, feed.url);
  if (stored === undefined) return fresh;
  // What it listed and when it was read still tell news from history; its hub is judged when it is read.
  const { lastSuccessAt, listed, passedOver, recent, push } = stored;
  return { ...fresh, lastSuccessAt, listed, ...(passedOver && { passedOver }), recent, push };
}

/**
 * The state to start with after a restart: polled soon, since the operator may have mended what was wrong or
 * asked for another interval; but a publisher that asked for patience still gets it, as does one whose feed the
 * operator did not choose.
 */
export function afterRestart(state: FeedState): FeedState {
  const isAskedToWait = /^HTTP (?:429|503)$/.test(state.failing?.reason ?? '');
  return isAskedToWait || isPersonal(state.id) ? state : withFields(state, { nextPollAt: 0 });
}

/** Where to ask: the catalog's address, or the one that it has moved to for good. */
export function addressOf(state: FeedState): string {
  return state.movedTo !== null && state.movedTo.times >= movesToBelieve ? state.movedTo.url : state.url;
}

/** The state after an answer that succeeded. `content` is null for 304. */
export function afterSuccess(
  state: FeedState,
  feed: Feed,
  answer: GoodAnswer,
  content: Content | null,
  timing: Timing,
): FeedState {
  const read = content?.read ?? null;
  const recent = read === null ? state.recent : recentOf(read.items, timing.now);
  const asked = Math.max(read?.parsed.ttlSeconds ?? 0, answer.maxAgeSeconds ?? 0);
  const gap = pollGap({
    now: timing.now,
    defaultSeconds: timing.defaultSeconds,
    ownSeconds: feed.interval,
    recent,
    askedSeconds: asked > 0 ? asked : null,
    minMs: minGap(feed),
  });
  const polled = {
    // A 304 need not repeat its validators; a 200 without them has none.
    etag: answer.etag ?? (content === null ? state.etag : null),
    lastModified: answer.lastModified ?? (content === null ? state.lastModified : null),
    bodyHash: content?.bodyHash ?? state.bodyHash,
    nextPollAt: timing.now + gap,
    lastPollAt: timing.now,
    lastSuccessAt: timing.now,
    failing: null,
    movedTo: moveAfter(state, answer.movedTo),
  };
  if (read === null) return withFields(state, polled);
  const { passedOver: _, ...rest } = state;
  return {
    ...rest,
    ...polled,
    listed: listedAfter(state, read.items),
    ...passedOverAfter(state, read.items),
    recent,
    missing: missingOf(read.items),
  };
}

/**
 * The state after a push. What it holds is listed too; all that polling goes by stays, so that the next poll
 * makes up for whatever the hub left out.
 */
export function afterPush(state: FeedState, items: readonly IdentifiedItem[], now: number): FeedState {
  const listed = [...new Set([...state.listed, ...items.flatMap(({ keys }) => keys)])];
  const recent = [...new Set([...recentOf(items, now), ...state.recent])].sort((a, b) => b - a);
  return { ...state, listed, recent: recent.slice(0, rhythmLength) };
}

/** The state after a poll that failed, for whatever reason. */
export function afterFailure(state: FeedState, feed: Feed, failure: PollFailure, timing: Timing): FeedState {
  const { now, defaultSeconds, random } = timing;
  const since = state.failing?.since ?? now;
  const gapMs = (feed.interval ?? defaultSeconds) * 1000;
  const wait = retryGap({
    gapMs,
    failingMs: now - since,
    retryAfterMs: failure.retryAfterMs,
    random,
    minMs: minGap(feed),
  });
  return withFields(state, {
    nextPollAt: now + wait,
    lastPollAt: now,
    failing: { since, count: (state.failing?.count ?? 0) + 1, reason: failure.reason },
    // An address it moved to that fails is no longer believed: the old one is asked again.
    movedTo: null,
    ended:
      failure.gone &&
      state.failing?.reason === failure.reason &&
      now - state.failing.since >= goneToBelieveMs,
  });
}

const minGap = ({ id }: Feed) => (isPersonal(id) ? personalPollGap : 0);

/** What changes with every poll, and what is compared apart. */
const times: ReadonlySet<string> = new Set(['nextPollAt', 'lastPollAt', 'lastSuccessAt']);
const keys: ReadonlySet<string> = new Set(['listed', 'passedOver']);

/** Whether more changed than the times of the polls: those are not worth a write each. */
export function worthKeeping(before: FeedState, after: FeedState): boolean {
  return (
    (Object.keys(after) as (keyof FeedState)[]).some(
      (field) =>
        !times.has(field) &&
        !keys.has(field) &&
        after[field] !== before[field] &&
        JSON.stringify(after[field]) !== JSON.stringify(before[field]),
    ) || !listSameKeys(before, after)
  );
}

function moveAfter(state: FeedState, movedTo: string | null): FeedState['movedTo'] {
  if (movedTo === null) return addressOf(state) === state.url ? null : state.movedTo;
  return { url: movedTo, times: movedTo === state.movedTo?.url ? state.movedTo.times + 1 : 1 };
}

/** A feed that is suddenly empty has not forgotten its articles: mostly it is full again soon. */
function listedAfter(state: FeedState, items: readonly IdentifiedItem[]): string[] {
  return items.length === 0 ? state.listed : [...new Set(items.flatMap(({ keys }) => keys))];
}

/** Items that were passed over, now or before, for as long as they are listed. */
function passedOverAfter(
  state: FeedState,
  items: readonly IdentifiedItem[],
): Pick<FeedState, 'passedOver'> | null {
  const now = items.filter(passedOverTest(state)).map(({ keys }) => keys[0]);
  const passedOver = items.length === 0 ? (state.passedOver ?? []) : now;
  return passedOver.length === 0 ? null : { passedOver };
}

/** Tells whether an item is of what a feed's first poll left out because it was too old, at this poll or before. */
export function passedOverTest({ passedOver }: FeedState): (item: IdentifiedItem) => boolean {
  const before = new Set(passedOver);
  return ({ keys, brief }) => brief === 'old' || (before.size > 0 && keys.some((key) => before.has(key)));
}

function recentOf(items: readonly IdentifiedItem[], now: number): number[] {
  return items
    .flatMap(({ publishedAt }) => (publishedAt !== null && publishedAt <= now ? [publishedAt] : []))
    .sort((a, b) => b - a)
    .slice(0, rhythmLength);
}

/** What most of the items lack, each with the share: `author 100%`. */
function missingOf(items: readonly IdentifiedItem[]): string[] {
  const known = items.map(lacksOf).filter((lacks) => lacks !== null);
  const undated = items.filter(({ publishedAt }) => publishedAt === null).length;
  const counts = lackTests.map(([name, isLacking]) => [name, known.filter(isLacking).length] as const);
  return [
    ...shareOf('date', undated, items.length),
    ...counts.flatMap(([name, count]) => shareOf(name, count, known.length)),
  ];
}

function shareOf(name: string, count: number, all: number): string[] {
  const share = count / Math.max(1, all);
  return share > 0.5 ? [`${name} ${Math.round(share * 100)}%`] : [];
}
