import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../src/intake/enrich/page-facts.js';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';
import { createPageDecoder } from '../../../src/intake/enrich/page-text.js';

const url = 'https://www.example.com/2026/07/24/story';

function read(html: string, sizes: readonly number[] = [html.length]): PageFacts {
  const reader = createPageReader({ url });
  for (let start = 0, turn = 0; start < html.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    reader.write(html.slice(start, start + size));
    start += size;
  }
  return reader.end();
}

function expectSound(facts: PageFacts): void {
  for (const address of [facts.canonicalLink, facts.image?.url]) {
    if (typeof address === 'string') expect(address).toMatch(/^https?:\/\//);
  }
  for (const instant of [facts.publishedAt, facts.updatedAt]) {
    expect(instant === null || Number.isInteger(instant)).toBe(true);
  }
  for (const text of [facts.headline, facts.lead, facts.topicLabel, ...facts.authors, ...facts.keywords]) {
    if (text !== null) expect(text).toBe(text.trim());
    expect(text).not.toBe('');
  }
}

const piece = fc.oneof(
  fc.constantFrom(
    ...(
      '<html lang=id>|<head>|</head>|<body>|<title>Kapal Tiba</title>|<h1>Kapal Tiba</h1>|<h1>|</h1>|<p>|</p>|<div class=related>|' +
      '<div class="author">|</div>|<br>|<article>|</article>|<aside>|</aside>|<li>|<ul>|</ul>|<a rel=author>|</a>|<time datetime="2026-07-24T10:00:00Z">|' +
      '</time>|<figure>|<figcaption>|</figure>|<svg>|</svg>|<script type="application/ld+json">|</script>|<template>|<!--|-->|<![CDATA[|]]>|' +
      '<meta name=author content="Rana Sol">|<meta property="article:published_time" content="2026-07-24">|<link rel=canonical href="/x?page=2">|' +
      'Penulis: |Editor: |Rana Sol|By |Halaman 1 2 3|Foto: A/B|24 Juli 2026 10:00 WIB|Rekomendasi untuk Anda|&amp;|&#0;|&#xD800;|&|<|>|"|\u0000|\ud800| |' +
      '{"@type":"NewsArticle","headline":"Kapal Tiba","author":[{"name":"Rana Sol"}],"datePublished":"2026-07-24T10:00:00Z"}|{"@graph":[|]}|/*|//|,}|"\\'
    ).split('|'),
  ),
  fc.string({ maxLength: 12 }),
);
const page = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('whatever a page holds', () => {
  it('never throws and stays sound', () => {
    fc.assert(
      fc.property(page, (html) => expectSound(read(html))),
      { numRuns: 400 },
    );
  });

  it('is read the same in any pieces', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(page, sizes, (html, cuts) => {
        expect(read(html, cuts)).toEqual(read(html));
      }),
      { numRuns: 400 },
    );
  });

  const mebi = 1_048_576;
  const hostile: Record<string, string> = {
    'nested elements': '<div>'.repeat(100_000),
    'nested articles': '<article class="related"><p>'.repeat(40_000),
    'crossed elements': `${'<b>'.repeat(300)}${'<i></b>'.repeat(100_000)}`,
    brackets: '<'.repeat(mebi),
    'an open comment': `<!--${'-'.repeat(mebi)}`,
    'an endless tag': `<div ${'class="a" '.repeat(100_000)}`,
    'an endless attribute': `<meta name="author" content="${'a'.repeat(mebi)}`,
    entities: '&amp;'.repeat(200_000),
    'a nested data bomb': `<script type="application/ld+json">${'[{"@graph":'.repeat(40_000)}</script>`,
    'an escaped string': `<script type="application/ld+json">{${'"\\'.repeat(250_000)}</script>`,
    'open comments in data': `<script type="application/ld+json">{${'/*/'.repeat(150_000)}</script>`,
    'commas in data': `<script type="application/ld+json">[1${' , '.repeat(150_000)}]</script>`,
    'thousands of articles in data': `<script type="application/ld+json">[${'{"@type":"NewsArticle","headline":"A b c"},'.repeat(10_000)}]</script>`,
    'an endless headline': `<title>Kapal Tiba</title><h1>${'Kapal Tiba '.repeat(90_000)}</h1>`,
    bylines: `<h1>Kapal</h1>${'<div>Penulis: Editor: By </div>'.repeat(30_000)}`,
    'an endless byline': `<h1>Kapal</h1><div>Penulis: ${'Aa Bb, '.repeat(140_000)}`,
    'names that never end': `<h1>Kapal</h1>${`<div>By ${'Al De '.repeat(38)}1</div>`.repeat(4000)}`,
    'page numbers': `<h1>Kapal</h1>${`<div>Halaman ${'1'.repeat(140)}x</div>`.repeat(6000)}`,
    dates: `<h1>Kapal</h1>${'<div>24 Juli 2026 10:00 24 Juli 2026 10:00</div>'.repeat(20_000)}`,
    credits: `<h1>Kapal</h1>${`<figcaption>${'(A/'.repeat(190)}</figcaption>`.repeat(1700)}`,
    'meta tags': '<meta name="keywords" content="a,b,c,d"><meta property="og:title" content="T">'.repeat(
      13_000,
    ),
    'headings that fit nothing': `<title>x</title>${'<h2>Lain</h2>'.repeat(80_000)}`,
  };
  // The time-out of the test is the bound: what takes quadratic time would take minutes.
  it.each(Object.keys(hostile))('%s end soon', (name) => {
    expectSound(read(hostile[name] as string, [65_536]));
  });

  it('is read up to 1 MiB', () => {
    const reader = createPageReader({ url, wanted: ['authors'] });
    expect(reader.write(' '.repeat(mebi - 1))).toBe(true);
    expect(reader.write('<meta name="author" content="Rana Sol">')).toBe(false);
    expect(reader.end().authors).toEqual([]);
  });
});

