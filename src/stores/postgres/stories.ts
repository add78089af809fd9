import { sql } from 'kysely';
import { type Article, articleSchema } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { RecordItem } from '../../core/ports.js';
import { StoryBook, storySpan } from '../../core/story/story-book.js';
import { placed, type StoryPlace, StoryPruning } from '../shared/placed.js';
import type { Database } from './connect.js';

/**
 * Gives new articles their stories. The process that records holds the log's head, and first adds to its book what others
 * have recorded since, so every process assigns the same stories.
 */
export class Stories {
  #book = new StoryBook();
  /** The number of the last article that is in the book. */
  #upTo: number | null = null;
  readonly #pruning = new StoryPruning();

  /** The items with their stories. To be called in the transaction that holds the head. @param known article id → its place, of those that are stored. */
  async assign(
    db: Database,
    items: readonly RecordItem[],
    known: ReadonlyMap<string, StoryPlace>,
    now: number,
  ): Promise<RecordItem[]> {
    await this.#catchUp(db, now);
    return placed(items, this.#book, now, (id) => known.get(id));
  }

  /** The transaction was committed: its articles are in the book already. */
  committed(recorded: number): void {
    this.#upTo = recorded;
  }

  /** It was not: the book is made anew before the next one. */
  rolledBack(): void {
    this.#book = new StoryBook();
    this.#upTo = null;
  }

  async #catchUp(db: Database, now: number): Promise<void> {
    this.#pruning.prune(this.#book, now);
    const { rows } = await sql<{ body: Article; recorded: number; packed: string | null }>`
      select body, recorded, body_profile as packed from kabar.articles
      where recorded > ${this.#upTo ?? 0} and time >= ${now - storySpan} order by recorded`.execute(db);
    for (const { body, recorded, packed } of rows) {
      const article = articleSchema.parse(body);
      if (!isPersonalArticle(article)) this.#book.add({ ...article, bodyProfile: packed });
      this.#upTo = recorded;
    }
    this.#upTo ??= 0;
  }
}
