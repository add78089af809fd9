import { sql } from 'kysely';
import { type Article, articleSchema, articleTime } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { RecordItem } from '../../core/ports.js';
import { StoryBook, storySpan } from '../../core/story/story-book.js';
import { placed, type StoryPlace, StoryPruning } from '../shared/placed.js';
import type { Database } from './connect.js';
import type { Instant } from './instant.js';
import type { Head } from './news.js';
import { prepared } from './prepared.js';

/** What is stored of some articles, and of those that others have recorded. */
type CaughtUpRow = { now: number } & (
  | ({ id: string; body: null } & StoryPlace)
  | { id: null; body: Article; recorded: number; packed: string | null }
  | { id: null; body: null }
);

/** What recording has to know before it gives stories. */
interface CaughtUp {
  /** The time that all processes share. */
  now: number;
  /** The places of the articles asked for, as far as they are stored. */
  known: Map<string, StoryPlace>;
}

/**
 * Gives new articles their stories. The process that records holds the log's head, and first adds to its book what others
 * have recorded since, so every process assigns the same stories.
 */
export class Stories {
  #book = new StoryBook();
  /** The number of the last article that is in the book. */
  #upTo: number | null = null;
  #committing: number | null = null;
  readonly #pruning = new StoryPruning();

  /**
   * Reads, in one statement, the places of articles among the stories and what others have recorded. To be called in the
   * transaction that holds the head.
   */
  async catchUp(db: Database, ids: readonly string[], head: Head, instant: Instant): Promise<CaughtUp> {
    const oldest = this.#upTo === null ? (await nowOf(db, instant)) - storySpan : 0;
    const statement = sql<CaughtUpRow>`
      with clock as materialized (select ${instant()} as now),
      others as (
        select body, recorded, body_profile as packed from kabar.articles
        where recorded > ${this.#upTo ?? 0}::bigint and recorded <= ${head.recorded}::bigint
          and time >= ${oldest}::bigint),
      found as (
        select id, story, affair, body->>'nearStory' as "nearStory", null::jsonb as body, 0::bigint as recorded, null as packed
        from kabar.articles where id = any(${ids}::text[])
        union all
        select null, null, null, null, body, recorded, packed from others)
      select now, found.* from clock left join found on true order by recorded`;
    // One plan would not fit both a whole book and the few articles since.
    const { rows } = await (this.#upTo === null ? statement : prepared(statement)).execute(db);
    const now = rows[0]?.now ?? 0;
    this.#pruning.prune(this.#book, now);
    const known = new Map<string, StoryPlace>();
    for (const row of rows) {
      if (row.id !== null) {
        const { id, story, affair, nearStory } = row;
        known.set(id, { story, affair, nearStory });
      } else if (row.body !== null) {
        const article = articleSchema.parse(row.body);
        const isInBook = articleTime(article) >= now - storySpan && !isPersonalArticle(article);
        if (isInBook) this.#book.add({ ...article, bodyProfile: row.packed });
      }
    }
    this.#upTo = head.recorded;
    return { now, known };
  }

  /** The items with their stories. @param known the places of articles that have one, to which those of the items are added. */
  assign(items: readonly RecordItem[], known: Map<string, StoryPlace>, now: number): RecordItem[] {
    const assigned = placed(items, this.#book, now, (id) => known.get(id));
    for (const { article } of assigned) {
      const { id, story, affair, nearStory } = article;
      if (!known.has(id)) known.set(id, { story, affair, nearStory });
    }
    return assigned;
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
}

/** The time that all processes share. A whole book is read by it, along an index. */
async function nowOf(db: Database, instant: Instant): Promise<number> {
  const { rows } = await sql<{ now: number }>`select ${instant()} as now`.execute(db);
  return rows[0]?.now ?? 0;
}
