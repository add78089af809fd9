import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Article } from '../../../src/core/article.js';
import { parseQuery, type Query } from '../../../src/core/query.js';
import { Search } from '../../../src/stores/lowdb/search.js';
import { anyQuery, anyWords, fits } from '../../contracts/store-search.js';
import { makeArticle } from '../../fixtures/article.js';

const anyArticles = fc.array(anyWords, { maxLength: 20 });

function bookOf(given: readonly Partial<Article>[]): { search: Search; articles: Map<string, Article> } {
  const articles = new Map<string, Article>();
  const search = new Search(articles);
  for (const [index, each] of given.entries()) {
    const article = makeArticle(index, each);
    articles.set(article.id, article);
  }
  return { search, articles };
}

/** The plain scan that the index is compared with. */
function scan(articles: Iterable<Article>, query: Query): string[] {
  return [...articles].filter((each) => fits(each, query)).map(({ id }) => id);
}

describe('the first search', () => {
  it('finds the same without an index, the best first', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, anyQuery, async (given, query) => {
        fc.pre(query !== null);
        const { search, articles } = bookOf(given);
        const { ids } = await search.find({ query, limit: 100 });
        expect([...ids].sort()).toEqual(scan(articles.values(), query).sort());
      }),
      { numRuns: 100 },
    );
    const at = (day: number) => Date.UTC(2024, 5, day);
    const { search } = bookOf([
      { headline: 'Cuaca', summary: 'Hujan membawa banjir.', publishedAt: at(18), seenAt: at(18) },
      { headline: 'Banjir di Jakarta', publishedAt: at(16), seenAt: at(16) },
      { headline: 'Banjir di Demak', publishedAt: at(17), seenAt: at(17) },
    ]);
    const { ids } = await search.find({ query: parseQuery('banjir') as Query, limit: 9 });
    expect(ids).toEqual([2, 1, 0].map((number) => makeArticle(number).id));
    // The order stays the same when there is an index, so that pages fit together.
    await search.related(makeArticle(999));
    expect((await search.find({ query: parseQuery('banjir') as Query, limit: 9 })).ids).toEqual(ids);
  });
});

