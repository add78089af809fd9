import { type RawBuilder, sql } from 'kysely';
import { type Article, articleTime, type LogEntry } from '../../core/article.js';
import type { FeedState } from '../../core/feed.js';
import { readingVersion } from '../../core/story/stored-reading.js';
import type { Database } from './connect.js';
import type { Instant } from './instant.js';
import type { ArticleText } from './search/article-text.js';
import { stemsOf } from './search/stems.js';
import { vocabularyPut } from './search/vocabulary.js';
import { jsonOf } from './storable.js';

/*
 * What recording and importing write, as common table expressions: several of them are one statement, which costs one
 * round trip. All of a statement see the tables as they were before it.
 */

/** An article with the number in which it was recorded. */
export interface NumberedArticle {
  article: Article;
  text: ArticleText;
  number: number;
  corrected: boolean;
  bodyProfile?: string | null;
  /** How it was read for finding its story: see `StoryBook.readingOf`. Default: not known. */
  reading?: string | null;
}

/** Runs the writes as one statement. */
export async function write(db: Database, ...writes: readonly RawBuilder<unknown>[]): Promise<void> {
  await sql`with ${sql.join(writes)} select 1`.execute(db);
}

/**
 * Puts in articles with the numbers in which they were recorded; one that is there keeps its own, and its body profile.
 * Topics of articles that are there have to be forgotten before: see {@link forgetTopicsOf}.
 */
export function articlesPut(all: readonly NumberedArticle[], now: number): RawBuilder<unknown> {
  const rows = all.map(({ article, text, number, corrected, bodyProfile = null, reading = null }) => ({
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
    words: text.vector,
    telling: text.telling,
    language: article.language,
    body_profile: bodyProfile,
    reading,
  }));
  return sql`
    given_articles as materialized (
      select * from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as given(id text, body jsonb, link text, story text,
        affair text, time bigint, seen_at bigint, revision integer, corrected_at bigint, recorded bigint, words text,
        telling text, language text, body_profile text, reading text)),
    readings_put as (
      insert into kabar.story_readings (recorded, version, reading)
      select recorded, ${readingVersion}::integer, reading from given_articles where reading is not null),
    articles_put as (
      insert into kabar.articles (id, body, link, story, affair, time, seen_at, revision, corrected_at, recorded, body_profile, paired, words)
      select id, body, link, story, affair, time, seen_at, revision, corrected_at, recorded, body_profile, true,
        words::tsvector || array_to_tsvector(${stemsOf(sql`language`, sql`telling`)})
      from given_articles
      on conflict (id) do update set body = excluded.body, link = excluded.link, story = excluded.story,
        affair = excluded.affair, time = excluded.time, seen_at = excluded.seen_at, revision = excluded.revision,
        words = excluded.words, paired = true, corrected_at = coalesce(excluded.corrected_at, articles.corrected_at)),
    article_topics_put as (
      insert into kabar.article_topics (topic, time, seen_at, article)
      select distinct topic, time, seen_at, id from given_articles cross join jsonb_array_elements_text(body->'topics') as topic
      on conflict do nothing),
    ${vocabularyPut(
      all.flatMap(({ text }) => text.vocabulary),
      now,
    )}`;
}

/** Forgets which topics articles are listed under, before they are put in again. */
export function forgetTopicsOf(ids: readonly string[]): RawBuilder<unknown> {
  return sql`delete from kabar.article_topics where article = any(${ids}::text[])`;
}

/** Binds identity keys to articles. */
export function keysPut(given: readonly (readonly [key: string, article: string])[]): RawBuilder<unknown> {
  const pairs = new Map(given);
  return sql`
    keys_put as (
      insert into kabar.identity_keys (key, article)
      select * from unnest(${[...pairs.keys()]}::text[], ${[...pairs.values()]}::text[])
      on conflict (key) do update set article = excluded.article)`;
}

/** Puts in entries of the log, by their `seq`. */
export function entriesPut(entries: readonly LogEntry[]): RawBuilder<unknown> {
  const pairs = entries
    .filter(({ deliverable, kind }) => deliverable && kind !== 'corrected')
    .flatMap(({ seq, topics }) => [...new Set(topics)].map((topic) => [topic, seq] as const));
  return sql`
    entries_put as (
      insert into kabar.entries (seq, kind, article, topics, deliverable, publisher, language, story, at)
      select seq, kind, article, array(select jsonb_array_elements_text(topics)), deliverable, publisher, language, story, at
      from jsonb_to_recordset(${jsonOf(entries)}::jsonb) as given(seq bigint, kind text, article text,
        topics jsonb, deliverable boolean, publisher text, language text, story text, at bigint)),
    entry_topics_put as (
      insert into kabar.entry_topics (topic, seq)
      select * from unnest(${pairs.map(([topic]) => topic)}::text[], ${pairs.map(([, seq]) => seq)}::bigint[]))`;
}

/**
 * Takes out the corrections that those among these entries replace. An article has one open correction at the most, its
 * newest: so the log does not grow with the number of changes. Posts are edited by the article's revision, not by the entry.
 */
export function replaceCorrections(entries: readonly LogEntry[]): RawBuilder<unknown>[] {
  const corrected = entries.filter(({ kind }) => kind === 'corrected').map(({ article }) => article);
  if (corrected.length === 0) return [];
  const replace = sql`
    delete from kabar.entries as entry using (
      select article, max(seq) as newest from kabar.entries
      where kind = 'corrected' and article = any(${corrected}::text[]) group by article) as open
    where entry.article = open.article and kind = 'corrected' and seq < newest`;
  return [replace];
}

/** The longest that a feed is left alone, as far as claims are concerned: a day, in milliseconds. */
export const maxPollWaitMs = 24 * 3_600_000;

/**
 * Puts in the states of feeds, which ends the claims on them. When one is due again is told to the others as a wait from
 * now on by the clock that all share: neither a process whose clock is wrong nor one whose clock was set keeps a feed from
 * being read.
 * @param current where given, only the states with the version of keywords that stands in `head` are put in, or with none.
 */
export function feedsPut(
  feeds: readonly FeedState[],
  now: number,
  instant: Instant,
  current?: { versions: readonly (number | null)[] },
): RawBuilder<unknown> {
  const rows = feeds.map((feed, index) => ({
    id: feed.id,
    state: feed,
    wait: Math.min(maxPollWaitMs, Math.max(0, feed.nextPollAt - now)),
    keywords: current?.versions[index] ?? null,
    place: index,
  }));
  const isCurrent = sql`keywords is null or keywords = (select keywords from head)`;
  return sql`
    feeds_put as (
      insert into kabar.feeds (id, state, leased_until)
      select distinct on (id) id, state, ${instant()} + wait
      from jsonb_to_recordset(${jsonOf(rows)}::jsonb)
        as given(id text, state jsonb, wait bigint, keywords bigint, place integer)
      ${current === undefined ? sql`` : sql`where ${isCurrent}`}
      order by id, place desc
      on conflict (id) do update set state = excluded.state, leased_until = excluded.leased_until, leased_by = null)`;
}
