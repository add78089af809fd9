import type { Article } from '../core/article.js';
import type { RecordItem } from '../core/ports.js';
import type { StoryBook } from '../core/story/story-book.js';

/** Where an article belongs, as it is stored. */
export type ChatRecord = Pick<Article, 'story' | 'affair' | 'nearStory'>;

const nowhere: ChatRecord = { story: null, affair: null, nearStory: null };

/**
 * The items with the places of their articles among the stories; one that is known keeps the place that it has.
 * @param fresh those that are new, and young enough to have a story.
 */
export function placed(
  items: readonly RecordItem[],
  book: StoryBook,
  fresh: readonly RecordItem[],
  known: (id: string) => ChatRecord | undefined,
): RecordItem[] {
  const found = book.place(fresh.map(({ article, bodyProfile = null }) => ({ ...article, bodyProfile })));
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
