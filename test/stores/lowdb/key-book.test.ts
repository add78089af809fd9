import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyBook } from '../../../src/stores/lowdb/key-book.js';

const keyOf = (text: string, kind = 'l') =>
  kind + createHash('sha256').update(text).digest('base64url').slice(0, 22);
const idOf = (number: number) => number.toString(36).padStart(12, '0');

/** Keys as intake makes them, and whatever else a file may hold: too short, too long, other letters, other kinds. */
const anyKey = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((number) => keyOf(String(number))),
  fc.integer({ min: 0, max: 9 }).map((number) => keyOf(String(number), 'h')),
  fc.integer({ min: 0, max: 9 }).map((number) => `${keyOf(String(number)).slice(0, 22)}é`),
  fc.constantFrom(
    '',
    'l',
    'link 1',
    `\0${'A'.repeat(22)}`,
    `ü${'A'.repeat(22)}`,
    `l${'='.repeat(22)}`,
    '__proto__',
  ),
  fc.string({ minLength: 23, maxLength: 23 }),
);
const anyId = fc.oneof(
  fc.stringMatching(/^[0-9a-z]{12}$/),
  fc.constantFrom('000000000000', 'zzzzzzzzzzzz', '', 'not an id', 'ABCDEFGHIJKL', '00000000000é'),
);

it('holds what a map would hold, in its order, whatever is put in and taken out', () => {
  const change = fc.oneof(
    fc.record({ put: anyKey, id: anyId, room: fc.constantFrom(0, 1, 3_000) }),
    fc.record({ put: anyKey, id: anyId, room: fc.constant(0) }),
    fc.record({ drop: anyKey }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const [book, map] = [new KeyBook(), new Map<string, string>()];
      for (const each of changes) {
        if ('put' in each) {
          book.reserve(each.room);
          book.set(each.put, each.id);
          map.set(each.put, each.id);
        } else {
          book.delete(each.drop);
          map.delete(each.drop);
        }
        const key = 'put' in each ? each.put : each.drop;
        expect(book.get(key)).toBe(map.get(key));
      }
      expect(book.size).toBe(map.size);
      expect(new Map(book)).toEqual(map);
    }),
  );
});

it('finds all of very many keys, also after most of them have left', () => {
  const book = new KeyBook();
  const keys = Array.from({ length: 20_000 }, (_, number) => keyOf(String(number)));
  for (const [number, key] of keys.entries()) book.set(key, idOf(number));
  expect(book.size).toBe(20_000);
  expect(keys.filter((key, number) => book.get(key) !== idOf(number))).toEqual([]);
  for (const key of keys.slice(0, 19_500)) book.delete(key);
  expect([...book]).toEqual(keys.slice(19_500).map((key, index) => [key, idOf(19_500 + index)]));
  for (const [number, key] of keys.entries()) book.set(key, idOf(number + 1));
  expect(keys.filter((key, number) => book.get(key) !== idOf(number + 1))).toEqual([]);
});

it('misses nothing that stays, and nothing that comes, while it is gone through', () => {
  const book = new KeyBook();
  for (let number = 0; number < 2000; number++) book.set(keyOf(String(number)), idOf(number));
  const seen: string[] = [];
  for (const [key] of book) {
    seen.push(key);
    // Both kinds of change make the book move to another table.
    if (seen.length === 700) {
      for (let number = 0; number < 600; number++) book.delete(keyOf(String(number)));
      for (let number = 2000; number < 9000; number++) book.set(keyOf(String(number)), idOf(number));
    }
    if (seen.length === 5000)
      for (let number = 0; number < 4000; number++) book.delete(keyOf(String(number)));
  }
  expect(seen).toEqual(Array.from({ length: 9000 }, (_, number) => keyOf(String(number))));
});

it('tells the keys of articles that are gone and in no list', () => {
  const book = new KeyBook();
  for (let number = 0; number < 10; number++) book.set(keyOf(String(number)), idOf(number));
  book.set('link 1', idOf(1)).set('link 2', idOf(2)).set('link 3', idOf(3));
  book.delete(keyOf('5'));
  const found = book.unlisted((id) => id !== idOf(3), [keyOf('1'), 'link 2', 'unknown', keyOf('unknown')]);
  expect(found).toEqual([...[0, 2, 4, 6, 7, 8, 9].map((number) => keyOf(String(number))), 'link 1']);
});
