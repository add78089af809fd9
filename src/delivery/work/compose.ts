import { createHash } from 'node:crypto';
import type { Article } from '../../core/article.js';
import type { Catalog } from '../../core/catalog.js';
import type { Chat } from '../../core/chat.js';
import { type LedgerItem, maxNamed, type Plan } from '../../core/delivery.js';
import { type List, type Post, postSchema, type Section } from '../../core/message.js';
import { isSilent } from '../../core/pending.js';
import type { Clock } from '../../core/ports.js';
import { postActions } from '../../core/post-actions.js';
import { followedTopics, type Lane } from '../../core/subscription.js';
import type { TopicId } from '../../core/topic.js';
import type { Text, Texts } from '../../i18n/texts.js';
import {
  type ListedStory,
  presentArticle,
  presentHeadlines,
  presentTopics,
} from '../../presentation/present.js';
import { withPage } from './page.js';
import type { ResolvedEntry } from './resolve.js';

/** How many headlines one list shows, and one section of a digest; the others are counted. */
const maxHeadlines = { list: 50, section: 20 };

/** What composing needs. */
export interface ComposeDeps {
  catalog: () => Catalog;
  texts: Texts;
  clock: Pick<Clock, 'now'>;
  /** Whether lists may be shown as pages. Default: they are not. */
  pages?: boolean;
}

/** The post of one entry. */
export function composePost(
  { article, topics, earlier }: ResolvedEntry,
  chat: Chat,
  deps: ComposeDeps,
): Post {
  return {
    ...presentArticle(article, topics, chat, deps.catalog(), deps.clock.now()),
    mark: earlier === null ? null : deps.texts(chat.language)('update'),
    buttons: buttonsOf(article, chat, deps),
  };
}

/**
 * What a post shows after an edit, under those of its topics that the chat follows now: a corrected article
 * marked as such, and the other publishers of its story.
 * @param others the articles that were held back for it, the first to come first.
 * @param isUpdate whether it was posted as the next stage of an affair.
 */
export function composeEdited(
  article: Article,
  posted: LedgerItem,
  others: readonly Article[],
  chat: Chat,
  deps: ComposeDeps,
  isUpdate = false,
): Post {
  const text = deps.texts(chat.language);
  const followed = followedTopics(chat.subscriptions);
  const topics = article.topics.filter((topic) => followed.includes(topic));
  const isCorrected = posted.edits > 0 || posted.revision < article.revision;
  const links = others.slice(0, maxNamed).map(({ publisher, link }) => ({ text: publisher.name, link }));
  return {
    // Its date looks as it did when it was posted.
    ...presentArticle(article, topics, chat, deps.catalog(), posted.at),
    mark:
      [isUpdate ? text('update') : '', isCorrected ? text('corrected') : ''].filter(Boolean).join(' · ') ||
      null,
    others: links.length === 0 ? null : { label: text('also-at'), links },
    buttons: buttonsOf(article, chat, deps),
  };
}

/** More like this, mute, and a menu. Where many read, only what needs no answer that all of them see. */
function buttonsOf({ id }: Article, chat: Chat, { texts }: ComposeDeps): Post['buttons'] {
  if (!chat.settings.buttons) return [];
  const text = texts(chat.language);
  const more = { label: text('button-more'), action: postActions.more.encode(id) };
  if (chat.isBroadcast) return [[more]];
  return [
    [
      more,
      { label: text('button-mute'), action: postActions.mute.encode(id) },
      { label: text('button-menu'), action: postActions.menu.encode(id) },
    ],
  ];
}

/** What waited, as one list, newest first. `resolved` by `seq`; `now` in milliseconds. */
export function composeList(
  resolved: readonly ResolvedEntry[],
  chat: Chat,
  now: number,
  deps: ComposeDeps,
): Plan {
  const text = deps.texts(chat.language);
  const shown = resolved.filter(({ heldFor }) => heldFor === null);
  const tellings = byAffair(stories(shown, chat).reverse());
  const plan = {
    ...planOf(resolved, 'instant', chat, now),
    ...sectionOf(
      {
        title: titleOf(shown, chat, deps),
        tellings,
        most: maxHeadlines.list,
        more: (count) => text('list-more', { count }),
        leads: false,
      },
      { chat, text, now, isPage: deps.pages },
    ),
    silent: shown.every(({ topics }) => isSilent(topics, chat)),
  };
  return deps.pages ? withPage(plan, { chat, text, now, stories: [tellings] }) : plan;
}

/**
 * What was gathered, as a digest: a section for each topic, the fullest first. In each the stories that
 * several publishers carry come first, then the newest. `resolved` by `seq`.
 */
export function composeDigest(
  resolved: readonly ResolvedEntry[],
  slot: string,
  chat: Chat,
  now: number,
  deps: ComposeDeps,
): Plan {
  const text = deps.texts(chat.language);
  const shown = resolved.filter(({ heldFor }) => heldFor === null);
  const told: Telling[][] = [];
  const sections = [...byTopic(shown)]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([topic, own]) => {
      const tellings = widestFirst(byAffair(stories(own, chat).reverse()));
      told.push(tellings);
      const name = presentTopics([topic], chat, deps.catalog())[0] ?? text('digest-others');
      return sectionOf(
        {
          title: name,
          tellings,
          most: maxHeadlines.section,
          more: (count) => text('digest-more', { count, topic }),
          leads: chat.settings.digestLeads,
        },
        { chat, text, now, isPage: deps.pages },
      );
    });
  const plan = {
    ...planOf(resolved, 'digest', chat, now),
    title: text('digest-title', { count: shown.length }),
    headlines: [],
    more: null,
    sections,
    slot,
    silent: shown.every(({ topics }) => isSilent(topics, chat)),
  };
  return deps.pages ? withPage(plan, { chat, text, now, stories: [[], ...told] }) : plan;
}

