import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { parseQuery, type Query } from '../../src/core/query.js';
import { words } from '../../src/core/text.js';
import { formsOf } from '../../src/stores/word-forms.js';
import { makeArticle } from '../fixtures/article.js';
import { feed, type Given, makeItem } from './store-given.js';

const vocabulary = [
  'Banjir',
  'Jakarta',
  'Élysée',
  'banjirnya',
  'floods',
  'flood',
  'Korea',
  'Utara',
  'gempa',
  'berita',
  "K'Ho",
  'A-1',
];
const anyText = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(' '));
/** An article's words. */
export const anyWords = fc.record({ headline: anyText, summary: fc.option(anyText) });
const anyTerm = fc.constantFrom(
  'banjir',
  'flood',
  'korea',
  'elysee',
  'berita',
  "k'ho",
  'a-1',
  '"korea utara"',
  '-gempa',
  '-"banjir korea"',
  '-"jakarta korea"',
);
/** What somebody may look for; null where it is nothing. */
export const anyQuery = fc
  .array(anyTerm, { minLength: 1, maxLength: 3 })
  .map((terms) => parseQuery(terms.join(' ')));

/** Looks at an article as a person would: what every index is compared with. */
export function fits(
  { headline, summary, publisher, authors }: Article,
  { must, phrases, not }: Query,
): boolean {
  const fields = [headline, summary ?? '', [publisher.name, ...authors].join(' ')];
  const has = (term: string) => fields.some((field) => ` ${words(field).join(' ')} `.includes(` ${term} `));
  return must.every((word) => formsOf(word).some(has)) && phrases.every(has) && !not.some(has);
}

/** Every store finds the same, whatever its index. */
export function searchContract({ store }: Given): void {
  it('finds what looking at every article finds, in pages', async () => {
    const all: Article[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(anyWords, { minLength: 1, maxLength: 5 }), anyQuery, async (given, query) => {
        fc.pre(query !== null);
        const items = given.map((changes, index) => {
          const number = all.length + index + 1;
          const item = makeItem(number);
          return { ...item, article: { ...makeArticle(number, changes), topics: item.article.topics } };
        });
        await store().record({ feed, items });
        all.push(...items.map(({ article }) => article));
        const expected = all.filter((article) => fits(article, query)).map(({ id }) => id);
        const found = await store().search({ query, limit: 1000 });
        expect(found.articles.map(({ id }) => id).sort()).toEqual(expected.sort());
        expect(found.total).toBe(expected.length);
        const page = await store().search({ query, limit: 2, offset: 1 });
        expect(page.articles.map(({ id }) => id)).toEqual(found.articles.slice(1, 3).map(({ id }) => id));
        expect((await store().search({ query, limit: 2, offset: 1000 })).total).toBe(expected.length);
      }),
      { numRuns: 30 },
    );
  });
}
