import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../../adapters/discord/escape.js';
import { type Part, render } from '../../../adapters/discord/format.js';
import { plainerForms } from '../../../adapters/discord/plain.js';
import { reply } from '../../../src/core/message.js';
import { messageFaults } from '../../doubles/discord/validate.js';
import { card, makePost } from './kit.js';

/** Text as hostile as feeds can make it: markup, mentions, links, long runs, odd characters. */
const wildText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '@everyone',
        '@here',
        '<@123456789012345678>',
        '<@&123456789012345678>',
        '<#123456789012345678>',
        '[x](https://evil.example)',
        '](https://evil.example)',
        'https://evil.example/a_b_c',
        '**',
        '__',
        '```',
        '||',
        '\\',
        '# ',
        '> ',
        '- ',
        '\n',
        '   ',
        '*'.repeat(300),
        'kata '.repeat(1500),
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const wildPost = fc.record({
  headline: wildText,
  summary: fc.option(wildText),
  publisher: wildText,
  authors: fc.option(wildText),
  topics: fc.array(wildText, { maxLength: 3 }),
  link: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), wildText),
  image: fc.option(fc.record({ url: fc.oneof(fc.webUrl(), wildText), credit: fc.option(wildText) })),
  publishedAt: fc.option(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constant(Number.NaN))),
});

