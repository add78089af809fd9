import type { Chat, Cursors } from '../../core/chat.js';
import type { Interval } from '../../core/subscription.js';
import { hasWords } from '../../core/subscription-words.js';

/** How many settled intervals with words a subscription keeps, the newest ones. `explain` needs them to name a word. */
const maxKept = 3;

/**
 * Returns a chat without the subscription intervals that have ended and are settled, or null when it has none of them. No
 * entry that is still pending is judged by such an interval. The last ones that had words are kept.
 */
export function withoutSettledIntervals(chat: Chat, cursors: Cursors): Chat | null {
  const isSettled = ({ lane, until }: Interval) => until !== null && until <= cursors[lane];
  // Most chats have none, and there may be very many chats.
  if (!chat.subscriptions.some(({ intervals }) => intervals.some(isSettled))) return null;
  const isOver = (interval: Interval, all: readonly Interval[]) =>
    isSettled(interval) &&
    !all
      .filter((each) => isSettled(each) && hasWords(each))
      .slice(-maxKept)
      .includes(interval);
  const subscriptions = chat.subscriptions
    .map((each) => ({ ...each, intervals: each.intervals.filter((one) => !isOver(one, each.intervals)) }))
    .filter(({ intervals }) => intervals.some((interval) => !isSettled(interval)));
  const count = (all: Chat['subscriptions']) => all.reduce((sum, { intervals }) => sum + intervals.length, 0);
  return count(subscriptions) === count(chat.subscriptions) ? null : { ...chat, subscriptions };
}
