import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { maxFound, parseQuery, type Query } from '../../src/core/query.js';
import { words } from '../../src/core/text.js';
import { formsOf } from '../../src/stores/shared/search-rules.js';
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

/** What is typed, and a headline that it finds, loosely or not. */
const finding: readonly (readonly [typed: string, headline: string])[] = [
  ['BANJIR', 'Banjir di Jakarta'],
  ['elysee', 'Macron di Istana Élysée'],
  ['élysée', 'Macron di Istana Elysee'],
  ['berita', 'Beritanya Menyebar'],
  ['beritanya', 'Berita Menyebar'],
  ['banjir', 'Banjirnya Surut'],
  ['gempalah', 'Gempa di Poso'],
  ['earthquake', 'Two Earthquakes in a Day'],
  ['earthquakes', 'An Earthquake in Poso'],
  ['korea utara', 'Utara Korea'],
  ['"korea utara"', 'Kim Memimpin Korea Utara'],
  ['korea-utara', 'Kim Memimpin Korea Utara'],
  ['korea utara', 'Kim: Korea-Utara'],
  ["k'ho", "Suku K'Ho di Vietnam"],
  ['covid-19', 'Covid-19 Kembali'],
  ['2024', 'Pemilu 2024'],
  ['g20', 'KTT G20 di Bali'],
  // Words that say little are words all the same.
  ['yang', 'Yang Terlupakan'],
  ['di', 'Banjir di Jakarta'],
  ['"the who"', 'The Who Return'],
  ['the', 'The Who Return'],
  ['киев', 'Взрывы в Киев'],
  ['banjir -gempa', 'Banjir di Jakarta'],
  ['banjir -"gempa poso"', 'Banjir dan Gempa'],
  // Signs that mean something to an index mean nothing here.
  ['banjir | & ! :* <->', 'Banjir di Jakarta'],
  ["banjir' ; \\ %", 'Banjir di Jakarta'],
  ['banjir ~jakarta', 'Banjir di Jakarta'],
];

/** What is typed, and a headline that it does not find, loosely or not. */
const passing: readonly (readonly [typed: string, headline: string])[] = [
  ['masa', 'Masalah Besar'],
  ['ita', 'Berita Hari Ini'],
  ['teri', 'Menteri Keuangan'],
  ['jara', 'Penjara Baru'],
  ['intern', 'International Law'],
  ['banjir gempa', 'Banjir di Jakarta'],
  ['banjir -jakarta', 'Banjir di Jakarta'],
  ['banjir -"di jakarta"', 'Banjir di Jakarta'],
  ['bandung', 'Anjing Menggonggong'],
  ['di', 'Dia Pergi'],
  ['the', 'Then and Now'],
];

/** A phrase, and a headline that has its words, but not in a row. */
const apart: readonly (readonly [typed: string, headline: string])[] = [
  ['"utara korea"', 'Korea Utara'],
  ['"jepang utara"', 'Utara Jauh dari Jepang'],
  // Not half in the headline and half in the names.
  ['"surut tribunnews"', 'Banjir Surut'],
];

