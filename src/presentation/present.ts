import type { Article } from '../core/article.js';
import { type Catalog, topicName } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import type { Headline, Post } from '../core/message.js';
import { sentences } from '../core/sentences.js';
import type { SummaryLength } from '../core/settings.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from '../i18n/dates.js';
import { formatList } from '../i18n/lists.js';

/** How many topics a post names. */
const shownTopics = 3;

/** What presenting for a chat needs to know of it. */
export type Reader = Pick<Chat, 'language' | 'timezone' | 'settings' | 'subscriptions'>;

/** An article as one chat shall see it: in its language and zone, under those of its topics that are given. */
export function presentArticle(
  article: Article,
  topics: readonly TopicId[],
  chat: Reader,
  catalog: Catalog,
): Post {
  const { language, timezone, settings } = chat;
  return {
    kind: 'post',
    topics: presentTopics(topics, chat, catalog).slice(0, shownTopics),
    headline: article.headline,
    link: article.link,
    summary: presentSummary(article, settings.summary),
    authors: presentAuthors(article.authors, language),
    publisher: article.publisher.name,
    date: article.publishedAt === null ? null : formatDate(article.publishedAt, language, timezone),
    publishedAt: article.publishedAt,
    image: settings.images ? article.image : null,
    mark: null,
    others: null,
    preview: settings.images,
    buttons: [],
  };
}

/** Names as a list. `…` behind them stands for others that are not named. */
function presentAuthors(authors: readonly string[], language: Reader['language']): string | null {
  if (authors.length === 0) return null;
  return authors.at(-1) === '…' ? `${authors.slice(0, -1).join(', ')} …` : formatList(authors, language);
}

function presentSummary({ summary, language }: Article, length: SummaryLength): string | null {
  if (summary === null || length === 'none') return null;
  return length === 'long' ? summary : (sentences(summary, language)[0] ?? summary);
}

/**
 * Articles of one story, the first to come first, as one line of a list.
 * @param mark says that they tell what came next of an affair; null for most.
 */
export function presentHeadline(
  [first, ...others]: readonly [Article, ...Article[]],
  { language, timezone }: Pick<Reader, 'language' | 'timezone'>,
  mark: string | null = null,
): Headline {
  const { headline, link, publishedAt } = first;
  const publishers = [...new Set([first, ...others].map(({ publisher }) => publisher.name))];
  const date = publishedAt === null ? [] : [formatDate(publishedAt, language, timezone)];
  return {
    text: headline,
    link,
    facts: [...(mark === null ? [] : [mark]), publishers.join(', '), ...date].join(' · '),
  };
}

/** What a chat calls a topic: what it added itself by its own name, the others by the catalog; null when neither has it. */
export function presentTopic(
  topic: TopicId,
  { language, subscriptions }: Pick<Chat, 'language' | 'subscriptions'>,
  catalog: Catalog,
): string | null {
  const own = subscriptions.find((subscription) => subscription.topic === topic);
  return own?.phrase ?? own?.feed?.title ?? topicName(catalog, topic, language);
}

/** Names of topics; one that nobody can name any more is left out. */
export function presentTopics(
  topics: readonly TopicId[],
  chat: Pick<Chat, 'language' | 'subscriptions'>,
  catalog: Catalog,
): string[] {
  return topics.map((topic) => presentTopic(topic, chat, catalog)).filter((name) => name !== null);
}
