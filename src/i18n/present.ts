import type { Article } from '../core/article.js';
import { type Catalog, topicName } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import type { Language } from '../core/language.js';
import type { Headline, Post } from '../core/message.js';
import type { TopicId } from '../core/topic.js';
import { formatDate } from './dates.js';
import { formatList } from './lists.js';

/** How many topics a post names. */
const shownTopics = 3;

/** An article as one chat shall see it: in its language and zone, under those of its topics that are given. */
export function presentArticle(
  article: Article,
  topics: readonly TopicId[],
  { language, timezone }: Pick<Chat, 'language' | 'timezone'>,
  catalog: Catalog,
): Post {
  return {
    kind: 'post',
    topics: presentTopics(topics, language, catalog).slice(0, shownTopics),
    headline: article.headline,
    link: article.link,
    summary: article.summary,
    authors: article.authors.length > 0 ? formatList(article.authors, language) : null,
    publisher: article.publisher.name,
    date: article.publishedAt === null ? null : formatDate(article.publishedAt, language, timezone),
    publishedAt: article.publishedAt,
    image: article.image,
    mark: null,
  };
}

/** An article as one line of a list. */
export function presentHeadline(
  { headline, link, publisher, publishedAt }: Article,
  { language, timezone }: Pick<Chat, 'language' | 'timezone'>,
): Headline {
  const date = publishedAt === null ? [] : [formatDate(publishedAt, language, timezone)];
  return { text: headline, link, facts: [publisher.name, ...date].join(' · ') };
}

/** Names of topics; one that the catalog has no more is left out. */
export function presentTopics(topics: readonly TopicId[], language: Language, catalog: Catalog): string[] {
  return topics.map((topic) => topicName(catalog, topic, language)).filter((name) => name !== null);
}
