import type { Button, Reply } from '../core/message.js';
import { reply } from '../core/message.js';
import { followedTopics, laneOf } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { presentTopic } from '../presentation/present.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';
import { followable } from './find-topic.js';
import { suggestedTopics } from './suggest.js';

/** How many topics one page of a card holds. */
const pageLength = 8;

/** The most topics of a card. */
const maxRows = 12;

const week = 7 * 24 * 3_600_000;

/**
 * All topics, each with the number of its articles of the last week and a button that turns it on or off. The first
 * page begins with topics that fit what the chat follows. A page that does not exist becomes the nearest that does.
 */
export async function topicsCard(context: Context, page: number): Promise<Reply> {
  const { text, catalog } = context;
  const topics = followable(catalog());
  if (topics.length === 0) return reply([text('no-topics')]);
  const pages = Math.ceil(topics.length / pageLength);
  const shown = Math.min(Math.max(0, page), pages - 1);
  const followed = followedTopics(context.chat.subscriptions).length;
  const suggested = shown === 0 && pages > 1 ? await suggestedTopics(context) : [];
  const onPage = topics.slice(shown * pageLength, (shown + 1) * pageLength);
  const card = await choiceCard(
    context,
    onPage.filter((topic) => !suggested.includes(topic)),
    shown,
  );
  return {
    kind: 'reply',
    lines: [
      [{ text: text('topics-title'), bold: true }],
      [text('topics-hint', { followed, all: topics.length })],
      ...(pages > 1 ? [[text('topics-search')]] : []),
      ...(suggested.length > 0 ? [[text('topics-suggested')]] : []),
    ],
    buttons: [
      ...suggested.map((topic) => [
        { label: `💡 ${nameOf(context, topic)}`, action: forms.follow.encode(topic) },
      ]),
      ...card,
      ...pageRow(shown, pages),
    ],
  };
}

/** The topics that somebody looked for, each with a button that turns it on or off. */
export async function foundTopicsCard(
  context: Context,
  typed: string,
  topics: readonly TopicId[],
): Promise<Reply> {
  const title = context.text('topics-found', { typed: truncate(typed, 60) });
  return {
    kind: 'reply',
    lines: [[{ text: title, bold: true }]],
    buttons: [
      ...(await choiceCard(context, topics.slice(0, pageLength), 0)),
      [{ label: context.text('button-topics'), action: forms.topics.encode(0) }],
    ],
  };
}

async function choiceCard(context: Context, topics: readonly TopicId[], page: number): Promise<Button[][]> {
  const { chat, store, clock } = context;
  const followed = new Set(followedTopics(chat.subscriptions));
  const counts = await store.topicCounts(clock.now() - week);
  return topics.map((topic) => {
    const count = counts.get(topic);
    const name = `${followed.has(topic) ? '✅' : '➕'} ${nameOf(context, topic)}`;
    const label = count === undefined ? name : `${name} · ${count}`;
    return [{ label, action: forms.flip.encode(page, topic) }];
  });
}

function pageRow(page: number, pages: number): Button[][] {
  if (pages === 1) return [];
  const to = (target: number, label: string) => ({
    label,
    action: forms.topics.encode((target + pages) % pages),
  });
  return [[to(page - 1, '‹'), to(page, `${page + 1} / ${pages}`), to(page + 1, '›')]];
}

/** What the chat follows. Each topic has a button to its own card, and one that ends it. */
export function subscriptionsCard({ chat, catalog, text, capabilities }: Context): Reply {
  const followed = followedTopics(chat.subscriptions).map((topic) => {
    const name = presentTopic(topic, chat, catalog()) ?? text('topic-gone', { topic });
    return { topic, name: `${laneOf(chat.subscriptions, topic) === 'digest' ? '🗞' : '⚡'} ${name}` };
  });
  if (followed.length === 0) return reply([text('no-subscriptions')]);
  const rows = Math.min(maxRows, Math.floor(capabilities.buttons.maxInAll / 2));
  return {
    kind: 'reply',
    lines: [
      [{ text: text('subscriptions-title', { count: followed.length }), bold: true }],
      ...followed.map(({ name }) => [name]),
      [text('subscriptions-hint')],
    ],
    buttons: followed.slice(0, rows).map(({ topic, name }) => [
      { label: name, action: forms.subscription.encode(topic) },
      { label: '✖', action: forms.drop.encode(topic) },
    ]),
  };
}

/** The topics that somebody may have meant, each a button that does what they asked for. */
export function didYouMean(
  context: Context,
  typed: string,
  near: readonly TopicId[],
  actionFor: (topic: TopicId) => string,
): Reply {
  const key = near.length === 0 ? 'topic-unknown' : 'did-you-mean';
  return {
    kind: 'reply',
    lines: [[context.text(key, { typed: truncate(typed.trim(), 60) })]],
    buttons: near.map((topic) => [{ label: nameOf(context, topic), action: actionFor(topic) }]),
  };
}

/** What the chat calls a topic; its id if the catalog no longer has a name for it. */
export function nameOf({ catalog, chat }: Context, topic: TopicId): string {
  return presentTopic(topic, chat, catalog()) ?? topic;
}
