import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/package-root.js';
import { completeTopic, findTopic, followable } from '../../src/commands/find-topic.js';
import { catalogSchema } from '../../src/core/catalog.js';

const catalog = catalogSchema.parse({
  publishers: [{ id: 'tribunnews', name: 'Tribunnews', url: 'https://www.tribunnews.com' }],
  topics: [
    { id: 'rusia-ukraina', name: { id: 'Konflik Rusia Vs Ukraina', en: 'Russia-Ukraine war' } },
    { id: 'gempa', name: { id: 'Gempa bumi', en: 'Earthquakes' } },
    { id: 'liga-1', name: { id: 'Liga 1', en: 'Liga 1' } },
    { id: 'liga-inggris', name: { id: 'Liga Inggris', en: 'Premier League' } },
    { id: 'banjir', name: { id: 'Banjir', en: 'Floods' } },
  ].map((topic) => ({ ...topic, match: { any: ['x'] } })),
});
const find = (typed: string) => findTopic(typed, catalog, followable(catalog));

describe('findTopic', () => {
  it.each([
    ['rusia-ukraina', 'rusia-ukraina'],
    ['  RUSIA-UKRAINA ', 'rusia-ukraina'],
    ['Konflik Rusia vs Ukraina', 'rusia-ukraina'],
    ['russia ukraine war', 'rusia-ukraina'],
    ['ukraina', 'rusia-ukraina'],
    ['Gempa', 'gempa'],
    ['floods', 'banjir'],
    ['flood', 'banjir'],
    ['earthquake', 'gempa'],
    ['gempabumi', 'gempa'],
    ['berita gempa', 'gempa'],
    ['news about floods', 'banjir'],
    ['liga 1', 'liga-1'],
    ['publisher:tribunnews', 'publisher:tribunnews'],
    ['Tribunnews', 'publisher:tribunnews'],
  ])('%s is %s', (typed, topic) => {
    expect(find(typed)).toEqual({ topic });
  });

  it.each([
    ['liga', ['liga-1', 'liga-inggris']],
    ['ukrania', ['rusia-ukraina']],
    ['flod', ['banjir']],
    ['xyzzy', []],
    ['', []],
    ['!!!', []],
  ])('%s may mean %j', (typed, near) => {
    expect(find(typed)).toEqual({ near });
  });

  it('looks only among the candidates', () => {
    expect(findTopic('gempa', catalog, ['banjir'])).toEqual({ near: [] });
  });
});

describe('in the shipped catalog', () => {
  const shipped = catalogSchema.parse(
    JSON.parse(readFileSync(new URL('data/catalog.json', packageRoot), 'utf8')),
  );
  const found = (typed: string) => findTopic(typed, shipped, followable(shipped));
  const completed = (typed: string) => completeTopic(typed, shipped, 'id', 25).map(({ value }) => value);

  it.each([
    ['football', 'sepak-bola'],
    ['sepakbola', 'sepak-bola'],
    ['sepak', 'sepak-bola'],
    ['voli', 'bola-voli'],
    ['gempa', 'gempa-bumi'],
    ['quake', 'gempa-bumi'],
    ['korut', 'korea-utara'],
    ['emas', 'emas'],
  ])('%s is %s', (typed, topic) => {
    expect(found(typed)).toEqual({ topic });
  });

  it.each([
    ['bola', 'sepak-bola'],
    ['liga', 'sepak-bola'],
    ['garuda', 'timnas'],
    ['bpjs', 'kesehatan'],
    ['polisi', 'hukum-kriminal'],
    ['kyiv', 'rusia-ukraina'],
    ['volly', 'bola-voli'],
  ])('%s is asked back, %s first', (typed, best) => {
    const { near } = found(typed) as { near: string[] };
    expect(near[0]).toBe(best);
  });

  it.each([
    ['sepak', 'sepak-bola'],
    ['bola', 'sepak-bola'],
    ['footb', 'sepak-bola'],
    ['gempa', 'gempa-bumi'],
    ['earth', 'gempa-bumi'],
    ['zelens', 'rusia-ukraina'],
  ])('%s completes to %s', (typed, best) => {
    expect(completed(typed)[0]).toBe(best);
  });

  it('finds every topic by its names, and by an alias that is no other topic’s name, alone or among those asked back', () => {
    const names = (topic: (typeof shipped.topics)[number]) =>
      [topic.id, ...Object.values(topic.name)].map((each) => each.toLowerCase());
    for (const topic of shipped.topics) {
      for (const called of names(topic)) expect(found(called), called).toEqual({ topic: topic.id });
      for (const called of topic.aliases ?? []) {
        if (shipped.topics.some((other) => other !== topic && names(other).includes(called.toLowerCase())))
          continue;
        const one = found(called);
        expect('topic' in one ? [one.topic] : one.near, called).toContain(topic.id);
      }
    }
  });
});

describe('completeTopic', () => {
  it('offers everything for nothing typed, in the catalog’s order', () => {
    const choices = completeTopic('', catalog, 'id', 3);
    expect(choices.map(({ name }) => name)).toEqual(['Konflik Rusia Vs Ukraina', 'Gempa bumi', 'Liga 1']);
  });

  it('fits beginnings of words, in either language', () => {
    expect(completeTopic('prem', catalog, 'id', 25)).toEqual([
      { name: 'Liga Inggris', value: 'liga-inggris' },
    ]);
    expect(completeTopic('ukr', catalog, 'en', 25)).toEqual([
      { name: 'Russia-Ukraine war', value: 'rusia-ukraina' },
    ]);
  });
});
