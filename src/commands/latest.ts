import { topicName } from '../core/catalog.js';
import { type Line, reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { presentHeadline } from '../i18n/present.js';
import { didYouMean } from './cards.js';
import { answer, type Command, type Context } from './context.js';
import { findTopic, followable } from './find-topic.js';

const fewest = 1;
const usual = 5;
const most = 20;

/** `/latest [topic] [count]`: of what the chat follows, or of everything when it follows nothing. */
export const latestCommand: Command = {
  name: 'latest',
  options: [
    { name: 'topic', kind: 'topic', required: false },
    { name: 'count', kind: 'number', required: false, min: fewest, max: most },
  ],
  changes: false,
  async run(context, options) {
    const { typed, count, found } = understand(context, options.topic?.trim() ?? '', options.count);
    const limit = countOf(count);
    if (typed === '') return latestOf(context, followedTopics(context.chat.subscriptions), limit);
    if ('topic' in found) return latestOf(context, [found.topic], limit);
    return answer(didYouMean(context, typed, found.near, 'latest'));
  },
};

/**
 * What was meant by a topic and a count. Typed as text they come in one: `ukraina 10`. A name that ends in
 * a number, such as Liga 1, goes first.
 */
function understand({ catalog }: Context, typed: string, count: string | undefined) {
  const find = (name: string) => findTopic(name, catalog(), followable(catalog()));
  const found = find(typed);
  const split = /^(?<topic>.*?)\s*\b(?<count>\d{1,4})$/s.exec(typed)?.groups;
  if (count !== undefined || split?.count === undefined || (split.topic !== '' && 'topic' in found)) {
    return { typed, count, found };
  }
  const topic = split.topic ?? '';
  return { typed: topic, count: split.count, found: find(topic) };
}

function countOf(given: string | undefined): number {
  const count = Number.parseInt(given ?? '', 10);
  return Number.isNaN(count) ? usual : Math.min(most, Math.max(fewest, count));
}

/** The newest headlines of these topics, or of all. */
export async function latestOf(context: Context, topics: readonly TopicId[], limit: number): Promise<Answer> {
  const { store, text, chat, catalog } = context;
  const articles = await store.latest({ ...(topics.length > 0 && { topics }), limit });
  if (articles.length === 0) return answer(reply([text('latest-none')]));
  const only = topics.length === 1 ? topicName(catalog(), topics[0] as TopicId, chat.language) : null;
  const title = only === null ? text('latest-title') : text('latest-title-of', { topic: only });
  const lines = articles.flatMap((article): Line[] => {
    const headline = presentHeadline([article], chat);
    return [[], [{ text: headline.text, link: headline.link }], [headline.facts]];
  });
  return answer(reply([{ text: title, bold: true }], ...lines));
}
