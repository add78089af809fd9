import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { articleSchema, type LogEntry, logEntrySchema } from '../../core/article.js';
import { feedStateSchema } from '../../core/feed.js';
import type { RecordBatch, RecordItem } from '../../core/ports.js';
import type { StoryPlace } from '../shared/placed.js';
import {
  articlesPut,
  entriesPut,
  feedsPut,
  forgetTopicsOf,
  keysPut,
  type NumberedArticle,
  replaceCorrections,
} from './article-rows.js';
import type { Database } from './database.js';
import type { Instant } from './instant.js';
import type { Head } from './news.js';
import { prepared } from './prepared.js';
import { type ArticleText, textOf } from './search/article-text.js';
import type { Stories } from './stories.js';
import { inTransaction } from './transaction.js';

/** What recording needs beside the polls. */
export interface RecordingParts {
  stories: Stories;
  /** The time by this process's clock. */
  ownNow: number;
  instant: Instant;
}

/** Finding the story of an article takes milliseconds. After this many the event loop gets a turn. */
const maxWithoutYield = 20;

/** Locks where the log stands, and reads it. Nobody else records until the transaction ends. */
const lockedHead = 'select seq, recorded, keywords, at from kabar.log_head for update';

/** The same within a transaction that has begun. `now` is read when nobody else records any more. */
export async function lockHead(db: Database, instant: Instant): Promise<Head & { now: number }> {
  const { rows } = await sql<Head & { now: number }>`
    with head as materialized (${sql.raw(lockedHead)}) select head.*, ${instant()} as now from head`.execute(
    db,
  );
  return rows[0] as Head & { now: number };
}

/** A poll with all that can be made of it while nothing is locked. */
export interface PreparedPoll extends RecordBatch {
  items: readonly PreparedItem[];
}

interface PreparedItem extends RecordItem {
  text: ArticleText;
}

/** An item whose article has its story, and how that was read for finding it: see `StoryBook.readingOf`. */
interface PlacedItem extends PreparedItem {
  reading: string | null;
}

/** Checks a poll, and makes what an article is found by. @throws ZodError where it is not valid. */
export function prepare(poll: RecordBatch): PreparedPoll {
  const prepareItem = (item: RecordItem): PreparedItem => {
    const article = articleSchema.parse(item.article);
    return { ...item, article, text: textOf(article) };
  };
  return { ...poll, feed: feedStateSchema.parse(poll.feed), items: poll.items.map(prepareItem) };
}

/**
 * Commits the polls of some feeds together, behind all others that record: whoever reads the log on misses none of them.
 * The head of the log is locked for one round trip, however many polls they are, and what their stories and the commit
 * take. @returns the entries of each poll, and null for one that was filed by other keywords than are followed now, of which
 * nothing is committed.
 */
export async function record(
  db: Database,
  polls: readonly PreparedPoll[],
  parts: RecordingParts,
): Promise<(LogEntry[] | null)[]> {
  const { stories, instant, ownNow } = parts;
  await stories.make(db, instant);
  await stories.readAhead(
    polls.flatMap(({ items }) => items),
    ownNow,
  );
  const ids = polls.flatMap(({ items }) => items.map(({ article }) => article.id));
  return inTransaction(db, lockedHead, async (transaction) => {
    const [rows] = await transaction.send(stories.catchingUp(ids, instant));
    const { head, now, known } = stories.caughtUp(rows);
    const isStale = ({ keywords }: RecordBatch) => keywords !== undefined && keywords !== head.keywords;
    const fresh = polls.filter((poll) => !isStale(poll));
    if (fresh.length === 0) return polls.map(() => null);
    const numbering = new Numbering(head, now, known);
    const entriesOf = new Map<PreparedPoll, LogEntry[]>();
    let sinceYield = 0;
    for (const poll of fresh) {
      if (sinceYield >= maxWithoutYield) {
        await setImmediate();
        sinceYield = 0;
      }
      sinceYield += poll.items.length;
      // One poll after the other: what the first brings is known to the second.
      entriesOf.set(poll, numbering.number(stories.assign(poll.items, known, now)));
    }
    stories.committing(numbering.recorded);
    await transaction.commit(
      ...written(fresh, [...entriesOf.values()].flat(), { ...parts, head, now, numbering }),
    );
    return polls.map((poll) => {
      const entries = entriesOf.get(poll);
      return entries === undefined ? null : newestCorrections(entries);
    });
  });
}

