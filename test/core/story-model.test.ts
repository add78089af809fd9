import { describe, expect, it } from 'vitest';
import { relationOf } from '../../src/core/story/judge.js';
import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';
import {
  figuresOf,
  judgeEditorPairs,
  judgeNearPairs,
  judgeSparsePairs,
  judgeStagePairs,
  judgeWildPairs,
} from '../fixtures/editor/judge-stories.js';
import { editorPairs } from '../fixtures/editor/read-stories.js';

const now = Date.UTC(2025, 5, 2, 5);

/** Of 20 pairs each that tell the same event. */
const leastJoined: Readonly<Record<string, number>> = { en: 13, id: 14 };

const article = (
  id: string,
  [headline, summary]: readonly [string, string],
  changes: Partial<StoryArticle> = {},
): StoryArticle => ({
  id,
  publisher: { id },
  language: 'en',
  headline,
  summary,
  publishedAt: null,
  seenAt: now,
  story: null,
  ...changes,
});

/** What the second of two articles is to the first, in a new book. */
function placed(first: readonly [string, string], second: readonly [string, string], language = 'en') {
  const book = new StoryBook();
  book.add(article('first', first, { language }));
  return book.place([article('second', second, { language, seenAt: now + 1000 })]).get('second');
}

const murder = [
  'Student found dead in Leeds flat',
  'The body of Amy Walker, 21, was found with stab wounds in her flat in Headingley, Leeds, on Wednesday, police said.',
] as const;