describe('reading ends early', () => {
  const head = '<title>Kapal Tiba</title><meta name="author" content="Rana Sol">';
  const text = 'Kapal itu tiba pagi tadi dengan muatan beras, garam dan dua ekor kambing.';
  const body = `<h1>Kapal Tiba</h1><p>${text}</p><p>${text}</p>`;

  it('once all that was asked is known and the header is past', () => {
    const reader = createPageReader({ url, wanted: ['authors', 'lead'] });
    expect(reader.write(head)).toBe(true);
    expect(reader.write(body)).toBe(false);
    expect(reader.write('<p>Halaman 1 2 3</p>')).toBe(false);
    expect(reader.end()).toMatchObject({ authors: ['Rana Sol'], lead: text, pages: null });
  });

  it('but not before', () => {
    const reader = createPageReader({ url, wanted: ['authors', 'publishedAt'] });
    expect(reader.write(head + body)).toBe(true);
    const data = '{"@type":"NewsArticle","datePublished":"2026-07-24T10:00:00Z"}';
    reader.write(`<script type="application/ld+json">${data}</script></div>`);
    expect(reader.end().publishedAt).toBe(Date.UTC(2026, 6, 24, 10));
  });
});

describe('the bytes of a page', () => {
  const decode = (bytes: Buffer, contentType: string | null, size = 3) => {
    const decoder = createPageDecoder(contentType);
    let text = '';
    for (let start = 0; start < bytes.length; start += size)
      text += decoder.write(bytes.subarray(start, start + size));
    return text + decoder.end();
  };

  it('are UTF-8 unless something says otherwise', () => {
    const bytes = Buffer.from(`<p>${'é…'.repeat(500)}`);
    expect(decode(bytes, 'text/html')).toBe(bytes.toString());
    expect(decode(Buffer.from('<meta charset="utf-8">Zoë'), 'text/html; charset=ISO-8859-1')).toContain(
      'Zoë',
    );
    expect(decode(Buffer.from([0x5a, 0x6f, 0xeb, 0x85]), 'text/html; charset=iso-8859-1')).toBe('Zoë…');
    expect(decode(Buffer.from('<meta charset=koi8-r>\xd4', 'latin1'), null)).toContain('т');
    expect(decode(Buffer.from('<meta charset="no-such">Zoë'), null)).toContain('Zoë');
  });
});