/** What is written of polls that are numbered. */
function written(
  polls: readonly PreparedPoll[],
  entries: readonly LogEntry[],
  parts: Pick<RecordingParts, 'instant'> & { head: Head; now: number; ownNow: number; numbering: Numbering },
): RawBuilder<unknown>[] {
  const { head, now, ownNow, numbering, instant } = parts;
  const { articles, updated, recorded } = numbering;
  const keys = polls.flatMap(({ items }) =>
    items.flatMap((item) => item.keys.map((key) => [key, item.article.id] as const)),
  );
  const feeds = polls.map(({ feed }) => feed);
  const at = entries.length > 0 ? now : Math.min(head.at, now);
  const seq = entries.at(-1)?.seq ?? head.seq;
  return [
    ...(head.at > now ? [setRight(now)] : []),
    ...(updated.length > 0 ? [forgetTopicsOf(updated)] : []),
    prepared(sql`
      with ${articlesPut(articles, now)}, ${keysPut(keys)}, ${entriesPut(entries)}, ${feedsPut(feeds, ownNow, instant)},
      head_put as (
        update kabar.log_head set seq = ${seq}::bigint, recorded = ${recorded}::bigint, at = ${at}::bigint)
      select case when ${entries.length}::integer > 0 then pg_notify('kabar_entries', ${String(seq)}::text) end`),
    ...replaceCorrections(entries),
  ];
}

/** Numbers articles and entries behind those that are there. */
class Numbering {
  readonly #now: number;
  readonly #articles = new Map<string, NumberedArticle>();
  readonly #updated: ReadonlySet<string>;
  #seq: number;
  recorded: number;

  /** @param known the places among the stories of the articles that are stored. */
  constructor({ seq, recorded }: Head, now: number, known: ReadonlyMap<string, StoryPlace>) {
    this.#seq = seq;
    this.recorded = recorded;
    this.#now = now;
    this.#updated = new Set(known.keys());
  }

  /** The articles, each once, as they are after all that was numbered. */
  get articles(): NumberedArticle[] {
    return [...this.#articles.values()];
  }

  /** The articles that were stored before. */
  get updated(): string[] {
    return [...this.#updated];
  }

  /** Returns the entries of a poll whose articles have their stories. */
  number(items: readonly PlacedItem[]): LogEntry[] {
    return items.flatMap((item) => this.#numberItem(item));
  }

  #numberItem({ article, text, entry, bodyProfile = null, reading }: PlacedItem): LogEntry[] {
    const { id, language, story, publisher } = article;
    const before = this.#articles.get(id);
    const isNew = before === undefined && !this.#updated.has(id);
    this.#articles.set(id, {
      article,
      text,
      number: isNew ? ++this.recorded : (before?.number ?? 0),
      corrected: entry?.kind === 'corrected' || before?.corrected === true,
      bodyProfile: before?.bodyProfile ?? bodyProfile,
      reading: before?.reading ?? reading,
    });
    if (entry === null) return [];
    const facts = { article: id, publisher: publisher.id, language, story, seq: ++this.#seq, at: this.#now };
    return [logEntrySchema.parse({ ...entry, ...facts })];
  }
}

/**
 * A clock that was ahead has recorded entries in the future: they count as recorded now, so that the time of entries
 * neither goes back along `seq` nor keeps a digest waiting for as long as the clock was wrong.
 */
function setRight(now: number): RawBuilder<unknown> {
  return sql`update kabar.entries set at = ${now} where at > ${now}`;
}

/** Entries without those of a correction that a later one of the same article replaces. */
function newestCorrections(entries: readonly LogEntry[]): LogEntry[] {
  const newest = new Map(
    entries.filter(({ kind }) => kind === 'corrected').map(({ article, seq }) => [article, seq]),
  );
  return entries.filter(({ kind, article, seq }) => kind !== 'corrected' || newest.get(article) === seq);
}

/**
 * Commits polls that found nothing, in one statement: they wait for nobody who records. @returns an empty list for each,
 * null for one that was filed by other keywords than are followed now.
 */
export async function recordNothing(
  db: Database,
  polls: readonly RecordBatch[],
  { ownNow, instant }: Omit<RecordingParts, 'stories'>,
): Promise<(LogEntry[] | null)[]> {
  const versions = polls.map(({ keywords }) => keywords ?? null);
  const { rows } = await prepared(sql<{ keywords: number }>`
    with head as (select keywords from kabar.log_head),
    ${feedsPut(
      polls.map(({ feed }) => feed),
      ownNow,
      instant,
      { versions },
    )}
    select keywords from head`).execute(db);
  const current = rows[0]?.keywords;
  return versions.map((version) => (version === null || version === current ? [] : null));
}
