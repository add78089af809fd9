import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Article, articleSchema, type LogEntry } from '../../../src/core/article.js';
import { compactArticle, heldArticle } from '../../../src/stores/lowdb/compact-article.js';
import { News } from '../../../src/stores/lowdb/news.js';
import { makeArticle } from '../../fixtures/article.js';

/** An article as it comes out of a file: nothing in it is shared. */
const read = (number: number, changes: Partial<Article> = {}) =>
  articleSchema.parse(JSON.parse(JSON.stringify(makeArticle(number, changes))));

describe('an article as it is held', () => {
  it.each<[string, Partial<Article>]>([
    ['plain', {}],
    [
      'with all that few have',
      { affair: 'a'.repeat(12), nearStory: null, origins: { summary: 'page' }, summaryRules: 2 },
    ],
    ['with a picture', { image: { url: 'https://example.org/a.jpg', credit: null } }],
    ['without a language', { language: null, summary: null, publishedAt: null }],
    ['with a name that holds a line break', { authors: ['Siti\nBudi'], categories: ['', '\n'] }],
    ['with two names', { authors: ['Siti', 'Budi'], categories: ['\n', ''] }],
    ['of a publisher with strange names', { publisher: { id: 'a","b', name: 'c' } }],
    ['of another one', { publisher: { id: 'a', name: 'b","c' } }],
  ])('says what it said: %s', (_, changes) => {
    for (const number of [1, 2]) {
      const article = read(number, changes);
      expect(compactArticle(article)).toEqual(article);
      expect(heldArticle(article)).toEqual(article);
    }
  });

  it('has the layout of others, also with what few have: a layout takes half the room of an article', () => {
    const changes = { origins: { summary: 'page' }, summaryRules: 2, affair: 'a'.repeat(12) };
    setFlagsFromString('--allow-natives-syntax');
    const haveSameLayout = runInNewContext('(left, right) => %HaveSameMap(left, right)');
    const [first, second] = [1, 2].map((number) => compactArticle(read(number, changes)));
    expect(haveSameLayout(first, second)).toBe(true);
  });

  it('keeps nothing of the feed that it was cut out of', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    const news = new News();
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let number = 1; number <= 20; number++) {
      const feed = Buffer.alloc(2e6, `Feed of number ${number}. `).toString('latin1');
      const [headline, name] = [feed.slice(100, 150), feed.slice(200, 240)];
      const image = { url: 'https://example.org/a.jpg', credit: name };
      const article = makeArticle(number, { headline, authors: [name], categories: [name], image });
      news.record([{ article, keys: [], entry: null }]);
    }
    collect();
    expect(news.articles.size).toBe(20);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10e6);
  });

  it('shares publisher, names and topics with others, so that nobody may change them', () => {
    const changes = { topics: ['gempa'], authors: ['Siti'] };
    const [first, second] = [1, 2].map((number) => compactArticle(read(number, changes)));
    expect(second?.publisher).toBe(first?.publisher);
    expect(second?.topics).toBe(first?.topics);
    expect(second?.authors).toBe(first?.authors);
    expect(() => first?.topics.push('banjir')).toThrow(TypeError);
    expect(() => Object.assign(first?.publisher ?? {}, { name: 'x' })).toThrow(TypeError);
  });

  it('leaves what it is handed as it was', () => {
    const article = read(1, { topics: ['gempa'] });
    compactArticle(article);
    article.topics.push('banjir');
    expect(compactArticle(article).topics).toEqual(['gempa', 'banjir']);
  });

  it('shares its id and its topics with the entry that brought it', () => {
    const article = read(1, { topics: ['gempa'] });
    const news = new News();
    const common = { deliverable: false, publisher: 'p', language: 'id', story: null, at: 5 };
    const entry: LogEntry = { seq: 1, kind: 'new', article: article.id, topics: ['gempa'], ...common };
    news.record([{ article, keys: [], entry }]);
    expect(news.log).toEqual([entry]);
    expect(news.log[0]?.topics).toBe(news.articles.get(article.id)?.topics);
  });
});
