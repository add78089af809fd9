import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { type Article, articleSchema, articleTime } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { RecordItem } from '../../core/ports.js';
import { readingVersion } from '../../core/story/stored-reading.js';
import { type StoryArticle, StoryBook, storySpan } from '../../core/story/story-book.js';
import { asStoryArticle, mayHaveStory, placed, type StoryPlace, StoryPruning } from '../shared/placed.js';
import type { Database } from './connect.js';
import type { Instant } from './instant.js';
import { type Head, headOf } from './news.js';
import { prepared } from './prepared.js';

/** An article of which others need to know where it belongs: all of it, or how it was read and what else the book needs. */
type StoredArticle = { packed: string | null } & (
  | { reading: null; body: Article }
  | { reading: string; body: Omit<StoryArticle, 'headline' | 'summary' | 'bodyProfile'> }
);

/** What is stored of some articles, and of those that others have recorded. */
export type CaughtUpRow = Head & { now: number } & (
    | ({ id: string; body: null } & StoryPlace)
    | ({ id: null } & StoredArticle)
    | { id: null; body: null }
  );

/** What recording has to know before it gives stories. */
interface CaughtUp {
  head: Head;
  /** The time that all processes share. */
  now: number;
  /** The places of the articles asked for, as far as they are stored. */
  known: Map<string, StoryPlace>;
}

/** Joins how articles were read to them, where it was in this process's way. */
const withReadings = sql`
  left join kabar.story_readings as told on told.recorded = articles.recorded and told.version = ${readingVersion}::integer`;

/** What the book needs of an article: of one that was read headline, lead and topics lie there unread. */
const body = sql`
  case when reading is null then body else jsonb_build_object('id', id, 'publisher', body->'publisher', 'language', body->'language',
    'publishedAt', body->'publishedAt', 'seenAt', seen_at, 'story', story, 'affair', affair) end as body`;

/** Making the book takes a while. After this many articles the event loop gets a turn. */
const maxWithoutYield = 20;

/**
 * Gives new articles their stories. The process that records holds the log's head, and first adds to its book what others
 * have recorded since, so every process assigns the same stories.
 */
export class Stories {
  #book = new StoryBook();
  /** The number of the last article that is in the book; null where it has to be made. */
  #upTo: number | null = null;
  #committing: number | null = null;
  readonly #pruning = new StoryPruning();

  /**
   * Makes the book where there is none. To be called while nothing is locked: it takes up to a millisecond for each article
   * of the last two days, and the server ends a transaction that waits for so long.
   */
  async make(db: Database, instant: Instant): Promise<void> {
    if (this.#upTo !== null) return;
    const { rows: clock } = await sql<{ now: number }>`select ${instant()} as now`.execute(db);
    const now = clock[0]?.now ?? 0;
    const { recorded } = await headOf(db);
    const { rows } = await sql<StoredArticle>`
      select ${body}, body_profile as packed, reading from kabar.articles ${withReadings}
      where time >= ${now - storySpan}::bigint and articles.recorded <= ${recorded}::bigint order by articles.recorded`.execute(
      db,
    );
    for (const [place, row] of rows.entries()) {
      if (place % maxWithoutYield === 0) await setImmediate();
      this.#add(row, now);
    }
    this.#upTo = recorded;
  }

  /** Reads articles ahead, while nothing is locked. */
  async readAhead(items: readonly RecordItem[], now: number): Promise<void> {
    for (const [place, item] of items.filter((each) => mayHaveStory(each, now)).entries()) {
      if (place % maxWithoutYield === maxWithoutYield - 1) await setImmediate();
      this.#book.prepare(asStoryArticle(item));
    }
  }

  /**
   * The statement that reads the places of articles among the stories, what others have recorded, and where the log
   * stands. To be run behind the lock on the head, by one of its own: it sees what was committed until then. With an upper
   * end as well the planner knows that it asks for few, and takes the index, also where it has no statistics yet.
   */
  catchingUp(ids: readonly string[], instant: Instant): RawBuilder<CaughtUpRow> {
    return prepared(sql<CaughtUpRow>`
      with clock as materialized (select ${instant()} as now),
      found as (
        select id, story, affair, body->>'nearStory' as "nearStory", null::jsonb as body, null as packed,
          null as reading, 0::bigint as number
        from kabar.articles where id = any(${ids}::text[])
        union all
        select null, null, null, null, ${body}, body_profile, reading, articles.recorded
        from kabar.articles ${withReadings}
        where articles.recorded > ${this.#upTo}::bigint and articles.recorded <= (select recorded from kabar.log_head)
          and time >= (select now from clock) - ${storySpan}::bigint)
      select clock.now, head.seq, head.recorded, head.keywords, head.at, found.* from clock cross join kabar.log_head as head
      left join found on true order by number`);
  }

  /** Takes over what {@link catchingUp} has read. */
  caughtUp(rows: readonly CaughtUpRow[]): CaughtUp {
    const [first] = rows;
    if (first === undefined) throw new Error('kabar.log_head has lost its row');
    const { now, seq, recorded, keywords, at } = first;
    this.#pruning.prune(this.#book, now);
    const known = new Map<string, StoryPlace>();
    for (const row of rows) {
      if (row.id !== null) {
        const { id, story, affair, nearStory } = row;
        known.set(id, { story, affair, nearStory });
      } else if (row.body !== null) this.#add(row, now);
    }
    this.#upTo = recorded;
    return { head: { seq, recorded, keywords, at }, now, known };
  }

  /**
   * The items with their stories, and how new articles were read.
   * @param known the places of articles that have one, to which those of the items are added.
   */
  assign<Item extends RecordItem>(
    items: readonly Item[],
    known: Map<string, StoryPlace>,
    now: number,
  ): (Item & { reading: string | null })[] {
    return placed(items, this.#book, now, (id) => known.get(id)).map((item) => {
      const { id, story, affair, nearStory } = item.article;
      if (known.has(id)) return { ...item, reading: null };
      known.set(id, { story, affair, nearStory });
      return { ...item, reading: mayHaveStory(item, now) ? this.#book.readingOf(id) : null };
    });
  }

  /** Everything up to this number is in the book, if the transaction is committed. */
  committing(recorded: number): void {
    this.#committing = recorded;
  }

  /** The transaction was committed: its articles are in the book already. */
  committed(): void {
    this.#upTo = this.#committing ?? this.#upTo;
    this.#committing = null;
  }

  /** It was not: the book is made anew before the next one. */
  rolledBack(): void {
    this.#book = new StoryBook();
    this.#upTo = null;
    this.#committing = null;
  }

  #add({ body, packed, reading }: StoredArticle, now: number): void {
    if (reading !== null) {
      this.#book.add({ ...body, headline: '', summary: null, bodyProfile: packed }, reading);
      return;
    }
    const article = articleSchema.parse(body);
    const isInBook = articleTime(article) >= now - storySpan && !isPersonalArticle(article);
    if (isInBook) this.#book.add({ ...article, bodyProfile: packed });
  }
}
