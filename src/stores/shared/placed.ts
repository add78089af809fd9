import { type Article, articleTime } from '../../core/article.js';
import { isPersonalArticle } from '../../core/personal-feed.js';
import type { RecordItem } from '../../core/ports.js';
import { type StoryArticle, type StoryBook, storySpan } from '../../core/story/story-book.js';

/** How often articles that are too old for any story leave the book, in milliseconds. */
const tidyEvery = 3_600_000;

/** Where an article belongs among the stories, as it is stored. */
export type StoryPlace = Pick<Article, 'story' | 'affair' | 'nearStory'>;

const nowhere: StoryPlace = { story: null, affair: null, nearStory: null };

/**
 * Returns the items with the places of their articles among the stories. A new article gets a place when it is young
 * enough to have a story. One that is known keeps the place that it has. One of a feed that people added has none, so that
 * nobody can have others' news held back.
 */
export function placed<Item extends RecordItem>(
  items: readonly Item[],
  book: StoryBook,
  now: number,
  known: (id: string) => StoryPlace | undefined,
): Item[] {
  const fresh = items.filter((item) => known(item.article.id) === undefined && mayHaveStory(item, now));
  const found = book.place(fresh.map(asStoryArticle));
  return items.map((item) => {
    const { id } = item.article;
    const placing = found.get(id);
    const { story, affair, nearStory } =
      known(id) ?? (placing === undefined ? nowhere : { ...placing, nearStory: placing.near });
    // Most articles have neither an affair nor a story that is near: nothing is stored for these.
    const article = { ...item.article, story, ...(affair && { affair }), ...(nearStory && { nearStory }) };
    return { ...item, article };
  });
}

/** Whether an item is young enough for a story, and of a publisher: of a feed that people added there are none. */
export function mayHaveStory({ article }: RecordItem, now: number): boolean {
  return articleTime(article) >= now - storySpan && !isPersonalArticle(article);
}

/** An item as the book reads it. */
export function asStoryArticle({ article, bodyProfile = null }: RecordItem): StoryArticle {
  return { ...article, bodyProfile };
}

/** Takes articles that are too old for any story out of a book, once an hour. */
export class StoryPruning {
  #prunedAt = 0;

  prune(book: StoryBook, now: number): void {
    if (now - this.#prunedAt < tidyEvery) return;
    this.#prunedAt = now;
    book.forgetBefore(now - storySpan);
  }
}
