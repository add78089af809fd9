import { z } from 'zod';
import { actionForm, topicValue } from '../core/action.js';
import type { Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import {
  follow,
  followedTopics,
  laneOf,
  type Subscription,
  withMention,
  wordsNow,
} from '../core/subscription.js';
import { hasWords } from '../core/subscription-words.js';
import type { TopicId } from '../core/topic.js';
import { forms } from './action-forms.js';
import { guarded, open, outdated } from './actions.js';
import { nameOf, subscriptionPage, subscriptionsCard } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { backButton, card } from './lines.js';
import { mentionLines, unsubscribe } from './subscribe.js';
import { presentWords } from './words.js';

/** `/subscriptions` */
export const subscriptionsCommand: Command = {
  name: 'subscriptions',
  options: [],
  changes: false,
  personal: true,
  run: async (context) => answer(subscriptionsCard(context)),
};

const switchLane = guarded(actionForm('lane', z.tuple([topicValue])), (context, [topic]) =>
  turn(context, topic, (all, head) =>
    follow(all, topic, laneOf(all, topic) === 'digest' ? 'instant' : 'digest', head),
  ),
);

const toggleSilent = guarded(
  actionForm('silent', z.tuple([topicValue]), { aliases: ['ring'] }),
  (context, [topic]) =>
    turn(context, topic, (all) =>
      withEach(all, topic, (each) => ({ ...each, silent: each.silent !== true })),
    ),
);

const toggleAnyLanguage = guarded(
  actionForm('any-language', z.tuple([topicValue]), { aliases: ['tongue'] }),
  (context, [topic]) =>
    turn(context, topic, (all) =>
      withEach(all, topic, (each) => ({ ...each, anyLanguage: each.anyLanguage !== true })),
    ),
);

const stopMention = guarded(actionForm('unmention', z.tuple([topicValue])), (context, [topic]) =>
  turn(context, topic, (all) => withMention(all, topic, undefined)),
);

/** The buttons of all subscriptions, and of the card of one. */
export const subscriptionActions = [
  open(forms.subscriptions, async (context, [page = 0]) => answer(subscriptionsCard(context, page))),
  open(forms.subscription, async (context, [topic]) => cardOf(context, topic)),
  guarded(forms.drop, async (context, [topic]) => {
    const page = subscriptionPage(context, topic);
    const { notice } = await unsubscribe(context, topic);
    const chat = (await context.store.chat(context.asker.chat)) ?? context.chat;
    return { messages: [subscriptionsCard({ ...context, chat }, page)], notice };
  }),
  switchLane,
  toggleSilent,
  toggleAnyLanguage,
  stopMention,
];

async function turn(
  context: Context,
  topic: TopicId,
  change: (subscriptions: Subscription[], head: number) => Subscription[],
): Promise<Answer> {
  if (!followedTopics(context.chat.subscriptions).includes(topic)) return outdated(context);
  const changed = await changeChat(context, (chat, head) => ({
    ...chat,
    subscriptions: change(chat.subscriptions, head),
  }));
  return cardOf(changed, topic);
}

function withEach(
  all: readonly Subscription[],
  topic: TopicId,
  change: (subscription: Subscription) => Subscription,
): Subscription[] {
  return all.map((each) => (each.topic === topic ? change(each) : each));
}

function cardOf(context: Context, topic: TopicId): Answer {
  const subscription = context.chat.subscriptions.find((each) => each.topic === topic);
  const lane = laneOf(context.chat.subscriptions, topic);
  return subscription === undefined || lane === null
    ? outdated(context)
    : answer(subscriptionCard(context, subscription, lane));
}

/** How one topic comes. Each choice is a button that turns it. */
function subscriptionCard(
  context: Context,
  { topic, silent, anyLanguage, mention }: Subscription,
  lane: 'instant' | 'digest',
): Reply {
  const { text, chat } = context;
  const sound = text(silent ? 'sub-silent' : 'sub-sound');
  const words = wordsNow(chat.subscriptions, topic);
  const language = text(anyLanguage ? 'sub-any-language' : 'sub-read-languages');
  return card(
    [
      [{ text: nameOf(context, topic), bold: true }],
      ...(hasWords(words) ? [[presentWords(context, words)]] : []),
      ...mentionLines(context, topic),
      [text('sub-hint')],
    ],
    [
      [{ label: text(`lane-${lane}`), action: switchLane.encode(topic) }],
      [{ label: sound, action: toggleSilent.encode(topic) }],
      ...(chat.settings.reads === null
        ? []
        : [[{ label: language, action: toggleAnyLanguage.encode(topic) }]]),
      [
        { label: text('sub-words'), action: forms.words.encode(topic) },
        ...(mention === undefined
          ? []
          : [{ label: text('sub-mention-stop'), action: stopMention.encode(topic) }]),
      ],
      [
        { label: text('button-mute'), action: forms.muteTopic.encode(topic) },
        { label: text('button-stop'), action: forms.drop.encode(topic) },
      ],
      [backButton(context, forms.subscriptions.encode(subscriptionPage(context, topic)))],
    ],
  );
}
