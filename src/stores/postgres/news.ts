import { sql } from 'kysely';
import {
  type Article,
  articleSchema,
  articleTime,
  type LogEntry,
  logEntrySchema,
} from '../../core/article.js';
import { type FeedState, feedStateSchema } from '../../core/feed.js';
import type { LatestQuery, RecordBatch } from '../../core/ports.js';
import type { TopicId } from '../../core/topic.js';
import type { Place } from '../placed.js';
import type { Database } from './connect.js';
import { stemsOf, tellingWords } from './search/stems.js';
import { noteWords } from './search/vocabulary.js';
import { vectorOf } from './search/words.js';
import type { Stories } from './stories.js';

/** The articles of some rows. */
export const articlesOf = (rows: readonly { body: unknown }[]): Article[] =>
  rows.map(({ body }) => articleSchema.parse(body));

/** What is remembered of all feeds. */
export async function feedStates(db: Database): Promise<FeedState[]> {
  const { rows } = await sql<{
    state: unknown;
  }>`select state from kabar.feeds where state is not null order by id`.execute(db);
  return rows.map(({ state }) => feedStateSchema.parse(state));
}

/** Which articles are known by these keys. */
export async function known(db: Database, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; article: string }>`
    select key, article from unnest(${keys}::text[]) with ordinality as asked(name, place)
    join kabar.identity_keys on key = name order by place`.execute(db);
  return new Map(rows.map(({ key, article }) => [key, article]));
}