/** Every store finds the same by the words themselves, whatever its index. @param spelling whether it compares words by their letters. */
export function searchContract({ store }: Pick<Given, 'store'>, { spelling }: { spelling: boolean }): void {
  const delivered = (number: number, changes: Partial<Article>) => {
    const { entry, keys, article } = makeItem(number);
    const own = { authors: [], summary: null, ...changes };
    return { entry, keys, article: { ...makeArticle(number, own), topics: article.topics } };
  };
  const find = async (typed: string, loosely: boolean) => {
    const query = parseQuery(typed);
    if (query === null) throw new Error(`no query: ${typed}`);
    const { articles, ...facts } = await store().search({ query, limit: 100, loosely });
    expect(facts.total).toBe(articles.length);
    return { ids: articles.map(({ id }) => Number(id)), similar: facts.similar };
  };

  /** The cases of a table, each with the ids of what is found among all its headlines, in both languages. */
  const tried = async (cases: typeof finding, loosely: boolean) => {
    const items = cases.flatMap(([, headline], index) =>
      (['id', 'en'] as const).map((language, place) => delivered(index * 2 + place, { headline, language })),
    );
    await store().record({ feed, items });
    return Promise.all(
      cases.map(async ([typed, headline], index) => {
        const { ids, similar } = await find(typed, loosely);
        return {
          case: `${typed} / ${headline}`,
          similar,
          found: ids.filter((id) => id >> 1 === index).length,
        };
      }),
    );
  };

  it.each([false, true])('finds the words themselves (loosely: %s)', async (loosely) => {
    const wrong = (await tried(finding, loosely)).filter(({ found, similar }) => found !== 2 || similar);
    expect(wrong).toEqual([]);
  });

  it.each([false, true])('takes no word for another (loosely: %s)', async (loosely) => {
    expect((await tried(passing, loosely)).filter(({ found }) => found > 0)).toEqual([]);
  });

  it('finds the words of a phrase in a row, and offers them apart only where it is asked to', async () => {
    expect((await tried(apart, false)).filter(({ found }) => found > 0)).toEqual([]);
    for (const [typed, headline] of apart) {
      const { ids, similar } = await find(typed, true);
      const hits = ids.filter((id) => apart[id >> 1]?.[1] === headline).length;
      expect({ typed, similar, hits }).toEqual({ typed, similar: spelling, hits: spelling ? 2 : 0 });
    }
  });

  it('puts first what stands in the headline, and the newer before the older', async () => {
    const at = (day: number) => ({ publishedAt: Date.UTC(2024, 5, day), seenAt: Date.UTC(2024, 5, day) });
    const items = [
      delivered(1, { headline: 'Banjir di Jakarta', ...at(1) }),
      delivered(2, { headline: 'Cuaca', summary: 'Hujan membawa banjir.', ...at(18) }),
      delivered(3, { headline: 'Banjir di Jakarta', ...at(18) }),
    ];
    await store().record({ feed, items });
    for (const loosely of [false, true]) expect((await find('banjir', loosely)).ids).toEqual([3, 2, 1]);
  });

  it('ranks the newest that fit, where very many do, and counts these alone', async () => {
    const older = 5;
    const items = Array.from({ length: maxFound + older }, (_, index) => {
      // The oldest would stand first by their words. Two of one instant are told apart by when they were seen.
      const inHeadline = index < older;
      const publishedAt = Date.UTC(2020, 5, 18) + (index === older ? index - 1 : index) * 1000;
      const seenAt = publishedAt + (index === older ? 1 : 0);
      const headline = inHeadline ? 'Banjir Besar' : 'Cuaca';
      return delivered(index + 1, { headline, summary: inHeadline ? null : 'banjir', publishedAt, seenAt });
    });
    for (let from = 0; from < items.length; from += 100) {
      await store().record({ feed, items: items.slice(from, from + 100) });
    }
    for (const loosely of [false, true]) {
      const query = parseQuery('banjir') as Query;
      const { articles, total } = await store().search({ query, limit: 2 * maxFound, loosely });
      const newest = Array.from({ length: maxFound }, (_, index) => maxFound + older - index);
      expect(total).toBe(maxFound);
      expect(articles.map(({ id }) => Number(id))).toEqual(newest);
    }
  });

  it('finds a name that is misspelt, where nothing has it as it was typed', async () => {
    const items = [
      delivered(1, { headline: 'Presiden Zelensky Tiba di Berlin' }),
      delivered(2, { headline: 'Presiden Tiba di Berlin', authors: ['Hasanudin Aco'] }),
      delivered(3, { headline: 'Banjir di Jakarta' }),
    ];
    await store().record({ feed, items });
    const misspelt = async (typed: string, ...ids: number[]) => {
      const similar = spelling && ids.length > 0;
      expect(await find(typed, true)).toEqual({ ids: similar ? ids : [], similar });
      expect(await find(typed, false)).toEqual({ ids: [], similar: false });
    };
    await misspelt('zelenski', 1);
    await misspelt('presdien zelenski', 1);
    await misspelt('presiden zelenskyy', 1);
    await misspelt('"presiden zelenski"', 1);
    await misspelt('hasanuddin', 2);
    await misspelt('tribunews', 3, 2, 1);
    await misspelt('tribunews -banjir -zelensky', 2);
    await misspelt('zelenski banjir');
    await misspelt('sepakbola');
    await misspelt('dj');
    await store().record({ feed, items: [delivered(4, { headline: 'Zelenski, Begitu Ejaannya' })] });
    expect(await find('zelenski', true)).toEqual({ ids: [4], similar: false });
  });

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
