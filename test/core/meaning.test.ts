import { describe, expect, it } from 'vitest';
import { packBody, unpackBody } from '../../src/core/story/body-profile.js';
import { packKept, unpackKept } from '../../src/core/story/kept-profile.js';
import { closeness, isVector, type Meaning, meaningOf, scaleFrom } from '../../src/core/story/meaning.js';
import { references } from '../../src/core/story/references.js';
import { type StoryArticle, StoryBook } from '../../src/core/story/story-book.js';

const scale = { same: 0.8, other: 0.4 };

/** A vector at an angle to the first axis. */
const at = (cosine: number) => [cosine, Math.sqrt(1 - cosine ** 2), 0, 0, 0, 0, 0, 0];
const meaning = (cosine: number, model = 'm') => meaningOf(at(cosine), model, scale);

describe('how close two meanings are', () => {
  it.each([
    [1, 1],
    [0.8, 1],
    [0.7, 0.5],
    [0.6, 0],
    [0.4, -1],
    [-0.9, -1],
  ])('is told by the scale of the model: %f', (cosine, expected) => {
    expect(closeness(meaning(1), meaning(cosine))).toBeCloseTo(expected, 1);
    expect(closeness(meaning(cosine), meaning(1))).toBeCloseTo(expected, 1);
  });

  it('is unknown between two models, or where one has other dimensions, or one is missing', () => {
    expect(closeness(meaning(1), meaning(1, 'other'))).toBeNull();
    expect(closeness(meaning(1), meaningOf([...at(1), 0], 'm', scale))).toBeNull();
    expect(closeness(meaning(1), null)).toBeNull();
  });

  it('survives being packed, with a body or without', () => {
    const body = { stems: new Map([[5, 1]]), runs: new Set([7, 8]), quotes: new Set([9]) };
    const packed = packKept({ body, meaning: meaning(0.7) }) ?? '';
    const kept = unpackKept(packed);
    expect(kept.body).toEqual(unpackBody(packBody(body)));
    expect(closeness(meaning(1), kept.meaning)).toBeCloseTo(0.5, 1);
    expect(
      closeness(kept.meaning, unpackKept(packKept({ body: null, meaning: meaning(1) }) ?? '').meaning),
    ).toBeCloseTo(0.5, 1);
    // What an earlier version wrote.
    expect(unpackKept(packBody(body))).toEqual({ body: kept.body, meaning: null });
    expect(packKept({ body: null, meaning: null })).toBeNull();
  });

  it.each([
    '',
    '.',
    '.AAAA',
    '.!!',
    `.${'A'.repeat(6_000)}`,
    `.${Buffer.alloc(20).toString('base64')}`,
    '..',
  ])('is nothing where %j was kept', (packed) => {
    expect(unpackKept(packed)).toEqual({ body: null, meaning: null });
  });

  it.each([[[]], [[1, 2]], [Array(9).fill(0)], [Array(5_000).fill(1)], [[...at(1).slice(1), Number.NaN]]])(
    'is not made of what is no vector',
    (numbers) => {
      expect(isVector(numbers)).toBe(false);
    },
  );
});

