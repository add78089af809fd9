import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { foundTopicsCard, topicsCard } from './cards.js';
import { answer, type Command, type Context, comesAgain } from './context.js';
import { completeTopic, followable } from './find-topic.js';
import { guarded, open, outdated, type Presses, pageOf } from './presses.js';
import { subscribe, unsubscribe } from './subscribe.js';

/** How many topics are looked through for what was typed. */
const maxFound = 8;

/** `/topics [words]`: all topics, or those that fit, each to be turned on and off. */
export const topicsCommand: Command = {
  name: 'topics',
  options: [{ name: 'topic', kind: 'topic', required: false }],
  changes: false,
  async run(context, { topic: typed = '' }) {
    const { catalog, chat } = context;
    if (typed.trim() === '') return answer(await topicsCard(context, 0));
    const isId = followable(catalog()).includes(typed.trim());
    const found = isId
      ? [typed.trim()]
      : completeTopic(typed, catalog(), chat.language, maxFound).map(({ value }) => value);
    return answer(await foundTopicsCard(context, typed.trim(), found));
  },
};

/** `topics <page>`, `flip <page> <topic>`, `follow <topic>`, `unfollow <topic>`. */
export const topicPresses: Presses = {
  topics: open(async (context, [page]) => answer(await topicsCard(context, pageOf(page)))),
  flip: guarded((context, [page, topic = '']) => flip(context, pageOf(page), topic)),
  follow: guarded(async (context, [topic = '']) =>
    isKnown(context, topic) ? subscribe(context, topic) : outdated(context),
  ),
  unfollow: guarded((context, [topic = '']) => unsubscribe(context, topic)),
};

async function flip(context: Context, page: number, topic: TopicId): Promise<Answer> {
  if (!isKnown(context, topic)) return outdated(context);
  const follows = followedTopics(context.chat.subscriptions).includes(topic);
  const on = comesAgain(context) ? follows : !follows;
  const { messages, notice } = on ? await subscribe(context, topic) : await unsubscribe(context, topic);
  const chat = (await context.store.chat(context.asker.chat)) ?? context.chat;
  const card = await topicsCard({ ...context, chat }, page);
  return { messages: [card, ...messages.filter((message) => message.kind === 'post')], notice };
}

/** Whether a topic is one of the catalog, which may have changed since a button was made. */
export function isKnown(context: Context, topic: TopicId): boolean {
  return followable(context.catalog()).includes(topic);
}
