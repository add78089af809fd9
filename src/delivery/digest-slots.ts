import type { Chat } from '../core/chat.js';
import { type DigestQuestion, dueSlot, nextDigestAt, type Slot } from '../core/digest.js';
import { quietUntil } from '../core/quiet-hours.js';
import { gathers } from '../core/subscription.js';

/** The slot of the digest that is due in a chat now; null where none is, or none is subscribed to. */
export function dueSlotOf(chat: Chat, now: number): Slot | null {
  return gathers(chat.subscriptions) ? dueSlot(digestOf(chat), now) : null;
}

/** When a chat in which nothing is to be done now is looked at again; null where nothing but news wakes it. */
export function nextLookAt(chat: Chat, now: number): number | null {
  const instants = [
    quietUntil(chat.settings.quiet, chat.timezone, now),
    gathers(chat.subscriptions) ? nextDigestAt(digestOf(chat), now) : null,
  ].filter((at) => at !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}

function digestOf({ settings, timezone, digestSlot }: Chat): DigestQuestion {
  return { ...settings, schedule: settings.digest, zone: timezone, last: digestSlot };
}
