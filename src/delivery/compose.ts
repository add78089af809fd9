import { createHash } from 'node:crypto';
import type { Article } from '../core/article.js';
import type { Catalog } from '../core/catalog.js';
import type { Chat } from '../core/chat.js';
import { type LedgerItem, mostNamed, type Plan } from '../core/delivery.js';
import type { List, Post, Section } from '../core/message.js';
import { isSilent, type PendingEntry } from '../core/pending.js';
import { followedTopics, type Lane } from '../core/subscription.js';
import type { TopicId } from '../core/topic.js';
import { presentArticle, presentHeadline, presentTopics } from '../i18n/present.js';
import type { Texts } from '../i18n/texts.js';

/** How many headlines one list shows, and one section of a digest; the others are counted. */
const mostHeadlines = { list: 50, section: 20 };

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
export function composePost({ article, topics }: Told, chat: Chat, deps: ComposeDeps): Post {
  return {
    ...presentArticle(article, topics, chat, deps.catalog()),
    buttons: buttonsOf(article, chat, deps),
  };
}

/**
 * What a post shows after an edit, under those of its topics that the chat follows now: a corrected article
 * marked as such, and the other publishers of its story.
 * @param others the articles that were held back for it, the first to come first.
 */
export function composeEdited(
  article: Article,
  posted: LedgerItem,
  others: readonly Article[],
  chat: Chat,
  deps: ComposeDeps,
): Post {
  const text = deps.texts(chat.language);
  const followed = followedTopics(chat.subscriptions);
  const topics = article.topics.filter((topic) => followed.includes(topic));
  const isCorrected = posted.edits > 0 || posted.revision < article.revision;
  const links = others.slice(0, mostNamed).map(({ publisher, link }) => ({ text: publisher.name, link }));
  return {
    ...presentArticle(article, topics, chat, deps.catalog()),
    mark: isCorrected ? text('corrected') : null,
    others: links.length === 0 ? null : { label: text('also-at'), links },
    buttons: buttonsOf(article, chat, deps),
  };
}

/** More like this, mute, and a menu. Actions: `more`, `mute` and `menu`, each with the article. */
function buttonsOf({ id }: Article, chat: Chat, { texts }: ComposeDeps): Post['buttons'] {
  if (!chat.settings.buttons) return [];
  const text = texts(chat.language);
  return [
    [
      { label: text('button-more'), action: `more ${id}` },
      { label: text('button-mute'), action: `mute ${id}` },
      { label: text('button-menu'), action: `menu ${id}` },
    ],
  ];
}

/** What waited, as one list, newest first. `told` by `seq`; `now` in milliseconds. */
export function composeList(told: readonly Told[], chat: Chat, now: number, deps: ComposeDeps): Plan {
  const text = deps.texts(chat.language);
  const shown = told.filter(({ heldFor }) => heldFor === null);
  return {
    ...planOf(told, 'instant', chat, now),
    ...sectionOf(shown, chat, titleOf(shown, chat, deps), mostHeadlines.list, (count) =>
      text('list-more', { count }),
    ),
    silent: shown.every(({ topics }) => isSilent(topics, chat)),
  };
}

/** What was gathered, as a digest: a section for each topic, the fullest first, each newest first. `told` by `seq`. */
export function composeDigest(
  told: readonly Told[],
  slot: string,
  chat: Chat,
  now: number,
  deps: ComposeDeps,
): Plan {
  const text = deps.texts(chat.language);
  const shown = told.filter(({ heldFor }) => heldFor === null);
  const sections = [...byTopic(shown)]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([topic, own]) => {
      const name = presentTopics([topic], chat, deps.catalog())[0] ?? text('digest-others');
      return sectionOf(own, chat, name, mostHeadlines.section, (count) =>
        text('digest-more', { count, topic }),
      );
    });
  return {
    ...planOf(told, 'digest', chat, now),
    title: text('digest-title', { count: shown.length }),
    headlines: [],
    more: null,
    sections,
    slot,
    silent: shown.every(({ topics }) => isSilent(topics, chat)),
  };
}

/** What a plan says. The same plan always says the same. */
export function listOf({ title, headlines, more, sections }: Plan): List {
  return { kind: 'list', title, headlines, more, sections };
}

function planOf(told: readonly Told[], lane: Lane, chat: Chat, now: number) {
  const entries = told.map(({ entry, article }) => ({
    seq: entry.seq,
    article: article.id,
    revision: article.revision,
  }));
  const held = told.flatMap(({ entry, article, heldFor }) =>
    heldFor === null ? [] : [{ seq: entry.seq, article: article.id, heldFor }],
  );
  const id = planId(chat, lane, entries);
  return { id, chat: chat.id, lane, entries, held, sections: [], slot: null, sentParts: 0, at: now };
}

/** Made of chat, lane and entries: unique, since an entry is planned once for a chat's lane. */
function planId(chat: Chat, lane: Lane, entries: readonly { seq: number }[]): string {
  const text = `${chat.id} ${lane} ${entries.map(({ seq }) => seq).join(' ')}`;
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function sectionOf(
  told: readonly Told[],
  chat: Chat,
  title: string,
  most: number,
  more: (count: number) => string,
): Section & { headlines: Plan['headlines'] } {
  const newestFirst = stories(told, chat).reverse();
  const left = newestFirst.slice(most).flat().length;
  return {
    title,
    headlines: newestFirst.slice(0, most).map((story) => presentHeadline(story, chat)),
    more: left > 0 ? more(left) : null,
  };
}

/** The articles by their stories, in the order of their first; each its own where the chat wants it so. */
function stories(told: readonly Told[], chat: Chat): [Article, ...Article[]][] {
  const found = new Map<string, [Article, ...Article[]]>();
  for (const { article } of told) {
    const story = chat.settings.stories ? (article.story ?? article.id) : article.id;
    const known = found.get(story);
    if (known === undefined) found.set(story, [article]);
    else known.push(article);
  }
  return [...found.values()];
}

/** Each entry under the first of its topics. */
function byTopic(told: readonly Told[]): Map<TopicId, Told[]> {
  const found = new Map<TopicId, Told[]>();
  for (const each of told) {
    const topic = each.topics[0] ?? '';
    found.set(topic, [...(found.get(topic) ?? []), each]);
  }
  return found;
}

/** Names the topic when all entries came by one, else only counts. */
function titleOf(told: readonly Told[], chat: Chat, { catalog, texts }: ComposeDeps): string {
  const text = texts(chat.language);
  const count = told.length;
  const shared = (told[0]?.topics ?? []).filter((topic) =>
    told.every(({ topics }) => topics.includes(topic)),
  );
  const [topic] = presentTopics(shared, chat, catalog());
  return topic === undefined ? text('list-title', { count }) : text('list-title-on', { count, topic });
}
