import { existsSync } from 'node:fs';
import { z } from 'zod';
import { type Article, articleSchema } from '../core/article.js';
import { KabarError } from '../core/errors.js';
import { type FeedState, feedStateSchema } from '../core/feed.js';
import type { LatestQuery } from '../core/ports.js';
import { answersOf } from '../stores/answers.js';
import { askOwner } from '../stores/lowdb/owner.js';
import type { Session } from './session.js';

const statusSchema = z.object({
  /** Null where several processes may run. */
  pid: z.number().nullable(),
  head: z.number(),
  chats: z.number(),
  refusals: z.number(),
});

/** The status of a running Kabar. */
export type Status = z.infer<typeof statusSchema>;

/** The states of all feeds that were ever polled; null when there are no data yet. */
export function askFeeds(session: Session): Promise<FeedState[] | null> {
  return ask(session, { ask: 'feeds' }, z.array(feedStateSchema));
}

/** The newest articles; null when there are no data yet. */
export function askLatest(session: Session, query: LatestQuery): Promise<Article[] | null> {
  return ask(session, { ask: 'latest', ...query }, z.array(articleSchema));
}

/** Every topic that is followed, with the number of chats; null when there are no data yet. */
export function askFollowed(session: Session): Promise<Record<string, number> | null> {
  return ask(session, { ask: 'followed' }, z.record(z.string(), z.number()));
}

/** Asks the running Kabar for its status. Null if none runs. */
export async function askStatus(session: Session): Promise<Status | null> {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = session.config;
  const question = { ask: 'status' };
  const answer = await (databaseUrl === undefined ? askOwner(dataDir, question) : askHere(session, question));
  return answer === null ? null : checked(statusSchema, answer);
}

/**
 * Asks the running Kabar. If none runs, opens the store and asks that.
 * @throws KabarError if neither can be asked.
 */
export async function ask<T>(
  session: Session,
  question: { ask: string; [name: string]: unknown },
  schema: z.ZodType<T>,
): Promise<T | null> {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = session.config;
  const running = databaseUrl === undefined ? await askOwner(dataDir, question) : null;
  const answer = running ?? (await askHere(session, question));
  return answer === null ? null : checked(schema, answer);
}

/** Converts to the form in which another process answers. */
async function askHere(session: Session, question: { ask: string }): Promise<unknown> {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = session.config;
  // Opening the store would create its folder, which a question should not.
  if (databaseUrl === undefined && !existsSync(dataDir)) return null;
  const store = await session.openStore();
  try {
    const answer = await answersOf(store).get(question.ask)?.(question);
    return JSON.parse(JSON.stringify(answer ?? null));
  } finally {
    await store.close();
  }
}

function checked<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new KabarError(
    'The running Kabar does not understand the question: it is of another version.',
    'Start it again with this one.',
  );
}
