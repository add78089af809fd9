import type { Article } from '../../core/article.js';
import type { Chat } from '../../core/chat.js';
import type { Settlement } from '../../core/delivery.js';
import type { DeliveryWork, WaitingEntry } from '../../core/ports.js';
import { isQuiet } from '../../core/quiet-hours.js';
import type { Lane } from '../../core/subscription.js';

/** A waiting entry whose article is there. */
export interface ResolvedEntry extends WaitingEntry {
  article: Article;
}

/** What to do with the pending entries of a chat. */
export interface Resolved {
  /** Settlements for the entries before the first postable one, which are never posted. */
  undelivered: Settlement[];
  /** The entries from the first postable one on, with those among them that are held back. */
  resolved: ResolvedEntry[];
}

/**
 * Sorts out what waits in a lane. An entry is not posted when its article is past keeping, or when another one of its
 * story was posted.
 * @param until only entries that were recorded up to this instant count.
 * @param keepsHeld whether what is held back counts as something to post.
 */
export function resolveWaiting(
  { chat, waiting }: DeliveryWork,
  lane: Lane,
  now: number,
  { until = Number.POSITIVE_INFINITY, keepsHeld = false } = {},
): Resolved {
  const undelivered: Settlement[] = [];
  const resolved: ResolvedEntry[] = [];
  for (const each of recordedUntil(waiting, until, now)) {
    const { article, heldFor } = each;
    if (resolved.length === 0 && (article === null || (heldFor !== null && !keepsHeld))) {
      undelivered.push(undeliveredOf(chat, lane, each, now));
    } else if (article === null) break;
    else resolved.push({ ...each, article });
  }
  return { undelivered, resolved };
}

/** Settles an entry that is not posted, because it is held back or its article was pruned. */
export function undeliveredOf(
  { id }: Pick<Chat, 'id'>,
  lane: Lane,
  { entry: { seq, article }, heldFor }: WaitingEntry,
  at: number,
): Settlement {
  const reason = heldFor === null ? 'the article is past keeping' : null;
  return { chat: id, lane, seq, article, posted: null, reason, heldFor, at };
}

/**
 * Whether entries go as one list: more of them wait than the chat's bound, or quiet hours held them back.
 * @param resolved at least one.
 */
export function areList(resolved: readonly ResolvedEntry[], chat: Chat): boolean {
  const [first] = resolved;
  if (first === undefined) return false;
  const count = resolved.filter(({ heldFor }) => heldFor === null).length;
  return count > (waitedQuietly(first, chat) ? 1 : chat.settings.backlogBound);
}

function waitedQuietly({ entry }: ResolvedEntry, { settings, timezone }: Chat): boolean {
  return isQuiet(settings.quiet, timezone, entry.at);
}

/** An entry from further ahead than this was recorded while a clock was wrong. A day, in milliseconds. */
const maxAheadMs = 24 * 3_600_000;

/**
 * The entries before the first one that was recorded after an instant. It stops there, since a cursor that moves to
 * a later entry passes over it. An entry from the far future holds nothing up: nothing would be posted for as long.
 */
function recordedUntil(waiting: readonly WaitingEntry[], until: number, now: number): WaitingEntry[] {
  const end = waiting.findIndex(({ entry: { at } }) => at > until && at <= now + maxAheadMs);
  return end === -1 ? [...waiting] : waiting.slice(0, end);
}
