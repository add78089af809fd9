import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SortedList } from '../../../src/stores/lowdb/sorted.js';

const numbered = fc.record({ number: fc.nat(60), text: fc.string() });
const steps = fc.array(
  fc.record({ item: numbered, what: fc.constantFrom(...Array(9).fill('put'), 'remove', 'look', 'keep') }),
  // Short lists and long ones are kept in two ways.
  { maxLength: 150, size: 'max' },
);

it('holds in order what was put last under each number, whenever somebody looks', () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const list = new SortedList<{ number: number; text: string }>((a, b) => a.number - b.number);
      const expected = new Map<number, string>();
      const held = () => [...expected].sort(([a], [b]) => a - b).map(([number, text]) => ({ number, text }));
      for (const { item, what } of steps) {
        if (what === 'put') {
          list.put(item);
          expected.set(item.number, item.text);
        } else if (what === 'remove') {
          list.remove(item);
          expected.delete(item.number);
        } else if (what === 'keep') {
          list.keep(({ number }) => number !== item.number);
          expected.delete(item.number);
        } else {
          expect(list.items).toEqual(held());
        }
      }
      expect(list.items).toEqual(held());
    }),
  );
});
