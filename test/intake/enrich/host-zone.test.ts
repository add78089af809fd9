import { describe, expect, it } from 'vitest';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';

const published = (host: string, head: string, body = '', timezone?: string) => {
  const reader = createPageReader({
    url: `https://${host}/2026/a-story`,
    ...(timezone === undefined ? {} : { timezone }),
  });
  reader.write(
    `<html><head><title>Harbour bridge closes</title>${head}</head><body><article><h1>Harbour bridge closes</h1>${body}<p>The harbour bridge closes on Monday for repairs, the city said.</p></article></body></html>`,
  );
  const { publishedAt } = reader.end();
  return publishedAt === null ? null : new Date(publishedAt).toISOString();
};
const data = (date: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour bridge closes","datePublished":"${date}"}</script>`;
const meta = (date: string) => `<meta property="article:published_time" content="${date}">`;

describe('a date without a zone', () => {
  it.each([
    ['www.bote.de', '2026-03-03T10:15:00', '2026-03-03T09:15:00.000Z'],
    ['www.bote.de', '2026-07-03T10:15:00', '2026-07-03T08:15:00.000Z'],
    ['www.gazeta-neva.ru', '2026-03-03T10:15:00', '2026-03-03T07:15:00.000Z'],
    ['news.jiji.co.jp', '2026-03-03T10:15:00', '2026-03-03T01:15:00.000Z'],
    ['www.hindu.co.in', '2026-03-03 10:15', '2026-03-03T04:45:00.000Z'],
    ['www.elheraldo.hn', '2026-03-03T10:15:00', '2026-03-03T16:15:00.000Z'],
    ['www.lanacion.com.ar', '2026-03-03T10:15:00', '2026-03-03T13:15:00.000Z'],
  ])('of %s is local: %s', (host, date, instant) => {
    expect(published(host, data(date))).toBe(instant);
    expect(published(host, meta(date))).toBe(instant);
  });

  it('is local where readers see it', () => {
    expect(published('www.bote.de', '', '<div class="meta">03.03.2026, 10:15</div>')).toBe(
      '2026-03-03T09:15:00.000Z',
    );
  });

  it.each([
    ['www.times.com', 'de-DE', '2026-03-03T09:15:00.000Z'],
    ['www.times.com', 'ja', '2026-03-03T01:15:00.000Z'],
    ['www.kompas.id', 'id', '2026-03-03T03:15:00.000Z'],
    ['www.times.com', 'en', '2026-03-03T10:15:00.000Z'],
    ['www.bote.de', 'ja', '2026-03-03T09:15:00.000Z'],
  ])('of %s in %s is that of the country, else of the language', (host, language, instant) => {
    const head = `<meta property="og:locale" content="${language}">`;
    expect(published(host, head + meta('2026-03-03T10:15:00'))).toBe(instant);
  });

  it.each(['www.kompas.id', 'www.times.com', 'www.abc.net.au', 'www.folha.com.br', 'app.site.io', '[::1]'])(
    'of %s is UTC: its country has several, or is not known',
    (host) => {
      expect(published(host, data('2026-03-03T10:15:00'))).toBe('2026-03-03T10:15:00.000Z');
    },
  );

  it("is in the publisher's zone where that is set", () => {
    expect(published('www.bote.de', data('2026-03-03T10:15:00'), '', 'Asia/Jakarta')).toBe(
      '2026-03-03T03:15:00.000Z',
    );
  });
});

it('a date with a zone keeps it', () => {
  expect(published('www.bote.de', data('2026-03-03T10:15:00Z'))).toBe('2026-03-03T10:15:00.000Z');
});
