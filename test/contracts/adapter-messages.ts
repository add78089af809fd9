import fc from 'fast-check';
import type { List, Message, Post, Reply } from '../../src/core/message.js';

export const post: Post = {
  kind: 'post',
  topics: ['Konflik Rusia Vs Ukraina'],
  headline: 'Vladimir Putin Kunjungi Korea Utara',
  link: 'https://www.tribunnews.com/artikel-1',
  summary: 'Presiden Rusia akan melakukan perjalanan.',
  authors: 'Hasanudin Aco',
  publisher: 'Tribunnews',
  date: 'Sel 18 Jun, 10.15 WIB',
  publishedAt: Date.UTC(2024, 5, 18, 3, 15),
  image: { url: 'https://cdn.example.com/putin.jpg', credit: 'TASS' },
  mark: null,
  others: null,
  preview: true,
  buttons: [],
};

/** Whatever people and publishers write, between words by which its beginning and its end are found. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<b>',
      '</a>',
      '&lt;',
      '"><script>',
      '@everyone',
      '/start',
      '\ud83d',
      '[x](y)',
      '```',
      '\n\n',
    ),
    fc.integer({ min: 0, max: 9_000 }).map((length) => 'kata '.repeat(length / 5)),
    fc.integer({ min: 0, max: 6_000 }).map((length) => 'x'.repeat(length)),
  )
  .chain((text) => fc.integer({ min: 10_000, max: 99_999 }).map((id) => ({ id, text })));

const written = ({ id, text }: { id: number; text: string }) => `A${id} ${text} Z${id}`;
const several = (maxLength: number) =>
  fc.uniqueArray(hostile, { minLength: 1, maxLength, selector: ({ id }) => id });

/** A message of every kind, and the texts that stand in it. */
export const messages = several(12).chain((texts) => {
  const all = texts.map(written);
  const [first = '', ...others] = all;
  const headlines = all.map((text) => ({ text, link: 'https://example.org/', facts: 'Antara' }));
  const ids = texts.map(({ id }) => id);
  const lines = all.map((text) => [text, { text: '!', bold: true }]);
  return fc.constantFrom<{ message: Message; ids: number[] }>(
    { message: { kind: 'reply', lines, buttons: [] } satisfies Reply, ids },
    {
      message: { kind: 'list', title: 'x', headlines, more: null, sections: [] } satisfies List,
      ids,
    },
    {
      message: { ...post, headline: first, summary: others[0] ?? null, authors: others[1] ?? null },
      ids: ids.slice(0, 3),
    },
  );
});

export const rows = (length: number, inRow: number): Reply['buttons'] =>
  Array.from({ length: Math.ceil(length / inRow) }, (_, row) =>
    Array.from({ length: Math.min(inRow, length - row * inRow) }, (_, index) => {
      const number = row * inRow + index;
      return { label: `B${number}.`, action: `do ${number}` };
    }),
  );
