import { sql } from 'kysely';
import {
  type Article,
  articleSchema,
  articleTime,
  type LogEntry,
  logEntrySchema,
} from '../../core/article.js';
import { type FeedState, feedStateSchema } from '../../core/feed.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { RecordBatch } from '../../core/ports.js';
import type { StoryPlace } from '../shared/placed.js';
import type { Database } from './connect.js';
import type { Instant } from './instant.js';
import { type Head, headOf } from './news.js';
import { stemsOf, tellingWords } from './search/stems.js';
import { noteWords } from './search/vocabulary.js';
import { vectorOf } from './search/words.js';
import { jsonOf } from './storable.js';
import type { Stories } from './stories.js';

/** The same, and nobody else records until the transaction ends. `now` is read when that is so. */
export async function lockHead(db: Database, instant: Instant): Promise<Head & { now: number }> {
  const { rows } = await sql<Head & { now: number }>`
    with head as materialized (select seq, recorded, keywords, at from kabar.log_head for update)
    select head.*, ${instant()} as now from head`.execute(db);
  return rows[0] as Head & { now: number };
}

/**
 * Commits a poll within a transaction, behind all others that record. @returns the entries, and the number of the last
 * article; null when it was filed by other keywords than are followed now.
 */
export async function record(
  db: Database,
  { feed, items, keywords }: RecordBatch,
  { stories, now, instant }: { stories: Stories; now: number; instant: Instant },
): Promise<{ entries: LogEntry[]; recorded: number } | null> {
  if (items.length === 0) {
    // A poll that found nothing waits for nobody who records.
    const stale = keywords !== undefined && keywords !== (await headOf(db)).keywords;
    if (!stale) await putFeed(db, feed, { now, instant });
    return stale ? null : { entries: [], recorded: 0 };
  }
  const head = await lockHead(db, instant);
  if (keywords !== undefined && keywords !== head.keywords) return null;
  await setRight(db, head);
  const ids = items.map(({ article }) => article.id);
  const { rows } = await sql<{ id: string } & StoryPlace>`
    select id, story, affair, body->>'nearStory' as "nearStory" from kabar.articles
    where id = any(${ids}::text[])`.execute(db);
  const placeOf = new Map(rows.map(({ id, ...place }) => [id, place]));
  const delivered = await stories.assign(db, items, placeOf, head.now);
  let { seq, recorded } = head;
  const entries: LogEntry[] = [];
  const articles = new Map<string, NumberedArticle>();
  for (const { article: given, entry, bodyProfile = null } of delivered) {
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
    const facts = { article: id, publisher: publisher.id, language, story, seq: ++seq, at: head.now };
    entries.push(logEntrySchema.parse({ ...entry, ...facts }));
  }
  await putArticles(db, [...articles.values()], head.now);
  await putKeys(
    db,
    delivered.flatMap(({ article, keys }) => keys.map((key) => [key, article.id] as const)),
  );
  await putEntries(db, entries);
  await putFeed(db, feed, { now, instant });
  const at = entries.length > 0 ? head.now : Math.min(head.at, head.now);
  await sql`update kabar.log_head set seq = ${seq}, recorded = ${recorded}, at = ${at}`.execute(db);
  if (entries.length > 0) await sql`select pg_notify('kabar_entries', ${String(seq)})`.execute(db);
  return { entries: newestCorrections(entries), recorded };
}

/**
 * A clock that was ahead has recorded entries in the future: they count as recorded now, so that the time of entries
 * neither goes back along `seq` nor keeps a digest waiting for as long as the clock was wrong.
 */
async function setRight(db: Database, { at, now }: { at: number; now: number }): Promise<void> {
  if (at > now) await sql`update kabar.entries set at = ${now} where at > ${now}`.execute(db);
}

/** Entries without those of a correction that a later one of the same article replaces. */
function newestCorrections(entries: readonly LogEntry[]): LogEntry[] {
  const newest = new Map(
    entries.filter(({ kind }) => kind === 'corrected').map(({ article, seq }) => [article, seq]),
  );
  return entries.filter(({ kind, article, seq }) => kind !== 'corrected' || newest.get(article) === seq);
}

