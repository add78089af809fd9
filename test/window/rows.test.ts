import { expect, it } from 'vitest';
import { Rows } from '../../src/window/components.js';

const count = 45;

/** Draws tables at the same time. @returns in which turn of the loop each row was drawn. */
async function turnsOf(tables: number): Promise<number[]> {
  let turn = 0;
  let isOver = false;
  const next = () => {
    turn += 1;
    if (!isOver) setImmediate(next);
  };
  setImmediate(next);
  const drawn: number[] = [];
  const items = Array.from({ length: count }, (_, index) => index);
  const row = (item: number) => {
    drawn.push(turn);
    return `<${item}>`;
  };
  const made = await Promise.all(Array.from({ length: tables }, () => Rows({ of: items, row })));
  isOver = true;
  for (const html of made) expect(`${html}`).toBe(items.map((item) => `&lt;${item}&gt;`).join(''));
  return drawn;
}

it.each([1, 7])('gives others their turn while %i long tables are drawn', async (tables) => {
  const drawn = await turnsOf(tables);
  const perTurn = new Map<number, number>();
  for (const turn of drawn) perTurn.set(turn, (perTurn.get(turn) ?? 0) + 1);
  expect(drawn).toHaveLength(tables * count);
  expect(Math.max(...perTurn.values())).toBeLessThanOrEqual(10);
});
