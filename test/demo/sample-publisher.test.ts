import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import RssParser from 'rss-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/core/catalog.js';
import { compileTopics } from '../../src/core/classify.js';
import { lead } from '../../src/core/summary.js';
import { type SamplePublisher, startSamplePublisher } from '../../src/demo/sample-publisher.js';
import { ManualClock } from '../doubles/clock.js';

const dataFile = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));
const samples: {
  headline: string;
  lead: string;
  keywords: string[];
  language: string;
}[] = dataFile('samples/articles.json');

let clock: ManualClock;
let publisher: SamplePublisher;

beforeEach(async () => {
  clock = new ManualClock(Date.UTC(2025, 9, 3, 3, 0));
  publisher = await startSamplePublisher({ clock, everyMs: 4000, firstCount: 2 });
});
afterEach(() => publisher.close());

const get = async (path: string) => (await fetch(publisher.url + path)).text();
const links = async (): Promise<string[]> => {
  const sitemap = [...(await get('/id/sitemap-news.xml')).matchAll(/<loc>(.+?)<\/loc>/g)];
  const feed = await new RssParser().parseString(await get('/en/rss.xml'));
  return [...sitemap.map((match) => match[1] ?? ''), ...feed.items.map((item) => item.link ?? '')];
};

describe('the sample publisher', () => {
  it('brings a catalog of its own without topics', () => {
    expect(catalogSchema.parse(publisher.catalog)).toEqual(publisher.catalog);
    expect(publisher.catalog.topics).toEqual([]);
    expect(publisher.catalog.publishers[0]?.feeds.map((feed) => feed.url)).toEqual([
      `${publisher.url}/id/sitemap-news.xml`,
      `${publisher.url}/en/rss.xml`,
    ]);
  });

  it('has the first articles at once and one more each time', async () => {
    expect(await links()).toHaveLength(2);
    await clock.advance(3999);
    expect(await links()).toHaveLength(2);
    await clock.advance(1);
    expect(await links()).toHaveLength(3);
    expect(await get('/id/sitemap-news.xml')).toContain(
      '<news:publication_date>2025-10-03T10:00:04+07:00</news:publication_date>',
    );
  });

  it('goes round again under new addresses, marked as updates', async () => {
    await clock.advance(4000 * samples.length);
    const all = await links();
    expect(all).toHaveLength(samples.length + 2);
    expect(new Set(all).size).toBe(all.length);
    expect(await get('/id/sitemap-news.xml')).toContain(`${samples[0]?.headline} (pembaruan 2)`);
    expect(await get('/en/rss.xml')).toContain(`${samples[1]?.headline} (update 2)`);
  });

  it('names authors, date, summary and categories in RSS', async () => {
    const parser = new RssParser({
      customFields: { item: [['dc:creator', 'authors', { keepArray: true }]] },
    });
    const feed = await parser.parseString(await get('/en/rss.xml'));
    expect(feed).toMatchObject({ title: 'Kabar Contoh', language: 'en' });
    expect(feed.items[0]).toMatchObject({
      title: samples[1]?.headline,
      content: samples[1]?.lead,
      authors: ['Nadia Fairweather'],
      categories: samples[1]?.keywords,
      isoDate: '2025-10-03T02:50:00.000Z',
    });
  });

  it('shows an article in the shape of a news page', async () => {
    const [link = ''] = await links();
    const page = await (await fetch(link)).text();
    const text = textOf(page);
    const parts = [
      'Jumat, 3 Oktober 2025',
      'Timnas Indonesia',
      'Penggemar Timnas Indonesia Lukis Mural',
      'Penulis: Ratna Wulandini',
      'Editor: Joko Sasmaya',
      'Dimas Lazuardi / Kabar Contoh',
      'Warga menyelesaikan bagian terakhir',
      'Puluhan penggemar',
      'Halaman 1 2',
      'Rekomendasi untuk Anda',
      'Berita Terkini',
      '© Kabar Contoh',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(page).toContain('<meta property="article:published_time" content="2025-10-03T09:40:00+07:00">');
    const json = JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(page)?.[1] ?? '');
    expect(json['@graph'][0]).toMatchObject({
      '@type': 'NewsArticle',
      headline: samples[0]?.headline,
      author: [{ name: 'Ratna Wulandini' }],
      datePublished: '2025-10-03T09:40:00+07:00',
    });
    const second = await (await fetch(`${link}?page=2`)).text();
    expect(second).toContain(`<link rel="canonical" href="${link}">`);
    expect(textOf(second)).not.toContain('Mural itu bercerita');
    expect(textOf(second)).toContain('Bulan depan');
  });

  it('has an index, rules for robots and a picture, and nothing else', async () => {
    expect(await get('/')).toContain(samples[0]?.headline);
    expect(await get('/robots.txt')).toContain('Disallow: /tag/');
    const image = await fetch(`${publisher.url}/image.svg`);
    expect(image.headers.get('content-type')).toMatch('image/svg+xml');
    for (const path of ['/nothing', '//', '/olahraga/9/x?page=%', '/%ff']) {
      expect((await fetch(publisher.url + path)).status).toBe(404);
    }
    expect((await fetch(publisher.url, { method: 'POST' })).status).toBe(405);
  });

  it('stops publishing when it is closed', async () => {
    await publisher.close();
    expect(clock.waiting).toBe(0);
    await expect(fetch(publisher.url)).rejects.toThrow();
  });
});

describe('data/samples/articles.json', () => {
  const classify = compileTopics(catalogSchema.parse(dataFile('catalog.json')));

  it('is half Indonesian, half English', () => {
    expect(samples.length).toBeGreaterThanOrEqual(16);
    expect(samples.filter((sample) => sample.language === 'id')).toHaveLength(samples.length / 2);
  });

  it.each(samples)('$headline: is found by a topic, also without its lead', (sample) => {
    const article = {
      ...sample,
      summary: null,
      categories: sample.keywords,
      feed: '',
      publisher: { id: 'x' },
    };
    expect(classify(article).length).toBeGreaterThan(1);
    expect(lead(sample.lead, sample.headline)).toBe(sample.lead);
  });
});

function textOf(html: string): string {
  let text = '';
  const parser = new Parser({ ontext: (part) => (text += part) });
  parser.end(html);
  return text;
}
