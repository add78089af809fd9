import { describe, expect, it } from 'vitest';
import { completeTopic, findCategory, findTopic, followable } from '../../src/commands/find-topic.js';
import { catalogSchema } from '../../src/core/catalog.js';
import { words } from '../../src/core/text.js';
import { shippedCatalog } from './kit.js';

const catalog = catalogSchema.parse({
  publishers: [{ id: 'tribunnews', name: 'Tribunnews', url: 'https://www.tribunnews.com' }],
  topics: [
    { id: 'rusia-ukraina', name: { id: 'Konflik Rusia Vs Ukraina', en: 'Russia-Ukraine war' } },
    { id: 'gempa', name: { id: 'Gempa bumi', en: 'Earthquakes' } },
    { id: 'liga-1', name: { id: 'Liga 1', en: 'Liga 1' } },
    { id: 'liga-inggris', name: { id: 'Liga Inggris', en: 'Premier League' } },
    { id: 'banjir', name: { id: 'Banjir', en: 'Floods' } },
    { id: 'korut', name: { id: 'Korea Utara', en: 'North Korea' } },
    { id: 'usaha', name: { id: 'UMKM & koperasi', en: 'Small business' }, related: ['warung'] },
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
    ['konflik rusia', 'rusia-ukraina'],
    ['konflik rusia ukraina', 'rusia-ukraina'],
    ['koperasi', 'usaha'],
    ['umkm dan koperasi', 'usaha'],
    ['berita UMKM', 'usaha'],
    ['north korea', 'korut'],
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
    ['north', ['korut']],
    ['business', ['usaha']],
    ['war', ['rusia-ukraina']],
    ['rusia', ['rusia-ukraina']],
    ['warung', ['usaha']],
    ['warnug', ['usaha']],
    ['wxrnug', []],
    ['warun', ['usaha']],
    ['kor', ['korut']],
    ['kpe', []],
    ['ban', ['banjir']],
    ['bxn', []],
    ['gmpa', ['gempa']],
    ['gmmpaa', []],
    ['eartquaks', ['gempa']],
    ['eartquak', []],
    ['erthqakes', ['gempa']],
    ['xyzzy', []],
    ['', []],
    ['!!!', []],
  ])('%s may mean %j', (typed, near) => {
    expect(find(typed)).toEqual({ near });
  });

  it.each([
    ['north', 'korut'],
    ['business', 'usaha'],
  ])('%s is enough where nothing is followed', (typed, topic) => {
    expect(findTopic(typed, catalog, followable(catalog), { isPartEnough: true })).toEqual({ topic });
  });

  it('asks back part of a name that two topics have, also where nothing is followed', () => {
    expect(findTopic('liga', catalog, followable(catalog), { isPartEnough: true })).toEqual({
      near: ['liga-1', 'liga-inggris'],
    });
  });

  it('looks only among the candidates', () => {
    expect(findTopic('gempa', catalog, ['banjir'])).toEqual({ near: [] });
  });
});

