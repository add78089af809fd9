import { z } from 'zod';
import {
  announcedTo,
  announcementOf,
  hasAnnouncement,
  isFor,
  longestAnnouncement,
} from '../../core/announcement.js';
import { type Article, articleSchema, logEntrySchema } from '../../core/article.js';
import { type ChatId, chatSchema, splitChatId } from '../../core/chat.js';
import { ledgerItemSchema, settlementSchema } from '../../core/delivery.js';
import {
  type ExportPage,
  type ExportPart,
  exportParts,
  exportRecordSchema,
  recordsOf,
} from '../../core/export.js';
import { type FeedState, feedStateSchema } from '../../core/feed.js';
import { withInheritedSuspension } from '../../core/inherited-suspension.js';
import type { Admin, Archive, ChatStore, LatestQuery, NewsStore } from '../../core/ports.js';
import { parseQuery } from '../../core/query.js';
import { isQuiet } from '../../core/quiet-hours.js';
import { laneSchema } from '../../core/subscription.js';
import { words } from '../../core/text.js';
import { topicIdSchema } from '../../core/topic.js';

const latestSchema = z.object({
  topics: z.array(topicIdSchema).optional(),
  limit: z.number().int().positive().max(1000),
});

const dumpSchema = z.object({
  part: z.enum(exportParts),
  after: z.string().nullable(),
  limit: z.number().int().positive().max(1000),
});

const saySchema = z.object({
  text: z.string().min(1).max(longestAnnouncement),
  to: z.array(z.string()).max(100),
  now: z.boolean(),
  /** Only counts. */
  dry: z.boolean(),
  after: z.string().nullable(),
});

/** What is said to whom, and where the page of chats begins. */
export type Saying = z.infer<typeof saySchema>;

const saidSchema = z.object({
  /** How many chats of this page get it, by platform. */
  chats: z.record(z.string(), z.number()),
  /** How many have it or had it, let the bot go, or have quiet hours now and get it later. */
  had: z.number(),
  away: z.number(),
  quiet: z.number(),
  next: z.string().nullable(),
});

/** What became of a page of chats. */
export type Said = z.infer<typeof saidSchema>;

/** How many chats are changed together. */
const saidAtATime = 200;

const explainSchema = z.object({ article: z.string(), chat: z.string() });

const statusSchema = z.object({
  /** Null when several processes may run. */
  pid: z.number().nullable(),
  head: z.number(),
  chats: z.number(),
  /** How many of them the operator has paused. */
  suspended: z.number(),
  refusals: z.number(),
});

const factsSchema = z.object({
  entries: z.array(logEntrySchema),
  cursors: z.record(laneSchema, z.number()),
  posted: ledgerItemSchema.nullable(),
  planned: laneSchema.nullable(),
  refused: settlementSchema.nullable(),
  heldFor: z.string().nullable(),
});

const explanationSchema = z.object({
  chat: chatSchema.nullable(),
  article: articleSchema.nullable(),
  facts: factsSchema.nullable(),
  /** The headline of the article that was delivered in its place. */
  other: z.string().nullable(),
});

const pageSchema = z.object({
  records: z.array(exportRecordSchema),
  next: z.string().nullable(),
  total: z.number().nullable().default(null),
});

/** What a store says of itself. */
export type StoreStatus = z.infer<typeof statusSchema>;
/** What is known of an article in a chat. */
export type StoreExplanation = z.infer<typeof explanationSchema>;

/** What an operator may ask of a store, also from another process. */
export interface StoreAnswers {
  status(): Promise<StoreStatus>;
  /** The states of all feeds that were ever polled. */
  feeds(): Promise<FeedState[]>;
  /** The newest articles, at most 1000. */
  latest(query: Pick<LatestQuery, 'topics' | 'limit'>): Promise<Article[]>;
  /** @param article its id, its link, or words of its headline. */
  explain(article: string, chat: ChatId): Promise<StoreExplanation>;
  dump(part: ExportPart, after: string | null, limit: number): Promise<ExportPage>;
  /** Commits that something is said to a page of chats; who has it already does not get it again. */
  say(saying: Saying): Promise<Said>;
  /** Every topic that is followed, with the number of chats. */
  followed(): Promise<Record<string, number>>;
}

