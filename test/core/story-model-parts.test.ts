import { describe, expect, it } from 'vitest';
import { packBackground, readBackground } from '../../src/core/story/background.js';
import { bodyProfileOf, packBody, unpackBody } from '../../src/core/story/body-profile.js';
import { weights } from '../../src/core/story/data/weights.js';
import { featureNames } from '../../src/core/story/features.js';
import { backgroundOf } from '../../src/core/story/judge.js';
import { compileModel, sumOf } from '../../src/core/story/model.js';
import { profileOf } from '../../src/core/story/profile.js';

describe('the parts of the model', () => {
  it('come to the same sum when they are laid out, whatever the features', () => {
    const names = featureNames;
    for (const { same, next } of Object.values(weights)) {
      for (const model of [same.told, next]) {
        const compiled = compileModel(model, names);
        for (let seed = 1; seed <= 40; seed++) {
          const values = Float64Array.from(
            names,
            (_, place) => ((seed * 7919 + place * 104_729) % 1000) / 999,
          );
          const features = Object.fromEntries(names.map((name, place) => [name, values[place] ?? 0]));
          expect(compiled(values)).toBe(sumOf(model, features));
        }
      }
    }
  });

  it.each([
    ['Menkeu Sri Mulyani', 'Menteri Keuangan Sri Mulyani', 'id'],
    ['Eks Dirut Petral', 'Mantan Direktur Utama Petral', 'id'],
    ['Blaze near Supreme Court', 'Fire near SCOTUS', 'en'],
    ['Nadiem Makarixx', 'Nadiem Makariexx', 'id'],
  ])('read %j like %j', (one, other, language) => {
    const stems = (headline: string) =>
      [...profileOf({ headline, summary: null }, language, backgroundOf(language)).headline].sort();
    expect(stems(one)).toEqual(stems(other));
  });

  it.each([
    ['Persib menjamu Persija', 'Persib akan menjamu Persija di GBLA pada Minggu sore.', true],
    ['Persib menjamu Persija', 'Persib menang atas Persija di GBLA pada Minggu sore.', false],
    ['Persib menjamu Persija', null, null],
  ])('tell what is to come from what has come: %j, %j', (headline, summary, future) => {
    expect(profileOf({ headline, summary }, 'id', backgroundOf('id')).future).toBe(future);
  });

  it('keep a background as it was counted', () => {
    const stems = new Map([
      ['bitung', { texts: 4, capitals: 1 }],
      ['bit', { texts: 1024, capitals: 0 }],
      ['gempa', { texts: 64, capitals: 1 / 3 }],
    ]);
    const read = readBackground(packBackground({ texts: 5000, stems }));
    expect(read.texts).toBe(5000);
    expect([...read.stems].sort()).toEqual([...stems].sort());
    for (const language of ['en', 'id']) expect(backgroundOf(language).stems.size).toBe(15_000);
  });

  it('keep a body in 1 KB at most, in which nothing of it can be read', () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index} “quoted saying number ${index}”`);
    const profile = bodyProfileOf(words.join(' '), 'en', backgroundOf('en'));
    if (profile === null) throw new Error('no profile');
    const packed = packBody(profile);
    expect(packed.length).toBeLessThanOrEqual(1024);
    expect(packed).not.toContain('word');
    const read = unpackBody(packed);
    expect(read?.runs).toEqual(profile.runs);
    expect([...(read?.stems.keys() ?? [])]).toEqual([...profile.stems.keys()]);
    expect(unpackBody(packed.slice(0, 40))).toBeNull();
    expect(bodyProfileOf('Too little to say anything.', 'en', backgroundOf('en'))).toBeNull();
  });

  it('add up a regression and trees', () => {
    const model = {
      bias: 1,
      weights: { alike: 2 },
      trees: [{ ask: ['alike', 0.5], less: -1, more: { ask: ['names', 0.3], less: 0.25, more: 0.75 } }],
    } as const;
    expect(sumOf(model, { alike: 0.25 })).toBe(0.5);
    expect(sumOf(model, { alike: 0.5, names: 0.2 })).toBe(2.25);
    expect(sumOf(model, { alike: 0.5, names: 0.3 })).toBe(2.75);
  });
});
