import type { Answer } from '../core/ports.js';
import { topicsCard } from './cards.js';
import { answer, type Context, noticed, refusal } from './context.js';
import { followable } from './find-topic.js';
import { subscribe } from './subscribe.js';
import { relatedTo } from './under-post.js';

/** What links to the bot bear beside a topic's id: at most 64 of `A-Z a-z 0-9 _ -`, as each platform takes it. */
export const payloads = {
  /** Leads to choosing topics. */
  add: 'add',
  /** Leads to what is like an article. */
  more: (article: string) => `more_${article}`,
};

/** What a link to the bot asks for; null if its payload is none of ours. Anybody can make a link, so that it may hold anything. */
export async function openDeepLink(context: Context, payload: string): Promise<Answer | null> {
  if (payload === payloads.add) return answer(await topicsCard(context, 0));
  const [, id] = /^more_([0-9a-z]{1,12})$/.exec(payload) ?? [];
  if (id !== undefined) return said(await relatedTo(context, id));
  // A payload takes no colon, which stands in the ids of publishers.
  const topic = payload.toLowerCase().replace('_', ':');
  if (!followable(context.catalog()).includes(topic)) return null;
  return (await refusal(context)) ?? subscribe(context, topic);
}

/** A link is no button: what would be a notice is said. */
function said(answered: Answer): Answer {
  const { messages, notice } = answered;
  return messages.length === 0 && notice !== null ? noticed(notice) : answered;
}