describe('what one article is to another', () => {
  it.each([
    ['an arrest', 'Man arrested over death of student Amy Walker in Leeds flat'],
    ['a charge', 'Man charged over student Amy Walker found dead in Leeds flat'],
    ['a funeral', 'Funeral held for student Amy Walker found dead in Leeds flat'],
  ])('%s is a next stage and never held back, however alike the rest is', (_, headline) => {
    expect(placed(murder, [headline, murder[1]])).toEqual({ story: null, near: null, affair: 'first' });
  });

  it.each([
    [
      'another quake',
      [
        'Magnitude 5.2 earthquake hits Bitung',
        'A magnitude 5.2 earthquake struck Bitung, North Sulawesi, on Monday.',
      ],
      [
        'Magnitude 5.9 earthquake hits Bitung',
        'A magnitude 5.9 earthquake struck Bitung, North Sulawesi, on Monday.',
      ],
    ],
    [
      'another score',
      [
        'Arsenal 2-0 Chelsea: Saka scores twice',
        'Bukayo Saka scored twice for Arsenal at the Emirates on Sunday.',
      ],
      [
        'Arsenal 1-1 Chelsea: Saka scores late',
        'Bukayo Saka scored late for Arsenal at the Emirates on Sunday.',
      ],
    ],
    [
      'another place, that only the lead shows to be a name',
      [
        'Gempa M 5,1 Guncang Garut',
        'Gempa magnitudo 5,1 mengguncang Garut, Jawa Barat, Selasa pagi. BMKG menyebut tidak berpotensi tsunami.',
      ],
      [
        'Gempa M 5,1 Guncang Tuban',
        'Gempa magnitudo 5,1 mengguncang Tuban, Jawa Timur, Selasa siang. BMKG menyebut tidak berpotensi tsunami.',
      ],
    ],
    [
      'another share',
      [
        'Sentosa Bank profit rises 9%',
        'Sentosa Bank said on Monday that its quarterly profit rose 9% on higher lending.',
      ],
      [
        'Sentosa Bank profit rises 7%',
        'Sentosa Bank said on Monday that its quarterly profit rose 7% on higher lending.',
      ],
    ],
    [
      'a routine',
      ['Horoscope for Monday, June 2', 'What the stars hold for Aries, Taurus and Gemini on Monday, June 2.'],
      ['Horoscope for Monday, June 2', 'What the stars hold for Aries, Taurus and Gemini on Monday, June 2.'],
    ],
    [
      'what most have read',
      [
        '[POPULER NUSANTARA] Gempa di Halmahera',
        'Gempa di Halmahera menjadi berita yang paling banyak dibaca.',
      ],
      [
        '[POPULER NUSANTARA] Gempa di Halmahera',
        'Gempa di Halmahera menjadi berita yang paling banyak dibaca.',
      ],
    ],
  ] as const)('%s is neither the same nor a next stage', (_, first, second) => {
    const language = /Gempa/.test(first[0]) ? 'id' : 'en';
    expect(placed(first, second, language)).toEqual({ story: null, near: null, affair: null });
  });

  it('a result is a next stage of what was awaited', () => {
    const awaited = [
      'Wimbledon final preview: Sinner and Alcaraz set to meet again',
      "Jannik Sinner and Carlos Alcaraz will meet in Sunday's Wimbledon final.",
    ] as const;
    const result = [
      'Sinner beats Alcaraz to win first Wimbledon title',
      'Jannik Sinner beat Carlos Alcaraz in four sets in the Wimbledon final on Sunday.',
    ] as const;
    expect(placed(awaited, result)).toMatchObject({ story: null, affair: 'first' });
  });

  it('joins later stages to the first article of the affair, and not before it', () => {
    const book = new StoryBook();
    const headlines = ['Man arrested over death of student Amy Walker in Leeds flat', murder[0]];
    const places = book.place([
      article('late', [headlines[0] ?? '', murder[1]], { publishedAt: now - 1000 }),
      article('early', murder, { publishedAt: now - 5000 }),
    ]);
    expect(places.get('early')).toEqual({ story: null, near: null, affair: null });
    expect(places.get('late')?.affair).toBe('early');
  });

  it('says the same whichever book was made anew from what is stored', () => {
    const pairs = editorPairs('dev');
    const [grown, made] = [new StoryBook(), new StoryBook()];
    for (const { event, language, first } of pairs) {
      const one = article(event, [first.headline, first.summary], { language });
      const { story = null, affair = null } = grown.place([one]).get(event) ?? {};
      made.add({ ...one, story, affair });
    }
    for (const [index, { language, second }] of pairs.entries()) {
      const one = article(`s${index}`, [second.headline, second.summary], { language, seenAt: now + 1000 });
      expect(made.place([one]).get(one.id)).toEqual(grown.place([one]).get(one.id));
      for (const book of [grown, made]) book.forget([one.id]);
    }
  });

  it('holds back little that is new on the pairs of an editor', () => {
    const { precision, otherEvents, nextPosted, inAffair } = figuresOf(judgeEditorPairs('dev'));
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(otherEvents).toBeLessThanOrEqual(0.1);
    // One of 36: the winners who come home two days later.
    expect(nextPosted).toBeGreaterThan(0.97);
    expect(inAffair).toBeGreaterThanOrEqual(0.85);
  });

  it('joins nothing that is new on pairs after real events', () => {
    const judged = judgeWildPairs();
    expect(judged.length).toBeGreaterThanOrEqual(80);
    const joined = judged.filter(({ relation }) => relation === 'same');
    expect(
      joined.filter(({ pair }) => pair.label !== 'same').map(({ pair }) => pair.second.headline),
    ).toEqual([]);
    for (const language of ['en', 'id']) {
      const own = joined.filter(({ pair }) => pair.language === language);
      expect(own.length).toBeGreaterThanOrEqual(leastJoined[language] ?? 0);
    }
  });

  it('joins no other event, however near it is in kind, and one later stage at most', () => {
    const judged = judgeNearPairs('dev');
    expect(judged.length).toBeGreaterThanOrEqual(50);
    const joined = judged.filter(({ relation }) => relation === 'same');
    expect(joined.filter(({ pair }) => pair.label === 'other')).toEqual([]);
    // The search at a school that fell down, and its end: `61 bodies found` is no other stage by its words.
    expect(joined.filter(({ pair }) => pair.label === 'next').length).toBeLessThanOrEqual(1);
    expect(joined.length).toBeGreaterThanOrEqual(14);
  });

  it('joins no other event among reports that share next to no words, and takes none for an update', () => {
    const judged = judgeSparsePairs();
    expect(judged).toHaveLength(120);
    const of = (label: string) => judged.filter(({ pair }) => pair.label === label);
    expect(of('other').filter(({ relation }) => relation === 'same' || relation === 'next')).toEqual([]);
    // What the tower had allowed, after two planes have burnt: the same place and kind of event, nothing else.
    expect(of('next').filter(({ relation }) => relation === 'same').length).toBeLessThanOrEqual(1);
    expect(of('next').filter(({ relation }) => relation === 'next').length).toBeGreaterThanOrEqual(5);
  });

  it.each(['dev', 'held'] as const)('joins no other event among pairs with a next stage: %s', (half) => {
    const judged = judgeStagePairs(half);
    const of = (label: string, relation: string) =>
      judged.filter((each) => each.pair.label === label && each.relation === relation).length;
    expect(of('other', 'same')).toBe(0);
    expect(of('next', 'same')).toBeLessThanOrEqual(half === 'dev' ? 2 : 10);
    expect(of('same', 'same')).toBeGreaterThanOrEqual(half === 'dev' ? 59 : 24);
    expect(of('next', 'next')).toBeGreaterThanOrEqual(30);
    // What is marked has to be right first of all: most of a stream of feeds is no further stage of anything.
    expect(of('same', 'next') + of('other', 'next')).toBeLessThanOrEqual(half === 'dev' ? 2 : 3);
  });

  it('needs more likeness in a language that nothing was counted in', () => {
    const likeness = { same: 0.82, affair: 0.82, next: 0.6, otherStage: false, by: 'told' } as const;
    expect(relationOf(likeness, 'en')).toBe('same');
    expect(relationOf(likeness, 'de')).toBe('near');
    expect(relationOf({ ...likeness, otherStage: true }, 'en')).toBe('next');
  });

  it('takes for a next stage what is one affair and another stage of it', () => {
    const likeness = { same: 0.3, affair: 0.7, next: 0.7, otherStage: false, by: 'told' } as const;
    expect(relationOf(likeness, 'en')).toBe('next');
    expect(relationOf({ ...likeness, affair: 0.3 }, 'en')).toBe('other');
    expect(relationOf({ ...likeness, next: 0.3 }, 'en')).toBe('other');
    expect(relationOf({ ...likeness, next: 0.3, otherStage: true }, 'en')).toBe('other');
    expect(relationOf({ ...likeness, same: 0.9, otherStage: true }, 'en')).toBe('next');
  });
});
