import { z } from 'zod';
import { actionForm, topicValue } from '../core/action.js';
import type { Button, Reply } from '../core/message.js';
import { type Mute, mute, muteAt, unmute } from '../core/mute.js';
import type { Answer } from '../core/ports.js';
import { followedTopics } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from '../i18n/dates.js';
import { forms, type MuteSpan } from './action-forms.js';
import { guarded, open } from './actions.js';
import { didYouMean, nameOf } from './cards.js';
import { answer, type Command, type Context, changeChat } from './context.js';
import { asksForAnything, isPointing, saysEverything, withoutCourtesies } from './courtesies.js';
import { findAnyTopic } from './find-topic.js';
import { backButton, card, homeButton, pageOf, pageRow, topicsButton } from './lines.js';
import { endOf, kindOf, sayMuteSpan, splitSpan } from './mute-span.js';
import { repliedArticle } from './replied.js';
import { topicsFor } from './search.js';
import { muteCard } from './under-post.js';

/** How many choices a page has, and how many mutes are named above them. */
const [pageLength, maxLines] = [10, 20];

/** How many of the topics that were followed last `that` may mean. */
const maxPointed = 3;

/** The buttons beside the choices of a page: for all at once, a row of pages, and the way back. */
const otherButtons = 6;

/** `/mute [topic, publisher or all] [span]`: mutes it for that long, asks for how long, or shows what is muted. */
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
    const whole = findAnyTopic(context, typed);
    const { topic: name, span } = ('topic' in whole ? null : splitSpan(context, typed)) ?? {
      topic: typed,
      span: null,
    };
    if (name === '' || asksForAnything(name)) {
      return canMuteAll(context, name) ? muteFor(context, null, span) : answer(mutesCard(context));
    }
    const found = name === typed ? whole : findAnyTopic(context, name);
    return 'topic' in found
      ? muteFor(context, found.topic, span)
      : answer(didYouMean(context, name, found.near, (topic) => muteAction(topic, span)));
  },
};

/** Buttons that mute what was said, for as long as was said: `football for 3 days`, `everything`. */
export function muteButtons(context: Context, typed: string): Button[] {
  const { topic: name, span } = splitSpan(context, typed) ?? { topic: typed, span: null };
  if (name !== '' && isPointing(name)) {
    const followed = followedTopics(context.chat.subscriptions);
    return followed.slice(-maxPointed).map((topic) => lastingMuteButton(context, topic, span));
  }
  return canMuteAll(context, name)
    ? [lastingMuteButton(context, null, span)]
    : topicsFor(context, name).map((topic) => lastingMuteButton(context, topic, span));
}

/** The button that mutes a topic, or with null all that is followed, for so long. */
export function lastingMuteButton(context: Context, topic: TopicId | null, span: MuteSpan | null): Button {
  const name = topic === null ? context.text('mute-all') : `🔕 ${nameOf(context, topic)}`;
  const lasting = span === null ? '' : ` · ${sayMuteSpan(context, span)}`;
  return { label: `${name}${lasting}`, action: muteAction(topic, span) };
}

/** What mutes a topic, or with null all that is followed; with no span it asks for how long. */
function muteAction(topic: TopicId | null, span: MuteSpan | null): string {
  const lasting: [] | [MuteSpan] = span === null ? [] : [span];
  return topic === null ? forms.muteAll.encode(...lasting) : forms.muteTopic.encode(topic, ...lasting);
}

/** Whether somebody means all that they follow, and follows something. Who only says for how long does: `/mute 1 week`. */
const canMuteAll = ({ chat }: Context, typed: string) =>
  (typed === '' || saysEverything(typed)) && followedTopics(chat.subscriptions).length > 0;

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

/** The buttons of mutes. Those that mute ask for how long where they bear no span. */
export const muteActions = [
  open(forms.mutes, async (context, [page = 0]) => answer(mutesCard(context, page))),
  guarded(forms.muteTopic, (context, [topic, span]) => muteFor(context, topic, span ?? null)),
  guarded(forms.muteAll, (context, [span]) => muteFor(context, null, span ?? null)),
  unmuteTopic,
  unmuteAll,
];

/** Mutes a topic, or with null all that is followed, from now on. Asks for how long where that is null. */
async function muteFor(context: Context, topic: TopicId | null, span: MuteSpan | null): Promise<Answer> {
  const { text, clock } = context;
  const now = clock.now();
  const until = span === null ? null : endOf(span, now);
  // A button of long ago may name a moment that has passed.
  if (span === null || (until !== null && until <= now)) return answer(spansCard(context, topic));
  const changed = await changeChat(context, (chat) => {
    const topics = topic === null ? followedTopics(chat.subscriptions) : [topic];
    return { ...chat, mutes: topics.reduce((all, each) => mute(all, each, now, until), chat.mutes) };
  });
  const lasting = { span: sayMuteSpan(context, span), lasts: kindOf(span) };
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
    label: sayMuteSpan(context, span),
    action: muteAction(topic, span),
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
export function mutesCard(context: Context, page = 0): Reply {
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
    ...(others.length > 1 ? [{ label: text('mute-all'), action: forms.muteAll.encode() }] : []),
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
