import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyProfileOf } from '../../src/core/story/body-profile.js';
import { backgroundOf } from '../../src/core/story/judge.js';
import { packKept } from '../../src/core/story/kept-profile.js';
import { meaningOf } from '../../src/core/story/meaning.js';
import { readingVersion } from '../../src/core/story/stored-reading.js';
import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';
import { labelledGroups } from '../fixtures/stories/read.js';

const minute = 60_000;
const now = Date.UTC(2025, 5, 2, 5);
const scale = { same: 0.9, other: 0.5 };

/** Every third has the beginning of its text, every fourth a meaning, and every fifth a publisher that has told it before. */
const articles = labelledGroups().flatMap(({ name, language, articles: all }, group) =>
  all.map(({ headline, summary, letter }, place): StoryArticle => {
    const text = `${headline} ${summary} `.repeat(4);
    const body = place % 3 === 0 ? bodyProfileOf(text, language, backgroundOf(language)) : null;
    const numbers = Array.from({ length: 8 }, (_, index) => Math.cos(group + index * letter.charCodeAt(0)));
    const meaning = place % 4 === 0 ? meaningOf(numbers, 'model', scale) : null;
    return {
      id: `${name}-${place}`,
      publisher: { id: place % 5 === 0 ? `${name}-1` : `${name}-${place}` },
      language,
      headline,
      summary,
      publishedAt: now + group * minute,
      seenAt: now + group * minute,
      story: null,
      bodyProfile: packKept({ body, meaning }),
    };
  }),
);

/** A book that has placed some articles, and what is stored of each. */
function placed(some: readonly StoryArticle[]) {
  const book = new StoryBook();
  const stored = some.map((article) => {
    const { story = null, affair = null } = book.place([article]).get(article.id) ?? {};
    return { ...article, story, affair };
  });
  return { book, stored };
}

describe('the reading of an article', () => {
  const before = articles.filter((_, place) => place % 2 === 0);
  const later = articles.filter((_, place) => place % 2 === 1);

  it('lets another book place articles as the first one does, without headline and lead', () => {
    const { book, stored } = placed(before);
    const other = new StoryBook();
    for (const article of stored)
      other.add({ ...article, headline: '', summary: null }, book.readingOf(article.id));
    expect(other.size).toBe(book.size);
    expect(other.place(later)).toEqual(book.place(later));
  });

  it('has another version when anything else is read: raise it with what is expected here', () => {
    const { book } = placed(articles);
    const readings = articles.map(({ id }) => book.readingOf(id)).join('\n');
    const print = createHash('sha256').update(readings).digest('hex').slice(0, 8);
    expect({ version: readingVersion, print }).toEqual({ version: 5, print: '89fa00c4' });
  });
});
