import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/app/clock.js';
import { findFeeds } from '../../src/discovery/find-feeds.js';
import { createFetcher } from '../../src/intake/fetch/fetcher.js';
import { readFeed } from '../../src/intake/read/read-feed.js';
import { afterTest } from '../doubles/environment.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';

const sitemap = (url: string, title: string) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${url}</loc><news:news><news:publication><news:name>Kabar Laut</news:name><news:language>id</news:language></news:publication><news:publication_date>2024-06-18</news:publication_date><news:title>${title}</news:title></news:news></url></urlset>`;
const feed = (title: string) => rss([{ title, guid: title, link: `https://laut.example/${title}` }]);
const html = (body: string) => ({ type: 'text/html', body: `<!doctype html><html>${body}</html>` });
const xml = (body: string) => ({ type: 'application/xml', body });

async function site() {
  const server = await FeedServer.start();
  const fetcher = createFetcher({
    clock: systemClock,
    version: '0',
    contact: 'x',
    allowHosts: ['127.0.0.1'],
  });
  afterTest(async () => {
    await fetcher.close();
    await server.close();
  });
  const root = server.url('');
  const find = async (path: string) => {
    const found = await findFeeds(root + path, { fetcher, read: readFeed });
    return {
      paths: found.feeds.map(({ url }) => url.replace(root, '')),
      siteName: found.siteName,
    };
  };
  return { server, find };
}

describe('finding feeds', () => {
  it('takes an address that is a feed for what it is', async () => {
    const { server, find } = await site();
    server.set('/any', feed('a'));
    expect(await find('/any')).toEqual({ paths: ['/any'], siteName: null });
    expect(server.requests).toHaveLength(1);
  });

  it('follows a permanent redirect for good, and any other only now', async () => {
    const { server, find } = await site();
    server.set('/new', feed('a'));
    server.redirect('/moved', '/new', 301);
    server.redirect('/today', '/new', 302);
    expect((await find('/moved')).paths).toEqual(['/new']);
    expect((await find('/today')).paths).toEqual(['/today']);
  });

  it('finds what a page names, in its order, and news sitemaps of robots.txt behind it', async () => {
    const { server, find } = await site();
    server.set(
      '/page/',
      html(
        '<head><meta property="og:site_name" content="Kabar Laut"><base href="/sub/">' +
          '<link rel="alternate" type="application/rss+xml" href="utama.xml"><link rel=alternate type="application/atom+xml" href="/comments/feed">' +
          '<link rel="alternate" hreflang="en" href="/en"><link rel="alternate" type="text/xml" href="mati"><link rel="alternate" type="application/feed+json" href="/sama.json">',
      ),
    );
    server.set('/sub/utama.xml', feed('utama'));
    server.set('/sama.json', feed('utama'));
    server.set('/robots.txt', {
      type: 'text/plain',
      body: `User-agent: *\nSitemap: ${server.url('/sitemap.xml')}\nsitemap:${server.url('/berita.xml')}`,
    });
    server.set('/berita.xml', xml(sitemap('https://laut.example/s', 'Kapal')));
    expect(await find('/page/')).toEqual({
      paths: ['/sub/utama.xml', '/berita.xml'],
      siteName: 'Kabar Laut',
    });
    expect(server.seen('/comments/feed')).toEqual([]);
    expect(server.seen('/rss.xml')).toEqual([]);
  });

  it('looks into an index of sitemaps for one with news', async () => {
    const { server, find } = await site();
    const index = ['/pages.xml', '/news-1.xml'].map(
      (path) => `<sitemap><loc>${server.url(path)}</loc></sitemap>`,
    );
    server.set('/', html(''));
    server.set('/robots.txt', { type: 'text/plain', body: `Sitemap: ${server.url('/index.xml')}` });
    server.set('/index.xml', xml(`<sitemapindex>${index.join('')}</sitemapindex>`));
    server.set('/news-1.xml', xml(sitemap('https://laut.example/s', 'Kapal')));
    expect((await find('/')).paths).toEqual(['/news-1.xml']);
    expect(server.seen('/pages.xml')).toEqual([]);
  });

  it('tries what the page links to and the usual places, of its section first', async () => {
    const { server, find } = await site();
    server.set('/bola/index.html', html('<a href="/rss/bola">RSS</a><a href="/about">x</a>'));
    server.set('/rss/bola', feed('links'));
    server.set('/bola/rss.xml', feed('section'));
    server.set('/feed', feed('root'));
    expect((await find('/bola/index.html')).paths).toEqual(['/rss/bola', '/bola/rss.xml', '/feed']);
    expect(server.requests.length).toBeLessThan(30);
  });

  it('goes on where the page is refused, and gives up where nobody answers', async () => {
    const { server, find } = await site();
    server.set('/', { status: 403, body: 'no', type: 'text/plain' });
    server.set('/rss.xml', feed('root'));
    expect((await find('/')).paths).toEqual(['/rss.xml']);
    await server.close();
    await expect(find('/')).rejects.toThrow(/cannot be fetched: it (?:refused|cut) the connection/);
    await server.listen();
  });

  it('finds nothing where there is nothing, after a bounded number of looks', async () => {
    const { server, find } = await site();
    const links = Array.from({ length: 500 }, (_, index) => `<a href="/feed/${index}">x</a>`);
    server.set('/', html(links.join('')));
    expect((await find('/')).paths).toEqual([]);
    expect(server.requests.length).toBeLessThan(40);
  });
});
