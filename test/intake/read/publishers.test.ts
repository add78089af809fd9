import { describe, expect, it } from 'vitest';
import { only, readFixture } from './read.js';

const published = Date.UTC(2024, 5, 18, 3, 15);

describe('feeds in the shape of real publishers', () => {
  it('reads a news sitemap as Tribunnews has it', async () => {
    const feed = await readFixture('tribunnews-sitemap.xml', {
      url: 'https://www.tribunnews.com/internasional/sitemap-news.xml',
    });
    expect(feed).toMatchObject({
      format: 'sitemap',
      title: 'Tribunnews.com',
      link: 'https://www.tribunnews.com/',
      language: 'id',
      warnings: ['1 of its addresses are no news'],
    });
    expect(feed.items[0]).toEqual({
      guid: 'https://www.tribunnews.com/internasional/2024/06/18/kapal-riset-singgah-di-bitung',
      guidIsPermalink: false,
      link: 'https://www.tribunnews.com/internasional/2024/06/18/kapal-riset-singgah-di-bitung',
      headline: 'Kapal Riset Singgah di Bitung, Bawa Peneliti & Pelajar',
      text: null,
      authors: [],
      publishedAt: published,
      updatedAt: Date.UTC(2024, 5, 18, 4),
      language: 'id',
      image: { url: 'https://asset.example.com/kapal.jpg', credit: null },
      categories: ['Kapal Riset', 'Bitung', 'Konflik Rusia Vs Ukraina'],
    });
  });

  it('takes no url of a sitemap for an article that is no news', async () => {
    const feed = await readFixture('tribunnews-sitemap.xml');
    expect(feed.items).toHaveLength(1);
  });

  it('reads a picture inside the description, as Antara has it', async () => {
    const feed = await readFixture('antara.xml');
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'ANTARA - Contoh',
      language: 'id',
      ttlSeconds: 900,
      hub: null,
    });
    expect(only(feed)).toMatchObject({
      guidIsPermalink: true,
      link: 'https://www.antaranews.com/berita/1/jembatan-baru?utm_source=rss',
      text: 'Jembatan baru di Palu dibuka pada Selasa pagi.',
      publishedAt: published,
      image: { url: 'https://img.example.com/jembatan.jpg', credit: null },
    });
  });

  it('reads an escaped picture beside CDATA, as Detik has it, and prefers the enclosure', async () => {
    const feed = await readFixture('detik.xml');
    expect(feed.ttlSeconds).toBe(300);
    expect(only(feed)).toMatchObject({
      text: 'Pasar malam kembali digelar setelah dua tahun.',
      image: { url: 'https://cdn.example.com/pasar.jpeg?w=650&q=80', credit: null },
    });
  });

  it('takes the widest picture with its credit, as in the Guardian', async () => {
    expect(only(await readFixture('guardian.xml'))).toMatchObject({
      publishedAt: published,
      image: { url: 'https://i.example.com/ferry-700.jpg', credit: 'Photograph: Ann Shore/Example Images' },
      categories: ['Ferries', 'Islands'],
      language: 'en',
    });
  });

  it('takes a small thumbnail where there is no more, as in the BBC', async () => {
    expect(only(await readFixture('bbc.xml'))).toMatchObject({
      guid: 'https://www.bbc.com/news/articles/c0example#0',
      guidIsPermalink: false,
      link: 'https://www.bbc.com/news/articles/c0example?at_medium=RSS&at_campaign=rss',
      authors: [],
      image: { url: 'https://ichef.example.com/ace/standard/240/bridge.jpg', credit: null },
    });
  });

  it('divides one string of three authors, as in the New York Times', async () => {
    const feed = await readFixture('nyt.xml');
    expect(feed.title).toBe('EX > World News');
    expect(only(feed)).toMatchObject({
      link: 'https://www.nytimes.com/2024/06/18/world/river.html',
      authors: ['Ana Stream', 'Ben Brook', 'Carla Pool'],
      image: { url: 'https://static.example.com/river-jumbo.jpg', credit: 'Dee Lake for The Example' },
    });
  });
});
