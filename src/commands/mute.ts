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
import { asksForAnything, isPointing, saysEverything, withoutCourtesies } from './courtesies.js';
import { findAnyTopic } from './find-topic.js';
import { backButton, card, homeButton, pageOf, pageRow, topicsButton } from './lines.js';
import { splitSpan } from './mute-span.js';
import { repliedArticle } from './replied.js';
import { muteCard } from './under-post.js';

const hour = 3_600_000;

/** How many choices a page has, and how many mutes are named above them. */
const [pageLength, maxLines] = [10, 20];

/** The buttons beside the choices of a page: for all at once, a row of pages, and the way back. */
const otherButtons = 6;

type MuteSpan = (typeof muteSpans)[number];

/** The length of each span in milliseconds; null: until somebody ends it. */
const lengths = {
  '1h': hour,
  '8h': 8 * hour,
  '1d': 24 * hour,
  '1w': 168 * hour,
  ever: null,
} satisfies Record<MuteSpan, number | null>;

/** `/mute [topic, publisher or all]`: shows what is muted, or asks for how long to mute what was named. */
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
    if (asksForAnything(typed)) return answer(cardForAny(context, typed));
    const find = (name: string) => findAnyTopic(context, name);
    const whole = find(typed);
    const split = 'topic' in whole ? null : splitSpan(typed);
    if (split !== null && (split.topic === '' || asksForAnything(split.topic)))
      return answer(cardForAny(context, split.topic));
    const found = split === null ? whole : find(split.topic);
    if (!('topic' in found)) {
      const name = split?.topic ?? typed;
      return answer(didYouMean(context, name, found.near, (topic) => forms.muteTopic.encode(topic)));
    }
    const span = muteSpans.find((each) => split !== null && lengths[each] === split.length);
    return span === undefined ? answer(spansCard(context, found.topic)) : muteFor(context, found.topic, span);
  },
};

/** The card for words that name no topic. Nobody mutes everything by a slip: it is always asked for how long. */
function cardForAny(context: Context, typed: string): Reply {
  const isAny = followedTopics(context.chat.subscriptions).length > 0;
  return saysEverything(typed) && isAny ? spansCard(context, null) : mutesCard(context);
}

const unmuteTopic = guarded(
  actionForm('unmute', z.tuple([topicValue]), { aliases: ['hear'] }),
  (context, [topic]) => hear(context, [topic], context.text('unmuted', { topic: nameOf(context, topic) })),
);

const unmuteAll = guarded(actionForm('unmute-all', z.tuple([])), (context) =>
  hear(
    context,
    context.chat.mutes.map(({ topic }) => topic),
    context.text('unmuted-all'),
  ),
);

const muteEverything = guarded(
  actionForm('mute-all', z.tuple([z.enum(muteSpans).optional()])),
  async (context, [span]) =>
    span === undefined ? answer(spansCard(context, null)) : muteFor(context, null, span),
);

/** The buttons of mutes. Those that mute ask for how long where they bear no span. */
export const muteActions = [
  open(forms.mutes, async (context, [page = 0]) => answer(mutesCard(context, page))),
  guarded(forms.muteTopic, async (context, [topic, span]) =>
    span === undefined ? answer(spansCard(context, topic)) : muteFor(context, topic, span),
  ),
  muteEverything,
  unmuteTopic,
  unmuteAll,
];

/** Mutes a topic, or with null all that is followed, from now on. */
async function muteFor(context: Context, topic: TopicId | null, span: MuteSpan): Promise<Answer> {
  const { text, clock } = context;
  const now = clock.now();
  const length = lengths[span];
  const until = length === null ? null : now + length;
  const changed = await changeChat(context, (chat) => {
    const topics = topic === null ? followedTopics(chat.subscriptions) : [topic];
    return { ...chat, mutes: topics.reduce((all, each) => mute(all, each, now, until), chat.mutes) };
  });
  const lasting = { span: text(`mute-${span}`), lasts: span === 'ever' ? 'ever' : 'while' };
  const notice =
    topic === null
      ? text('muted-all', lasting)
      : text('muted', { topic: nameOf(context, topic), ...lasting });
  return { messages: [mutesCard(changed)], notice };
}

async function hear(context: Context, topics: readonly TopicId[], notice: string): Promise<Answer> {
  const now = context.clock.now();
  const changed = await changeChat(context, (chat) => ({
    ...chat,
    mutes: topics.reduce((all, topic) => unmute(all, topic, now), chat.mutes),
  }));
  return { messages: [mutesCard(changed)], notice };
}

/** Asks for how long to mute a topic, or with null all that is followed. */
function spansCard(context: Context, topic: TopicId | null): Reply {
  const { text } = context;
  const button = (span: MuteSpan) => ({
    label: text(`mute-${span}`),
    action: topic === null ? muteEverything.encode(span) : forms.muteTopic.encode(topic, span),
  });
  const title =
    topic === null ? text('mute-all-title') : text('mute-title', { topic: nameOf(context, topic) });
  return card(
    [[{ text: title, bold: true }], [text('mute-hint')]],
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
    Math.min(pageLength, capabilities.buttons.maxInAll - otherButtons),
  );
  const forAll = [
    ...(others.length > 1 ? [{ label: text('mute-all'), action: muteEverything.encode() }] : []),
    ...(muted.length > 1 ? [{ label: text('unmute-all'), action: unmuteAll.encode() }] : []),
  ];
  return card(
    [
      [{ text: text('mutes-title', { count: muted.length }), bold: true }],
      ...muted.slice(0, maxLines).map((each) => [`🔕 ${nameOf(context, each.topic)} – ${until(each)}`]),
      [text(choices.length === 0 ? 'mutes-none' : 'mutes-hint')],
    ],
    [
      ...items.map((choice) => [choice]),
      ...(forAll.length === 0 ? [] : [forAll]),
      ...pageRow(shown, pages, (target) => forms.mutes.encode(target)),
      [...(choices.length === 0 ? [topicsButton(context)] : []), homeButton(context)],
    ],
  );
}
