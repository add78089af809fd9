import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMarkup } from '../../../adapters/telegram/escape.js';
import { render } from '../../../adapters/telegram/format.js';
import type { Line, Message, Post } from '../../../src/core/message.js';
import { visible } from '../../../src/core/visible.js';
import { parseHtml } from '../../doubles/telegram/html.js';
import { readMessage } from '../../doubles/telegram/messages.js';

const post: Post = {
  kind: 'post',
  topics: ['Konflik Rusia Vs Ukraina'],
  headline: 'Vladimir Putin Kunjungi Korea Utara',
  link: 'https://www.tribunnews.com/internasional/2024/06/18/putin?a=1&b="2"',
  summary: 'Presiden Rusia akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024) hari ini.',
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

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('<b>', '</a>', '&lt;', '&', '"><script>', '@everyone', '/start', '😀', '<', '\ud83d'),
  fc.string({ unit: 'grapheme', minLength: 4000, maxLength: 4400 }),
);

/** What a chat shows of a text: what cannot be seen is gone, half pairs are replaced, our joiners are not seen. */
function seen(text: string): string {
  return visible(text)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\u2060', '');
}

function shown(message: Message): string[] {
  return render(message).map((part) => parseHtml(part.text).text);
}

describe('a post', () => {
  it('looks as the design says', () => {
    expect(render(post)).toEqual([
      {
        text: [
          'Konflik Rusia Vs Ukraina',
          '<b><a href="https://www.tribunnews.com/internasional/2024/06/18/putin?a=1&amp;b=&quot;2&quot;">Vladimir Putin Kunjungi Korea Utara</a></b>',
          '',
          'Presiden Rusia akan melakukan perjalanan ke Korea Utara pada Selasa (18/6/2024) hari ini.',
          '',
          'Hasanudin Aco · Tribunnews · <tg-time unix="1718680500" format="wdt">Sel 18 Jun, 10.15 WIB</tg-time>',
        ].join('\n'),
        link_preview_options: { url: post.link },
      },
    ]);
  });

  it('says at the end of its facts that it is corrected', () => {
    const [text = ''] = shown({ ...post, mark: '✏️ diperbarui' });
    expect(text.split('\n').at(-1)).toBe('Hasanudin Aco · Tribunnews · Sel 18 Jun, 10.15 WIB · ✏️ diperbarui');
  });

  const image = { url: 'https://cdn.example.com/a.jpg', credit: null };
  it.each<[rule: string, changes: Partial<Post>, expected: object]>([
    [
      'large, above the text, without the preview’s second headline',
      { image },
      { url: image.url, prefer_large_media: true, show_above_text: true },
    ],
    [
      'small, for who wants it so',
      { image, isImageSmall: true },
      { url: image.url, prefer_small_media: true, show_above_text: true },
    ],
    ['the page’s own where there is no image', { image: null }, { url: post.link }],
    ['none where none is wanted', { image: null, preview: false }, { is_disabled: true }],
    [
      'the page’s own where the image has no address of the web',
      { image: { ...image, url: 'data:x' } },
      { url: post.link },
    ],
  ])('shows a picture: %s', (_, changes, expected) => {
    expect(render({ ...post, ...changes })[0]?.link_preview_options).toEqual(expected);
  });

  it('folds a long lead into a quotation, and ends with its hashtags', () => {
    const [part] = render({ ...post, isQuoted: true, hashtags: ['#RusiaUkraina', '#Putin'] });
    expect(part?.text).toContain('<blockquote expandable>Presiden Rusia akan');
    expect(part?.text.split('\n').at(-1)).toBe('#RusiaUkraina #Putin');
    readMessage({ ...part, parse_mode: 'HTML' });
  });

  it('names an instant only where Telegram can show one', () => {
    for (const publishedAt of [-1, 0, 1e14, Number.NaN]) {
      expect(render({ ...post, publishedAt })[0]?.text).not.toContain('tg-time');
    }
  });

  it('leaves out what is unknown, with its separator and its blank line', () => {
    const bare: Post = { ...post, topics: [], summary: null, authors: null, date: null };
    expect(shown(bare)).toEqual(['Vladimir Putin Kunjungi Korea Utara\n\nTribunnews']);
  });

  it('never lets a publisher mention anybody, or offer a command', () => {
    const [text = ''] = shown({
      ...post,
      summary: 'Ask @admin or send /stop, see https://a.example/b and me@b.example',
    });
    expect(text).toContain('Ask @\u2060admin or send /\u2060stop, see https://a.example/b and me@b.example');
  });

  it('is taken whatever it says, and says what was put in', () => {
    fc.assert(
      fc.property(
        wild,
        wild,
        wild,
        fc.array(wild, { maxLength: 3 }),
        (headline, summary, authors, topics) => {
          const wildPost: Post = { ...post, headline, summary, authors, topics };
          const parts = render(wildPost);
          for (const part of parts) readMessage({ ...part, parse_mode: 'HTML' });
          const said = parts
            .map((part) => seen(parseHtml(part.text).text))
            .join('')
            .replace(/\s/g, '');
          for (const text of [headline, summary, authors, ...topics]) {
            expect(said).toContain(seen(text).replace(/\s/g, ''));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a reply', () => {
  const line: Line = [
    'a < b & ',
    { text: 'bold', bold: true },
    ' ',
    { text: '/topics', code: true },
    { text: 'x', link: 'https://e.example/?a&b' },
  ];

  it('becomes HTML with its buttons, and no preview', () => {
    const buttons = [[{ label: 'Next', action: 'topics:2' }], []];
    expect(render({ kind: 'reply', lines: [line], buttons })).toEqual([
      {
        text: 'a &lt; b &amp; <b>bold</b> <code>/topics</code><a href="https://e.example/?a&amp;b">x</a>',
        link_preview_options: { is_disabled: true },
        reply_markup: { inline_keyboard: [[{ text: 'Next', callback_data: 'topics:2' }]] },
      },
    ]);
  });

  it('is split at the ends of lines, with the buttons on the last part', () => {
    const lines: Line[] = Array.from({ length: 100 }, (_, index) => [
      { text: `${index} ${'😀'.repeat(30)}`, bold: true },
    ]);
    const parts = render({ kind: 'reply', lines, buttons: [[{ label: 'ok', action: 'ok' }]] });
    expect(parts.map((part) => part.reply_markup !== undefined)).toEqual([false, true]);
    expect(
      parts
        .map((part) => parseHtml(part.text).text)
        .join('\n')
        .split('\n'),
    ).toHaveLength(100);
    for (const part of parts) readMessage({ ...part, parse_mode: 'HTML' });
  });

  it('is split inside a line only where that is longer than a message, and never inside a pair', () => {
    const lines: Line[] = [['x', { text: '😀'.repeat(5000), link: 'https://e.example' }]];
    const parts = render({ kind: 'reply', lines, buttons: [] });
    expect(parts).toHaveLength(3);
    for (const part of parts) readMessage({ ...part, parse_mode: 'HTML' });
    expect(parts.map((part) => parseHtml(part.text).text).join('')).toBe(`x${'😀'.repeat(5000)}`);
  });

  it('offers commands, but mentions nobody', () => {
    const lines: Line[] = [['Try /topics, @admin']];
    expect(shown({ kind: 'reply', lines, buttons: [] })).toEqual(['Try /topics, @\u2060admin']);
  });

  it('has no part when it says nothing', () => {
    expect(render({ kind: 'reply', lines: [[], [' ']], buttons: [] })).toEqual([]);
  });
});

it('can be said without markup', () => {
  const [part] = render(post);
  const text = withoutMarkup(part?.text ?? '');
  expect(text).toContain(`Vladimir Putin Kunjungi Korea Utara (${post.link})`);
  expect(text).not.toMatch(/<\w|&\w+;/);
});

it.each([
  [{}, []],
  [{ title: '\u2060', more: ' ', sections: [{ title: '', headlines: [], more: '' }] }, []],
  [{ headlines: [{ text: 'a', link: '', facts: ' ' }] }, ['a']],
  [{ title: ' ', sections: [{ title: 'Gempa', headlines: [], more: null }] }, ['Gempa']],
])('a list shows no blank line in the place of what it does not have (%o)', (given, texts) => {
  const list = { kind: 'list' as const, title: '', headlines: [], more: null, sections: [], ...given };
  expect(render(list).map(({ text }) => parseHtml(text).text)).toEqual(texts);
});
