import { setFlagsFromString } from 'node:v8';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { suitHeapTo } from '../../src/app/heap-flags.js';

// Flags are the whole process's, and cannot be read back.
vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn() }));

describe('the heap', () => {
  beforeEach(() => {
    vi.mocked(setFlagsFromString).mockClear();
  });

  it('collects less where a token may send hundreds of posts a second', () => {
    suitHeapTo({ token: [{ count: 200, ms: 1000 }] });
    expect(setFlagsFromString).toHaveBeenCalledExactlyOnceWith('--no-optimize-for-size');
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
    suitHeapTo({ token });
    expect(setFlagsFromString).not.toHaveBeenCalled();
  });
});
