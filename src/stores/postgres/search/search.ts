import { type RawBuilder, sql } from 'kysely';
import type { Article } from '../../../core/article.js';
import type { SearchQuestion, SearchResult } from '../../../core/ports.js';
import { maxFound, type Query } from '../../../core/query.js';
import { halfLife, spelledOf } from '../../shared/search-rules.js';
import type { Database } from '../connect.js';
import { articles, articlesOf } from '../news.js';
import { stemsOfEach } from './stems.js';
import { alikeWords } from './vocabulary.js';
import { alikeOf, pairsOf, queryOf } from './words.js';

/** What an article counts that has no more than other forms of the words: less than one that has them in its summary. */
const byStem = 0.05;

/** How many of the newest articles are looked at one by one for a common word. */
const defaultLookedAt = 10_000;

/** The newest of these tell how common it is: one in so many. */
const asSample = 5;

/** Where fewer of the sample fit, so few of all fit that all of them can be put in order. */
const fewest = 9;

/** So much further back is looked than it would take if as many fitted there. */
const margin = 2;

const newestTime = sql`(select time as newest from kabar.articles order by time desc limit 1) as top`;

/** The words themselves in a headline count most, then in names, then in the summary; what is newer counts more. */
const rankOf = (query: RawBuilder<unknown>) => sql`
  greatest(ts_rank('{0.3, 0.3, 0.6, 1}', words, ${query}), ${byStem}::float4)
    * power(0.5, (newest - time)::float8 / ${halfLife})`;

/** A page of what was asked for, and how it is looked for. */
interface Page {
  limit: number;
  offset: number;
  lookedAt: number;
}

/** What else each word of a query may stand as. */
type Others = ReadonlyMap<string, readonly string[]>;

/**
 * The articles that a query finds, best first.
 * @param trigrams the schema of what compares words by their letters; null where the database cannot.
 * @param lookedAt how many of the newest articles are looked at one by one. Default: 10,000.
 */
export async function search(
  db: Database,
  { query, loosely = false, limit, offset = 0 }: SearchQuestion,
  trigrams: string | null,
  lookedAt = defaultLookedAt,
): Promise<SearchResult> {
  const page = { limit, offset, lookedAt };
  const found = await fitting(db, query, loosely ? await stemsOfEach(db, query.must) : new Map(), page);
  if (found.total > 0 || !loosely || trigrams === null) return found;
  const spelled = { ...query, must: spelledOf(query), phrases: [] };
  if (spelled.must.length === 0) return found;
  const similar = await fitting(db, spelled, await alikeWords(db, trigrams, spelled.must), page);
  return { ...similar, similar: similar.total > 0 };
}

/** A page of the newest articles that fit, best first, with the number of all of these. */
async function fitting(
  db: Database,
  query: Query,
  others: Others,
  { limit, offset, lookedAt }: Page,
): Promise<SearchResult> {
  const ids = await newestFitting(db, sql`${queryOf(query, others)}::tsquery`, pairsOf(query), lookedAt);
  const exact = sql`${queryOf(query)}::tsquery`;
  const { rows } = await sql<{ body: unknown }>`
    select body from kabar.articles, ${newestTime} where id = any(${ids}::text[])
    order by ${rankOf(exact)} desc, time desc, id desc offset ${offset} limit ${limit}`.execute(db);
  return { articles: articlesOf(rows), similar: false, total: ids.length };
}

const newestFirst = sql`order by time desc, seen_at desc, id desc`;

/**
 * The ids of the newest articles that fit. How many of the newest do tells how they are looked for: a common word one by one
 * from the newest on, until there are enough; a rarer one by the index of words, as far back as there are likely to be enough;
 * and one that is in so few that all of them can be put in order everywhere. The database would choose by what it thinks how
 * rare a word is in all its forms, and looked at most of a million articles where it was wrong.
 */
async function newestFitting(
  db: Database,
  query: RawBuilder<unknown>,
  pairs: string,
  lookedAt: number,
): Promise<string[]> {
  const sample = Math.ceil(lookedAt / asSample);
  const found = await fittingAmong(db, query, sample);
  if (found.length >= maxFound) return found;
  if (found.length * asSample > maxFound) {
    const newest = await fittingAmong(db, query, lookedAt);
    if (newest.length >= maxFound) return newest;
  }
  const indexed = (await isPaired(db, pairs)) ? sql`(${query} && ${pairs}::tsquery)` : query;
  if (found.length >= fewest) {
    const since = await timeOfEnough(db, found.length, sample);
    const young = since === null ? [] : await fittingSince(db, indexed, since);
    if (young.length >= maxFound) return young;
  }
  return fittingSince(db, indexed, Number.MIN_SAFE_INTEGER);
}

/** Whether pairs of words can be looked for: articles that an older Kabar recorded have none, until they leave. */
async function isPaired(db: Database, pairs: string): Promise<boolean> {
  if (pairs === '') return false;
  const { rows } = await sql`select from kabar.articles where not paired order by recorded limit 1`.execute(
    db,
  );
  return rows.length === 0;
}

/** Those that fit among so many of the newest articles; these are looked at until there are enough. */
async function fittingAmong(db: Database, query: RawBuilder<unknown>, newest: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (select id, words from kabar.articles ${newestFirst} limit ${newest}::integer) as looked
    where words @@ ${query} limit ${maxFound}::integer`.execute(db);
  return rows.map(({ id }) => id);
}

/** From when on enough articles fit if they are as frequent as among so many of the newest; null where these are all that there are. */
async function timeOfEnough(db: Database, found: number, newest: number): Promise<number | null> {
  const { rows } = await sql<{ latest: number; oldest: number | null }>`
    select max(time) as latest, (
      select time from kabar.articles ${newestFirst} offset ${newest}::integer limit 1) as oldest
    from kabar.articles`.execute(db);
  const { latest = 0, oldest = null } = rows[0] ?? {};
  return oldest === null ? null : Math.floor(latest - (latest - oldest) * (maxFound / found) * margin);
}

/** The newest that fit among those of an instant or later, by the index of words. */
async function fittingSince(db: Database, query: RawBuilder<unknown>, since: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with found as materialized (
      select id, time, seen_at from kabar.articles where words @@ ${query} and time >= ${since}::bigint)
    select id from found ${newestFirst} limit ${maxFound}::integer`.execute(db);
  return rows.map(({ id }) => id);
}

/** The articles most like one, best first, without those of its story. */
export async function related(db: Database, id: string, limit: number): Promise<Article[]> {
  const [article] = await articles(db, [id]);
  const alike = article === undefined ? null : alikeOf(article);
  if (article === undefined || alike === null) return [];
  const story = article.story ?? id;
  const { rows } = await sql<{ body: unknown }>`
    select body from kabar.articles, (select ${alike}::tsquery as query) as asked, ${newestTime}
    where words @@ query and id <> ${story} and story is distinct from ${story} and id <> ${id}
    order by ${rankOf(sql`query`)} desc, time desc, id desc limit ${limit}`.execute(db);
  return articlesOf(rows);
}