describe('a model is tried', () => {
  const own = references.en ?? [];
  const axis = (place: number, rest: number) =>
    Array.from({ length: 40 }, (_, index) =>
      index === place ? 1 : rest * (((index * 7 + place * 3) % 5) / 5),
    );

  it('and trusted where it tells the events of its reports apart', () => {
    const found = scaleFrom(
      own,
      own.map(({ event }) => axis(event, 0.1)),
    );
    expect(found?.same).toBeGreaterThan(0.9);
    expect(found?.other).toBeLessThan(0.5);
  });

  it('and not where it only tells their kinds apart, nor where all its answers are alike', () => {
    const kinds = [...new Set(own.map(({ kind }) => kind))];
    expect(
      scaleFrom(
        own,
        own.map(({ kind }) => axis(kinds.indexOf(kind), 0)),
      ),
    ).toBeNull();
    expect(
      scaleFrom(
        own,
        own.map(() => axis(1, 0)),
      ),
    ).toBeNull();
    expect(
      scaleFrom(
        own,
        own.map((_, index) => axis(index, 0)),
      ),
    ).toBeNull();
  });

  it.each(Object.entries(references))('by eight events of four kinds in %s', (_, reports) => {
    expect(reports).toHaveLength(16);
    expect(new Set(reports.map(({ event }) => event)).size).toBe(8);
    expect(new Set(reports.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(reports.map(({ text }) => text)).size).toBe(16);
  });
});

const now = Date.UTC(2025, 5, 2, 5);
const article = (id: string, headline: string, summary: string, meant: Meaning | null): StoryArticle => ({
  id,
  publisher: { id },
  language: 'id',
  headline,
  summary,
  publishedAt: null,
  seenAt: now,
  story: null,
  bodyProfile: packKept({ body: null, meaning: meant }),
});

describe('the decision on a story', () => {
  const first = (meant: Meaning | null) =>
    article(
      'first',
      'Gempa Magnitudo 5,2 Guncang Bitung, Tidak Berpotensi Tsunami',
      'Gempa dengan magnitudo 5,2 mengguncang Bitung, Sulawesi Utara, Senin. BMKG menyatakan tidak berpotensi tsunami.',
      meant,
    );
  /** By its words it only likely tells the same. */
  const second = (meant: Meaning | null) =>
    article(
      'second',
      'Warga Bitung Kaget',
      'BMKG memastikan tidak ada ancaman tsunami di Sulawesi Utara.',
      meant,
    );
  const placed = (one: StoryArticle, other: StoryArticle) => {
    const book = new StoryBook();
    book.add(one);
    return book.place([other]).get('second');
  };

  it('is tipped by what both mean, where their words leave it in doubt', () => {
    expect(placed(first(null), second(null))).toEqual({ story: null, near: 'first', affair: null });
    expect(placed(first(meaning(1)), second(meaning(0.9)))).toMatchObject({ story: 'first' });
    expect(placed(first(meaning(1)), second(meaning(0.3)))).toMatchObject({ story: null, near: null });
    expect(placed(first(meaning(1)), second(null))).toMatchObject({ near: 'first' });
    expect(placed(first(meaning(1)), second(meaning(0.9, 'other')))).toMatchObject({ near: 'first' });
  });

  it('is not overruled by it: another quake, or nothing in common, is another story', () => {
    const quake = (magnitude: string) =>
      `Gempa Magnitudo ${magnitude} Guncang Bitung, Tidak Berpotensi Tsunami`;
    const other = article(
      'second',
      quake('6,1'),
      'Gempa mengguncang Bitung, Sulawesi Utara, Senin.',
      meaning(1),
    );
    expect(placed(first(meaning(1)), other)).toMatchObject({ story: null });
    const recipe = article(
      'second',
      'Resep Rendang Padang',
      'Rendang dimasak perlahan dengan santan.',
      meaning(1),
    );
    expect(placed(first(meaning(1)), recipe)).toMatchObject({ story: null, near: null });
  });

  it('compares with what means the same, also where rarer words lead elsewhere', () => {
    const names =
      'Xaverina Yolandika Zubaedah Wiraguna Qomarudin Velinda Ursulina Tjokrosar Siswandono Rumengan Quraisy Pandelaki Octavindo Nurcholish Mangindaan Lumintang Kawilarang';
    const crowded = (meant: Meaning | null) =>
      article('second', first(null).headline, `Gempa magnitudo 5,2 dirasakan ${names}.`, meant);
    expect(placed(first(null), crowded(null))).toMatchObject({ story: null, near: null });
    expect(placed(first(meaning(1)), crowded(meaning(1)))).not.toEqual({
      story: null,
      near: null,
      affair: null,
    });
  });
});
