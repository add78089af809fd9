import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Likeliest } from '../../src/core/story/likeliest.js';
import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';
import { labelledGroups } from '../fixtures/stories/read.js';

/** The article of a place in a labelled group, each of a publisher of its own. */
const storyArticle = (
  group: string,
  language: string,
  { headline, summary }: Pick<StoryArticle, 'headline' | 'summary'>,
  index: number,
): StoryArticle => ({
  id: `${group}-${index}`,
  publisher: { id: `p${index}` },
  language,
  headline,
  summary,
  publishedAt: null,
  seenAt: 1_000_000 + index,
  story: null,
});

const additions = fc.array(
  fc.tuple(fc.array(fc.nat({ max: 19 }), { maxLength: 12 }), fc.constantFrom(0.25, 0.5, 1)),
);

describe('the likeliest', () => {
  it('are those with the highest sums, in order, whatever was added before', () => {
    const likeliest = new Likeliest();
    fc.assert(
      fc.property(additions, fc.integer({ min: 1, max: 25 }), (added, count) => {
        likeliest.among(20);
        const sums = new Map<number, number>();
        for (const [things, weight] of added) {
          likeliest.add(things, weight);
          for (const thing of things) sums.set(thing, (sums.get(thing) ?? 0) + weight);
        }
        const expected = [...sums]
          .filter(([thing]) => thing % 3 > 0)
          .sort(([left, one], [right, other]) => other - one || right - left)
          .slice(0, count)
          .map(([thing]) => thing);
        const found = likeliest.take(
          count,
          (thing) => thing % 3 > 0,
          (left, right) => left > right,
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});

describe('reading ahead', () => {
  const articles = labelledGroups()
    .slice(0, 12)
    .flatMap(({ name, language, articles }) =>
      articles.map((article, index) => storyArticle(name, language, article, index)),
    );

  it.each(['of the articles', 'without a background'])('changes no answer in a language %s', (which) => {
    const all = articles.map((each) => (which === 'of the articles' ? each : { ...each, language: 'xx' }));
    const third = (rest: number) => all.filter((_, index) => index % 3 === rest);
    const [before, between, late] = [third(0), third(1), third(2)];
    const [one, other] = [new StoryBook(), new StoryBook()];
    one.place(before);
    for (const article of late) one.prepare(article);
    one.place(between);
    other.place(before);
    other.place(between);
    expect(one.place(late)).toEqual(other.place(late));
  });

  it('is of no use for an article that was changed since', () => {
    const [first, second] = articles as [StoryArticle, StoryArticle];
    const changed = { ...second, headline: first.headline, summary: first.summary };
    const book = new StoryBook();
    book.place([first]);
    book.prepare({ ...changed, headline: 'Nothing of the kind', summary: null });
    expect(book.place([{ ...changed, language: first.language }]).get(second.id)?.story).toBe(first.id);
  });
});

describe('a book that is made of what was placed', () => {
  it('places what comes next as the one that placed it, also where publishers told an event twice', () => {
    const told = labelledGroups().flatMap(({ name, language, articles }) =>
      articles.map((each, index, all) => {
        const isLast = index === all.length - 1;
        // Two publishers tell nearly all, so that most events are told twice by one of them.
        const publisher = { id: isLast ? 'late' : `p${index % 3 === 1 ? 1 : 0}` };
        return { article: { ...storyArticle(name, language, each, index), publisher }, isLast };
      }),
    );
    const those = (last: boolean) =>
      told.filter(({ isLast }) => isLast === last).map(({ article }) => article);
    const [one, other] = [new StoryBook(), new StoryBook()];
    const before = those(false);
    const placed = one.place(before);
    for (const article of before) {
      const { story = null, affair = null } = placed.get(article.id) ?? {};
      other.add({ ...article, story, affair });
    }
    const next = those(true);
    const expected = one.place(next);
    expect([...expected.values()].some(({ story }) => story !== null)).toBe(true);
    expect(other.place(next)).toEqual(expected);
    expect(other.size).toBe(one.size);
  });
});
