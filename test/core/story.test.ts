import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StoryArticle, StoryBook, storySpan } from '../../src/core/story/story-book.js';
import { judgePairs } from '../fixtures/stories/judge.js';
import { labelledGroups } from '../fixtures/stories/read.js';

const hour = 3_600_000;
const now = Date.UTC(2025, 5, 2, 5);
const groups = labelledGroups();

const article = (id: string, changes: Partial<StoryArticle> = {}): StoryArticle => ({
  id,
  publisher: { id },
  language: 'id',
  headline: 'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
  summary:
    'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG menyatakan tidak berpotensi tsunami.',
  publishedAt: null,
  seenAt: now,
  story: null,
  ...changes,
});
const retold = {
  headline: 'BMKG: Gempa M 5,2 terjadi di Bitung Sulut',
  summary: 'BMKG mencatat gempa bermagnitudo 5,2 di tenggara Bitung, Sulawesi Utara, pada Senin dini hari.',
};

describe('stories', () => {
  const judged = judgePairs(groups);

  it('are delivered apart on 400 labelled pairs and more', () => {
    expect(judged.reduce((sum, { pairs }) => sum + pairs, 0)).toBeGreaterThanOrEqual(400);
    const english = judged.filter(({ language }) => language === 'en');
    expect(english.reduce((sum, { pairs }) => sum + pairs, 0)).toBeGreaterThanOrEqual(200);
  });

  it.each(judged)('in $language, $half: precision 0.98 at a recall of 0.67', ({ right, wrong, same }) => {
    expect(wrong).toEqual([]);
    expect(right / same).toBeGreaterThanOrEqual(0.67);
  });
});

describe('a story', () => {
  it('is not told by a lead that a publisher puts under everything', () => {
    const book = new StoryBook();
    const summary = 'Pertemuan itu berlangsung dua jam.';
    book.assign([article('a', { headline: 'Putin Tiba di Hanoi', summary })]);
    const placed = book.place([article('b', { headline: 'Harga Minyak Naik, Putin Bicara', summary })]);
    expect(placed.get('b')).toEqual({ story: null, near: null, affair: null });
  });

  it('is one event by several publishers, each once', () => {
    const book = new StoryBook();
    expect(book.assign([article('a')]).get('a')).toBeNull();
    expect(book.assign([article('b', { ...retold, seenAt: now + hour })]).get('b')).toBe('a');
    expect(book.assign([article('c', { ...retold, publisher: { id: 'a' } })]).get('c')).toBeNull();
  });

  it('takes nothing that is more than 48 hours from any of its articles, nor in another language', () => {
    const book = new StoryBook();
    book.assign([article('a')]);
    const early = article('early', { ...retold, publishedAt: now - 47 * hour, seenAt: now + 2 * hour });
    expect(book.assign([early]).get('early')).toBe('a');
    expect(book.assign([article('b', { ...retold, seenAt: now + 2 * hour })]).get('b')).toBeNull();
    expect(book.assign([article('late', { ...retold, seenAt: now + 96 * hour })]).get('late')).toBeNull();
    expect(book.assign([article('other', { ...retold, language: 'ms' })]).get('other')).toBeNull();
  });

  it('goes on where it was when the book is made anew, and is forgotten when it is old', () => {
    const book = new StoryBook();
    book.add(article('a'));
    book.add(article('b', { ...retold, story: 'a' }));
    expect(book.assign([article('c', { ...retold, publisher: { id: 'b' } })]).get('c')).toBeNull();
    expect(book.assign([article('d', retold)]).get('d')).toBe('a');
    book.forgetBefore(now + 1);
    expect(book.size).toBe(0);
  });

  it('is left by an article that was not stored after all', () => {
    const book = new StoryBook();
    book.assign([article('a'), article('b', retold)]);
    book.forget(['b']);
    expect(book.assign([article('b', retold)]).get('b')).toBe('a');
    book.forget(['a', 'b']);
    expect(book.size).toBe(0);
  });
});

/** Labelled articles by random publishers at random hours, in an order and in another one. */
const arrivals = fc
  .uniqueArray(fc.nat({ max: groups.length - 1 }), { minLength: 1, maxLength: 5 })
  .chain((chosen) => fc.tuple(...chosen.flatMap(arrivalsOf)))
  .chain((made) => fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })));

function arrivalsOf(place: number) {
  const { articles, language } = groups[place] ?? { articles: [], language: 'en' };
  return articles.map(({ headline, summary }, index) =>
    fc.record({ hours: fc.nat({ max: 120 }), publisher: fc.nat({ max: 6 }) }).map(({ hours, publisher }) =>
      article(`${place}-${index}`, {
        headline,
        summary,
        language,
        publisher: { id: `p${publisher}` },
        publishedAt: now - hours * hour,
      }),
    ),
  );
}

describe('whatever comes', () => {
  it('the stories of a batch do not depend on its order', () => {
    fc.assert(
      fc.property(arrivals, ([made, shuffled]) => {
        const [one, other] = [new StoryBook().place(made), new StoryBook().place(shuffled)];
        expect([...other]).toEqual([...one]);
      }),
      { numRuns: 60 },
    );
  });

  it('another process, which takes over what is recorded, places what follows as the first one does', () => {
    fc.assert(
      fc.property(arrivals, fc.nat({ max: 20 }), ([, made], count) => {
        const [recorded, following] = [made.slice(0, count), made.slice(count)];
        const [one, other] = [new StoryBook(), new StoryBook()];
        const placed = one.place(recorded);
        for (const [id, { story, affair }] of placed) {
          const told = recorded.find((each) => each.id === id);
          if (told !== undefined) other.add({ ...told, story, affair }, one.readingOf(id));
        }
        expect([...other.place(following)]).toEqual([...one.place(following)]);
      }),
      { numRuns: 60 },
    );
  });

  it('a story spans 48 hours, one language, and no publisher twice; its id is its first article', () => {
    fc.assert(
      fc.property(arrivals, ([made]) => {
        const stories = new Map<string, StoryArticle[]>();
        const assigned = new StoryBook().assign(made);
        for (const each of made) {
          const story = assigned.get(each.id) ?? each.id;
          expect(assigned.get(story)).toBeNull();
          stories.set(story, [...(stories.get(story) ?? []), each]);
        }
        for (const members of stories.values()) {
          const times = members.map(({ publishedAt }) => publishedAt ?? 0);
          expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(storySpan);
          expect(new Set(members.map(({ language }) => language)).size).toBe(1);
          expect(new Set(members.map(({ publisher }) => publisher.id)).size).toBe(members.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
