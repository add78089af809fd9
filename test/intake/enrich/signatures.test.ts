import { describe, expect, it } from 'vitest';
import { createEnricher } from '../../../src/intake/enrich/enrich.js';
import type { Enrichable } from '../../../src/intake/enrich/merge-facts.js';
import { Signatures } from '../../../src/intake/enrich/signatures.js';
import { ManualClock } from '../../doubles/clock.js';
import { RecordedLog } from '../../doubles/log.js';

const publisher = { name: 'Suara Teluk', language: 'id', timezone: 'Asia/Jakarta' };
const link = (number: number) => `https://www.teluk.example/berita/${number}`;

/** A page whose linked data names one person, and whose byline perhaps another. */
const page = (
  number: number,
  linked: string,
  byline: string | null,
) => `<html lang="id"><title>Kapal ${number} tiba di Tual</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Kapal ${number} tiba di Tual",
"datePublished":"2026-07-24T10:00:00+07:00","author":{"@type":"Person","name":"${linked}"}}</script>
<article><h1>Kapal ${number} tiba di Tual</h1>${byline === null ? '' : `<div class="byline"><a rel="author" href="/penulis/x">${byline}</a></div>`}
<p>Kapal ${number} merapat di dermaga Tual pada Jumat pagi, kata kepala pelabuhan kepada wartawan di tempat itu.</p></article></html>`;

const item = (number: number, changes: Partial<Enrichable> = {}): Enrichable => ({
  link: link(number),
  headline: `Kapal ${number} tiba di Tual`,
  text: 'Kapal merapat di dermaga Tual pada Jumat pagi.',
  authors: [],
  publishedAt: Date.UTC(2026, 6, 24, 3),
  updatedAt: null,
  language: 'id',
  image: { url: 'https://www.teluk.example/a.jpg', credit: null },
  categories: [],
  ...changes,
});

/** A site of pages; tells who wrote each item, and which pages were read. */
function site(pages: (number: number) => string) {
  const asked: string[] = [];
  const clock = new ManualClock(Date.UTC(2026, 6, 24, 6));
  const enricher = createEnricher({
    fetcher: {
      async read({ url }, take) {
        if (url.endsWith('/robots.txt'))
          return { kind: 'failed', status: 404, reason: 'HTTP 404', retryAfterMs: null };
        asked.push(url);
        take(Buffer.from(pages(Number(url.split('/').at(-1)))), { url, contentType: 'text/html' });
        return { kind: 'read' };
      },
    },
    clock,
    log: new RecordedLog(),
    userAgent: 'Kabar/0.1',
  });
  const authors = async (from: number, to: number, changes: Partial<Enrichable> = {}) => {
    const found: string[] = [];
    for (let number = from; number <= to; number++) {
      let items: Enrichable[] | null = null;
      const enriching = enricher.enrich([item(number, changes)], publisher).then((done) => {
        items = done;
      });
      for (let turn = 0; items === null && turn < 100; turn++) await clock.advance(1_000);
      await enriching;
      found.push(((items ?? []) as Enrichable[]).map((each) => each.authors.join(' + ')).join());
    }
    return found;
  };
  return { authors, asked };
}

const writer = (number: number) => ['Ana Wati', 'Budi Hartono', 'Citra Dewi'][number % 3] as string;

describe('the one name that all articles of a site bear', () => {
  it('gives way to the byline that the page shows, once it is known for what it is', async () => {
    const { authors } = site((number) => page(number, 'Hendra Gunawan', writer(number)));
    const found = await authors(1, 12);
    expect(found.slice(8)).toEqual([9, 10, 11, 12].map(writer));
  });

  it('stands where the page shows no other: a blog is written by one person', async () => {
    const { authors } = site((number) =>
      page(number, 'Hendra Gunawan', number % 2 ? 'Hendra Gunawan' : null),
    );
    expect(new Set(await authors(1, 12))).toEqual(new Set(['Hendra Gunawan']));
  });

  it('is none where another article bears another name: a byline without a word then says less', async () => {
    const { authors } = site((number) =>
      page(number, number === 5 ? 'Sari Putri' : 'Hendra Gunawan', writer(number)),
    );
    expect((await authors(1, 12)).slice(8)).toEqual(Array(4).fill('Hendra Gunawan'));
  });

  it('does not keep the page from being asked where the feed says it', async () => {
    const { authors, asked } = site((number) => page(number, writer(number), writer(number)));
    const found = await authors(1, 12, { authors: ['Hendra Gunawan'] });
    expect(found.slice(0, 7)).toEqual(Array(7).fill('Hendra Gunawan'));
    expect(found.slice(8)).toEqual([9, 10, 11, 12].map(writer));
    expect(asked).not.toContain(link(3));
  });

  it('is asked about no more after three pages that name nobody else', async () => {
    const { authors, asked } = site((number) => page(number, 'Hendra Gunawan', null));
    expect(new Set(await authors(1, 20, { authors: ['Hendra Gunawan'] }))).toEqual(
      new Set(['Hendra Gunawan']),
    );
    expect(asked).toHaveLength(3);
  });
});

describe('signatures', () => {
  const noted = (names: readonly (readonly string[])[], source: 'feed' | 'page' = 'feed') => {
    const signatures = new Signatures();
    for (const [index, each] of names.entries()) signatures.note('a.example', source, `${index}`, each);
    return signatures;
  };
  const owner = ['Hendra Gunawan'];

  it('need eight articles, and forget what is older than twelve', () => {
    expect(noted(Array(7).fill(owner)).areWorn('a.example', owner)).toBe(false);
    expect(noted(Array(8).fill(owner)).areWorn('a.example', ['HENDRA GUNAWAN'])).toBe(true);
    expect(noted(Array(8).fill(owner)).areWorn('b.example', owner)).toBe(false);
    expect(noted([['Ana Wati'], ...Array(11).fill(owner)]).areWorn('a.example', owner)).toBe(false);
    expect(noted([['Ana Wati'], ...Array(12).fill(owner)]).areWorn('a.example', owner)).toBe(true);
  });

  it('count an article once, and one without a name not at all', () => {
    const signatures = new Signatures();
    for (let time = 0; time < 9; time++) signatures.note('a.example', 'feed', 'same', owner);
    expect(signatures.areWorn('a.example', owner)).toBe(false);
    expect(noted([...Array(8).fill([]), owner]).areWorn('a.example', owner)).toBe(false);
    expect(noted(Array(8).fill([])).areWorn('a.example', [])).toBe(false);
  });
});
