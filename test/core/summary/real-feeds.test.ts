import { describe, expect, it } from 'vitest';
import { lead } from '../../../src/core/summary.js';

const news = 'The museum will reopen in June after a fire.';
const long =
  'The new wing gives the museum room for the ships that were kept in a shed behind the harbour for years';

describe('a lead is cleaned of what feeds of real publishers leave in it', () => {
  it.each([
    [
      'a label within a sentence',
      'The club signed Jane Roe (Foto) on Monday.',
      'The club signed Jane Roe on Monday.',
    ],
    [
      'a blank before a full stop',
      'It was built in Ulm . It opens in June.',
      'It was built in Ulm. It opens in June.',
    ],
    ['a city without a dash', 'PARIS Global sales of phones rose.', 'Global sales of phones rose.'],
    ['a dash that was lost', `VENICE, Italy (AP) ? ${news}`, news],
    ['two agency marks', `${news} (ANSA). (ANSA)`, news],
    [
      'the publisher at the end',
      'A guide to the new ferries - The Harbour Post',
      'A guide to the new ferries',
    ],
    ['an address at the end', `${news} https://portal.com/faq`, news],
    ['dots with blanks', 'It opens in June. The mayor, who had re. . .', 'It opens in June.'],
    ['a year about which one guesses', 'It was built c. 1935 by monks.', 'It was built c. 1935 by monks.'],
    ['a bullet', `• ${news}`, news],
    ['signs before points', `${news} 🔹 It is free. 🔹 It is warm.`, `${news} It is free. It is warm.`],
    ['a sign before it', `📌 ${news}`, news],
    ['accounts behind hashtags', `${news} #museum #port @thepost`, news],
    ['a stamp without dates', `Published : Updated : Share this news ${news}`, news],
    ['the end of the headline', `A story of ships. ${news}`, `A story of ships. ${news}`],
    ['a quotation that goes on', '“It was a shed. Nobody knew of it for […]', '“It was a shed.”'],
    ['an abbreviation before the cut', `${news} It is open until 9 p.m. […]`, news],
    ['a letter to readers', `${news} To receive new posts, consider becoming a paid subscriber.`, news],
    ['a glued word that is cut', 'The port is short of cash.Inste…', 'The port is short of cash.'],
  ])('%s', (_, text, expected) => {
    expect(lead(text, 'A story', 'en', 'The Harbour Post')).toBe(expected);
  });

  it('knows the end of the headline, which some feeds give as the text', () => {
    expect(lead('The server has moved.', 'Weekly notes - The server has moved')).toBeNull();
    expect(lead(`${news} It did not last.`, 'A fire in June: it did not last')).toBe(
      `${news} It did not last.`,
    );
  });

  it('leaves no gap in a paragraph for what only may be an aside', () => {
    const told =
      'The series explores the harbour through stories of those who built it and of those who left it for good.';
    const text = `${news} You gave a succinct overview of our current situation. ${told}`;
    expect(lead(text, 'A story', 'en')).toBe(text);
  });

  it('knows no sentence without letters, nor one that is mostly signs, nor markup', () => {
    for (const text of [
      '9? 09?',
      '2020101181,913,84710118-95.',
      'Phone 030 2025 1111 4455.',
      'a class="x" href="y. Z."',
    ])
      expect(lead(text, 'A story'), text).toBeNull();
    expect(lead('Continue reading on »', 'A story')).toBeNull();
  });

  it('takes a standfirst without a full stop for whole where a paragraph follows', () => {
    const standfirst = `${long}, as the mayor had promised when it burnt down`;
    expect(lead(standfirst, 'A story')).toBe(`${standfirst}…`);
    expect(
      lead(`${standfirst}\n${long} and it will be open on Sundays too, until the autumn`, 'A story'),
    ).toBe(standfirst);
  });
});
