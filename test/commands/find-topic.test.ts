import { describe, expect, it } from 'vitest';
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
    ['liga 1', 'liga-1'],
    ['publisher:tribunnews', 'publisher:tribunnews'],
    ['Tribunnews', 'publisher:tribunnews'],
  ])('%s is %s', (typed, topic) => {
    expect(find(typed)).toEqual({ topic });
  });

  it.each([
    ['liga', ['liga-1', 'liga-inggris']],
    ['ukrania', ['rusia-ukraina']],
    ['gempabumi', ['gempa']],
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
