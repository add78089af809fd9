import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionForm, numberValue, optionalTopicValue, pageValue, topicValue } from '../../src/core/action.js';
import { postActions } from '../../src/core/post-actions.js';

const topicIds = fc.stringMatching(/^[a-z0-9][a-z0-9:-]{0,39}$/);
const span = z.enum(['1h', 'ever']).optional();
const form = actionForm('turn', z.tuple([pageValue, topicValue, span]), { aliases: ['old'] });
const wordsOf = (action: string) => action.split(' ').slice(1);

describe('the form of an action', () => {
  it('is read as it was written, and is never longer than it says', () => {
    const pages = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(pages, topicIds, fc.constantFrom('1h', 'ever', undefined), (page, topic, each) => {
        const values = [page, topic, ...(each === undefined ? [] : [each])] as [number, string, '1h'?];
        const action = form.encode(...values);
        expect(form.decode(wordsOf(action))).toEqual(values);
        expect(Buffer.byteLength(action)).toBeLessThanOrEqual(form.maxBytes);
      }),
    );
    expect(form.encode(100_000, 'a'.repeat(40), 'ever')).toHaveLength(form.maxBytes);
  });

  it.each([
    [['1', '']],
    [['1', 'Banjir']],
    [['1', 'a'.repeat(41)]],
    [['1']],
    [[]],
    [['1', 'a', '2h']],
    [['1', 'a', '1h', 'more']],
    [['1', '__proto__']],
  ])('takes %j for none of its own', (words) => {
    expect(form.decode(words)).toBeNull();
  });

  it('writes nothing that would be read otherwise', () => {
    expect(() => form.encode(0, 'two words')).toThrow();
    expect(() => form.encode(0, '')).toThrow();
    const free = actionForm('free', z.tuple([z.string()]), { isUnbounded: true });
    for (const word of ['two words', 'é', '\n', '\u00a0', ''])
      expect(() => free.encode(word)).toThrow('free');
    expect(free.maxBytes).toBe(Number.POSITIVE_INFINITY);
  });

  it('reads a page and a number as the nearest that there is', () => {
    const read = (word: string) => pageValue.decode(word);
    expect(['7', '-5', 'x', '', '999999'].map(read)).toEqual([7, 0, 0, 0, 100_000]);
    const count = numberValue({ min: 1, max: 20, otherwise: 5 });
    expect(['0', '1', '20', '99', 'x'].map((word) => count.decode(word))).toEqual([1, 1, 20, 20, 5]);
    expect(count.encode(1000)).toBe('20');
  });

  it('writes no topic as a dash', () => {
    expect(optionalTopicValue.encode(null)).toBe('-');
    expect(['-', 'banjir', '__proto__'].map((word) => optionalTopicValue.decode(word))).toEqual([
      null,
      'banjir',
      null,
    ]);
  });
});

describe('a button under a post', () => {
  it('is one of three', () => {
    const written = Object.values(postActions).map((each) => each.encode('00000000000a'));
    expect(written).toEqual(['more 00000000000a', 'mute 00000000000a', 'menu 00000000000a']);
  });
});
