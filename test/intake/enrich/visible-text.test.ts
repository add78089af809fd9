import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../src/intake/enrich/page-facts.js';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';

const headline = '<h1>Jembatan Kayu Diperbaiki</h1>';
const paragraph = `<p>${'Warga tiga kampung memperbaiki jembatan kayu di hulu sungai. '.repeat(3)}</p>`;
const data = (facts: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Jembatan Kayu Diperbaiki",${facts}}</script>`;

function read(html: string): PageFacts {
  const url = 'https://www.situs.example/berita/1/jembatan';
  const reader = createPageReader({ url, timezone: 'Asia/Jakarta', publisherName: 'Situs' });
  reader.write(html);
  return reader.end();
}

describe('authors', () => {
  it.each<[string, string, string[]]>([
    [
      'a list, then the editor',
      '<div>Penulis: Ani Wijaya, Budi Santoso | Editor: Cici Lestari</div>',
      ['Ani Wijaya', 'Budi Santoso'],
    ],
    ['the editor first', '<div>Editor: Cici Lestari Penulis: Ani Wijaya</div>', ['Ani Wijaya']],
    [
      'labels in bold',
      '<div><b>Reporter</b> : <a>Ani Wijaya</a><br><b>Editor</b> : Cici Lestari</div>',
      ['Ani Wijaya'],
    ],
    ['a slash', '<p>Pewarta : Ani Wijaya/Budi Santoso</p>', ['Ani Wijaya', 'Budi Santoso']],
    ['one word with a label', '<p>Oleh: Sukarti</p>', ['Sukarti']],
    ['capitals', '<div>BY JANE DOE AND JOHN ROE</div>', ['Jane Doe', 'John Roe']],
    ['a place behind', '<div>By Jane Doe in Harmouth</div>', ['Jane Doe']],
    ['microdata', '<span itemprop="author"><span itemprop="name">Ani Wijaya</span></span>', ['Ani Wijaya']],
    ['below the text', `${paragraph}${paragraph}<p>Penulis: Ani Wijaya</p>`, ['Ani Wijaya']],
    ['a sentence', '<div>By the river, at night</div><div>Oleh karena itu ditutup</div>', []],
    [
      'others than the author',
      '<p>Uploader: Dodi Pranata</p><p>Penyunting: Eka Sari</p><p>Foto: Fajar Sidik</p>',
      [],
    ],
    ['the house', '<p>Penulis: Tim Situs</p><p class="author">Redaksi Situs</p>', []],
    ['an office', '<p class="byline">Diplomatic Correspondent</p>', []],
    ['a card', '<article><a>Berita lain</a><p>Penulis: Orang Lain</p></article>', []],
    ['a related box', '<div><h3>Baca juga</h3><div>Penulis: Orang Lain</div></div>', []],
  ])('%s', (_, html, authors) => {
    const own = html.startsWith('<article>')
      ? `<article>${headline}${paragraph}</article>${html}`
      : headline + html + paragraph;
    expect(read(own).authors).toEqual(authors);
  });

  it('are not who the page names as editor alone', () => {
    expect(
      read(`${data('"author":"Cici Lestari"') + headline}<div>Editor: Cici Lestari</div>`).authors,
    ).toEqual([]);
  });

  it('may be their own editors', () => {
    const lines = '<div>Penulis: Ani Wijaya</div><div>Editor: Ani Wijaya</div>';
    expect(read(data('"author":"Ani Wijaya"') + headline + lines).authors).toEqual(['Ani Wijaya']);
  });
});

describe('dates', () => {
  const noon = Date.UTC(2026, 6, 24, 5, 40);
  it.each<[string, string, number | null]>([
    ['with a dash', `${headline}<div>Jumat, 24 Juli 2026 - 12:40 WIB</div>`, noon],
    ['with a bar', `${headline}<p>24 Juli 2026 | 12.40 WIB</p>`, noon],
    ['in numbers, behind the house', `${headline}<div>Situs.com - 24/07/2026, 12:40 WIB</div>`, noon],
    ['beside a name', `${headline}<div>By Jane Doe | July 24, 2026 12:40</div>`, noon],
    ['with the half of the day', `${headline}<div>Published July 24, 2026, 1:40 a.m. ET</div>`, noon],
    [
      'a day that the text completes',
      `${data('"datePublished":"2026-07-24"')}${headline}<p>24 Juli 2026 12:40 WIB</p>`,
      noon,
    ],
    [
      'without a zone',
      `<meta property="article:published_time" content="2026-07-24T12:40:00">${headline}`,
      noon,
    ],
    ['in the title of a time', `${headline}<time title="2026-07-24 12:40:00.000+07:00">Friday</time>`, noon],
    ['behind its Polish label', `${headline}<p>Autor: Situs Data: 24-07-2026, 12:40 WIB</p>`, noon],
    [
      'as microdata',
      `${headline}<i itemprop="datePublished" content="2026-07-24T12:40:00+07:00">Friday</i>`,
      noon,
    ],
    [
      'before a logo',
      `<title>Jembatan Kayu Diperbaiki | Situs</title><h1>Situs</h1><p>25 Juli 2026 09:00 WIB</p>${headline}<p>24 Juli 2026 12:40 WIB</p>`,
      noon,
    ],
    ['right above the headline', `<p>Jumat, 24 Juli 2026, 12:40 WIB</p>${headline}`, noon],
    [
      'of the visit, above the menu',
      `<p>Sabtu, 25 Juli 2026 09:00 WIB</p><p>Nasional</p><p>Daerah</p><p>Dunia</p>${headline}`,
      null,
    ],
    ['of the day of the visit', `<p>Sabtu, 25 Juli 2026</p>${headline}`, null],
    ['in a sentence', `${headline}<p>Sidang dibuka pada Jumat, 24 Juli 2026 pukul 12.40 WIB</p>`, null],
    ['behind the text', `${headline}${paragraph}${paragraph}<p>24 Juli 2026 12:40 WIB</p>`, null],
    [
      'in a list',
      `${headline}<ul><li><a>Lain</a> <time datetime="2026-07-24T12:40:00+07:00">1 jam</time></li></ul>`,
      null,
    ],
    [
      'below another heading',
      `${headline}<div><div><h4>Berita Terkini</h4></div><p>24 Juli 2026 12:40 WIB</p></div>`,
      null,
    ],
  ])('%s', (_, html, instant) => {
    expect(read(html + paragraph).publishedAt).toBe(instant);
  });

  it('of a change are told apart', () => {
    const times =
      '<p>Diperbarui <time datetime="2026-07-25T10:00:00Z">x</time></p><p>Terbit 24 Juli 2026 12:40 WIB</p>';
    const facts = read(headline + times + paragraph);
    expect([facts.publishedAt, facts.updatedAt]).toEqual([noon, Date.UTC(2026, 6, 25, 10)]);
  });
});

describe('the beginning of the text', () => {
  const paragraph = (number: number) =>
    `Paragraf ${number}: warga tiga kampung memperbaiki jembatan kayu di hulu sungai.`;
  const paragraphs = (count: number) =>
    Array.from({ length: count }, (_, number) => `<p>${paragraph(number)}</p>`).join('');

  it('is the article, without what stands around and between', () => {
    const html = `<nav><p>${paragraph(90)}</p></nav>${headline}<figure><figcaption>${paragraph(91)}</figcaption></figure>
      <p>${paragraph(0)}</p><aside><p>${paragraph(92)}</p></aside><div class="baca-juga"><p>${paragraph(93)}</p></div>
      <p>${paragraph(1)}</p><p>Penulis: Ani Wijaya</p><h3>Berita terkait</h3><p>${paragraph(94)}</p>`;
    expect(read(html).text).toBe(`${paragraph(0)}\n${paragraph(1)}`);
    expect(read(headline).text).toBeNull();
  });

  it('has 1,500 characters at most, and then the page is read no further', () => {
    const reader = createPageReader({ url: 'https://situs.example/1', wanted: ['authors', 'text'] });
    expect(reader.write(`${headline}<div>Penulis: Ani Wijaya</div>${paragraphs(4)}`)).toBe(true);
    expect(reader.write(paragraphs(30))).toBe(false);
    const facts = reader.end();
    expect(facts.authors).toEqual(['Ani Wijaya']);
    expect(facts.text?.length).toBeGreaterThan(1400);
    expect(facts.text?.length).toBeLessThanOrEqual(1500);
  });

  it('changes nothing of the other facts', () => {
    const page = `${data('"author":"Ani Wijaya"') + headline}<p>${paragraph(0)}</p><p>${paragraph(1)}</p>
      <div>Foto: Ani Wijaya</div><time datetime="2024-06-19T10:00:00+07:00">19 Juni 2024</time>${paragraphs(30)}`;
    const facts = (wanted: 'authors' | 'text') => {
      const reader = createPageReader({ url: 'https://situs.example/1', wanted: ['authors', wanted] });
      reader.write(page);
      return { ...reader.end(), text: null };
    };
    expect(facts('text')).toEqual(facts('authors'));
  });
});
