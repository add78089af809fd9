import type { Article } from '../core/article.js';
import { type Catalog, topicName } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import type { Headline, Post } from '../core/message.js';
import type { SummaryLength } from '../core/settings.js';
import { sentences } from '../core/summary/sentences.js';
import { words } from '../core/text.js';
import type { TopicId } from '../core/topic.js';
import { visible } from '../core/visible.js';
import { dayAndTime, formatDate, joinDayAndTime } from '../i18n/dates.js';
import { formatList } from '../i18n/lists.js';
import type { Text } from '../i18n/texts.js';

/** How many topics a post names. */
const shownTopics = 3;

/** What presenting for a chat needs to know of it. */
export type Reader = Pick<Chat, 'language' | 'timezone' | 'settings' | 'subscriptions'>;

/**
 * An article as one chat shall see it: in its language, zone and style, under those of its topics that are given.
 * @param now the moment of sending, by which its date has a year or none. In milliseconds since 1970.
 */
export function presentArticle(
  article: Article,
  topics: readonly TopicId[],
  chat: Reader,
  catalog: Catalog,
  now: number,
): Post {
  const { language, timezone, settings } = chat;
  const { parts } = settings;
  const names = presentTopics(topics, chat, catalog).slice(0, shownTopics);
  const icon = iconOf(article, catalog);
  const publishedAt = parts.time ? article.publishedAt : null;
  return {
    kind: 'post',
    topics: parts.topic ? names : [],
    headline: article.headline,
    link: article.link,
    summary: presentSummary(article, settings.summary),
    isQuoted: settings.style === 'full' && settings.summary === 'long',
    authors: parts.author ? presentAuthors(article.authors, language) : null,
    publisher: article.publisher.name,
    ...(settings.images && icon !== undefined && { icon }),
    date: publishedAt === null ? null : formatDate(publishedAt, language, timezone, now),
    publishedAt,
    image: settings.images ? article.image : null,
    isImageSmall: settings.smallImages,
    hashtags: parts.hashtag ? names.map(hashtagOf).filter((tag) => tag !== null) : [],
    mark: null,
    others: null,
    preview: settings.images,
    buttons: [],
  };
}

/** The icon that the catalog gives an article's publisher. */
export function iconOf({ publisher }: Article, catalog: Catalog): string | undefined {
  return catalog.publishers.find(({ id }) => id === publisher.id)?.icon;
}

/** `#RusiaUkraina` for a name of several words; null for one that holds no letter, which no platform takes for a tag. */
export function hashtagOf(name: string): string | null {
  const parts = name.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const tag = parts.map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`).join('');
  return /\p{L}/u.test(tag) ? `#${tag}` : null;
}

/** Names as a list. `…` behind them stands for others that are not named. */
function presentAuthors(authors: readonly string[], language: Reader['language']): string | null {
  if (authors.length === 0) return null;
  return authors.at(-1) === '…' ? `${authors.slice(0, -1).join(', ')} …` : formatList(authors, language);
}

function presentSummary({ summary, language }: Article, length: SummaryLength): string | null {
  if (summary === null || length === 'none') return null;
  if (length === 'long') return summary;
  // A feed may begin with what nobody sees, and end a sentence within it.
  const first = sentences(visible(summary), language).find((sentence) => words(sentence).length > 0);
  return first ?? summary;
}

/** Articles of one story, the first to come first, that stand in a list as one headline. */
export interface ListedStory {
  articles: readonly [Article, ...Article[]];
  /** Says that they tell what came next of an affair. Absent for most. */
  mark?: string | null;
}

/** How a list is said. */
export interface ListLook {
  chat: Pick<Reader, 'language' | 'timezone'>;
  text: Text;
  /** When it is said, in milliseconds since 1970. */
  now: number;
  /** Whether each headline has its article's lead behind it. Default: false. */
  leads?: boolean;
  /** How much of a lead a page shows, where the list may become one. Default: it becomes none. */
  alone?: SummaryLength;
}

/** So many publishers of a story are named; more are counted. */
const namedPublishers = 2;

/** Stories as the headlines of a list. A publisher or day that the headline before has as well is not said again. */
export function presentHeadlines(
  stories: readonly ListedStory[],
  { chat, text, now, leads = false, alone }: ListLook,
): Headline[] {
  let before = { publishers: '', day: '' };
  return stories.map(({ articles: [first, ...others], mark = null }) => {
    const names = [...new Set([first, ...others].map(({ publisher }) => publisher.name))];
    const publishers =
      names.length > namedPublishers ? text('publishers', { count: names.length }) : names.join(', ');
    const at = first.publishedAt;
    const when = at === null ? null : dayAndTime(at, chat.language, chat.timezone, now);
    const said = {
      publishers: publishers === before.publishers ? null : publishers,
      date: when === null ? null : when.day === before.day ? when.time : joinDayAndTime(when),
    };
    before = { publishers, day: when?.day ?? '' };
    const lead = leads ? presentSummary(first, 'short') : null;
    const facts = (who: string | null) => [mark, who].filter((each) => each !== null).join(' · ');
    return {
      text: first.headline,
      link: first.link,
      facts: facts(said.publishers),
      ...(said.date !== null && { date: said.date, at: at ?? 0 }),
      ...(lead !== null && { lead }),
      ...(alone !== undefined && {
        alone: {
          facts: facts(publishers),
          date: when === null ? null : joinDayAndTime(when),
          lead: presentSummary(first, alone),
          image: null,
        },
      }),
    };
  });
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
