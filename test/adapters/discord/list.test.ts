import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../adapters/discord/format.js';
import type { List, Section } from '../../../src/core/message.js';
import { messageFaults } from '../../doubles/discord/validate.js';
import { makeList, makePost } from './kit.js';

const headline = (text: string) => ({
  text,
  link: 'https://a.example/1',
  facts: 'Tribunnews',
  date: '07.05',
  at: 1_718_669_100_000,
  lead: 'Kunjungan itu berlangsung dua hari.',
});
const section = (title: string, ...texts: string[]): Section => ({
  title,
  headlines: texts.map(headline),
  more: null,
});
const embedsOf = (list: List) => render(list).map(({ embeds = [] }) => embeds);
const titles = (list: List) => embedsOf(list).map((embeds) => embeds.map(({ title }) => title));

describe('a digest', () => {
  it('has a card for each topic, in the colour of its posts, what tells of a headline small below it', () => {
    const digest = makeList([], {
      title: 'Ringkasan',
      sections: [section('Gempa', 'a', 'b'), section('Bola', 'c')],
    });
    const [[own, first, second] = []] = embedsOf(digest);
    const block = (text: string) =>
      `[${text}](<https://a.example/1>)\nKunjungan itu berlangsung dua hari.\n-# Tribunnews · <t:1718669100:R>`;
    const colour = (topic: string) => render(makePost({ topics: [topic] }))[0]?.embeds?.[0]?.color;
    expect(own).toEqual({ title: 'Ringkasan' });
    expect(first).toEqual({
      title: 'Gempa',
      description: `${block('a')}\n\n${block('b')}`,
      color: colour('Gempa'),
    });
    expect(second).toEqual({ title: 'Bola', description: block('c'), color: colour('Bola') });
    expect(embedsOf(digest)).toHaveLength(1);
  });

  it('says how many are left out in small letters', () => {
    const digest = makeList([], { sections: [{ ...section('Gempa', 'a'), more: 'Dan 3 lagi' }] });
    expect(embedsOf(digest)[0]?.[1]?.description).toMatch(/\n\n-# Dan 3 lagi$/);
  });

  it('of more topics than a message has cards tells the others in the last one, and takes no further message for it', () => {
    const names = Array.from({ length: 14 }, (_, index) => `Topik ${index}`);
    const digest = makeList([], { title: 'Ringkasan', sections: names.map((name) => section(name, 'a')) });
    expect(titles(digest)).toEqual([['Ringkasan', ...names.slice(0, 9)]]);
    expect(embedsOf(digest)[0]?.[9]?.description?.match(/^\*\*Topik \d+\*\*$/gm)).toHaveLength(5);
  });

  it('goes on in the next message in the same colour, with no block cut', () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${index} ${'kata '.repeat(60)}`);
    const messages = embedsOf(makeList([], { title: 'Ringkasan', sections: [section('Gempa', ...texts)] }));
    expect(messages.length).toBeGreaterThan(1);
    const cards = messages.flat().slice(1);
    expect(new Set(cards.map(({ color }) => color)).size).toBe(1);
    const shown = cards.flatMap(({ description = '' }) =>
      [...description.matchAll(/^\[(\d+) /gm)].map(([, n]) => Number(n)),
    );
    expect(shown).toEqual(texts.map((_, index) => index));
  });

  it('has no empty card, whatever is blank', () => {
    const blank = { title: ' ', headlines: [], more: ' ' };
    expect(embedsOf(makeList([], { title: '', sections: [blank] }))).toEqual([]);
    expect(titles(makeList([headline('a')], { title: '\u200b' }))).toEqual([[undefined]]);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.nat({ max: 3_000 }).map((length) => '*kata_ '.repeat(500).slice(0, length)),
);
const link = fc.constantFrom('https://a.example/1', '', `https://a.example/${'x'.repeat(1_950)}`);
const sections = fc.record({
  title: text,
  headlines: fc.array(fc.record({ text, link, facts: text, lead: fc.option(text, { nil: undefined }) }), {
    maxLength: 25,
  }),
  more: fc.option(text),
});

it('a list is taken by Discord, and tells each headline, whatever it holds', () => {
  fc.assert(
    fc.property(sections, fc.array(sections, { maxLength: 14 }), (own, others) => {
      const list = makeList(own.headlines, { ...own, sections: others });
      const parts = render(list);
      for (const part of parts) expect(messageFaults({ ...part })).toEqual([]);
      // Facts are never a line of their own without what they tell of.
      for (const { description = '' } of parts.flatMap(({ embeds = [] }) => embeds))
        expect(description).not.toMatch(/^-# .*\n-# /);
    }),
    { numRuns: 100 },
  );
});
