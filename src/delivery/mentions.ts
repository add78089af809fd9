import type { Chat } from '../core/chat.js';
import { isSilent } from '../core/pending.js';
import type { Clock, DeliveryStore } from '../core/ports.js';
import { isQuiet } from '../core/quiet-hours.js';
import { mentionsOf } from '../core/subscription.js';
import type { ResolvedEntry } from './resolve.js';

/** Whom a single post calls: each group once for a story, nobody in quiet hours, and nobody without a sound. */
export async function mentionsFor(
  { article, topics }: ResolvedEntry,
  chat: Chat,
  { store, clock }: { store: DeliveryStore; clock: Pick<Clock, 'now'> },
): Promise<string[]> {
  const { settings, timezone, subscriptions } = chat;
  const wished = mentionsOf(subscriptions, topics);
  const isHushed = isSilent(topics, chat);
  if (wished.length === 0 || isHushed) return [];
  // What is in doubt is sent again in quiet hours, too.
  if (settings.quiet !== null && isQuiet(settings.quiet, timezone, clock.now())) return [];
  const called = await store.mentionedFor(chat.id, article.id);
  return wished.filter((each) => !called.includes(each));
}
