import { describe, expect, it } from 'vitest';
import { BoundedMap } from '../../src/core/bounded-map.js';

function mapOf(maxSize: number, ...keys: string[]): BoundedMap<string, number> {
  const map = new BoundedMap<string, number>(maxSize);
  keys.forEach((key, index) => {
    map.set(key, index);
  });
  return map;
}

describe('a bounded map', () => {
  it('keeps as many as it may', () => {
    expect([...mapOf(3, 'a', 'b', 'c').keys()]).toEqual(['a', 'b', 'c']);
  });

  it('forgets what was set the longest ago, and no more than it has to', () => {
    expect([...mapOf(3, 'a', 'b', 'c', 'd', 'e')]).toEqual([
      ['c', 2],
      ['d', 3],
      ['e', 4],
    ]);
  });

  it('takes a key that is set again for the newest', () => {
    expect([...mapOf(3, 'a', 'b', 'c', 'a', 'd')]).toEqual([
      ['c', 2],
      ['a', 3],
      ['d', 4],
    ]);
  });

  it('forgets nothing when a key is set again', () => {
    expect([...mapOf(2, 'a', 'b', 'b', 'a', 'b').keys()]).toEqual(['a', 'b']);
  });

  it('does not count getting as setting', () => {
    const map = mapOf(2, 'a', 'b');
    expect(map.get('a')).toBe(0);
    map.set('c', 2);
    expect([...map.keys()]).toEqual(['b', 'c']);
  });

  it('has room again for what was deleted', () => {
    const map = mapOf(3, 'a', 'b', 'c');
    map.delete('b');
    map.set('d', 3);
    expect([...map.keys()]).toEqual(['a', 'c', 'd']);
    map.set('e', 4);
    expect([...map.keys()]).toEqual(['c', 'd', 'e']);
  });

  it('goes on after it was cleared, full or not', () => {
    const map = mapOf(2, 'a', 'b', 'c');
    map.clear();
    expect(map.size).toBe(0);
    for (const key of ['d', 'e', 'f']) map.set(key, 0);
    map.clear();
    for (const key of ['a', 'g', 'h', 'i']) map.set(key, 0);
    expect([...map.keys()]).toEqual(['h', 'i']);
  });

  it('does the same as a list of the newest, whatever is done to it', () => {
    let seed = 7;
    const upTo = (limit: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % limit;
    };
    const map = new BoundedMap<number, number>(5);
    let model: [number, number][] = [];
    for (let step = 0; step < 5_000; step++) {
      const key = upTo(12);
      const doing = upTo(100);
      if (doing === 0) {
        map.clear();
        model = [];
      } else if (doing < 30) {
        map.delete(key);
        model = model.filter(([each]) => each !== key);
      } else {
        map.set(key, step);
        model = [...model.filter(([each]) => each !== key), [key, step] as [number, number]].slice(-5);
      }
      expect([...map]).toEqual(model);
    }
  });
});