/** What Discord would still give a meaning to. */
function active(text: string): string[] {
  const shown = text.replace(/\\[^0-9A-Za-z\s]/g, '');
  return [
    ...(shown.match(/@(?:everyone|here)|<[@#:/]|[*_~`|]|\]\(|https?:\/\//g) ?? []),
    ...(text.match(/^\s*(?:>|#{1,3}\s|[-*+]\s)/) ?? []),
  ];
}

/** What the presses of a component come back as. */
const actionsOf = (component: { custom_id: string; options?: { value: string }[] }) =>
  component.options?.map(({ value }) => value) ?? [component.custom_id];

describe('a post', () => {
  test('is one embed: the headline is the link, the facts stand around it', () => {
    expect(render(makePost())).toEqual([
      {
        embeds: [
          {
            title:
              'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa',
            url: 'https://www.tribunnews.com/internasional/2024/06/18/artikel-1',
            description:
              'Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024).',
            author: { name: 'Tribunnews' },
            footer: { text: 'Konflik Rusia Vs Ukraina · Hasanudin Aco · Valery Sharifulin / TASS' },
            timestamp: '2024-06-18T03:15:00.000Z',
            color: expect.any(Number),
            image: { url: 'https://cdn.example.com/putin.jpg' },
          },
        ],
        allowed_mentions: { parse: [] },
        thread: {
          name: 'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa',
          tags: ['Konflik Rusia Vs Ukraina'],
          isNews: true,
          continues: false,
        },
        face: { name: 'Tribunnews' },
      },
    ]);
  });

  test('has the colour of its first topic, which is always the same', () => {
    const colour = (...topics: string[]) => render(makePost({ topics }))[0]?.embeds?.[0]?.color;
    expect(colour('Sepak Bola', 'Politik')).toBe(colour('Sepak Bola'));
    const names = ['Sepak Bola', 'Politik', 'Gempa Bumi', 'Ekonomi', 'Persib', 'Cuaca'];
    expect(new Set(names.map((name) => colour(name))).size).toBeGreaterThan(3);
    expect(colour()).toBeUndefined();
  });

  test('the icon of the publisher stands beside its name, and goes where Discord refuses the post', () => {
    const [part] = render(makePost({ icon: 'https://example.org/i.png' }));
    const author = { name: 'Tribunnews', icon_url: 'https://example.org/i.png' };
    expect(part?.embeds?.[0]?.author).toEqual(author);
    expect(plainerForms(part as Part)[0]?.embeds?.[0]?.author).toEqual({ name: 'Tribunnews' });
    const [odd] = render(makePost({ icon: 'javascript:alert(1)' }));
    expect(odd?.embeds?.[0]?.author).toEqual({ name: 'Tribunnews' });
  });

  test('leaves out what is unknown', () => {
    const bare = makePost({ summary: null, authors: null, topics: [], publishedAt: null, image: null });
    expect(Object.keys(render(bare)[0]?.embeds?.[0] ?? {})).toEqual(['title', 'url', 'author']);
  });

  test('is taken by Discord and inert, whatever the feed writes', () => {
    fc.assert(
      fc.property(wildPost, (changes) => {
        const [part, ...more] = render(makePost(changes));
        expect(more).toEqual([]);
        expect(messageFaults({ ...part })).toEqual([]);
        expect(part?.allowed_mentions).toEqual({ parse: [] });
        const embed = part?.embeds?.[0];
        expect(active(embed?.title ?? '')).toEqual([]);
        expect(active(embed?.description ?? '')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a reply', () => {
  test('shows bold, code and links without previews', () => {
    const message = reply(
      ['Baca ', { text: 'ini*', link: 'https://a.example/b>c', bold: true }],
      [{ text: '/latest `x`', code: true }],
    );
    expect(render(message)).toEqual([
      {
        content: "Baca [**ini\\***](<https://a.example/b%3Ec>)\n`/latest 'x'`",
        allowed_mentions: { parse: [] },
        thread: { name: 'Baca ini*', tags: [], isNews: false, continues: false },
      },
    ]);
  });

  test('a link that is none stays text', () => {
    expect(render(reply([{ text: 'x', link: 'javascript:alert(1)' }]))[0]?.content).toBe('x');
  });

  test('is split at line ends, with the buttons under the last part', () => {
    const line = 'kata '.repeat(80).trim();
    const long = { ...card('', [[{ label: 'Ya', action: 'yes' }]]), lines: Array(12).fill([line]) };
    const parts = render(long);
    expect(parts).toHaveLength(3);
    expect(parts.flatMap(({ content }) => content?.split('\n'))).toEqual(Array(12).fill(line));
    expect(parts.map(({ components }) => components?.length)).toEqual([undefined, undefined, 1]);
  });

  test('makes a menu of choices that are too many for rows', () => {
    const choices = Array.from({ length: 8 }, (_, index) => [
      { label: `Topik ${index}`, action: `t ${index}` },
    ]);
    const pages = ['‹', '1 / 3', '›'].map((label) => ({ label, action: `topics ${label}` }));
    const [part] = render(card('pilih', [...choices, pages]));
    expect(part?.components?.map(({ components }) => components.map(({ type }) => type))).toEqual([
      [3],
      [2, 2, 2],
    ]);
    expect(part?.components?.[0]?.components.flatMap(actionsOf)).toEqual(
      choices.flat().map(({ action }) => action),
    );
  });

  test('keeps to five rows of five buttons, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), (sizes) => {
        let count = 0;
        const rows = sizes.map((size) =>
          Array.from({ length: size }, () => ({ label: `B${count}`, action: `a:${count++}` })),
        );
        const [part] = render(card('pilih', rows));
        expect(messageFaults({ ...part })).toEqual([]);
        const ids = part?.components?.flatMap((row) => row.components.flatMap(actionsOf)) ?? [];
        expect(ids).toEqual(
          rows
            .flat()
            .slice(0, ids.length)
            .map(({ action }) => action),
        );
        expect(ids.length).toBeGreaterThanOrEqual(Math.min(count, 25));
      }),
      { numRuns: 100 },
    );
  });

  test('is taken by Discord and inert, whatever it quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(wildText, { maxLength: 3 }), { maxLength: 6 }), (lines) => {
        for (const part of render(reply(...lines))) {
          expect(messageFaults({ ...part })).toEqual([]);
          expect(part.content?.split('\n').flatMap(active)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('escaping leaves plain text as it is', () => {
  const plain = 'Harga beras naik 5,2% (18/6/2024) - "mahal", kata warga; lihat: tabel #3.';
  expect(escapeMarkdown(plain)).toBe(plain);
});
