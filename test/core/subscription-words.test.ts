import { describe, expect, it } from 'vitest';
import {
  commonWords,
  hasRoomFor,
  joinWords,
  maxWords,
  namedWord,
  readTellingWords,
  readWords,
  type SubscriptionWords,
  withoutWord,
  wordVerdict,
} from '../../src/core/subscription-words.js';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`);

describe('the words of a subscription', () => {
  const text = { headline: 'Persib Juara Liga 1', summary: 'Timnas putri ikut merayakan kemenangannya.' };

  it.each<[rule: string, words: SubscriptionWords, expected: ReturnType<typeof wordVerdict>]>([
    ['none lets everything through', {}, null],
    ['a word that has to be there, in the headline', { only: ['persib'] }, null],
    ['a word that has to be there, in the summary', { only: ['merayakan'] }, null],
    ['one of several is enough', { only: ['arema', 'persib'] }, null],
    ['all terms of one have to be there', { only: ['persib timnas'] }, null],
    ['one term of one is missing', { only: ['persib arema'] }, { only: ['persib arema'] }],
    ['none of them is there', { only: ['arema', 'persija'] }, { only: ['arema', 'persija'] }],
    ['a word that must not be there', { never: ['arema', 'putri'] }, { never: 'putri' }],
    ['a phrase that must not be there', { never: ['"timnas putri"'] }, { never: '"timnas putri"' }],
    ['a phrase is words in a row', { never: ['"putri timnas"'] }, null],
    ['no phrase spans headline and summary', { never: ['"liga 1 timnas"'] }, null],
    ['a word inside another is none', { never: ['mer'] }, null],
    ['an inflected form counts, as it does for keywords', { never: ['kemenangan'] }, { never: 'kemenangan' }],
    ['case and diacritics do not matter', { never: ['PÚTRI'] }, { never: 'PÚTRI' }],
    ['what holds no word keeps nothing out', { never: ['-', '…'] }, null],
    ['what holds no word lets nothing in either', { only: ['…'] }, { only: ['…'] }],
    ['a word to leave out lets nothing in', { only: ['arema'], never: ['persija'] }, { only: ['arema'] }],
    ['never wins over only', { only: ['persib'], never: ['juara'] }, { never: 'juara' }],
  ])('%s', (_, words, expected) => {
    expect(wordVerdict(text, words)).toEqual(expected);
  });

  it('judge an article without a summary', () => {
    expect(wordVerdict({ headline: 'Persib', summary: null }, { only: ['persib'] })).toBeNull();
    expect(wordVerdict({ headline: 'Persib', summary: null }, { only: ['juara'] })).not.toBeNull();
  });

  it.each<[typed: string, expected: SubscriptionWords]>([
    ['', {}],
    ['-', {}],
    ['juara', { only: ['juara'] }],
    ['-"Timnas Putri"', { never: ['"timnas putri"'] }],
    ['juara "Liga 1" -wanita -covid-19', { only: ['juara "liga 1"'], never: ['wanita', '"covid 19"'] }],
    ['-a -a', { never: ['a'] }],
  ])('are read from %j', (typed, expected) => {
    expect(readWords(typed)).toEqual(expected);
  });

  it.each<[what: string, typed: string, now: SubscriptionWords, expected: boolean]>([
    ['a few', 'juara "liga 1" -wanita', {}, true],
    ['as many terms as a query takes', `${'-k '.repeat(18)}-x1`, {}, true],
    ['one term more', `${'-k '.repeat(19)}-x1`, {}, false],
    ['a word of 100 characters', `-${'a'.repeat(100)}`, {}, true],
    ['a longer word', `-${'a'.repeat(101)}`, {}, false],
    ['terms that are 100 characters together', `${'a'.repeat(49)} ${'b'.repeat(50)}`, {}, true],
    ['longer terms', `${'a'.repeat(50)} ${'b'.repeat(50)}`, {}, false],
    ['190 characters', `-${'a'.repeat(94)} -${'b'.repeat(93)}`, {}, true],
    ['more characters', `-${'a'.repeat(94)} -${'b'.repeat(94)}`, {}, false],
    ['the twentieth word', '-drone', { never: numbered(19) }, true],
    ['the 21st word', '-drone', { never: numbered(20) }, false],
    ['a word that holds already', '-k3', { never: numbered(20) }, true],
    ['the 21st of the other kind', 'drone', { only: numbered(20) }, false],
    ['one of each kind', 'drone', { never: numbered(20) }, true],
    ['a word that is left out for another reason', '-the', { never: numbered(20) }, true],
  ])('have room or none: %s', (_, typed, now, expected) => {
    expect(hasRoomFor(typed, now)).toBe(expected);
  });

  it('hold no half of a word or phrase, where more was typed than is read', () => {
    for (let length = 150; length < 210; length++) {
      const first = `-${'a'.repeat(length)}`;
      const { never = [] } = readWords(`${first} -"timnas putri" -juara`);
      for (const word of never) expect(['"timnas putri"', 'juara']).toContain(word);
    }
  });

  it('are as long as they may be, whatever is typed', () => {
    const { only = [] } = readWords(Array.from({ length: 60 }, (_, n) => `"kata${n} x"`).join(' '));
    expect(only[0]?.length).toBeLessThanOrEqual(maxWords.length);
    expect(only[0]).toMatch(/"$/);
  });

  it.each<[rule: string, typed: string, expected: SubscriptionWords]>([
    ['a word of as many letters as it may have', `-${'a'.repeat(100)}`, { never: ['a'.repeat(100)] }],
    ['no longer one', `-${'a'.repeat(101)} -b`, { never: ['b'] }],
    [
      'terms of as many letters together',
      `${'a'.repeat(50)} ${'b'.repeat(49)}`,
      { only: [`${'a'.repeat(50)} ${'b'.repeat(49)}`] },
    ],
    [
      'all that fits, to the last letter',
      `${'-'.padEnd(180, 'a')} -b ${'-'.padEnd(6, 'c')}`,
      {
        never: ['b', 'ccccc'],
      },
    ],
    [
      'the last word that fits where more is typed',
      `${'-'.padEnd(180, 'a')} -b ${'-'.padEnd(6, 'c')} -d`,
      {
        never: ['b', 'ccccc'],
      },
    ],
    ['a word behind a phrase', `${'-'.padEnd(170, 'a')} "b c" d -efghijklmnop`, { only: ['d "b c"'] }],
    ['no half phrase', `x ${'-'.padEnd(170, 'a')} "b c" "d e fghijklmnop q"`, { only: ['x "b c"'] }],
    [
      'no half phrase to leave out',
      `x ${'-'.padEnd(170, 'a')} "b c" -"d e fghijklmn q"`,
      { only: ['x "b c"'] },
    ],
  ])('hold %s', (_, typed, expected) => {
    expect(readWords(typed)).toEqual(expected);
  });

  it('are joined with none, and taken away to the last', () => {
    expect(joinWords({}, { only: ['a'] })).toEqual({ only: ['a'] });
    expect(joinWords({ only: ['a'] }, {})).toEqual({ only: ['a'] });
    expect(joinWords({}, { never: ['a'] })).toEqual({ never: ['a'] });
    expect(joinWords({ never: ['a'] }, {})).toEqual({ never: ['a'] });
    expect(withoutWord({ only: ['a'] }, 'only', 'a')).toEqual({});
    expect(withoutWord({ never: ['a'] }, 'never', 'a')).toEqual({});
  });

  it('are joined and taken away', () => {
    const both = joinWords({ only: ['a'] }, { only: ['a', 'b'], never: ['c'] });
    expect(both).toEqual({ only: ['a', 'b'], never: ['c'] });
    expect(withoutWord(both, 'only', 'a')).toEqual({ only: ['b'], never: ['c'] });
    expect(withoutWord(both, 'never', 'c')).toEqual({ only: ['a', 'b'] });
    expect(withoutWord(both, 'never', 'a')).toEqual(both);
    const many = Array.from({ length: 30 }, (_, n) => `x${n}`);
    expect(joinWords({ never: many }, {}).never).toHaveLength(maxWords.count);
  });

  it.each([
    ['persib -yang -"timnas putri" -a', { only: ['persib'], never: ['"timnas putri"'] }, ['yang', 'a']],
    ['yang -bola', { never: ['bola'] }, ['yang']],
    ['the', {}, ['the']],
    ['persib bandung -voli', { only: ['persib bandung'], never: ['voli'] }, []],
    ['', {}, []],
  ])('leave out those that every article has: %s', (typed, telling, common) => {
    expect(readTellingWords(typed)).toEqual(telling);
    expect(commonWords(typed)).toEqual(common);
  });

  it('are named in a sentence without quotes of their own', () => {
    const named = ['"timnas putri"', 'a "b c"', '"b c" a', 'x'].map(namedWord);
    expect(named).toEqual(['timnas putri', 'a "b c"', '"b c" a', 'x']);
  });
});
