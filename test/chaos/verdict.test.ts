import { describe, expect, it } from 'vitest';
import { judge, readMessage } from './verdict.js';

const post = (number: number) => `Putin\nBerita ${number} tentang Putin\n\nTribunnews`;
const entry = (number: number) => `Berita ${number} tentang Putin\nTribunnews · today 10:15\n`;
const list = (...numbers: number[]) => [`${numbers.length} new on Putin`, ...numbers.map(entry)].join('\n');
const given = (...texts: string[]) => judge(texts, 1, 9);

describe('the judge of a run', () => {
  it('finds nothing wrong with posts and lists in order', () => {
    const parts = [`5 new on Putin\n${entry(8)}\n${entry(7)}`, entry(6), `${entry(5)}\nAnd 1 more: /latest`];
    const messages = [post(1), list(3, 2), ...parts];
    expect(given(...messages)).toEqual({ lost: [9], outOfOrder: [], repeats: [], posts: 1, lists: 2 });
    expect(given(...messages, post(9)).lost).toEqual([]);
  });

  it.each([
    'Berita 2 tentang Putin\n10:15',
    'Berita 2 tentang Putin\nTribunnews · yesterday 10:15\n\nAnd 1 more: /latest',
    '[Berita 2 tentang Putin](<https://a.example/2>)\n<t:1718680500:R>',
    '[Berita 2 tentang Putin](<https://a.example/2>)\nTribunnews · <t:1718680500:R>',
  ])('knows a part of a list that has one headline: %j', (text) => {
    expect(readMessage(text)).toMatchObject({ kind: 'part', numbers: [2] });
  });

  it.each([
    'Putin\nBerita 2 tentang Putin\n\nTribunnews · Tue 18 Jun, 10:15 WIB',
    'Berita 2 tentang Putin\n\nTribunnews · Tue 18 Jun, 10:15 WIB',
    'Berita 2 tentang Putin\nPertemuan itu berlangsung dua jam.',
  ])('knows a post: %j', (text) => {
    expect(readMessage(text)).toEqual({ kind: 'post', number: 2 });
  });

  it('counts what is said twice in a row', () => {
    expect(given(post(1), post(1), list(3, 2), list(3, 2), post(4))).toMatchObject({
      outOfOrder: [],
      repeats: [1, 3],
      lost: [5, 6, 7, 8, 9],
    });
  });

  it.each([
    ['a gap', [post(1), post(3)]],
    ['an old one', [post(1), post(2), post(1)]],
    ['a list told again in other words', [post(1), list(3, 2), list(4, 3, 2)]],
    ['a list that begins too late', [post(1), list(4, 3)]],
    ['a part of no list', [entry(2)]],
    ['a post inside a list', [`3 new on Putin\n${entry(3)}`, post(2)]],
  ])('finds %s', (_, texts) => {
    expect(given(...texts).outOfOrder).not.toEqual([]);
  });

  it('finds what was never told', () => {
    expect(given(post(1), post(3)).lost).toContain(2);
    expect(given().lost).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
