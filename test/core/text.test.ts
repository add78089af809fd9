import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, fold, squash, truncate, words } from '../../src/core/text.js';

describe('text', () => {
  it('folds case and diacritics', () => {
    expect(fold('ZÉLENSKY Ångström')).toBe('zelensky angstrom');
  });

  it('finds words in any script', () => {
    expect(words("Korea-Utara's “misil” 18/6 Киев")).toEqual([
      'korea',
      'utara',
      's',
      'misil',
      '18',
      '6',
      'киев',
    ]);
  });

  it('squashes white space and control characters', () => {
    expect(squash('  a\u0000b\n\t c\u00a0d ')).toBe('a b c d');
  });

  it('truncates to the length, after a word, without half characters', () => {
    expect(truncate('satu dua tiga empat', 12)).toBe('satu dua…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 50 }), (text, max) => {
        const cut = truncate(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });

  it('measures slips', () => {
    expect(editDistance('ukraina', 'ukrania')).toBe(2);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('same', 'same')).toBe(0);
  });
});
