import { type RawBuilder, sql } from 'kysely';
import { type Article, articleSchema, type LogEntry, logEntrySchema } from '../../core/article.js';
import { type FeedState, feedStateSchema } from '../../core/feed.js';
import type { LatestQuery } from '../../core/ports.js';
import type { TopicId } from '../../core/topic.js';
import type { Database } from './connect.js';
import { storable } from './storable.js';

/** The articles of some rows. */
export const articlesOf = (rows: readonly { body: unknown }[]): Article[] =>
  rows.map(({ body }) => articleSchema.parse(body));

/** A log entry, as the core has it. */
export const entryColumns = sql`seq, kind, article, topics, deliverable, publisher, language, story, at`;

/** What is remembered of all feeds, or of these. */
export async function feedStates(db: Database, ids?: readonly string[]): Promise<FeedState[]> {
  const ofThese = ids === undefined ? sql`` : sql`and id = any(${ids}::text[])`;
  const { rows } = await sql<{
    state: unknown;
  }>`select state from kabar.feeds where state is not null ${ofThese} order by id`.execute(db);
  return rows.map(({ state }) => feedStateSchema.parse(state));
}

/** Forgets what is remembered of a feed. */
export async function forgetFeed(db: Database, id: string): Promise<void> {
  await sql`delete from kabar.feeds where id = ${id}`.execute(db);
}

/** Which articles are known by these keys. */
export async function known(db: Database, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; article: string }>`
    select key, article from unnest(${keys}::text[]) with ordinality as asked(name, place)
    join kabar.identity_keys on key = name order by place`.execute(db);
  const found = new Map(rows.map(({ key, article }) => [key, article]));
  // By the key as it was asked for, which may hold what cannot be stored.
  return new Map(
    keys.flatMap((key) => {
      const article = found.get(storable(key));
      return article === undefined ? [] : [[key, article] as const];
    }),
  );
}

/** Where the log stands: `at` is when its last entry was recorded. */
export interface Head {
  seq: number;
  recorded: number;
  keywords: number;
  at: number;
}

/** Where the log stands now. */
export async function headOf(db: Database): Promise<Head> {
  const { rows } = await sql<Head>`select seq, recorded, keywords, at from kabar.log_head`.execute(db);
  return rows[0] as Head;
}

/** The entries behind a place in the log. Whoever reads on from the last of them misses none: they are there in the order of `seq`. */
export async function entriesAfter(db: Database, seq: number): Promise<LogEntry[]> {
  const { rows } = await sql`
    select ${entryColumns} from kabar.entries
    where seq > ${seq} order by seq limit 10000`.execute(db);
  return rows.map((row) => logEntrySchema.parse(row));
}

/** Articles in the order asked for. */
export async function articles(db: Database, ids: readonly string[]): Promise<Article[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ body: unknown }>`
    select body from unnest(${ids}::text[]) with ordinality as asked(name, place)
    join kabar.articles on id = name order by place`.execute(db);
  return articlesOf(rows);
}

/** At so many places a link may end before what stands behind it: more are in no link of an article. */
const maxEnds = 50;

/** Whether an article came by a feed that people added: it is for those who follow that feed alone. */
const isPersonal = sql`starts_with(body->>'feed', 'personal:')`;

/** The article whose link this is, whatever stands behind it; one of a feed that people added last. */
export async function articleAt(db: Database, link: string): Promise<Article | null> {
  const marks = [...link.matchAll(/[?#&]/g)].slice(0, maxEnds);
  const ends = marks.map(({ index }) => link.slice(0, index));
  const { rows } = await sql<{ body: unknown }>`
    select body from kabar.articles where link = any(${[link, ...ends]}::text[])
    order by ${isPersonal}, time desc, seen_at desc, id desc limit 1`.execute(db);
  return articlesOf(rows)[0] ?? null;
}

/** SQL for the ids of an article's story. Two looks by an index: one for either id would read all articles. */
export const storyIds = (article: RawBuilder<unknown>) => sql`
  select mates.id from kabar.articles as own join kabar.articles as mates on mates.story = coalesce(own.story, own.id)
  where own.id = ${article}
  union
  select coalesce(story, id) from kabar.articles where id = ${article}`;

/** See `Archive.storyOf`. */
export async function storyOf(db: Database, id: string, limit: number): Promise<Article[]> {
  const { rows } = await sql<{ body: unknown }>`
    with own as materialized (select coalesce(story, id) as story from kabar.articles where id = ${id})
    select body from kabar.articles
    where articles.id = (select story from own) or articles.story = (select story from own)
    order by articles.id <> (select story from own), seen_at, articles.id limit ${limit}`.execute(db);
  return articlesOf(rows);
}

/** The newest articles: of each topic as many as a page may need, then the newest of those. */
export async function latest(db: Database, { topics, limit, offset = 0 }: LatestQuery): Promise<Article[]> {
  if (limit <= 0) return [];
  const page = sql`order by time desc, seen_at desc, id desc offset ${offset} limit ${limit}`;
  const { rows } =
    topics === undefined
      ? await sql<{ body: unknown }>`select body from kabar.articles where not ${isPersonal} ${page}`.execute(
          db,
        )
      : await sql<{ body: unknown }>`
          select body from kabar.articles where id in (
            select newest.article from unnest(${topics}::text[]) as wanted(name) cross join lateral (
              select article from kabar.article_topics where topic = name
              order by time desc, seen_at desc, article desc limit ${offset + limit}) as newest) ${page}`.execute(
          db,
        );
  return articlesOf(rows);
}

/** How many articles each topic has had since an instant. */
export async function topicCounts(db: Database, since: number): Promise<Map<TopicId, number>> {
  const { rows } = await sql<{ topic: string; count: number }>`
    select topic, count(*) from kabar.article_topics where time >= ${since} group by topic`.execute(db);
  return new Map(rows.map(({ topic, count }) => [topic, count]));
}
