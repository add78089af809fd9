import { z } from 'zod';
import { actionForm, topicValue } from '../core/action.js';
import type { Reply } from '../core/message.js';
import { type Mute, mute, muteAt, unmute } from '../core/mute.js';
import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from '../i18n/dates.js';
import { forms, muteSpans } from './action-forms.js';
import { guarded, open } from './actions.js';
import { didYouMean, nameOf } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { asksForAnything, isPointing, withoutCourtesies } from './courtesies.js';
import { findTopic, followable } from './find-topic.js';
import { backButton, card, homeButton, pageOf, pageRow, topicsButton } from './lines.js';
import { splitSpan } from './mute-span.js';
import { repliedArticle } from './replied.js';
import { muteCard } from './under-post.js';

const hour = 3_600_000;

/** How many choices a page has, and how many mutes are named above them. */
const [pageLength, maxLines] = [10, 20];

type MuteSpan = (typeof muteSpans)[number];

/** The length of each span in milliseconds; null: until somebody ends it. */
const lengths = {
  '1h': hour,
  '8h': 8 * hour,
  '1d': 24 * hour,
  '1w': 168 * hour,
  ever: null,
} satisfies Record<MuteSpan, number | null>;

/** `/mute [topic or publisher]`: shows what is muted, or asks for how long to mute one. */
export const muteCommand: Command = {
  name: 'mute',
  options: [{ name: 'topic', kind: 'topic', required: false }],
  changes: true,
  personal: true,
  async run(context, { topic: given = '' }) {
    const typed = withoutCourtesies(given);
    if (isPointing(typed)) {
      const article = await repliedArticle(context);
      return answer(article === null ? mutesCard(context) : muteCard(context, article));
    }
    if (asksForAnything(typed)) return answer(mutesCard(context));
    const candidates = new Set([
      ...followedTopics(context.chat.subscriptions),
      ...followable(context.catalog()),
    ]);
    const find = (name: string) =>
      findTopic(name, context.catalog(), [...candidates], {
        own: context.chat.subscriptions,
        isPartEnough: true,
      });
    const whole = find(typed);
    const split = 'topic' in whole ? null : splitSpan(typed);
    if (split !== null && (split.topic === '' || asksForAnything(split.topic)))
      return answer(mutesCard(context));
    const found = split === null ? whole : find(split.topic);
    if (!('topic' in found)) {
      const name = split?.topic ?? typed;
      return answer(didYouMean(context, name, found.near, (topic) => forms.muteTopic.encode(topic)));
    }
    const span = muteSpans.find((each) => split !== null && lengths[each] === split.length);
    return span === undefined
      ? answer(spansCard(context, found.topic))
      : muteTopic(context, found.topic, span);
  },
};

const unmuteTopic = guarded(
  actionForm('unmute', z.tuple([topicValue]), { aliases: ['hear'] }),
  async (context, [topic]) => {
    const now = context.clock.now();
    const changed = await changeChat(context, (chat) => ({ ...chat, mutes: unmute(chat.mutes, topic, now) }));
    const notice = context.text('unmuted', { topic: nameOf(context, topic) });
    return { messages: [mutesCard(changed)], notice };
  },
);

/** The buttons of mutes. `mute-topic` without a span asks for how long. */
export const muteActions = [
  open(forms.mutes, async (context, [page = 0]) => answer(mutesCard(context, page))),
  guarded(forms.muteTopic, async (context, [topic, span]) =>
    span === undefined ? answer(spansCard(context, topic)) : muteTopic(context, topic, span),
  ),
  unmuteTopic,
];

async function muteTopic(context: Context, topic: TopicId, span: MuteSpan): Promise<Answer> {
  const { text, clock } = context;
  const now = clock.now();
  const length = lengths[span];
  const until = length === null ? null : now + length;
  const changed = await changeChat(context, (chat) => ({
    ...chat,
    mutes: mute(chat.mutes, topic, now, until),
  }));
  const notice = text('muted', {
    topic: nameOf(context, topic),
    span: text(`mute-${span}`),
    lasts: span === 'ever' ? 'ever' : 'while',
  });
  return { messages: [mutesCard(changed)], notice };
}

/** Asks for how long to mute a topic. */
function spansCard(context: Context, topic: TopicId): Reply {
  const { text } = context;
  const button = (span: MuteSpan) => ({
    label: text(`mute-${span}`),
    action: forms.muteTopic.encode(topic, span),
  });
  return card(
    [[{ text: text('mute-title', { topic: nameOf(context, topic) }), bold: true }], [text('mute-hint')]],
    [
      [button('1h'), button('8h'), button('1d')],
      [button('1w'), button('ever')],
      [backButton(context, forms.mutes.encode(0))],
    ],
  );
}

/** What is muted, with buttons that end it, and what is followed, with buttons that mute it. */
function mutesCard(context: Context, page = 0): Reply {
  const { chat, text, clock, capabilities } = context;
  const now = clock.now();
  const lasting = chat.mutes.filter((each) => muteAt([each], each.topic, now) !== null);
  const muted = [...new Map(lasting.map((each) => [each.topic, each])).values()];
  const others = followedTopics(chat.subscriptions).filter(
    (topic) => muteAt(chat.mutes, topic, now) === null,
  );
  const until = ({ until }: Mute) =>
    until === null ? text('mute-ever') : formatDate(until, chat.language, chat.timezone, now);
  const choices = [
    ...muted.map(({ topic }) => ({
      label: `🔔 ${nameOf(context, topic)}`,
      action: unmuteTopic.encode(topic),
    })),
    ...others.map((topic) => ({
      label: `🔕 ${nameOf(context, topic)}`,
      action: forms.muteTopic.encode(topic),
    })),
  ];
  const { shown, pages, items } = pageOf(
    choices,
    page,
    Math.min(pageLength, capabilities.buttons.maxInAll - 4),
  );
  return card(
    [
      [{ text: text('mutes-title', { count: muted.length }), bold: true }],
      ...muted.slice(0, maxLines).map((each) => [`🔕 ${nameOf(context, each.topic)} – ${until(each)}`]),
      [text(choices.length === 0 ? 'mutes-none' : 'mutes-hint')],
    ],
    [
      ...items.map((choice) => [choice]),
      ...pageRow(shown, pages, (target) => forms.mutes.encode(target)),
      [...(choices.length === 0 ? [topicsButton(context)] : []), homeButton(context)],
    ],
  );
}
