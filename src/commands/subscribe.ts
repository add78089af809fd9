import type { Article } from '../core/article.js';
import type { Button, Line, Message, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import {
  follow,
  followedTopics,
  reword,
  type Subscription,
  unfollow,
  withMention,
  wordsNow,
} from '../core/subscription.js';
import {
  hasWords,
  joinWords,
  readTellingWords,
  type SubscriptionWords,
  wordVerdict,
} from '../core/subscription-words.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { formatList } from '../i18n/lists.js';
import { presentArticle } from '../presentation/present.js';
import { forms } from './action-forms.js';
import { guarded } from './actions.js';
import {
  categoryCard,
  didYouMean,
  foundTopicsCard,
  nameOf,
  notFollowed,
  subscriptionsButton,
  subscriptionsCard,
  topicsCard,
} from './cards.js';
import { answer, type Command, type Context, changeChat, comesAgain, noticed, shared } from './context.js';
import { asksForAnything, everythingWords, isPointing, withoutAsking } from './courtesies.js';
import { findCategory, findTopic, followable, severalTopics } from './find-topic.js';
import { followWordsButton } from './follow-words.js';
import { withLeftOut } from './left-out-words.js';
import { card, topicsButton, withLines } from './lines.js';
import { latestRead, onlyOwnLanguage } from './read-languages.js';
import { repliedArticle, stopCard } from './replied.js';
import { splitTopic } from './split-topic.js';
import { sortFollowed, threadLine } from './threads.js';
import { presentWords } from './words.js';

/** So many of the newest articles are looked at for a sample that the words let through, and for their languages. */
const maxSampled = 50;

/** `/subscribe <topic>` */
export const subscribeCommand: Command = {
  name: 'subscribe',
  options: [
    { name: 'topic', kind: 'topic', required: true },
    { name: 'words', kind: 'text', required: false },
    { name: 'role', kind: 'role', required: false },
    { name: 'channel', kind: 'chat', required: false },
  ],
  changes: true,
  async run(context, { topic = '', words: typed = '', role }) {
    if (topic.trim() === '') return answer(await topicsCard(context, 0));
    const all = followable(context.catalog());
    const find = (name: string) => findTopic(name, context.catalog(), all);
    const whole = `${topic} ${typed}`.trim();
    const { name, found, rest } = splitTopic(context, whole, all, find);
    if ('topic' in found) {
      const answered = await subscribe(context, found.topic, {
        words: readTellingWords(rest),
        ...(role !== undefined && { mention: role }),
      });
      return withLeftOut(context, found.topic, answered, rest);
    }
    const category = rest === '' ? findCategory(name, context.catalog()) : null;
    if (category !== null) return answer(await categoryCard(context, category, 0));
    if (asksForAnything(whole)) return answer(await topicsCard(context, 0));
    const several = rest === '' ? severalTopics(name, find) : [];
    if (several.length > 0) return answer(await foundTopicsCard(context, name, several));
    const others = followWordsButton(context, withoutAsking(whole));
    const asked = answer(didYouMean(context, name, found.near, forms.follow.encode, others));
    // A button has no room for words.
    return rest === '' ? asked : withLines(asked, [[context.text('words-later')]]);
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
    if (isPointing(topic)) {
      const article = await repliedArticle(context);
      const asked = article === null ? null : stopCard(context, article);
      return answer(asked ?? subscriptionsCard(context));
    }
    if (followed.length === 0) return answer(subscriptionsCard(context));
    const found = findTopic(topic, context.catalog(), followed, {
      own: context.chat.subscriptions,
      isPartEnough: true,
    });
    if ('topic' in found) return unsubscribe(context, found.topic);
    if (words(topic).some((word) => everythingWords.has(word)) && followed.length > 1) {
      return answer(stopAllCard(context, followed.length));
    }
    if (asksForAnything(topic)) return answer(subscriptionsCard(context));
    const other = findTopic(topic, context.catalog(), followable(context.catalog()));
    return found.near.length === 0 && 'topic' in other
      ? unsubscribe(context, other.topic)
      : answer(
          didYouMean(context, topic, found.near, forms.unfollow.encode, [[subscriptionsButton(context)]]),
        );
  },
};

/** Asks whether to end everything, and offers to be quiet for a while in its place. */
function stopAllCard({ text }: Context, count: number): Reply {
  return card(
    [[text('stop-all', { count })]],
    [
      [{ label: text('stop-all-yes'), action: forms.unfollowAll.encode() }],
      [{ label: `🔕 ${text('mute-all-title')}`, action: forms.muteAll.encode() }],
      [{ label: text('stop-all-no'), action: forms.subscriptions.encode(0) }],
    ],
  );
}

/** The button that ends everything. */
export const stopAllAction = guarded(forms.unfollowAll, async (context) => {
  const changed = await changeChat(context, (chat) => ({
    ...chat,
    subscriptions: followedTopics(chat.subscriptions).reduce(unfollow, chat.subscriptions),
  }));
  const line = context.text('stopped-all');
  return shared({ messages: [card([[line]], [[topicsButton(changed)]])], notice: line });
});

/** How somebody subscribes. */
interface Subscribing {
  /** Added to those of a topic that is followed already. Default: none. */
  words?: SubscriptionWords;
  /** The group of people that its posts call from now on. Default: that of before. */
  mention?: string;
  /** Whether the newest article of the topic comes with it. After a tap it would push the card away. Default: true. */
  isSampled?: boolean;
  /** Rows of buttons with what else may have been meant. Default: none. */
  others?: readonly Button[][];
}

/** Subscribes the chat, and confirms once that is committed. */
export async function subscribe(
  context: Context,
  topic: TopicId,
  { words = {}, mention, isSampled = true, others = [] }: Subscribing = {},
): Promise<Answer> {
  const refused = await missingRights(context);
  if (refused !== null) return refused;
  const { text } = context;
  const may = mention === undefined ? { missing: [] } : await context.asker.mayMention?.(mention);
  if (may == null) return noticed(text('mention-refused'));
  const name = nameOf(context, topic);
  const threaded = await threadLine(context, topic);
  if (threaded !== null) return noticed(threaded);
  const isFollowed = followedTopics(context.chat.subscriptions).includes(topic);
  if (isFollowed && !hasWords(words) && mention === undefined && !comesAgain(context)) {
    const line = text('subscribed-already', { topic: name });
    return { messages: [afterFollowing(context, line, topic, [], others)], notice: line };
  }
  const changed = await changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: mentioning(
      withWords(
        isFollowed ? chat.subscriptions : follow(chat.subscriptions, topic, 'instant', head),
        topic,
        words,
        head,
      ),
      topic,
      mention,
    ),
  }));
  const now = wordsNow(changed.chat.subscriptions, topic);
  const newest = isSampled ? await latestRead(changed, { topics: [topic], limit: maxSampled }) : [];
  const samples = sample(changed, topic, newest, now);
  const sorted = await sortFollowed(changed, topic);
  if (sorted !== null)
    return shared({ messages: [card([[sorted]], [[topicsButton(context)]]), ...samples], notice: sorted });
  const line = confirmation(context, name, samples.length > 0);
  const rights = formatList(may.missing, context.chat.language);
  const lacks: Line[] = may.missing.length === 0 ? [] : [[text('mention-rights', { rights })]];
  return shared({
    messages: [
      afterFollowing(changed, line, topic, lacks, [...others, ...onlyOwnLanguage(changed, newest)]),
      ...samples,
    ],
    notice: line,
  });
}

