import { describe, expect, it } from 'vitest';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';
import { data, paragraph, read } from './harian.js';

describe('the date of a page', () => {
  const published = (content: string) => `<meta property="article:published_time" content="${content}">`;

  it('takes the only time above the headline if it stands right there, and no other', () => {
    const time = '<time datetime="2026-07-24T10:00:00Z">Posted on 24 July</time>';
    const reader = (before: string) => {
      const page = createPageReader({ url: 'https://news.harian.example/2026/kapal' });
      page.write(`<title>Kapal Tiba</title><div>${before}</div><h1>Kapal Tiba</h1>${paragraph}`);
      return page.end().publishedAt;
    };
    expect(reader(time)).toBe(Date.UTC(2026, 6, 24, 10));
    expect(reader(`${time}<p>A</p><p>B</p><p>C</p><p>D</p>`)).toBeNull();
    expect(reader(`<time datetime="2026-07-23T09:00:00Z">Yesterday</time> ${time}`)).toBeNull();
  });

  it('is that of the page where the linked data name no article', () => {
    const head = `<script type="application/ld+json">{"@type":"WebPage","name":"Kapal - Harian","datePublished":"2026-07-24T10:00:00Z"}</script>`;
    expect(read(head, paragraph)).toMatchObject({
      publishedAt: Date.UTC(2026, 6, 24, 10),
      headline: 'Kapal Tiba',
    });
  });

  it('is the time that an element marks, of a day that a tag names', () => {
    const body = `<span pubdate datetime="2026-07-25T01:30:00Z">9:30 pm</span>${paragraph}`;
    expect(read(published('2026-07-24'), body).publishedAt).toBe(Date.UTC(2026, 6, 25, 1, 30));
  });

  it('takes the zone from a tag that shows the same time', () => {
    const head = data({ datePublished: '2026-07-24T10:00:00' }) + published('2026-07-24T10:00:00+07:00');
    expect(read(head, paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 3));
  });

  it('takes the same moment from a tag that tells it in another zone', () => {
    const head = data({ datePublished: '2026-07-24T10:00:00' }) + published('2026-07-24T03:00:20Z');
    expect(read(head, paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 3, 0, 20));
  });

  it.each<[string, string]>([
    ['Agencies : Jakarta, Fri Jul 24 2026, 10:00 hrs', '2026-07-24T10:00Z'],
    ['Data publikacji: 2026-07-24 10:00:00 | Data aktualizacji: 2026-07-25 00:32:27', '2026-07-24T10:00Z'],
    ['Отправлено: 10:00 - 24 июл, 2026 г.', '2026-07-24T10:00Z'],
    ['10:00, 24 июля, 2026 zdrowie.pl', '2026-07-24T10:00Z'],
    ['8 июля 2026 года, 10:00', '2026-07-08T10:00Z'],
    ['Dodano: 27 lipca 2026, 21:15 Autor: Anna Nowak', '2026-07-27T21:15Z'],
    ['24 de julio 2026, 10:00 P. M.', '2026-07-24T22:00Z'],
    ['تم نشره الجمعة 24 تموز / يوليو 2026 09:22 مساءً', '2026-07-24T21:22Z'],
    ['24 كانون الثاني 2026 09:22 صباحا', '2026-01-24T09:22Z'],
    ['24/7/2026 10:51:35 μμ', '2026-07-24T22:51:35Z'],
    ['24 Julai 2026, 3.15 petang', '2026-07-24T15:15Z'],
  ])('is read from %s', (line, instant) => {
    expect(read('', `<p>${line}</p>${paragraph}`).publishedAt).toBe(Date.parse(instant));
  });

  it('keeps the time of the linked data where the tag shows another', () => {
    const other = data({ datePublished: '2026-07-24T10:00:00' }) + published('2026-07-24T12:45:00+07:00');
    expect(read(other, paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 10));
  });

  describe('that says UTC and means the local time', () => {
    const three = Date.UTC(2026, 6, 24, 3, 0, 58);
    const pubdate = '<meta name="pubdate" content="2026-07-24 T10:00:58Z" itemprop="datePublished">';

    it.each([
      ['a line of the page', pubdate, '<p>Jumat, 24/07/2026 10:00 WIB</p>'],
      ['a line that also has a time', pubdate, '<p><time>Jumat, 24 Juli 2026 | 10.00 WIB</time></p>'],
      ['a tag', data({ datePublished: '2026-07-24T10:00:58Z' }) + published('2026-07-24T10:00:58+07:00'), ''],
      ['the last change', `${pubdate}<meta name="lastmod" content="2026-07-24T10:00:58+07:00">`, ''],
    ])('is told by %s', (_, head, line) => {
      expect(read(head, line + paragraph).publishedAt).toBe(three);
    });

    it('is not told by the same moment in another zone, nor by a time alone', () => {
      const utc = Date.UTC(2026, 6, 24, 10, 0, 58);
      const line = (text: string) => read(pubdate, `<p>${text}</p>${paragraph}`).publishedAt;
      expect(line('Jumat, 24/07/2026 17:00 WIB')).toBe(utc);
      expect(line('Jumat, 24/07/2026 10:00')).toBe(utc);
    });
  });

  it('is in the zone that most dates with the same time name', () => {
    const line =
      '<i itemprop="datePublished" content="2026-07-24T03:00-07:00"></i><p>July 24, 2026 3:00 am PDT</p>';
    expect(read(published('2026-07-24T03:00-05:00'), line + paragraph).publishedAt).toBe(
      Date.UTC(2026, 6, 24, 10),
    );
    // A time that names no zone is one of the site's own.
    const local = data({ datePublished: '2026-07-24T11:56:34' }) + published('2026-07-24 11:56:34 +00:00');
    const same = '<meta name="pubdate" content="2026-07-24T09:56:34Z">';
    const page = createPageReader({ url: 'https://journal.example/a', timezone: 'Europe/Paris' });
    page.write(local + same);
    expect(page.end().publishedAt).toBe(Date.UTC(2026, 6, 24, 9, 56, 34));
  });

  it('is that of a time whose class names both publication and change', () => {
    const time = '<time class="entry-date published updated" datetime="2026-07-24T10:00:00Z">24 July</time>';
    expect(read('', time + paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 10));
  });

  it('is not when the article was begun', () => {
    const changed = '2026-07-24T10:28:14Z';
    const begun = '<meta name="dcterms.created" content="2026-07-24T10:09:11Z">';
    const head = data({ datePublished: changed, dateModified: changed }) + begun;
    expect(read(head, paragraph).publishedAt).toBe(Date.parse(changed));
    expect(read(begun, paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 10, 9, 11));
  });

  it('is read behind the names of a byline, but not within a sentence', () => {
    const line = (text: string) => read('', `<p>${text}</p>${paragraph}`).publishedAt;
    expect(line('By Sri Rahayu , 11:35AM, Fri. Jul. 24, 2026')).toBe(Date.UTC(2026, 6, 24, 11, 35));
    expect(line('by Sri Rahayu - Jul 24, 2026 1:00 pm UTC')).toBe(Date.UTC(2026, 6, 24, 13));
    expect(line('By Friday, July 24, 2026, at 11:35 the ship had left')).toBeNull();
  });

  it('is the day that the header names alone, unless it names two', () => {
    const day = Date.UTC(2026, 6, 24);
    expect(read('', `<p>July 24, 2026</p>${paragraph}`).publishedAt).toBe(day);
    expect(read('', `<p>July 24, 2026</p><p>July 20, 2026</p>${paragraph}`).publishedAt).toBeNull();
    const time = '<p>July 24, 2026</p><p>July 24, 2026 10:00 GMT</p>';
    expect(read('', time + paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 10));
  });

  it('is not that of the last change where a tag knows the publication', () => {
    const changed = '2026-07-25T10:00:00Z';
    const head = data({ datePublished: changed, dateModified: changed }) + published('2026-07-24T10:00:00Z');
    expect(read(head, paragraph).publishedAt).toBe(Date.UTC(2026, 6, 24, 10));
  });
});
