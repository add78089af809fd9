import type { LogEntry } from '../../core/article.js';
import type { ChatId } from '../../core/chat.js';
import type { Settlement } from '../../core/delivery.js';
import type { Lane } from '../../core/subscription.js';

/**
 * A chat whose words, mutes or languages keep so many entries in a row from it has its cursor moved behind them. Each of
 * its turns would look at all of them again.
 */
export const passOverFrom = 200;

/** Moves a cursor behind an entry that the chat does not wait for, and notes nothing else. */
export function passOver(chat: ChatId, lane: Lane, { seq, article }: LogEntry, at: number): Settlement {
  return { chat, lane, seq, article, posted: null, reason: null, heldFor: null, at };
}
