import type { Feed } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import type { Log } from '../core/ports.js';
import type { Batch } from './batch.js';
import { movesToBelieve } from './feed-state.js';

const day = 24 * 3_600_000;

/**
 * Logs what a poll changed: a feed's first failure, its first whole day of failures, its end, its return and
 * its move. Every other failure is logged only at level debug.
 */
export function notice(log: Log, feed: Feed, before: FeedState, after: FeedState): void {
  if (after.failing === null) noticeSuccess(log, feed, before, after);
  else noticeFailure(log, feed, before, after.failing, after);
}

/** Logs what a feed brought that the operator should know of: items that the brake held back, or that are unfit. */
export function noticeBatch(log: Log, feed: Feed, { braked, unfit }: Batch): void {
  if (braked > 0) {
    log.warn(
      { feed: feed.id, items: braked },
      'a feed suddenly looks all new: items dated before its last reading are kept, but not posted',
    );
  }
  if (unfit !== null) {
    log.warn(
      { feed: feed.id, items: unfit.count, reason: unfit.reason },
      'some items of a feed cannot be kept; the others are',
    );
  }
}

function noticeFailure(
  log: Log,
  feed: Feed,
  before: FeedState,
  failing: NonNullable<FeedState['failing']>,
  after: FeedState,
): void {
  const { since, count, reason } = failing;
  const facts = { feed: feed.id, reason, failures: count };
  const passed = (instant: number) =>
    (before.lastPollAt ?? 0) < instant && instant <= (after.lastPollAt ?? 0);
  if (after.ended) {
    log.warn(facts, 'a feed is gone for good and is polled no more: remove it from the catalog');
  } else if (count === 1) {
    log.warn(facts, 'a feed cannot be read: it is tried again');
  } else if (passed(since + day)) {
    log.warn(facts, 'a feed has failed for a day');
  } else {
    log.debug(facts, 'a feed still cannot be read');
  }
}

function noticeSuccess(log: Log, feed: Feed, before: FeedState, after: FeedState): void {
  if (before.failing !== null) {
    log.info({ feed: feed.id, failures: before.failing.count }, 'a feed can be read again');
  }
  if (after.movedTo?.times === movesToBelieve && before.movedTo?.times !== movesToBelieve) {
    log.info(
      { feed: feed.id, host: new URL(after.movedTo.url).host },
      'a feed has moved: change its address in the catalog',
    );
  }
}
