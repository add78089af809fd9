import { publisherTopic } from '../core/catalog.js';
import { chunk } from '../core/chunk.js';
import type { Button, Line, Reply } from '../core/message.js';
import type { Answer } from '../core/ports.js';
import { followedTopics, laneOf, mentionsOf } from '../core/subscription.js';
import { truncate } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { presentTopic } from '../presentation/present.js';
import { forms } from './action-forms.js';
import type { Context } from './context.js';
import { followable } from './find-topic.js';
import { backButton, card, homeButton, lineOf, pageOf, pageRow, topicsButton } from './lines.js';
import { suggestedTopics } from './suggest.js';
import { inOrder } from './topic-order.js';

/** How many topics one page of a card holds: with two buttons for each there is room for a row of pages. */
const pageLength = 8;

const week = 7 * 24 * 3_600_000;

/** The category of topics that have none. No category of the catalog can be called so. */
const elsewhere = '-';

/**
 * Where topics are chosen: first what fits what the chat follows, then the categories, each with a card of its own.
 * A catalog of few topics, or without categories, shows its topics at once.
 */
export async function topicsCard(context: Context, page: number): Promise<Reply> {
  const { text, catalog, chat } = context;
  const { topics, publishers } = catalog();
  const all = followable(catalog());
  if (all.length === 0) return card([[text('no-topics')]], [[homeButton(context)]]);
  const groups = categoriesOf(context);
  const isGrouped = groups.length > 1 && topics.length > pageLength;
  const ids = topics.map(({ id }) => id);
  const { shown, pages, items } = pageOf(isGrouped ? [] : ids, page, pageLength);
  const suggested = shown === 0 && all.length > pageLength ? await suggestedTopics(context) : [];
  const choices = isGrouped
    ? chunk(
        groups.map((group) => categoryButton(context, group)),
        2,
      )
    : await choiceRows(
        context,
        items.filter((topic) => !suggested.includes(topic)),
        shown,
      );
  const followed = followedTopics(chat.subscriptions).length;
  const toPublishers =
    publishers.length === 0 ? [] : [{ label: text('button-publishers'), action: forms.publishers.encode(0) }];
  return {
    ...card(
      [
        [{ text: text('topics-title'), bold: true }],
        [text(isGrouped ? 'topics-hint-categories' : 'topics-hint', { followed, all: all.length })],
        ...(isGrouped || pages > 1 ? [lineOf(text('topics-search'))] : []),
        ...(suggested.length > 0 ? [[text('topics-suggested')]] : []),
      ],
      [
        ...suggested.map((topic) => [
          { label: `💡 ${nameOf(context, topic)}`, action: forms.follow.encode(topic) },
        ]),
        ...choices,
        ...pageRow(shown, pages, (target) => forms.topics.encode(target)),
        [...toPublishers, homeButton(context)],
      ],
    ),
    placeholder: text('topics-placeholder'),
  };
}

/** The topics of one category, each with its articles of the last week and a button that turns it on or off. */
export async function categoryCard(context: Context, category: string, page: number): Promise<Reply> {
  const group = categoriesOf(context).find(({ id }) => id === category);
  if (group === undefined) return topicsCard(context, page);
  const topics = await inOrder(context, group.topics);
  return choiceCard(context, { title: group.name, topics, page }, (target) =>
    forms.category.encode(category, target),
  );
}

/** All publishers, as topics of their own. */
export function publishersCard(context: Context, page: number): Promise<Reply> {
  const topics = context.catalog().publishers.map(({ id }) => publisherTopic(id));
  const title = context.text('publishers-title');
  return choiceCard(context, { title, topics, page }, (target) => forms.publishers.encode(target));
}

/** The card on which a topic stands, at a page. */
export function cardWith(context: Context, topic: TopicId, page: number): Promise<Reply> {
  const { topics, publishers } = context.catalog();
  if (publishers.some(({ id }) => publisherTopic(id) === topic)) return publishersCard(context, page);
  const groups = categoriesOf(context);
  const group = groups.find((each) => each.topics.includes(topic));
  return group !== undefined && groups.length > 1 && topics.length > pageLength
    ? categoryCard(context, group.id, page)
    : topicsCard(context, page);
}

/** The topics that somebody looked for, each with a button that turns it on or off. */
export async function foundTopicsCard(
  context: Context,
  typed: string,
  topics: readonly TopicId[],
  others: readonly (readonly Button[])[] = [],
): Promise<Reply> {
  const shown = truncate(typed, 60);
  const { text } = context;
  const lines: Line[] =
    topics.length === 0
      ? [[text('topics-none', { typed: shown })]]
      : [[{ text: text('topics-found', { typed: shown }), bold: true }]];
  return card(lines, [
    ...(await choiceRows(context, topics.slice(0, pageLength), 0)),
    ...others,
    [topicsButton(context), homeButton(context)],
  ]);
}

interface Choices {
  title: string;
  topics: readonly TopicId[];
  page: number;
}

async function choiceCard(
  context: Context,
  { title, topics, page }: Choices,
  actionOf: (page: number) => string,
): Promise<Reply> {
  const { shown, pages, items } = pageOf(topics, page, pageLength);
  const { text } = context;
  return {
    ...card(
      [[{ text: title, bold: true }], [text('topics-tap')]],
      [
        ...(await choiceRows(context, items, shown)),
        ...pageRow(shown, pages, actionOf),
        [backButton(context, forms.topics.encode(0)), homeButton(context)],
      ],
    ),
    placeholder: text('topics-placeholder'),
  };
}

