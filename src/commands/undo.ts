import type { Chat } from '../core/chat.js';
import type { Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import { forms } from './action-forms.js';
import { guarded } from './actions.js';
import { subscriptionsCard } from './cards.js';
import { answer, type Context, changeChat } from './context.js';
import type { Change } from './conversations.js';
import { digestCard } from './digest.js';
import { withLinesAbove } from './lines.js';
import { mutesCard } from './mute.js';
import { settingNames } from './setting-list.js';
import { settingsCard } from './settings.js';

/**
 * The button that takes back what was changed last in a chat, and that alone. It names the change, so that an old one never
 * takes back a later one. Pressed for that itself, it does it again.
 */
export const undoAction = guarded(forms.undo, async (context, [id]) => {
  const { conversations, asker, text } = context;
  const last = conversations.lastChange(asker.chat);
  if (last?.id !== id) return { messages: [], notice: text('undo-none') };
  const changed = await changeChat(context, (chat) => takenBack(chat, last));
  const line = text('undone');
  return { ...withLinesAbove(answer(cardOf(changed, last)), [[line]]), notice: line };
});

/** The answer with a button that takes back what led to it. */
export function withUndo(answered: Answer, context: Context): Answer {
  const { conversations, asker, text, capabilities } = context;
  const last = conversations.lastChange(asker.chat);
  const [first, ...others] = answered.messages;
  if (last === null || first?.kind !== 'reply' || asker.kind === 'broadcast') return answered;
  if (first.buttons.flat().length >= capabilities.buttons.maxInAll) return answered;
  const button = { label: text('button-undo'), action: forms.undo.encode(last.id) };
  return { ...answered, messages: [{ ...first, buttons: [...first.buttons, [button]] }, ...others] };
}

/** Whether a change ended something that no tap brings back as it was: its words and settings went with it. */
export const hasEnded = ({ before, after }: Change) => {
  const followed = followedTopics(after.subscriptions);
  return followedTopics(before.subscriptions).some((topic) => !followed.includes(topic));
};

/** A chat without a change; what was changed since stays. */
function takenBack(chat: Chat, { before, after }: Change): Chat {
  return {
    ...chat,
    ...differing(before, after, ['language', 'timezone', 'mutes']),
    settings: { ...chat.settings, ...differing(before.settings, after.settings) },
    subscriptions: subscriptionsBefore(chat, before, after),
  };
}

/** What is other before a change than after it, as it was before. */
function differing<Item extends object>(
  before: Item,
  after: Item,
  keys = Object.keys(before) as (keyof Item)[],
): Partial<Item> {
  const changed = keys.filter((key) => !isSame(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, before[key]])) as Partial<Item>;
}

function subscriptionsBefore(chat: Chat, before: Chat, after: Chat): Chat['subscriptions'] {
  const find = (all: Chat['subscriptions'], topic: string) => all.find((each) => each.topic === topic);
  const isChanged = (topic: string) =>
    !isSame(find(before.subscriptions, topic), find(after.subscriptions, topic));
  return [
    ...chat.subscriptions.filter(({ topic }) => !isChanged(topic)),
    ...before.subscriptions.filter(({ topic }) => isChanged(topic)),
  ];
}

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The card that shows how what was changed stands now. */
function cardOf(context: Context, { before, after }: Change): Reply {
  if (!isSame(before.subscriptions, after.subscriptions)) return subscriptionsCard(context);
  if (!isSame(before.mutes, after.mutes)) return mutesCard(context);
  if (!isSame(before.settings.digest, after.settings.digest)) return digestCard(context);
  const [left, right] = [before, after].map(({ language, timezone, settings }) => ({
    ...settings,
    ...{ language, timezone },
  })) as Record<string, unknown>[];
  return settingsCard(
    context,
    settingNames.find((name) => !isSame(left?.[name], right?.[name])),
  );
}