describe('in the shipped catalog', () => {
  const found = (typed: string) => findTopic(typed, shippedCatalog, followable(shippedCatalog));
  const completed = (typed: string) =>
    completeTopic(typed, shippedCatalog, 'id', 25).map(({ value }) => value);

  it.each([
    ['football', 'sepak-bola'],
    ['sepakbola', 'sepak-bola'],
    ['sepak', 'sepak-bola'],
    ['voli', 'bola-voli'],
    ['gempa', 'gempa-bumi'],
    ['quake', 'gempa-bumi'],
    ['korut', 'korea-utara'],
    ['emas', 'emas'],
    ['EU', 'eropa'],
    ['climate change', 'iklim'],
    ['AI', 'teknologi'],
    ['the Middle East', 'timur-tengah'],
  ])('%s is %s', (typed, topic) => {
    expect(found(typed)).toEqual({ topic });
  });

  it.each([
    ['bola', 'sepak-bola'],
    ['liga', 'sepak-bola'],
    ['garuda', 'timnas'],
    ['bpjs', 'kesehatan'],
    ['putin', 'rusia-ukraina'],
    ['nato', 'rusia-ukraina'],
    ['Rusia', 'rusia-ukraina'],
    ['bisnis', 'ekonomi'],
    ['politics', 'politik'],
    ['sport', 'sepak-bola'],
    ['olahraga', 'sepak-bola'],
    ['chatgpt', 'teknologi'],
    ['agama', 'haji-umrah'],
    ['inflasi', 'ekonomi'],
    ['persib', 'liga-1'],
    ['real madrid', 'la-liga'],
    ['north', 'korea-utara'],
    ['vote', 'pemilu'],
    ['polisi', 'hukum-kriminal'],
    ['kyiv', 'rusia-ukraina'],
    ['vollyball', 'bola-voli'],
    ['earthqake', 'gempa-bumi'],
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

  it('asks back every part of a name that is neither a side of it nor another name', () => {
    const glue = new Set(['the', 'and', 'dan', 'vs', 'of']);
    const plain = (text: string) => {
      const own = words(text).filter((word) => !glue.has(word));
      return [...new Set(own.map((word) => word.replace(/(?<=[^su])s$/, '')))].join(' ');
    };
    const clear = new Set(
      shippedCatalog.topics
        .flatMap(({ id, name, aliases = [] }) => [
          id,
          ...aliases,
          ...Object.values(name),
          ...Object.values(name).flatMap((each) => each.split(/&|,|\/|\bVs\b|\bdan\b|\band\b/)),
        ])
        .map(plain),
    );
    let asked = 0;
    for (const { name } of shippedCatalog.topics) {
      for (const own of Object.values(name).map(words)) {
        for (let from = 0; from < own.length; from++) {
          for (let to = from + 1; to <= own.length; to++) {
            const part = own.slice(from, to).join(' ');
            if (clear.has(plain(part)) || plain(part) === '') continue;
            const answer = found(part);
            expect('topic' in answer ? answer.topic : null, part).toBeNull();
            expect('near' in answer ? answer.near.length : 0, part).toBeGreaterThan(0);
            asked += 1;
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(60);
  });

  it('asks back what only belongs to a topic, and has the topic among the answers', () => {
    for (const { id, related = [] } of shippedCatalog.topics) {
      for (const part of related) {
        const answer = found(part);
        if ('topic' in answer) expect(answer.topic, part).not.toBe(id);
        else expect(answer.near.length, part).toBeGreaterThan(0);
        const sharers = shippedCatalog.topics.filter((each) => (each.related ?? []).includes(part));
        if ('near' in answer && sharers.length === 1) expect(answer.near, part).toContain(id);
      }
    }
  });

  it.each([
    ['sport', 'olahraga'],
    ['sports news', 'olahraga'],
    ['Berita Olahraga', 'olahraga'],
    ['politics', 'politik'],
    ['business', 'ekonomi'],
    ['bisnis', 'ekonomi'],
    ['world', 'dunia'],
    ['entertainment', 'hiburan'],
    ['football', null],
    ['news', null],
    ['', null],
  ])('%s is the category %s', (typed, category) => {
    expect(findCategory(typed, shippedCatalog)).toBe(category);
  });

  it('finds every topic by its names, and by an alias that is no other topic’s name, alone or among those asked back', () => {
    const names = (topic: (typeof shippedCatalog.topics)[number]) =>
      [topic.id, ...Object.values(topic.name)].map((each) => each.toLowerCase());
    for (const topic of shippedCatalog.topics) {
      for (const called of names(topic)) expect(found(called), called).toEqual({ topic: topic.id });
      for (const called of topic.aliases ?? []) {
        if (
          shippedCatalog.topics.some(
            (other) => other !== topic && names(other).includes(called.toLowerCase()),
          )
        )
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
