import type { Chat } from '../core/chat.js';
import { nextDigestAt } from '../core/digest.js';
import { quietUntil } from '../core/quiet-hours.js';
import { gathers } from '../core/subscription.js';

/** When a chat in which nothing is to be done now is looked at again; null where nothing but news wakes it. */
export function nextLookAt(chat: Chat, now: number): number | null {
  const instants = [quietUntil(chat.settings.quiet, chat.timezone, now), nextDigestOf(chat, now)].filter(
    (at) => at !== null,
  );
  return instants.length === 0 ? null : Math.min(...instants);
}

/** When to look for a digest again; null where none is subscribed to. */
function nextDigestOf({ settings, timezone, subscriptions, digestSlot }: Chat, now: number): number | null {
  if (!gathers(subscriptions)) return null;
  return nextDigestAt({ ...settings, schedule: settings.digest, zone: timezone, last: digestSlot }, now);
}
