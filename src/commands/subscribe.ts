import { type Message, reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import {
  follow,
  followedTopics,
  reword,
  type Subscription,
  unfollow,
  wordsNow,
} from '../core/subscription.js';
import {
  hasWords,
  joinWords,
  readWords,
  type SubscriptionWords,
  wordVerdict,
} from '../core/subscription-words.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import { presentArticle } from '../presentation/present.js';
import { forms } from './action-forms.js';
import { didYouMean, nameOf, subscriptionsCard, topicsCard } from './cards.js';
import { answer, type Command, type Context, changeChat, comesAgain, noticed } from './context.js';
import { findTopic, followable } from './find-topic.js';
import { presentWords, splitTopic } from './words.js';

/** So many of the newest articles are looked at for a sample that the words let through. */
const maxSampled = 50;

/** `/subscribe <topic>` */
export const subscribeCommand: Command = {
  name: 'subscribe',
  options: [
    { name: 'topic', kind: 'topic', required: true },
    { name: 'words', kind: 'text', required: false },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  async run(context, { topic = '', words: typed = '' }) {
    if (topic.trim() === '') return answer(await topicsCard(context, 0));
    const all = followable(context.catalog());
    const find = (name: string) => findTopic(name, context.catalog(), all);
    const { name, found, rest } = splitTopic(context, `${topic} ${typed}`, all, find);
    if ('topic' in found) return subscribe(context, found.topic, readWords(rest));
    const card = didYouMean(context, name, found.near, forms.follow.encode);
    // A button has no room for words.
    const hint = rest === '' ? [] : [[context.text('words-later')]];
    return answer({ ...card, lines: [...card.lines, ...hint] });
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
 * Subscribes the chat, and confirms once that is committed, with the newest article of the topic as a sample. Words are
 * added to those of a topic that is followed already.
 */
export async function subscribe(
  context: Context,
  topic: TopicId,
  words: SubscriptionWords = {},
): Promise<Answer> {
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const { text } = context;
  const name = nameOf(context, topic);
  const isFollowed = followedTopics(context.chat.subscriptions).includes(topic);
  if (isFollowed && !hasWords(words) && !comesAgain(context)) {
    return noticed(text('subscribed-already', { topic: name }));
  }
  const changed = await changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: withWords(
      isFollowed ? chat.subscriptions : follow(chat.subscriptions, topic, 'instant', head),
      topic,
      words,
      head,
    ),
  }));
  const now = wordsNow(changed.chat.subscriptions, topic);
  const samples = await sample(context, topic, now);
  const confirmed = noticed(text(samples.length > 0 ? 'subscribed' : 'subscribed-empty', { topic: name }));
  const about = hasWords(now) ? [reply([presentWords(context, now)])] : [];
  return { ...confirmed, messages: [...confirmed.messages, ...about, ...samples] };
}

/** Ends a subscription, and confirms once that is committed. */
export async function unsubscribe(context: Context, topic: TopicId): Promise<Answer> {
  const name = nameOf(context, topic);
  if (!followedTopics(context.chat.subscriptions).includes(topic) && !comesAgain(context)) {
    return noticed(context.text('not-subscribed', { topic: name }));
  }
  await changeChat(context, (chat) => ({ ...chat, subscriptions: unfollow(chat.subscriptions, topic) }));
  return noticed(context.text('unsubscribed', { topic: name }));
}

/** Adds words to those that the subscription has. */
function withWords(
  all: readonly Subscription[],
  topic: TopicId,
  words: SubscriptionWords,
  head: number,
): Subscription[] {
  return reword(all, topic, joinWords(wordsNow(all, topic), words), head);
}

async function sample(
  { store, chat, catalog, clock }: Context,
  topic: TopicId,
  words: SubscriptionWords,
): Promise<Message[]> {
  const found = await store.latest({ topics: [topic], limit: hasWords(words) ? maxSampled : 1 });
  const newest = found.find((article) => wordVerdict(article, words) === null);
  return newest === undefined ? [] : [presentArticle(newest, [topic], chat, catalog(), clock.now())];
}

/** What to answer if the bot may not post in the chat; null if it may. */
export async function missingRights({ asker, chat, text }: Context): Promise<Answer | null> {
  const missing = (await asker.missingRights?.()) ?? [];
  if (missing.length === 0) return null;
  return noticed(text('rights-missing', { rights: formatList(missing, chat.language) }));
}
