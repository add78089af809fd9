import { createHash } from 'node:crypto';
import type { Article } from '../core/article.js';
import type { Catalog } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import type { PendingEntry, Plan } from '../core/delivery.js';
import type { List, Post } from '../core/message.js';
import { followedTopics } from '../core/subscription.js';
import { presentArticle, presentHeadline, presentTopics } from '../i18n/present.js';
import type { Texts } from '../i18n/texts.js';

/** How many headlines one list shows; the others are counted. */
const mostHeadlines = 50;

/** What composing needs. */
export interface ComposeDeps {
  catalog: () => Catalog;
  texts: Texts;
}

/** An entry together with its article. */
export interface Told extends PendingEntry {
  article: Article;
}

/** The post of one entry. */
export function composePost({ article, topics }: Told, chat: Chat, { catalog }: ComposeDeps): Post {
  return presentArticle(article, topics, chat, catalog());
}

/** The corrected form of a post, marked as such, under those of its topics that the chat follows now. */
export function composeCorrection(article: Article, chat: Chat, { catalog, texts }: ComposeDeps): Post {
  const followed = followedTopics(chat.subscriptions);
  const topics = article.topics.filter((topic) => followed.includes(topic));
  const mark = texts(chat.language)('corrected');
  return { ...presentArticle(article, topics, chat, catalog()), mark };
}

/** The decision to tell these entries (by `seq`) as one list, newest first. `now` in milliseconds. */
export function composePlan(told: readonly Told[], chat: Chat, now: number, deps: ComposeDeps): Plan {
  const newestFirst = [...told].reverse();
  const shown = newestFirst.slice(0, mostHeadlines);
  const left = told.length - shown.length;
  return {
    id: planId(chat, told),
    chat: chat.id,
    lane: 'instant',
    entries: told.map(({ entry, article }) => ({
      seq: entry.seq,
      article: article.id,
      revision: article.revision,
    })),
    title: titleOf(told, chat, deps),
    headlines: shown.map(({ article }) => presentHeadline(article, chat)),
    more: left > 0 ? deps.texts(chat.language)('list-more', { count: left }) : null,
    sentParts: 0,
    at: now,
  };
}

/** The list that a plan stands for. The same plan is always the same list. */
export function composeList({ title, headlines, more }: Plan): List {
  return { kind: 'list', title, headlines, more };
}

/** Made of the chat and the entries: unique, since an entry is planned once for a chat. */
function planId(chat: Chat, told: readonly Told[]): string {
  const entries = told.map(({ entry }) => entry.seq).join(' ');
  return createHash('sha256').update(`${chat.id} ${entries}`).digest('base64url').slice(0, 22);
}

/** Names the topic when all entries came by one, else only counts. */
function titleOf(told: readonly Told[], chat: Chat, { catalog, texts }: ComposeDeps): string {
  const text = texts(chat.language);
  const count = told.length;
  const shared = (told[0]?.topics ?? []).filter((topic) =>
    told.every(({ topics }) => topics.includes(topic)),
  );
  const [topic] = presentTopics(shared, chat.language, catalog());
  return topic === undefined ? text('list-title', { count }) : text('list-title-on', { count, topic });
}
