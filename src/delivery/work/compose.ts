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
import type { Text, Texts } from '../../i18n/texts.js';
import {
  type ListedStory,
  presentArticle,
  presentHeadlines,
  presentTopics,
} from '../../presentation/present.js';
import { withPage } from './page.js';
import type { ResolvedEntry } from './resolve.js';
import { byAffair, byTopic, groupByStory, type Telling, widestFirst } from './tellings.js';

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
  const context = contextOf(chat, now, deps);
  const told = toldOf(resolved);
  const tellings = byAffair(groupByStory(told, chat).reverse());
  const section = sectionOf(
    {
      title: titleOf(told, chat, deps),
      tellings,
      most: maxHeadlines.list,
      more: (count) => context.text('list-more', { count }),
      leads: false,
    },
    context,
  );
  return planList({ ...planOf(resolved, 'instant', chat, now), ...section }, told, [tellings], context);
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
  const context = contextOf(chat, now, deps);
  const { text } = context;
  const told = toldOf(resolved);
  const groups = [...byTopic(told)]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([topic, own]) => ({ topic, tellings: widestFirst(byAffair(groupByStory(own, chat).reverse())) }));
  const sections = groups.map(({ topic, tellings }) =>
    sectionOf(
      {
        title: presentTopics([topic], chat, deps.catalog())[0] ?? text('digest-others'),
        tellings,
        most: maxHeadlines.section,
        more: (count) => text('digest-more', { count, topic }),
        leads: chat.settings.digestLeads,
      },
      context,
    ),
  );
  const title = text('digest-title', { count: told.length });
  const plan = { ...planOf(resolved, 'digest', chat, now), title, headlines: [], more: null, sections, slot };
  return planList(plan, told, [[], ...groups.map(({ tellings }) => tellings)], context);
}

/** What composing a list for a chat needs everywhere. */
interface ListContext {
  chat: Chat;
  text: Text;
  now: number;
  isPage: boolean;
}

function contextOf(chat: Chat, now: number, { texts, pages = false }: ComposeDeps): ListContext {
  return { chat, text: texts(chat.language), now, isPage: pages };
}

const toldOf = (resolved: readonly ResolvedEntry[]) => resolved.filter(({ heldFor }) => heldFor === null);

/** @param stories of the list itself and then of each of its sections. */
function planList(
  plan: Omit<Plan, 'silent'>,
  told: readonly ResolvedEntry[],
  stories: readonly Telling[][],
  { chat, text, now, isPage }: ListContext,
): Plan {
  const list = { ...plan, silent: told.every(({ topics }) => isSilent(topics, chat)) };
  return isPage ? withPage(list, { chat, text, now, stories }) : list;
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
  { chat, text, now, isPage }: ListContext,
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
