import { expect, it } from 'vitest';
import { numbersOf } from '../../src/core/story/numbers.js';

it.each([
  ['$95bn aid', ['95000000000'], [], null],
  ['Rp 13.500 per liter, naik 6,5 persen', ['13500', '6.5%'], [], null],
  ['won 6-2, 2-6 in the 2024-25 season', [], ['6-2'], null],
  ['Gempa M 5,6 pada 12 September 2019 pukul 02.00 WIB', ['5.6'], [], 5.6],
  ['two dead, dua orang', ['2'], [], null],
  ['Rp441,5 M dan Rp 29 T', ['441500000000', '29000000000000'], [], null],
] as const)('the numbers of %j', (text, all, scores, magnitude) => {
  const found = numbersOf(text);
  expect([[...found.all], [...found.scores], found.magnitude]).toEqual([all, scores, magnitude]);
});