/** The answers of a store in this process. */
export function answersOf(store: Admin & Archive & ChatStore & NewsStore, now: () => number): StoreAnswers {
  return {
    status: async () => ({
      pid: store.sharing === undefined ? process.pid : null,
      head: await store.head(),
      chats: await store.chatCount(),
      suspended: (await store.suspended()).length,
      refusals: (await store.refusals()).length,
    }),
    feeds: async () => (await store.feedStates()).map(healthOf),
    latest: (query) => store.latest(query),
    explain: async (wanted, chat) => {
      const article = await findArticle(store, wanted);
      const facts = await store.deliveryFacts(chat, article?.id ?? '');
      const [other] = await store.articles([facts?.heldFor ?? '']);
      const found = await store.chat(chat);
      // Only what is noted of its place: no platform is asked from here.
      const held = found && (await withInheritedSuspension(found, store));
      return { chat: held, article, facts, other: other?.headline ?? null };
    },
    dump: (part, after, limit) => store.dump(part, after, limit),
    say: (saying) => say(store, saying, now()),
    followed: async () => Object.fromEntries(await store.followed()),
  };
}

async function say(
  store: Pick<Admin, 'dump'> & ChatStore,
  { text, to, now, dry, after }: Saying,
  at: number,
): Promise<Said> {
  const said: Said = { chats: {}, had: 0, away: 0, quiet: 0, next: null };
  const announcement = announcementOf(text, at, now);
  const page = await store.dump('chats', after, saidAtATime);
  const wanted = recordsOf(page.records, 'chat').filter(({ chat }) => isFor(chat, to));
  await Promise.all(
    wanted.map(async ({ chat }) => {
      if (hasAnnouncement(chat, announcement.id)) said.had += 1;
      else if (announcedTo(chat, announcement) === null) said.away += 1;
      else {
        if (!dry) await store.changeChat(chat.id, (stored) => stored && announcedTo(stored, announcement));
        const { adapter } = splitChatId(chat.id);
        said.chats[adapter] = (said.chats[adapter] ?? 0) + 1;
        const { quiet } = chat.settings;
        if (!now && isQuiet(quiet, chat.timezone, at)) said.quiet += 1;
      }
    }),
  );
  return { ...said, next: page.next };
}

/** Finds an article by its id, its link, or words of its headline: that very headline first, then the best that fits. */
async function findArticle(store: Archive, wanted: string): Promise<Article | null> {
  const [byId] = await store.articles([wanted]);
  if (byId !== undefined) return byId;
  if (/^https?:/i.test(wanted)) return store.articleAt(wanted);
  const query = parseQuery(wanted);
  const found = query === null ? [] : (await store.search({ query, limit: 20, loosely: true })).articles;
  const said = words(wanted).join(' ');
  return found.find(({ headline }) => words(headline).join(' ') === said) ?? found[0] ?? null;
}

/** A feed's state without its keys, which are many, and its hub's secret. */
function healthOf({ passedOver: _, ...state }: FeedState): FeedState {
  return { ...state, listed: [], push: null };
}

/** Answers a question that came as JSON. Throws when it is not a valid one. */
export type Answerer = (question: object) => unknown;

/** The same answers for questions that come as JSON, by the name that stands in `ask`. */
export function answerersOf(answers: StoreAnswers): Map<string, Answerer> {
  return new Map<string, Answerer>([
    ['status', () => answers.status()],
    ['feeds', () => answers.feeds()],
    [
      'latest',
      (question) => {
        const { topics, limit } = latestSchema.parse(question);
        return answers.latest({ limit, ...(topics !== undefined && { topics }) });
      },
    ],
    [
      'explain',
      (question) => {
        const { article, chat } = explainSchema.parse(question);
        return answers.explain(article, chat);
      },
    ],
    [
      'dump',
      (question) => {
        const { part, after, limit } = dumpSchema.parse(question);
        return answers.dump(part, after, limit);
      },
    ],
    ['say', (question) => answers.say(saySchema.parse(question))],
    ['followed', () => answers.followed()],
  ]);
}

/** Asks another process a question and resolves with what it answers, if that has the right shape. */
export type Ask = <T>(question: { ask: string }, answer: z.ZodType<T>) => Promise<T>;

/** The same answers from another process. */
export function remoteAnswers(ask: Ask): StoreAnswers {
  const put = <T>(name: string, facts: object, schema: z.ZodType<T>) => ask({ ...facts, ask: name }, schema);
  return {
    status: () => put('status', {}, statusSchema),
    feeds: () => put('feeds', {}, z.array(feedStateSchema)),
    latest: (query) => put('latest', query, z.array(articleSchema)),
    explain: (article, chat) => put('explain', { article, chat }, explanationSchema),
    dump: (part, after, limit) => put('dump', { part, after, limit }, pageSchema),
    say: (saying) => put('say', saying, saidSchema),
    followed: () => put('followed', {}, z.record(z.string(), z.number())),
  };
}
