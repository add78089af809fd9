import type { Chat, Cursors } from '../../core/chat.js';

/**
 * Returns a chat without the subscription intervals that have ended and are settled, or null when it has none of them. No
 * entry that is still pending is judged by such an interval.
 */
export function withoutSettledIntervals(chat: Chat, cursors: Cursors): Chat | null {
  const isSettled = ({ lane, until }: Chat['subscriptions'][number]['intervals'][number]) =>
    until !== null && until <= cursors[lane];
  if (!chat.subscriptions.some(({ intervals }) => intervals.some(isSettled))) return null;
  const subscriptions = chat.subscriptions
    .map((each) => ({ ...each, intervals: each.intervals.filter((interval) => !isSettled(interval)) }))
    .filter(({ intervals }) => intervals.length > 0);
  return { ...chat, subscriptions };
}
