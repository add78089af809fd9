import { describe, expect, it } from 'vitest';
import { suitHeapTo } from '../../src/app/heap-flags.js';

/** What the engine is asked for a token of these windows. Its flags are the whole process's, and cannot be read back. */
function flagsFor(token: { count: number; ms: number }[]): string[] {
  const flags: string[] = [];
  suitHeapTo({ token }, (flag) => void flags.push(flag));
  return flags;
}

describe('the heap', () => {
  it('collects less where a token may send hundreds of posts a second', () => {
    expect(flagsFor([{ count: 200, ms: 1000 }])).toEqual(['--no-optimize-for-size']);
  });

  it.each([
    ['sends 30 a second', [{ count: 30, ms: 1000 }]],
    [
      'sends hundreds a second, and 20 a minute',
      [
        { count: 1000, ms: 1000 },
        { count: 20, ms: 60_000 },
      ],
    ],
    ['has no limits, as a chat in the terminal', []],
  ])('stays small where it %s', (_, token) => {
    expect(flagsFor(token)).toEqual([]);
  });
});
