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
  const mentions = mentionsOf(subscriptions, topics);
  if (mentions.length === 0 || isSilent(topics, chat)) return [];
  // What is in doubt is sent again in quiet hours, too.
  if (settings.quiet !== null && isQuiet(settings.quiet, timezone, clock.now())) return [];
  const called = await store.mentionedFor(chat.id, article.id);
  return mentions.filter((each) => !called.includes(each));
}
