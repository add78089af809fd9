import { z } from 'zod';
import {
  announcedTo,
  announcementOf,
  hasAnnouncement,
  isFor,
  longestAnnouncement,
} from '../../core/announcement.js';
import { type Article, articleSchema, logEntrySchema } from '../../core/article.js';
import { chatSchema, splitChatId } from '../../core/chat.js';
import { ledgerItemSchema, settlementSchema } from '../../core/delivery.js';
import { exportParts, exportRecordSchema, recordsOf } from '../../core/export.js';
import { type FeedState, feedStateSchema } from '../../core/feed.js';
import { withInheritedSuspension } from '../../core/inherited-suspension.js';
import type { Admin, Archive, ChatStore, NewsStore } from '../../core/ports.js';
import { parseQuery } from '../../core/query.js';
import { isQuiet } from '../../core/quiet-hours.js';
import { laneSchema } from '../../core/subscription.js';
import { words } from '../../core/text.js';
import { topicIdSchema } from '../../core/topic.js';

const limitSchema = z.number().int().positive().max(1000);

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

/** What an operator may ask of a store, also from another process: the facts of each question, and its answer. */
const questions = {
  /** What a store says of itself. */
  status: { answer: statusSchema },
  /** The states of all feeds that were ever polled. */
  feeds: { answer: z.array(feedStateSchema) },
  /** The newest articles, at most 1000. */
  latest: {
    facts: z.object({ topics: z.array(topicIdSchema).exactOptional(), limit: limitSchema }),
    answer: z.array(articleSchema),
  },
  /** What is known of an article, named by its id, its link, or words of its headline, in a chat. */
  explain: { facts: z.object({ article: z.string(), chat: z.string() }), answer: explanationSchema },
  dump: {
    facts: z.object({ part: z.enum(exportParts), after: z.string().nullable(), limit: limitSchema }),
    answer: pageSchema,
  },
  /** Commits that something is said to a page of chats; who has it already does not get it again. */
  say: { facts: saySchema, answer: saidSchema },
  /** Every topic that is followed, with the number of chats. */
  followed: { answer: z.record(z.string(), z.number()) },
};

type Questions = typeof questions;
type QuestionName = keyof Questions;
const questionNames = Object.keys(questions) as QuestionName[];

/** Answers an operator's questions. */
export type StoreAnswers = {
  [Name in QuestionName]: (
    ...facts: Questions[Name] extends { facts: z.ZodType<infer Facts> } ? [Facts] : []
  ) => Promise<z.infer<Questions[Name]['answer']>>;
};

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
    explain: async ({ article: wanted, chat }) => {
      const article = await findArticle(store, wanted);
      const facts = await store.deliveryFacts(chat, article?.id ?? '');
      const [other] = await store.articles([facts?.heldFor ?? '']);
      const found = await store.chat(chat);
      // Only what is noted of its place: no platform is asked from here.
      const held = found && (await withInheritedSuspension(found, store));
      return { chat: held, article, facts, other: other?.headline ?? null };
    },
    dump: ({ part, after, limit }) => store.dump(part, after, limit),
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
  const answererOf = (name: QuestionName): Answerer => {
    const question = questions[name];
    return 'facts' in question
      ? (asked) => answer(answers, name, question.facts.parse(asked))
      : () => answer(answers, name);
  };
  return new Map(questionNames.map((name) => [name, answererOf(name)]));
}

/** Asks another process a question and resolves with what it answers, if that has the right shape. */
export type Ask = <T>(question: { ask: string }, answer: z.ZodType<T>) => Promise<T>;

/** The same answers from another process. */
export function remoteAnswers(ask: Ask): StoreAnswers {
  return answersBy((name, facts) => ask<unknown>({ ...facts, ask: name }, questions[name].answer));
}

/** The answers of a store that is opened at the first question. */
export function lateAnswers(open: () => Promise<StoreAnswers>): StoreAnswers {
  return answersBy(async (name, facts) => answer(await open(), name, facts));
}

function answersBy(put: (name: QuestionName, facts?: object) => Promise<unknown>): StoreAnswers {
  const answers = questionNames.map((name) => [name, (facts?: object) => put(name, facts)]);
  return Object.fromEntries(answers);
}

function answer(answers: StoreAnswers, name: QuestionName, facts?: object): Promise<unknown> {
  // The table binds each question's facts to its answer; a name that varies loses that.
  const answerOne: (facts: never) => Promise<unknown> = answers[name];
  return answerOne(facts as never);
}