async function choiceRows(context: Context, topics: readonly TopicId[], page: number): Promise<Button[][]> {
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

interface Group {
  id: string;
  name: string;
  topics: TopicId[];
}

/** The categories that have a topic, in the catalog's order; last the topics that have none. */
function categoriesOf({ catalog, chat, text }: Pick<Context, 'catalog' | 'chat' | 'text'>): Group[] {
  const { topics, categories = [] } = catalog();
  const groups = new Map<string, Group>();
  for (const { id, name } of categories) {
    const called = name[chat.language] ?? name.en ?? name.id ?? id;
    groups.set(id, { id, name: called, topics: [] });
  }
  groups.set(elsewhere, { id: elsewhere, name: text('topics-other'), topics: [] });
  for (const { id, category } of topics) {
    (groups.get(category ?? elsewhere) ?? groups.get(elsewhere))?.topics.push(id);
  }
  return [...groups.values()].filter((group) => group.topics.length > 0);
}

function categoryButton({ chat }: Context, { id, name, topics }: Group): Button {
  const followed = followedTopics(chat.subscriptions).filter((topic) => topics.includes(topic)).length;
  return { label: followed === 0 ? name : `${name} · ✅ ${followed}`, action: forms.category.encode(id, 0) };
}

/** What the chat follows. Each topic has a button to its own card, and one that ends it. */
export function subscriptionsCard(context: Context, page = 0): Reply {
  const { chat, catalog, text } = context;
  const followed = followedTopics(chat.subscriptions).map((topic) => {
    const name = presentTopic(topic, chat, catalog()) ?? text('topic-gone', { topic });
    const called = mentionsOf(chat.subscriptions, [topic]).length > 0 ? ' 📣' : '';
    return { topic, name: `${laneOf(chat.subscriptions, topic) === 'digest' ? '🗞' : '⚡'} ${name}${called}` };
  });
  const below = [topicsButton(context), homeButton(context)];
  if (followed.length === 0) return card([[text('no-subscriptions')]], [below]);
  const { shown, pages, items } = pageOf(followed, page, subscriptionsOnPage(context));
  return card(
    [
      [{ text: text('subscriptions-title', { count: followed.length }), bold: true }],
      ...items.map(({ name }) => [name]),
      [text('subscriptions-hint')],
    ],
    [
      ...items.map(({ topic, name }) => [
        { label: name, action: forms.subscription.encode(topic) },
        { label: '✖', action: forms.drop.encode(topic) },
      ]),
      ...pageRow(shown, pages, (target) => forms.subscriptions.encode(target)),
      below,
    ],
  );
}

/** The page of the subscriptions' card on which a topic stands. */
export function subscriptionPage(context: Pick<Context, 'chat' | 'capabilities'>, topic: TopicId): number {
  const place = Math.max(0, followedTopics(context.chat.subscriptions).indexOf(topic));
  return Math.floor(place / subscriptionsOnPage(context));
}

/** Two buttons for each, beside a row of pages and two that lead on. */
function subscriptionsOnPage({ capabilities }: Pick<Context, 'capabilities'>): number {
  return Math.max(1, Math.min(pageLength, Math.floor((capabilities.buttons.maxInAll - 5) / 2)));
}

/** The topics that somebody may have meant, each a button that does what they asked for. */
export function didYouMean(
  context: Context,
  typed: string,
  near: readonly TopicId[],
  actionFor: (topic: TopicId) => string,
  others: readonly (readonly Button[])[] = [],
): Reply {
  const key = near.length === 0 ? 'topic-unknown' : 'did-you-mean';
  return card(
    [[context.text(key, { typed: truncate(typed.trim(), 60) })]],
    [
      ...near.map((topic) => [{ label: nameOf(context, topic), action: actionFor(topic) }]),
      ...others,
      [topicsButton(context)],
    ],
  );
}

/** Says that a topic is not followed, with what follows it. */
export function notFollowed(context: Context, topic: TopicId): Answer {
  const line = context.text('not-subscribed', { topic: nameOf(context, topic) });
  const buttons = [[followButton(context, topic)], [subscriptionsButton(context)]];
  return { messages: [card([[line]], buttons)], notice: line };
}

/** The button that follows a topic. */
export function followButton(context: Pick<Context, 'catalog' | 'chat' | 'text'>, topic: TopicId): Button {
  const label = context.text('button-follow', { publisher: nameOf(context, topic) });
  return { label, action: forms.follow.encode(topic) };
}

/** The button that ends following a topic. */
export function unfollowButton(context: Pick<Context, 'catalog' | 'chat' | 'text'>, topic: TopicId): Button {
  const label = context.text('button-unfollow', { publisher: nameOf(context, topic) });
  return { label, action: forms.unfollow.encode(topic) };
}

/** The button that asks for how long to mute a topic. */
export function muteButton(context: Pick<Context, 'catalog' | 'chat'>, topic: TopicId): Button {
  return { label: `🔕 ${nameOf(context, topic)}`, action: forms.muteTopic.encode(topic) };
}

export function subscriptionsButton({ text }: Context): Button {
  return { label: text('button-subscriptions'), action: forms.subscriptions.encode(0) };
}

/** What the chat calls a topic; its id if the catalog no longer has a name for it. */
export function nameOf({ catalog, chat }: Pick<Context, 'catalog' | 'chat'>, topic: TopicId): string {
  return presentTopic(topic, chat, catalog()) ?? topic;
}
