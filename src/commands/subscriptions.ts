import type { Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { follow, followedTopics, laneOf, type Subscription } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { nameOf, subscriptionsCard } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { guarded, open, outdated, type Presses } from './presses.js';
import { unsubscribe } from './subscribe.js';

/** `/subscriptions` */
export const subscriptionsCommand: Command = {
  name: 'subscriptions',
  options: [],
  changes: false,
  run: async (context) => answer(subscriptionsCard(context)),
};

/** `subs`; `sub <topic>`; `drop <topic>`; `lane <topic>`, `ring <topic>` and `tongue <topic>`, which turn one wish over. */
export const subscriptionPresses: Presses = {
  subs: open(async (context) => answer(subscriptionsCard(context))),
  sub: open(async (context, [topic = '']) => card(context, topic)),
  drop: guarded(async (context, [topic = '']) => {
    const { notice } = await unsubscribe(context, topic);
    const chat = (await context.store.chat(context.asker.chat)) ?? context.chat;
    return { messages: [subscriptionsCard({ ...context, chat })], notice };
  }),
  lane: guarded((context, [topic = '']) =>
    turn(context, topic, (all, head) =>
      follow(all, topic, laneOf(all, topic) === 'digest' ? 'instant' : 'digest', head),
    ),
  ),
  ring: guarded((context, [topic = '']) =>
    turn(context, topic, (all) =>
      withEach(all, topic, (each) => ({ ...each, silent: each.silent !== true })),
    ),
  ),
  tongue: guarded((context, [topic = '']) =>
    turn(context, topic, (all) =>
      withEach(all, topic, (each) => ({ ...each, anyLanguage: each.anyLanguage !== true })),
    ),
  ),
};

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

/** How one topic comes, each wish with a button that turns it over. */
function subscriptionCard(
  context: Context,
  { topic, ...wish }: Subscription,
  lane: 'instant' | 'digest',
): Reply {
  const { text, chat } = context;
  const silent = text(wish.silent ? 'sub-silent' : 'sub-sound');
  const tongue = text(wish.anyLanguage ? 'sub-any-language' : 'sub-read-languages');
  return {
    kind: 'reply',
    lines: [[{ text: nameOf(context, topic), bold: true }], [text('sub-hint')]],
    buttons: [
      [{ label: text(`lane-${lane}`), action: `lane ${topic}` }],
      [{ label: silent, action: `ring ${topic}` }],
      ...(chat.settings.reads === null ? [] : [[{ label: tongue, action: `tongue ${topic}` }]]),
      [
        { label: text('button-mute'), action: `hush ${topic}` },
        { label: text('button-stop'), action: `drop ${topic}` },
      ],
      [{ label: text('button-back'), action: 'subs' }],
    ],
  };
}
