import { articleOf, payloads, topicOf } from '../core/deep-link.js';
import type { Answer } from '../core/ports.js';
import { topicsCard } from './cards.js';
import { answer, type Context, noticed, refusal } from './context.js';
import { followable } from './find-topic.js';
import { subscribe } from './subscribe.js';
import { relatedTo } from './under-post.js';

/** What a link to the bot asks for; null if its payload is none of ours. Anybody can make a link, so that it may hold anything. */
export async function openDeepLink(context: Context, payload: string): Promise<Answer | null> {
  if (payload === payloads.add) return answer(await topicsCard(context, 0));
  const article = articleOf(payload);
  if (article !== null) return said(await relatedTo(context, article));
  const topic = topicOf(payload);
  if (!followable(context.catalog()).includes(topic)) return null;
  return (await refusal(context)) ?? subscribe(context, topic);
}

/** A link is no button: what would be a notice is said. */
function said(answered: Answer): Answer {
  const { messages, notice } = answered;
  return messages.length === 0 && notice !== null ? noticed(notice) : answered;
}
