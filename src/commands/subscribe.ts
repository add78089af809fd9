import type { Message, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { follow, followedTopics, unfollow } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import { presentArticle } from '../presentation/present.js';
import { forms } from './action-forms.js';
import { didYouMean, nameOf, subscriptionsCard, topicsCard } from './cards.js';
import { answer, type Command, type Context, changeChat, comesAgain, noticed, shared } from './context.js';
import { findTopic, followable } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { card, topicsButton } from './lines.js';

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
      : answer(
          didYouMean(
            context,
            topic,
            found.near,
            forms.follow.encode,
            followWordsButton(context, topic.trim()),
          ),
        );
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
    if ('topic' in found) return unsubscribe(context, found.topic);
    const other = findTopic(topic, context.catalog(), followable(context.catalog()));
    return found.near.length === 0 && 'topic' in other
      ? unsubscribe(context, other.topic)
      : answer(
          didYouMean(context, topic, found.near, forms.unfollow.encode, [[subscriptionsButton(context)]]),
        );
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
    const line = text('subscribed-already', { topic: name });
    return { messages: [afterFollowing(context, line, topic)], notice: line };
  }
  const changed = await changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: follow(chat.subscriptions, topic, 'instant', head),
  }));
  const samples = isSampled ? await sample(context, topic) : [];
  const line = confirmation(context, name, samples.length > 0);
  return shared({ messages: [afterFollowing(changed, line, topic), ...samples], notice: line });
}

/** Says what is followed now; the place, too, where it is not the one that was asked from. */
export function confirmation({ text, asker }: Context, topic: string, hasSample: boolean): string {
  const { place } = asker;
  if (place == null) return text(hasSample ? 'subscribed' : 'subscribed-empty', { topic });
  return text(hasSample ? 'subscribed-there' : 'subscribed-empty-there', { topic, place });
}

/** A confirmation with what can be chosen next. */
export function afterFollowing(context: Context, line: string, topic: TopicId): Reply {
  const { text } = context;
  return card(
    [[line]],
    [[{ label: text('button-how'), action: forms.subscription.encode(topic) }, topicsButton(context)]],
  );
}

function subscriptionsButton({ text }: Context) {
  return { label: text('button-subscriptions'), action: forms.subscriptions.encode(0) };
}

/** Ends a subscription, and confirms once that is committed. */
export async function unsubscribe(context: Context, topic: TopicId): Promise<Answer> {
  const name = nameOf(context, topic);
  if (!followedTopics(context.chat.subscriptions).includes(topic) && !comesAgain(context)) {
    const line = context.text('not-subscribed', { topic: name });
    const follow = {
      label: context.text('button-follow', { publisher: name }),
      action: forms.follow.encode(topic),
    };
    return { messages: [card([[line]], [[follow], [subscriptionsButton(context)]])], notice: line };
  }
  await changeChat(context, (chat) => ({ ...chat, subscriptions: unfollow(chat.subscriptions, topic) }));
  const line = context.text('unsubscribed', { topic: name });
  return shared({
    messages: [card([[line]], [[subscriptionsButton(context), topicsButton(context)]])],
    notice: line,
  });
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
