import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogSchema, danglingReferences, feedsOf } from '../../src/core/catalog.js';
import { compileTopics } from '../../src/core/classify.js';
import { words } from '../../src/core/text.js';

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const catalog = catalogSchema.parse(JSON.parse(textOf('data/catalog.json')));
const classify = compileTopics(catalog);

/** The catalog's topics of an article that has nothing but this headline, and perhaps labels. */
function topicsOf(headline: string, categories: string[] = []): string[] {
  const article = { headline, summary: null, categories, feed: 'none', publisher: { id: 'none' } };
  return classify(article).filter((topic) => topic !== 'publisher:none');
}

/** A headline, the topics of the catalog that must be found, and those that must not. */
const headlines = textOf('test/fixtures/catalog-headlines.txt')
  .split('\n')
  .filter((line) => /^[^#]/.test(line))
  .map((line) => {
    const [, said = '', headline = ''] = /^(.*?): (.*)$/.exec(line) ?? [];
    const topics = said.split(' ');
    const mustNot = topics.filter((topic) => topic.startsWith('-')).map((topic) => topic.slice(1));
    return {
      headline,
      must: topics.filter((topic) => !topic.startsWith('-')),
      mustNot,
      first: topics[0]?.replace('-', ''),
    };
  });

describe('data/catalog.json', () => {
  it('starts with the topic that the project began with', () => {
    expect(catalog.topics[0]).toMatchObject({
      id: 'rusia-ukraina',
      name: { id: 'Konflik Rusia Vs Ukraina', en: 'Russia-Ukraine war' },
    });
  });

  it('has at least 60 topics, each named in both languages and by a name of its own', () => {
    expect(catalog.topics.length).toBeGreaterThanOrEqual(60);
    for (const language of ['id', 'en'] as const) {
      const names = catalog.topics.map((topic) => topic.name[language]?.toLowerCase());
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('says no phrase twice in a rule, and rules none out that it asks for', () => {
    for (const { id, match } of catalog.topics) {
      const phrases = [...match.any, ...match.all, ...match.none].map((phrase) => words(phrase).join(' '));
      const repeated = phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index);
      expect({ id, repeated }).toEqual({ id, repeated: [] });
    }
  });

  it('puts every topic into a category, and gives it other names by which people look for it', () => {
    const categories = catalog.categories?.map(({ id }) => id) ?? [];
    expect(danglingReferences(catalog, catalog)).toEqual([]);
    for (const { id, category, aliases = [], related = [] } of catalog.topics) {
      const named = aliases.length + related.length > 0;
      expect({ id, known: categories.includes(category ?? ''), named }).toEqual({
        id,
        known: true,
        named: true,
      });
    }
    expect(catalog.topics.find(({ id }) => id === 'sepak-bola')?.aliases).toContain('bola');
  });

  it('files nothing by a general section alone', () => {
    expect(topicsOf('Harga Pertamax Naik', ['Ekonomi'])).toEqual(['bbm']);
    expect(topicsOf('Lima Cara Menata Meja Kerja', ['Ekonomi', 'Nasional', 'Internasional'])).toEqual([]);
  });

  it('knows the language, time zone and a feed of every publisher', () => {
    expect(catalog.publishers.map((publisher) => publisher.id)).toEqual([
      'tribunnews',
      'antara',
      'detik',
      'cnn-indonesia',
      'tempo',
      'bbc',
      'guardian',
      'nyt',
      'al-jazeera',
    ]);
    for (const publisher of catalog.publishers) {
      expect(publisher.language).toBeDefined();
      expect(publisher.timezone).toBeDefined();
      expect(publisher.feeds.length).toBeGreaterThan(0);
    }
    const addresses = feedsOf(catalog).map((feed) => feed.url);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each([...new Set(headlines.map(({ first }) => first))])('files each headline rightly: %s', (topic) => {
    const own = headlines.filter(({ first }) => first === topic);
    const judged = own.map(({ headline, must, mustNot }) => {
      const found = topicsOf(headline);
      const missing = must.filter((each) => !found.includes(each));
      return { headline, missing, wrong: mustNot.filter((each) => found.includes(each)) };
    });
    expect(judged.filter(({ missing, wrong }) => missing.length + wrong.length > 0)).toEqual([]);
  });

  it('finds nothing in a headline that belongs nowhere', () => {
    expect(topicsOf('Tips Merawat Tanaman Hias di Balkon')).toEqual([]);
  });

  it("files by the publisher's own label where the headline does not say it", () => {
    const headline =
      'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa';
    expect(topicsOf(headline)).toEqual(['korea-utara']);
    expect(topicsOf(headline, ['Konflik Rusia Vs Ukraina'])).toEqual(['korea-utara', 'rusia-ukraina']);
  });

  it('finds every topic of the catalog by at least one of these headlines', () => {
    const found = new Set(headlines.flatMap(({ headline }) => topicsOf(headline)));
    expect(catalog.topics.map((topic) => topic.id).filter((id) => !found.has(id))).toEqual([]);
  });
});