/** The post of an entry as a plan, for a platform that takes it in several parts only. */
export function planPost(resolved: ResolvedEntry, post: Post, chat: Chat, now: number): Plan {
  const replyTo = resolved.earlier?.messageId ?? null;
  return {
    ...planOf([resolved], 'instant', chat, now),
    title: '',
    headlines: [],
    more: null,
    // Only a schema makes of it what a plan may hold.
    post: postSchema.parse(post),
    ...(replyTo !== null && { replyTo }),
    silent: isSilent(resolved.topics, chat),
  };
}

/** What a plan says. The same plan always says the same. */
export function messageOf({ post, title, headlines, more, sections, page }: Plan): Post | List {
  return post ?? { kind: 'list', title, headlines, more, sections, ...(page !== undefined && { page }) };
}

function planOf(resolved: readonly ResolvedEntry[], lane: Lane, chat: Chat, now: number) {
  const entries = resolved.map(({ entry, article }) => ({
    seq: entry.seq,
    article: article.id,
    revision: article.revision,
  }));
  const held = resolved.flatMap(({ entry, article, heldFor }) =>
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

/** What a section tells. */
interface SectionContent {
  title: string;
  tellings: readonly Telling[];
  /** How many headlines it shows at the most. */
  most: number;
  /** What is said of the articles of the others. */
  more: (count: number) => string;
  leads: boolean;
}

function sectionOf(
  { title, tellings, most, more, leads }: SectionContent,
  { chat, text, now, isPage = false }: { chat: Chat; text: Text; now: number; isPage: boolean | undefined },
): Section & { headlines: Plan['headlines'] } {
  const left = tellings.slice(most).flatMap(({ articles }) => articles).length;
  const shown = tellings
    .slice(0, most)
    .map(({ articles, isUpdate }): ListedStory => ({ articles, mark: isUpdate ? text('update') : null }));
  return {
    title,
    headlines: presentHeadlines(shown, { chat, text, now, leads, ...(isPage && { alone: leadOf(chat) }) }),
    more: left > 0 ? more(left) : null,
  };
}

/** A page folds its leads, so that they are short; a chat that wants none has none. */
const leadOf = ({ settings }: Chat) => (settings.summary === 'none' ? 'none' : 'short');

/** What a chat has pending of one story. */
interface Telling {
  articles: [Article, ...Article[]];
  affair: string;
  /** Whether an earlier stage of its affair was posted. */
  isUpdate: boolean;
}

/** The articles by their stories, in the order of their first; each its own where the chat wants it so. */
function stories(resolved: readonly ResolvedEntry[], chat: Chat): Telling[] {
  const found = new Map<string, Telling>();
  const affairs = new Set<string>();
  for (const { article, earlier } of resolved) {
    const story = chat.settings.stories ? (article.story ?? article.id) : article.id;
    const known = found.get(story);
    if (known !== undefined) {
      known.articles.push(article);
      continue;
    }
    const affair = chat.settings.stories ? affairOf(article) : article.id;
    const isUpdate = earlier !== null || (article.affair != null && affairs.has(affair));
    affairs.add(affair);
    found.set(story, { articles: [article], affair, isUpdate });
  }
  return [...found.values()];
}

/** Stages of one affair next to each other, where the first of them stands. */
function byAffair(tellings: readonly Telling[]): Telling[] {
  const affairs = new Map<string, Telling[]>();
  for (const each of tellings) affairs.set(each.affair, [...(affairs.get(each.affair) ?? []), each]);
  return [...affairs.values()].flat();
}

/** The affairs that several publishers carry first, by how many carry their widest stage; the others as they were. */
function widestFirst(tellings: readonly Telling[]): Telling[] {
  const width = new Map<string, number>();
  for (const { affair, articles } of tellings) {
    const publishers = new Set(articles.map(({ publisher }) => publisher.id)).size;
    width.set(affair, Math.max(width.get(affair) ?? 1, publishers));
  }
  const widthOf = ({ affair }: Telling) => width.get(affair) ?? 1;
  return [...tellings].sort((left, right) => widthOf(right) - widthOf(left));
}

/** The affair that an article belongs to: its first article's id. */
const affairOf = ({ id, story, affair }: Article) => affair ?? story ?? id;

/** Each entry under the first of its topics; a later stage of an affair where the earlier one stands. */
function byTopic(resolved: readonly ResolvedEntry[]): Map<TopicId, ResolvedEntry[]> {
  const found = new Map<TopicId, ResolvedEntry[]>();
  const topicOf = new Map<string, TopicId>();
  for (const each of resolved) {
    const affair = affairOf(each.article);
    const topic = topicOf.get(affair) ?? each.topics[0] ?? '';
    topicOf.set(affair, topic);
    found.set(topic, [...(found.get(topic) ?? []), each]);
  }
  return found;
}

/** Names the topic when all entries came by one, else only counts. */
function titleOf(resolved: readonly ResolvedEntry[], chat: Chat, { catalog, texts }: ComposeDeps): string {
  const text = texts(chat.language);
  const count = resolved.length;
  const shared = (resolved[0]?.topics ?? []).filter((topic) =>
    resolved.every(({ topics }) => topics.includes(topic)),
  );
  const [topic] = presentTopics(shared, chat, catalog());
  return topic === undefined ? text('list-title', { count }) : text('list-title-on', { count, topic });
}