/** Where the log stands. With `lock` nobody else records until the transaction ends. */
export async function headOf(db: Database, lock = false) {
  const { rows } = await sql<{ seq: number; recorded: number; keywords: number }>`
    select seq, recorded, keywords from kabar.log_head ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] as { seq: number; recorded: number; keywords: number };
}

/**
 * Commits a poll within a transaction, behind all others that record. @returns the entries, and the number of the last
 * article; null when it was filed by other keywords than are followed now.
 */
export async function record(
  db: Database,
  { feed, items, keywords }: RecordBatch,
  { stories, now }: { stories: Stories; now: number },
): Promise<{ entries: LogEntry[]; recorded: number } | null> {
  // A poll that found nothing waits for nobody who records.
  const head = await headOf(db, items.length > 0);
  if (keywords !== undefined && keywords !== head.keywords) return null;
  const ids = items.map(({ article }) => article.id);
  const { rows } = await sql<{ id: string } & Place>`
    select id, story, affair, body->>'nearStory' as "nearStory" from kabar.articles
    where id = any(${ids}::text[])`.execute(db);
  const placeOf = new Map(rows.map(({ id, ...place }) => [id, place]));
  const told = items.length === 0 ? [] : await stories.assign(db, items, placeOf, now);
  let { seq, recorded } = head;
  const entries: LogEntry[] = [];
  const articles = new Map<string, NumberedArticle>();
  for (const { article: given, entry, bodyProfile = null } of told) {
    const article = articleSchema.parse(given);
    const { id, language, story, publisher } = article;
    const isNew = !placeOf.has(id) && !articles.has(id);
    const before = articles.get(id);
    const corrected = entry?.kind === 'corrected' || before?.corrected === true;
    articles.set(id, {
      article,
      number: isNew ? ++recorded : (before?.number ?? 0),
      corrected,
      bodyProfile: before?.bodyProfile ?? bodyProfile,
    });
    if (entry === null) continue;
    const facts = { article: id, publisher: publisher.id, language, story, seq: ++seq, at: now };
    entries.push(logEntrySchema.parse({ ...entry, ...facts }));
  }
  await putArticles(db, [...articles.values()], now);
  await putKeys(
    db,
    told.flatMap(({ article, keys }) => keys.map((key) => [key, article.id] as const)),
  );
  await putEntries(db, entries);
  const state = JSON.stringify(feedStateSchema.parse(feed));
  await sql`
    insert into kabar.feeds (id, state, leased_until) values (${feed.id}, ${state}::jsonb, ${feed.nextPollAt})
    on conflict (id) do update set state = excluded.state, leased_until = excluded.leased_until, leased_by = null`.execute(
    db,
  );
  if (items.length > 0) await sql`update kabar.log_head set seq = ${seq}, recorded = ${recorded}`.execute(db);
  if (entries.length > 0) await sql`select pg_notify('kabar_entries', ${String(seq)})`.execute(db);
  return { entries, recorded };
}

/** The entries behind a place in the log. Whoever reads on from the last of them misses none: they are there in the order of `seq`. */
export async function entriesAfter(db: Database, seq: number): Promise<LogEntry[]> {
  const { rows } = await sql`
    select seq, kind, article, topics, deliverable, publisher, language, story, at from kabar.entries
    where seq > ${seq} order by seq limit 10000`.execute(db);
  return rows.map((row) => logEntrySchema.parse(row));
}

/** An article with the number in which it was recorded. */
interface NumberedArticle {
  article: Article;
  number: number;
  corrected: boolean;
  bodyProfile?: string | null;
}

/** Puts in articles with the numbers in which they were recorded; one that is there keeps its own, and its body profile. */
export async function putArticles(db: Database, all: readonly NumberedArticle[], now: number): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ article, number, corrected, bodyProfile = null }) => ({
    id: article.id,
    body: article,
    link: article.link,
    story: article.story,
    affair: article.affair ?? null,
    time: articleTime(article),
    seen_at: article.seenAt,
    revision: article.revision,
    corrected_at: corrected ? now : null,
    recorded: number,
    words: vectorOf(article),
    telling: tellingWords(article),
    language: article.language,
    body_profile: bodyProfile,
  }));
  await sql`
    insert into kabar.articles (id, body, link, story, affair, time, seen_at, revision, corrected_at, recorded, body_profile, words)
    select id, body, link, story, affair, time, seen_at, revision, corrected_at, recorded, body_profile,
      words::tsvector || array_to_tsvector(${stemsOf(sql`language`, sql`telling`)})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id text, body jsonb, link text, story text,
      affair text, time bigint, seen_at bigint, revision integer, corrected_at bigint, recorded bigint, words text, telling text,
      language text, body_profile text)
    on conflict (id) do update set body = excluded.body, link = excluded.link, story = excluded.story,
      affair = excluded.affair, time = excluded.time, seen_at = excluded.seen_at, revision = excluded.revision, words = excluded.words,
      corrected_at = coalesce(excluded.corrected_at, articles.corrected_at)`.execute(db);
  const ids = all.map(({ article }) => article.id);
  await sql`delete from kabar.article_topics where article = any(${ids}::text[])`.execute(db);
  await sql`
    insert into kabar.article_topics (topic, time, seen_at, article)
    select topic, time, seen_at, id from kabar.articles cross join jsonb_array_elements_text(body->'topics') as topic
    where id = any(${ids}::text[]) on conflict do nothing`.execute(db);
  await noteWords(
    db,
    all.map(({ article }) => article),
    now,
  );
}

/** Binds identity keys to articles. */
export async function putKeys(
  db: Database,
  given: readonly (readonly [key: string, article: string])[],
): Promise<void> {
  const pairs = new Map(given);
  if (pairs.size === 0) return;
  await sql`
    insert into kabar.identity_keys (key, article)
    select * from unnest(${[...pairs.keys()]}::text[], ${[...pairs.values()]}::text[])
    on conflict (key) do update set article = excluded.article`.execute(db);
}

/** Puts in entries of the log, by their `seq`. */
export async function putEntries(db: Database, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into kabar.entries (seq, kind, article, topics, deliverable, publisher, language, story, at)
    select seq, kind, article, array(select jsonb_array_elements_text(topics)), deliverable, publisher, language, story, at
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as given(seq bigint, kind text, article text,
      topics jsonb, deliverable boolean, publisher text, language text, story text, at bigint)`.execute(db);
  const pairs = entries
    .filter(({ deliverable, kind }) => deliverable && kind !== 'corrected')
    .flatMap(({ seq, topics }) => [...new Set(topics)].map((topic) => [topic, seq] as const));
  await sql`
    insert into kabar.entry_topics (topic, seq)
    select * from unnest(${pairs.map(([topic]) => topic)}::text[], ${pairs.map(([, seq]) => seq)}::bigint[])`.execute(
    db,
  );
}

/** Articles in the order asked for. */
export async function articles(db: Database, ids: readonly string[]): Promise<Article[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ body: unknown }>`
    select body from unnest(${ids}::text[]) with ordinality as asked(name, place)
    join kabar.articles on id = name order by place`.execute(db);
  return articlesOf(rows);
}

/** The article whose link this is, whatever stands behind it. */
export async function articleAt(db: Database, link: string): Promise<Article | null> {
  const ends = [...link.matchAll(/[?#&]/g)].map(({ index }) => link.slice(0, index));
  const { rows } = await sql<{ body: unknown }>`
    select body from kabar.articles where link = any(${[link, ...ends]}::text[])
    order by time desc, seen_at desc, id desc limit 1`.execute(db);
  return articlesOf(rows)[0] ?? null;
}

/** The newest articles: of each topic as many as a page may need, then the newest of those. */
export async function latest(db: Database, { topics, limit, offset = 0 }: LatestQuery): Promise<Article[]> {
  if (limit <= 0) return [];
  const page = sql`order by time desc, seen_at desc, id desc offset ${offset} limit ${limit}`;
  const { rows } =
    topics === undefined
      ? await sql<{ body: unknown }>`select body from kabar.articles ${page}`.execute(db)
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
