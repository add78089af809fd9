import { describe, expect, it } from 'vitest';
import { compileTopics } from '../../src/core/classify.js';
import { keywordOf, keywordRule } from '../../src/core/keyword.js';
import { parseQuery } from '../../src/core/query.js';
import { makeArticle } from '../fixtures/article.js';

describe('a query', () => {
  it.each([
    ['putin', { must: ['putin'], phrases: [], not: [] }],
    ['Pútin  KIM', { must: ['putin', 'kim'], phrases: [], not: [] }],
    ['"Korea Utara" -sepakbola', { must: [], phrases: ['korea utara'], not: ['sepakbola'] }],
    ['“Korea Utara” kim -"piala dunia"', { must: ['kim'], phrases: ['korea utara'], not: ['piala dunia'] }],
    ['covid-19', { must: [], phrases: ['covid 19'], not: [] }],
    ['"putin"', { must: ['putin'], phrases: [], not: [] }],
    ['"Korea Utara', { must: [], phrases: ['korea utara'], not: [] }],
    ['-putin', null],
    ['"" - --', null],
    ['', null],
  ])('%s', (typed, expected) => {
    expect(parseQuery(typed)).toEqual(expected);
  });

  it('holds no half of a word, and nothing of a phrase that it has no room for', () => {
    const long = 'kata '.repeat(38);
    expect(parseQuery(`${long}penyelidikan`)).toEqual(parseQuery(long));
    expect(parseQuery(`${long}"dua tiga empat"`)).toEqual(parseQuery(long));
    expect(parseQuery('k'.repeat(300))?.must).toEqual(['k'.repeat(200)]);
  });

  it('ends somewhere', () => {
    expect(parseQuery(`${'kata '.repeat(1000)}`)?.must).toHaveLength(20);
  });
});

describe('a keyword', () => {
  const files = (phrase: string, article = makeArticle()) => {
    const match = keywordRule(phrase);
    return match !== null && compileTopics({ topics: [{ id: 'k', match }] })(article).includes('k');
  };

  it('is the same for all who follow the same words', () => {
    const topic = (phrase: string) => keywordOf(phrase)?.topic;
    expect(topic('"Korea Utara" Putin')).toBe(topic('putin  “korea utara”'));
    expect(topic('"Korea Utara"')).not.toBe(topic('Korea Utara'));
    expect(topic('putin -kim')).not.toBe(topic('putin'));
    expect(topic('putin')).toMatch(/^keyword:[0-9a-z]{22}$/);
    expect(topic('-putin')).toBeUndefined();
  });

  it('files articles that hold all of it and nothing that is left out', () => {
    expect(files('"korea utara"')).toBe(true);
    expect(files('putin "korea utara"')).toBe(true);
    expect(files('"utara korea"')).toBe(false);
    expect(files('putin gempa')).toBe(false);
    expect(files('putin -"korea utara"')).toBe(false);
    expect(files('presiden')).toBe(true);
  });
});
