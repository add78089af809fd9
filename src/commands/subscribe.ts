import type { Message } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { follow, followedTopics, unfollow } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import { presentArticle } from '../presentation/present.js';
import { forms } from './action-forms.js';
import { didYouMean, nameOf, subscriptionsCard, topicsCard } from './cards.js';
import { answer, type Command, type Context, changeChat, comesAgain, noticed, shared } from './context.js';
import { findTopic, followable } from './find-topic.js';

/** `/subscribe <topic>` */
export const subscribeCommand: Command = {
  name: 'subscribe',
  options: [
    { name: 'topic', kind: 'topic', required: true },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  async run(context, { topic = '' }) {
    if (topic.trim() === '') return answer(await topicsCard(context, 0));
    const found = findTopic(topic, context.catalog(), followable(context.catalog()));
    return 'topic' in found
      ? subscribe(context, found.topic)
      : answer(didYouMean(context, topic, found.near, forms.follow.encode));
  },
};

/** `/unsubscribe <topic>` */
export const unsubscribeCommand: Command = {
  name: 'unsubscribe',
  options: [
    { name: 'topic', kind: 'topic', required: true },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  async run(context, { topic = '' }) {
    const followed = followedTopics(context.chat.subscriptions);
    if (topic.trim() === '' || followed.length === 0) return answer(subscriptionsCard(context));
    const found = findTopic(topic, context.catalog(), followed, context.chat.subscriptions);
    return 'topic' in found
      ? unsubscribe(context, found.topic)
      : answer(didYouMean(context, topic, found.near, forms.unfollow.encode));
  },
};

/**
 * Subscribes the chat, and confirms once that is committed.
 * @param isSampled whether the newest article of the topic comes with it. After a tap it would push the card away.
 */
export async function subscribe(context: Context, topic: TopicId, isSampled = true): Promise<Answer> {
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const { text } = context;
  const name = nameOf(context, topic);
  if (followedTopics(context.chat.subscriptions).includes(topic) && !comesAgain(context)) {
    return noticed(text('subscribed-already', { topic: name }));
  }
  await changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: follow(chat.subscriptions, topic, 'instant', head),
  }));
  const samples = isSampled ? await sample(context, topic) : [];
  const confirmed = noticed(text(samples.length > 0 ? 'subscribed' : 'subscribed-empty', { topic: name }));
  return shared({ ...confirmed, messages: [...confirmed.messages, ...samples] });
}

/** Ends a subscription, and confirms once that is committed. */
export async function unsubscribe(context: Context, topic: TopicId): Promise<Answer> {
  const name = nameOf(context, topic);
  if (!followedTopics(context.chat.subscriptions).includes(topic) && !comesAgain(context)) {
    return noticed(context.text('not-subscribed', { topic: name }));
  }
  await changeChat(context, (chat) => ({ ...chat, subscriptions: unfollow(chat.subscriptions, topic) }));
  return shared(noticed(context.text('unsubscribed', { topic: name })));
}

async function sample({ store, chat, catalog }: Context, topic: TopicId): Promise<Message[]> {
  const [newest] = await store.latest({ topics: [topic], limit: 1 });
  return newest === undefined ? [] : [presentArticle(newest, [topic], chat, catalog())];
}

/** What to answer if the bot may not post in the chat; null if it may. */
export async function missingRights({ asker, chat, text }: Context): Promise<Answer | null> {
  const missing = (await asker.missingRights?.()) ?? [];
  if (missing.length === 0) return null;
  return noticed(text('rights-missing', { rights: formatList(missing, chat.language) }));
}
