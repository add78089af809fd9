import { z } from 'zod';
import { topicValue } from '../core/action.js';
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
import { defineAction, guarded, implementAction, open, outdated } from './actions.js';
import { nameOf, subscriptionPage, subscriptionsCard } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
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

const switchLane = defineAction(
  'lane',
  z.tuple([topicValue]),
  guarded((context, [topic]) =>
    turn(context, topic, (all, head) =>
      follow(all, topic, laneOf(all, topic) === 'digest' ? 'instant' : 'digest', head),
    ),
  ),
);

const toggleSilent = defineAction(
  'silent',
  z.tuple([topicValue]),
  guarded((context, [topic]) =>
    turn(context, topic, (all) =>
      withEach(all, topic, (each) => ({ ...each, silent: each.silent !== true })),
    ),
  ),
  { aliases: ['ring'] },
);

const toggleAnyLanguage = defineAction(
  'any-language',
  z.tuple([topicValue]),
  guarded((context, [topic]) =>
    turn(context, topic, (all) =>
      withEach(all, topic, (each) => ({ ...each, anyLanguage: each.anyLanguage !== true })),
    ),
  ),
  { aliases: ['tongue'] },
);

const stopMention = defineAction(
  'unmention',
  z.tuple([topicValue]),
  guarded((context, [topic]) => turn(context, topic, (all) => withMention(all, topic, undefined))),
);

/** The buttons of all subscriptions, and of the card of one. */
export const subscriptionActions = [
  implementAction(
    forms.subscriptions,
    open(async (context, [page = 0]) => answer(subscriptionsCard(context, page))),
  ),
  implementAction(
    forms.subscription,
    open(async (context, [topic]) => card(context, topic)),
  ),
  implementAction(
    forms.drop,
    guarded(async (context, [topic]) => {
      const page = subscriptionPage(context, topic);
      const { notice } = await unsubscribe(context, topic);
      const chat = (await context.store.chat(context.asker.chat)) ?? context.chat;
      return { messages: [subscriptionsCard({ ...context, chat }, page)], notice };
    }),
  ),
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
  return card(changed, topic);
}

function withEach(
  all: readonly Subscription[],
  topic: TopicId,
  change: (subscription: Subscription) => Subscription,
): Subscription[] {
  return all.map((each) => (each.topic === topic ? change(each) : each));
}

function card(context: Context, topic: TopicId): Answer {
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
  return {
    kind: 'reply',
    lines: [
      [{ text: nameOf(context, topic), bold: true }],
      ...(hasWords(words) ? [[presentWords(context, words)]] : []),
      ...mentionLines(context, topic),
      [text('sub-hint')],
    ],
    buttons: [
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
      [{ label: text('button-back'), action: forms.subscriptions.encode(subscriptionPage(context, topic)) }],
    ],
  };
}
