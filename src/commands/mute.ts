import type { Reply } from '../core/message.js';
import { type Mute, mute, muteAt, unmute } from '../core/mute.js';
import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from '../i18n/dates.js';
import { didYouMean, isTopicId, nameOf } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { findTopic, followable } from './find-topic.js';
import { guarded, open, outdated, type Presses } from './presses.js';

const hour = 3_600_000;

/** How long something can be muted, in milliseconds; null: until somebody ends it. */
const spans = { '1h': hour, '8h': 8 * hour, '1d': 24 * hour, '1w': 168 * hour, ever: null } as const;

/** The length of a mute, as buttons name it. */
export type MuteSpan = keyof typeof spans;

/** `/mute [topic or publisher]`: what is muted, or for how long it shall be. */
export const muteCommand: Command = {
  name: 'mute',
  options: [{ name: 'topic', kind: 'topic', required: false }],
  changes: true,
  personal: true,
  async run(context, { topic: typed = '' }) {
    if (typed.trim() === '') return answer(mutesCard(context));
    const candidates = new Set([
      ...followedTopics(context.chat.subscriptions),
      ...followable(context.catalog()),
    ]);
    const found = findTopic(typed, context.catalog(), [...candidates], context.chat.subscriptions);
    return answer(
      'topic' in found ? spansCard(context, found.topic) : didYouMean(context, typed, found.near, 'hush'),
    );
  },
};

/** `mutes`; `hush <topic> [span]`; `hear <topic>`. */
export const mutePresses: Presses = {
  mutes: open(async (context) => answer(mutesCard(context))),
  hush: guarded(async (context, [topic = '', span]) => {
    if (!isTopicId(topic)) return outdated(context);
    if (span === undefined) return answer(spansCard(context, topic));
    return isSpan(span) ? hush(context, topic, span) : outdated(context);
  }),
  hear: guarded(async (context, [topic = '']) => {
    const now = context.clock.now();
    const changed = await changeChat(context, (chat) => ({ ...chat, mutes: unmute(chat.mutes, topic, now) }));
    const notice = context.text('unmuted', { topic: nameOf(context, topic) });
    return { messages: [mutesCard(changed)], notice };
  }),
};

function isSpan(text: string): text is MuteSpan {
  return Object.hasOwn(spans, text);
}

async function hush(context: Context, topic: TopicId, span: MuteSpan): Promise<Answer> {
  const { text, clock } = context;
  const now = clock.now();
  const length = spans[span];
  const until = length === null ? null : now + length;
  const changed = await changeChat(context, (chat) => ({
    ...chat,
    mutes: mute(chat.mutes, topic, now, until),
  }));
  const notice = text('muted', { topic: nameOf(context, topic), span: text(`mute-${span}`) });
  return { messages: [mutesCard(changed)], notice };
}

/** For how long? Actions: `hush <topic> <span>`. */
export function spansCard(context: Context, topic: TopicId): Reply {
  const { text } = context;
  const button = (span: MuteSpan) => ({ label: text(`mute-${span}`), action: `hush ${topic} ${span}` });
  return {
    kind: 'reply',
    lines: [
      [{ text: text('mute-title', { topic: nameOf(context, topic) }), bold: true }],
      [text('mute-hint')],
    ],
    buttons: [
      [button('1h'), button('8h'), button('1d')],
      [button('1w'), button('ever')],
    ],
  };
}

/** What is muted, each with a button that ends it; then what is followed, to be muted. */
function mutesCard(context: Context): Reply {
  const { chat, text, clock } = context;
  const now = clock.now();
  const muted = chat.mutes.filter((each) => muteAt([each], each.topic, now) !== null);
  const others = followedTopics(chat.subscriptions).filter(
    (topic) => muteAt(chat.mutes, topic, now) === null,
  );
  const until = ({ until }: Mute) =>
    until === null ? text('mute-ever') : formatDate(until, chat.language, chat.timezone);
  return {
    kind: 'reply',
    lines: [
      [{ text: text('mutes-title', { count: muted.length }), bold: true }],
      ...muted.map((each) => [`🔕 ${nameOf(context, each.topic)} – ${until(each)}`]),
      [text('mutes-hint')],
    ],
    buttons: [
      ...muted.map(({ topic }) => [{ label: `🔔 ${nameOf(context, topic)}`, action: `hear ${topic}` }]),
      ...others.map((topic) => [{ label: `🔕 ${nameOf(context, topic)}`, action: `hush ${topic}` }]),
    ].slice(0, 20),
  };
}