/** Says what is followed now; the place, too, where it is not the one that was asked from. */
export function confirmation({ text, asker }: Context, topic: string, hasSample: boolean): string {
  const { place } = asker;
  if (place == null) return text(hasSample ? 'subscribed' : 'subscribed-empty', { topic });
  return text(hasSample ? 'subscribed-there' : 'subscribed-empty-there', { topic, place });
}

/** A confirmation with the words that hold for the topic, and what can be chosen next. */
export function afterFollowing(
  context: Context,
  line: string,
  topic: TopicId,
  below: readonly Line[] = [],
  others: readonly Button[][] = [],
): Reply {
  const { text, chat } = context;
  const words = wordsNow(chat.subscriptions, topic);
  return card(
    [
      [line],
      ...(hasWords(words) ? [[presentWords(context, words)]] : []),
      ...mentionLines(context, topic),
      ...below,
    ],
    [
      [{ label: text('button-how'), action: forms.subscription.encode(topic) }, topicsButton(context)],
      ...others,
    ],
  );
}

/** Says whom posts of a topic call, in a line; nothing where they call nobody. */
export function mentionLines({ text, chat }: Context, topic: TopicId): Line[] {
  const { mention } = chat.subscriptions.find((each) => each.topic === topic) ?? {};
  if (mention === undefined) return [];
  return [[`${text('sub-mention')} `, { text: mention, mention }, ` · ${text('sub-mention-hint')}`]];
}

const mentioning = (all: readonly Subscription[], topic: TopicId, mention: string | undefined) =>
  mention === undefined ? [...all] : withMention(all, topic, mention);

/** Ends a subscription, and confirms once that is committed. */
export async function unsubscribe(context: Context, topic: TopicId): Promise<Answer> {
  const name = nameOf(context, topic);
  if (!followedTopics(context.chat.subscriptions).includes(topic) && !comesAgain(context)) {
    const threaded = await threadLine(context, topic);
    return threaded !== null ? noticed(threaded) : notFollowed(context, topic);
  }
  await changeChat(context, (chat) => ({ ...chat, subscriptions: unfollow(chat.subscriptions, topic) }));
  const line = context.text('unsubscribed', { topic: name });
  return shared({
    messages: [card([[line]], [[subscriptionsButton(context), topicsButton(context)]])],
    notice: line,
  });
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

/** The first article that the words let through, as the chat will see it; nothing where there is none. */
function sample(
  { chat, catalog, clock }: Context,
  topic: TopicId,
  articles: readonly Article[],
  words: SubscriptionWords,
): Message[] {
  const first = articles.find((article) => wordVerdict(article, words) === null);
  return first === undefined ? [] : [presentArticle(first, [topic], chat, catalog(), clock.now())];
}

/** What to answer if the bot may not post in the chat; null if it may. */
export async function missingRights({ asker, chat, text }: Context): Promise<Answer | null> {
  const missing = (await asker.missingRights?.()) ?? [];
  if (missing.length === 0) return null;
  return noticed(text('rights-missing', { rights: formatList(missing, chat.language) }));
}
