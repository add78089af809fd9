import type { Feed } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import type { Log } from '../core/ports.js';
import type { Batch } from './batch.js';
import { movesToBelieve } from './feed-state.js';

const day = 24 * 3_600_000;

/**
 * What the operator is told after a poll: a feed's first failure at once, the same again after a day, its
 * end, its return, and its move; what lies between only at level debug.
 */
export function notice(log: Log, feed: Feed, before: FeedState, after: FeedState): void {
  if (after.failing === null) noticeSuccess(log, feed, before, after);
  else noticeFailure(log, feed, before, after.failing, after);
}

/** What the operator is told of what a feed brought: that the brake held items back, or that some are unfit. */
export function noticeBatch(log: Log, feed: Feed, { braked, unfit }: Batch): void {
  if (braked > 0) {
    log.warn(
      { feed: feed.id, items: braked },
      `Feed ${feed.id} suddenly looks all new: ${braked} items dated before its last reading are kept, but not posted.`,
    );
  }
  if (unfit !== null) {
    log.warn(
      { feed: feed.id, items: unfit.count, reason: unfit.reason },
      `Feed ${feed.id}: ${unfit.count} items cannot be kept (${unfit.reason}); the others are.`,
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
  const facts = { feed: feed.id, reason };
  const passed = (instant: number) =>
    (before.lastPollAt ?? 0) < instant && instant <= (after.lastPollAt ?? 0);
  if (after.ended) {
    log.warn(
      facts,
      `Feed ${feed.id} is gone for good (${reason}) and is polled no more. Remove it from the catalog.`,
    );
  } else if (count === 1) {
    log.warn(facts, `Feed ${feed.id} cannot be read: ${reason}. Kabar goes on trying.`);
  } else if (passed(since + day)) {
    log.warn(facts, `Feed ${feed.id} has failed for a day, ${count} times in a row: ${reason}.`);
  } else {
    log.debug(facts, `Feed ${feed.id} still cannot be read: ${reason}.`);
  }
}

function noticeSuccess(log: Log, feed: Feed, before: FeedState, after: FeedState): void {
  if (before.failing !== null) {
    log.info({ feed: feed.id, failures: before.failing.count }, `Feed ${feed.id} can be read again.`);
  }
  if (after.movedTo?.times === movesToBelieve && before.movedTo?.times !== movesToBelieve) {
    log.info(
      { feed: feed.id },
      `Feed ${feed.id} has moved to ${new URL(after.movedTo.url).host}: change its address in the catalog.`,
    );
  }
}
