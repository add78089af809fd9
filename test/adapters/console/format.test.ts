import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage, type Look } from '../../../adapters/console/format.js';
import type { Post, Reply } from '../../../src/core/message.js';

const plain: Look = { columns: 80, colours: false, links: false };
const rich: Look = { columns: 80, colours: true, links: true };

const post: Post = {
  kind: 'post',
  topics: ['Konflik Rusia Vs Ukraina', 'Korea Utara'],
  headline: 'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa',
  link: 'https://www.tribunnews.com/internasional/2024/06/18/putin',
  summary:
    'Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024) hari ini.',
  authors: 'Hasanudin Aco',
  publisher: 'Tribunnews',
  date: 'Sel 18 Jun, 10.15 WIB',
  publishedAt: Date.UTC(2024, 5, 18, 3, 15),
  image: null,
  mark: null,
  others: null,
  preview: true,
  buttons: [],
};

describe('a post in the terminal', () => {
  it('shows topics, headline, link, summary and facts, wrapped', () => {
    expect(formatMessage(post, plain)).toBe(`────────────────────────────────────────
Konflik Rusia Vs Ukraina · Korea Utara
Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri
Luar Angkasa
https://www.tribunnews.com/internasional/2024/06/18/putin

Presiden Rusia Vladimir Putin akan melakukan perjalanan ke Korea Utara pada
Selasa (18/6/2024) hari ini.

Hasanudin Aco · Tribunnews · Sel 18 Jun, 10.15 WIB

`);
  });

  it('says at the end of its facts that it is corrected', () => {
    const lines = formatMessage({ ...post, mark: '✏️ diperbarui', authors: null }, plain).split('\n');
    expect(lines).toContain('Tribunnews · Sel 18 Jun, 10.15 WIB · ✏️ diperbarui');
  });

  it('leaves out what is unknown', () => {
    const bare = { ...post, topics: [], summary: null, authors: null, date: null, headline: 'Judul' };
    expect(formatMessage(bare, plain).split('\n').slice(1)).toEqual([
      'Judul',
      post.link,
      '',
      'Tribunnews',
      '',
      '',
    ]);
  });

  it('is bold, dim and clickable where the terminal can', () => {
    const shown = formatMessage({ ...post, headline: 'Judul' }, rich);
    expect(shown).toContain('\u001b[1mKonflik Rusia Vs Ukraina · Korea Utara\u001b[0m');
    expect(shown).toContain(`\u001b]8;;${post.link}\u001b\\\u001b[36mJudul\u001b[0m\u001b]8;;\u001b\\`);
    expect(shown).toContain('\u001b[2mHasanudin Aco');
    expect(stripVTControlCharacters(shown)).toBe(formatMessage({ ...post, headline: 'Judul' }, plain));
  });

  it('counts wide characters as two columns, and divides what has no spaces', () => {
    const lines = formatMessage(
      { ...post, headline: '新闻'.repeat(9), topics: [] },
      { ...plain, columns: 20 },
    );
    expect(lines.split('\n').slice(1, 3)).toEqual(['新闻'.repeat(5), '新闻'.repeat(4)]);
  });

  it('divides between what is one sign, also where that begins with a plain letter', () => {
    const linesOf = (text: string) =>
      formatMessage({ ...post, topics: [], headline: text, summary: null }, { ...plain, columns: 20 }).split(
        '\n',
      );
    for (const sign of ['e\u0301\u0323', '1\uFE0F\u20E3', 'क्षि', '👨‍👩‍👧'])
      for (const before of [18, 19]) {
        const lines = linesOf(`${'a'.repeat(before)}${sign}${'b'.repeat(9)}`).filter((line) =>
          line.includes(sign),
        );
        expect(lines, `${before} ${sign}`).toHaveLength(1);
      }
  });

  it('makes nothing clickable but http and https', () => {
    expect(formatMessage({ ...post, link: 'javascript:alert(1)' }, rich)).not.toContain('\u001b]8;');
  });
});

describe('a reply in the terminal', () => {
  it('says where a file of data is to be had, rather than what it holds', () => {
    const file = { name: 'kabar.json', mediaType: 'application/json', text: '{"chat": 1}\n' };
    const kept = { kind: 'reply', lines: [['What I keep']], buttons: [] } as const;
    expect(formatMessage({ ...kept, file: { ...file, instead: ['kabar export <file>'] } }, plain)).toContain(
      'What I keep\nkabar export <file>',
    );
    expect(formatMessage({ ...kept, file }, plain)).toContain('kabar.json\n{"chat": 1}\n\nWhat I keep');
  });

  const answer: Reply = {
    kind: 'reply',
    lines: [
      ['Topik ', { text: 'Gempa', bold: true }, ':'],
      [{ text: 'Judul', link: 'https://example.com/a' }],
    ],
    buttons: [
      [
        { label: 'Ya', action: 'yes' },
        { label: 'Tidak', action: 'no' },
      ],
      [{ label: 'Lagi', action: 'more' }],
    ],
  };

  it('numbers its choices, and shows addresses where text is not clickable', () => {
    expect(formatMessage(answer, plain).split('\n').slice(1)).toEqual([
      'Topik Gempa:',
      'Judul',
      '  https://example.com/a',
      '',
      '[1] Ya   [2] Tidak',
      '[3] Lagi',
      '',
      '',
    ]);
    // A row that just fills the line is no reason for an empty one below it.
    for (const columns of [20, 21, 22, 23]) {
      const narrow = formatMessage({ ...answer, lines: [] }, { ...plain, columns });
      expect(narrow.split('\n').slice(2)).toEqual(['[1] Ya   [2] Tidak', '[3] Lagi', '', '']);
    }
    expect(formatMessage(answer, rich)).toContain('Topik \u001b[1mGempa\u001b[0m:');
    expect(stripVTControlCharacters(formatMessage(answer, rich))).not.toContain('https://');
  });
});

describe('text of a feed', () => {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\u001b[2J',
          '\u001b]0;title\u0007',
          '\u009b31m',
          '\u202e',
          '\u2066',
          '\r\n',
          '\b',
          '\u2028',
          '\u200f',
          '\ud800',
        ),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('kata ', '新闻', '👩‍👩‍👧', 'é'),
      ),
    )
    .map((parts) => parts.join(''));
  const control = /[\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f]|(?!\n)\p{Cc}/u;

  it('never moves the cursor, changes colours or turns the line around', () => {
    const anyPost = fc.record({ topic: nasty, headline: nasty, summary: nasty, authors: nasty, link: nasty });
    fc.assert(
      fc.property(anyPost, fc.integer({ min: 20, max: 100 }), ({ topic, ...texts }, columns) => {
        const wild = { ...post, ...texts, topics: [topic] };
        const shown = formatMessage(wild, { ...plain, columns });
        expect(shown).not.toMatch(control);
        const drawn = formatMessage(wild, { ...rich, columns });
        // What remains without our own sequences is the same text: none of the feed's came through.
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that the console itself writes
        const own = /\u001b\[(?:0|1|2|36)m|\u001b\]8;;[\x21-\x7e]*\u001b\\/g;
        expect(drawn.replace(own, '')).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches a reply as harmless', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const wild: Reply = {
          kind: 'reply',
          lines: [[text, { text, bold: true, link: text }]],
          buttons: [[{ label: text, action: 'a' }]],
        };
        expect(formatMessage(wild, plain)).not.toMatch(control);
      }),
    );
  });
});