/** The longest that a feed is left alone, as far as claims are concerned: a day, in milliseconds. */
export const maxPollWaitMs = 24 * 3_600_000;

/**
 * Puts in a feed's state, which ends the claim on it. When it is due again is told to the others as a wait from now on by
 * the clock that all share: neither a process whose clock is wrong nor one whose clock was set keeps a feed from being read.
 */
async function putFeed(
  db: Database,
  feed: FeedState,
  { now, instant }: { now: number; instant: Instant },
): Promise<void> {
  const state = jsonOf(feedStateSchema.parse(feed));
  const wait = Math.min(maxPollWaitMs, Math.max(0, feed.nextPollAt - now));
  await sql`
    insert into kabar.feeds (id, state, leased_until) values (${feed.id}, ${state}::jsonb, ${instant()} + ${wait}::bigint)
    on conflict (id) do update set state = excluded.state, leased_until = excluded.leased_until, leased_by = null`.execute(
    db,
  );
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
    telling: isPersonalArticle(article) ? '' : tellingWords(article),
    language: article.language,
    body_profile: bodyProfile,
  }));
  await sql`
    insert into kabar.articles (id, body, link, story, affair, time, seen_at, revision, corrected_at, recorded, body_profile, words)
    select id, body, link, story, affair, time, seen_at, revision, corrected_at, recorded, body_profile,
      words::tsvector || array_to_tsvector(${stemsOf(sql`language`, sql`telling`)})
    from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as given(id text, body jsonb, link text, story text,
      affair text, time bigint, seen_at bigint, revision integer, corrected_at bigint, recorded bigint, words text,
      telling text, language text, body_profile text)
    on conflict (id) do update set body = excluded.body, link = excluded.link, story = excluded.story,
      affair = excluded.affair, time = excluded.time, seen_at = excluded.seen_at, revision = excluded.revision,
      words = excluded.words,
      corrected_at = coalesce(excluded.corrected_at, articles.corrected_at)`.execute(db);
  const ids = all.map(({ article }) => article.id);
  await sql`delete from kabar.article_topics where article = any(${ids}::text[])`.execute(db);
  await sql`
    insert into kabar.article_topics (topic, time, seen_at, article)
    select topic, time, seen_at, id from kabar.articles cross join jsonb_array_elements_text(body->'topics') as topic
    where id = any(${ids}::text[]) on conflict do nothing`.execute(db);
  await noteWords(
    db,
    all.map(({ article }) => article).filter((article) => !isPersonalArticle(article)),
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

/**
 * Puts in entries of the log, by their `seq`. An article has one open correction at the most, its newest: so the log does
 * not grow with the number of changes. Posts are edited by the article's revision, not by the entry.
 */
export async function putEntries(db: Database, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into kabar.entries (seq, kind, article, topics, deliverable, publisher, language, story, at)
    select seq, kind, article, array(select jsonb_array_elements_text(topics)), deliverable, publisher, language, story, at
    from jsonb_to_recordset(${jsonOf(entries)}::jsonb) as given(seq bigint, kind text, article text,
      topics jsonb, deliverable boolean, publisher text, language text, story text, at bigint)`.execute(db);
  const pairs = entries
    .filter(({ deliverable, kind }) => deliverable && kind !== 'corrected')
    .flatMap(({ seq, topics }) => [...new Set(topics)].map((topic) => [topic, seq] as const));
  await sql`
    insert into kabar.entry_topics (topic, seq)
    select * from unnest(${pairs.map(([topic]) => topic)}::text[], ${pairs.map(([, seq]) => seq)}::bigint[])`.execute(
    db,
  );
  const corrected = entries.filter(({ kind }) => kind === 'corrected').map(({ article }) => article);
  if (corrected.length === 0) return;
  await sql`
    delete from kabar.entries as entry using (
      select article, max(seq) as newest from kabar.entries
      where kind = 'corrected' and article = any(${corrected}::text[]) group by article) as open
    where entry.article = open.article and kind = 'corrected' and seq < newest`.execute(db);
}
