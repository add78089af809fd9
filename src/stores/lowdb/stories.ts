import { setImmediate } from 'node:timers/promises';
import { type Article, articleTime } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { RecordItem } from '../../core/ports.js';
import { StoryBook, storySpan } from '../../core/story/story-book.js';
import { placed, StoryPruning } from '../shared/placed.js';

/** How many articles are put into the book at a time: each takes up to some milliseconds, and nobody should wait for 20. */
const atATime = 4;

/** Gives new articles their stories before they are stored. The book is made when the first ones come. */
export class Stories {
  readonly #articles: ReadonlyMap<string, Article>;
  readonly #profiles: ReadonlyMap<string, string>;
  readonly #book = new StoryBook();
  #made: Promise<void> | null = null;
  #isMade: boolean;
  readonly #pruning = new StoryPruning();

  /** @param stored all articles and the profiles of their bodies, as they are now. */
  constructor({
    articles,
    profiles,
  }: Record<'articles', ReadonlyMap<string, Article>> & Record<'profiles', ReadonlyMap<string, string>>) {
    this.#articles = articles;
    this.#profiles = profiles;
    this.#isMade = articles.size === 0;
  }

  /** What has to be waited for until the book holds the articles of the last 48 h; null when it does. */
  making(now: number): Promise<void> | null {
    this.#made ??= this.#make(now).then(() => {
      this.#isMade = true;
    });
    return this.#isMade ? null : this.#made;
  }

  /** The items with the stories of those articles that are new; one that is known keeps the story that it has. */
  assign(items: readonly RecordItem[], now: number): RecordItem[] {
    this.#pruning.prune(this.#book, now);
    return placed(items, this.#book, now, (id) => this.#articles.get(id));
  }

  /** Takes out what was not stored after all. */
  forget(items: readonly RecordItem[]): void {
    this.#book.forget(items.map(({ article }) => article.id).filter((id) => !this.#articles.has(id)));
  }

  async #make(now: number): Promise<void> {
    const recent = [...this.#articles.values()]
      .filter((article) => articleTime(article) >= now - storySpan && !isPersonalArticle(article))
      .sort(asRecorded);
    // The first of a story has to be there before the others.
    const firsts = recent.filter(({ story }) => story === null);
    const others = recent.filter(({ story }) => story !== null);
    for (const [index, article] of [...firsts, ...others].entries()) {
      if (index % atATime === atATime - 1) await setImmediate();
      this.#book.add({ ...article, bodyProfile: this.#profiles.get(article.id) ?? null });
    }
  }
}

/** The order in which articles were given their stories, as far as the articles tell it. */
function asRecorded(left: Article, right: Article): number {
  return (
    left.seenAt - right.seenAt || articleTime(left) - articleTime(right) || (left.id < right.id ? -1 : 1)
  );
}