describe('the search', () => {
  const indexed = async (search: Search) => {
    await search.related(makeArticle(999));
  };

  it('finds what a plain scan finds, whatever came, changed or left meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, anyArticles, anyQuery, async (first, then, query) => {
        fc.pre(query !== null);
        const { search, articles } = bookOf(first);
        await indexed(search);
        for (const [index, each] of then.entries()) {
          const article = makeArticle(index * 2, each);
          articles.set(article.id, article);
          search.put(article);
        }
        const [gone] = articles.keys();
        articles.delete(gone ?? '');
        search.drop(gone ?? '');
        const found = await search.find({ query, limit: 100 });
        expect([...found.ids].sort()).toEqual(scan(articles.values(), query).sort());
        expect(found.total).toBe(found.ids.length);
      }),
      { numRuns: 60 },
    );
  });

  it('puts first what stands in the headline, and the newer before the older', async () => {
    const at = (day: number) => Date.UTC(2024, 5, day);
    const { search } = bookOf([
      { headline: 'Banjir di Jakarta', publishedAt: at(1), seenAt: at(1) },
      { headline: 'Cuaca', summary: 'Hujan membawa banjir.', publishedAt: at(18), seenAt: at(18) },
      { headline: 'Banjir di Jakarta', publishedAt: at(18), seenAt: at(18) },
    ]);
    const query = parseQuery('BANJIR') as Query;
    await indexed(search);
    const ids = [2, 1, 0].map((number) => makeArticle(number).id);
    expect((await search.find({ query, limit: 9 })).ids).toEqual(ids);
    expect(await search.find({ query, limit: 1, offset: 1 })).toEqual({
      ids: ids.slice(1, 2),
      similar: false,
      total: 3,
    });
  });

  it.each([
    ['beritanya', 'berita'],
    ['berita', 'beritanya'],
    ['earthquake', 'earthquakes'],
    ['earthquakes', 'earthquake'],
  ])('finds by %s what has %s', async (typed, written) => {
    const { search } = bookOf([{ headline: written }, { headline: 'masalah' }]);
    await indexed(search);
    expect((await search.find({ query: parseQuery(typed) as Query, limit: 9 })).total).toBe(1);
  });

  it('finds the newest that fit among very many, in whatever order they came', async () => {
    const count = 2_600;
    const times = Array.from({ length: count }, (_, index) => (index * 7_919) % count);
    const { search } = bookOf(
      times.map((time) => ({
        headline: time % 3 === 0 ? 'Banjir di Jakarta' : 'Cuaca',
        summary: 'Hujan membawa banjir.',
        publishedAt: time * 60_000,
        seenAt: count * 60_000,
      })),
    );
    await indexed(search);
    const { ids, total } = await search.find({ query: parseQuery('banjir') as Query, limit: 200 });
    expect(total).toBe(200);
    const newest = new Set(
      times.flatMap((time, index) => (time >= count - 200 ? [makeArticle(index).id] : [])),
    );
    expect(ids.filter((id) => !newest.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(200);
  });

  it('takes no word for another', async () => {
    const { search } = bookOf([{ headline: 'masalah besar' }]);
    await indexed(search);
    expect((await search.find({ query: parseQuery('masa') as Query, limit: 9 })).total).toBe(0);
  });

  it('holds no word of what was corrected or has left, and does nothing behind the scenes', async () => {
    // Enough words that a vacuuming would go on while others come.
    const wordsOf = (number: number) =>
      Array.from({ length: 20 }, (_, word) => `k${word}n${number}`).join(' ');
    const { search, articles } = bookOf(
      Array.from({ length: 200 }, (_, index) => ({ headline: `berita ${index}`, summary: wordsOf(index) })),
    );
    await indexed(search);
    const before = search.wordCount;
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listen);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    for (let round = 0; round < 200; round++) {
      for (let number = 0; number < 5; number++) {
        const article = makeArticle(number, {
          headline: `berita ${number}`,
          summary: `kata${round}x${number}`,
        });
        articles.set(article.id, article);
        search.put(article);
      }
      const { ids } = await search.find({ query: parseQuery(`kata${round}x3`) as Query, limit: 9 });
      expect(ids).toEqual([makeArticle(3).id]);
      for (let number = 0; number < 5; number++) {
        for (const word of [`kata${round - 1}x${number}`, `k${round % 20}n${number}`]) {
          expect((await search.find({ query: parseQuery(word) as Query, limit: 9 })).total).toBe(0);
        }
      }
      await vi.advanceTimersByTimeAsync(5);
    }
    vi.useRealTimers();
    process.off('unhandledRejection', listen);
    expect(unhandled).toEqual([]);
    expect(search.wordCount).toBeLessThanOrEqual(before + 5);
    const old = await search.find({ query: parseQuery('kata0x3') as Query, limit: 9 });
    expect(old.total).toBe(0);
    for (const id of articles.keys()) search.drop(id);
    expect(search.wordCount).toBe(0);
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString', 'prototype'])(
    'takes %s for an ordinary word',
    async (word) => {
      const { search } = bookOf([{ headline: `Apa itu ${word}` }, { headline: 'Banjir di Demak' }]);
      await indexed(search);
      const query = parseQuery(word) as Query;
      const found = await search.find({ query, limit: 9, loosely: true });
      expect(found.ids).toEqual([makeArticle(0).id]);
    },
  );

  it('names the articles that have most in common', async () => {
    const { search, articles } = bookOf([
      { headline: 'Putin kunjungi Korea Utara' },
      { headline: 'Kim sambut Putin di Korea Utara' },
      { headline: 'Banjir Jakarta', summary: 'Air naik.' },
    ]);
    const [, second] = await search.related(articles.get(makeArticle(0).id) as Article);
    expect(second).toBe(makeArticle(1).id);
  });
});
