import { describe, expect, it } from 'vitest';
import { feedUrl, only, read, readFixture, readItem, rss } from './read.js';

describe('Atom', () => {
  it('reads an entry: alternate link by type, all authors, xhtml title, resolved against xml:base', async () => {
    const feed = await readFixture('atom.xml');
    expect(feed).toMatchObject({
      format: 'atom',
      title: 'Example & Sons',
      link: 'https://news.example.org/world/',
      language: 'en',
      hub: { hub: 'https://hub.example.org/', self: 'https://news.example.org/world/feed.atom' },
      warnings: [],
    });
    expect(feed.items[0]).toEqual({
      guid: 'tag:news.example.org,2024:1',
      guidIsPermalink: false,
      link: 'https://news.example.org/world/2024/lighthouse.html',
      headline: 'Lighthouse keeper retires',
      text: 'After forty years, the keeper goes home.',
      authors: ['Mary Keeper', 'Tom Keeper'],
      publishedAt: Date.UTC(2024, 5, 18, 3, 15),
      updatedAt: Date.UTC(2024, 5, 18, 3, 18),
      language: 'en',
      image: { url: 'https://img.example.org/lighthouse.jpg', credit: null },
      categories: ['Lighthouses'],
    });
  });

  it('inherits the author of the feed, takes a link without rel, and the update where nothing else is dated', async () => {
    const feed = await readFixture('atom.xml');
    expect(feed.items[1]).toMatchObject({
      headline: 'Menara & mercusuar',
      link: 'https://news.example.org/2',
      authors: ['Ann Other'],
      publishedAt: Date.UTC(2024, 5, 17, 3, 18),
      language: 'id',
      text: 'Isi berita.',
      image: { url: 'https://news.example.org/img/menara.jpg', credit: null },
    });
  });

  it('reads Atom 0.3 with base64', async () => {
    const feed = await readFixture('atom-03.xml');
    expect(feed).toMatchObject({ format: 'atom', title: 'Old Example', link: 'http://old.example.org/' });
    expect(only(feed)).toMatchObject({
      headline: 'Tea <or> coffee',
      text: 'A cup of tea.',
      authors: ['Oliver Hand'],
      publishedAt: Date.UTC(2004, 0, 2, 3),
      updatedAt: Date.UTC(2004, 0, 2, 4),
    });
  });

  it('reads an update that stands in RSS without a namespace', async () => {
    const updated = '<updated>2025-02-03T10:00:00Z</updated>';
    const dated = await readItem(`${updated}<pubDate>Mon, 03 Feb 2025 08:00:00 GMT</pubDate>`);
    expect([dated.publishedAt, dated.updatedAt]).toEqual([Date.UTC(2025, 1, 3, 8), Date.UTC(2025, 1, 3, 10)]);
    const undated = await readItem(updated);
    expect([undated.publishedAt, undated.updatedAt]).toEqual([
      Date.UTC(2025, 1, 3, 10),
      Date.UTC(2025, 1, 3, 10),
    ]);
  });

  it('loses a date or a link that cannot be read, and nothing else', async () => {
    const feed = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
       <entry><title>One</title><link/><updated>soon</updated><published/></entry>
       <entry><title>Two</title><link href="https://e.example/2"/><updated>2024-06-18T03:15:00Z</updated></entry></feed>`,
    );
    expect(feed.items.map(({ headline, link, publishedAt }) => [headline, link, publishedAt])).toEqual([
      ['One', null, null],
      ['Two', 'https://e.example/2', Date.UTC(2024, 5, 18, 3, 15)],
    ]);
  });

  it('reads a document that is one entry, and one without a namespace', async () => {
    const entry = '<title>Alone</title><id>urn:1</id><author><name>Ann Other</name></author>';
    expect(only(await read(`<entry xmlns="http://www.w3.org/2005/Atom">${entry}</entry>`))).toMatchObject({
      guid: 'urn:1',
      headline: 'Alone',
      authors: ['Ann Other'],
    });
    expect(only(await read(`<feed><entry>${entry}</entry></feed>`)).headline).toBe('Alone');
  });

  it("does not take the source's title or author for the entry's", async () => {
    const feed = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>Elsewhere</title>
       <author><name>Some Body</name></author></source><title>Here</title></entry></feed>`,
    );
    expect(only(feed)).toMatchObject({ headline: 'Here', authors: [] });
  });
});

describe('RDF and old RSS', () => {
  it('reads RSS 1.0 whatever its prefixes are', async () => {
    const feed = await readFixture('rdf.xml');
    expect(feed).toMatchObject({ format: 'rdf', title: 'RDF Example', link: 'http://rdf.example.org/' });
    expect(only(feed)).toMatchObject({
      guid: 'http://rdf.example.org/1',
      guidIsPermalink: false,
      link: 'http://rdf.example.org/1',
      text: 'The museum stays open until two.',
      authors: ['Nora Night', 'Leo Late'],
      publishedAt: Date.UTC(2024, 5, 18, 3, 15),
      categories: ['Museums'],
      image: null,
    });
  });

  it('reads RDF whose link is its address', async () => {
    const feed = await read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
       <channel><title>x</title></channel><item rdf:about="https://e.example/9"><title>Nine</title></item></rdf:RDF>`,
    );
    expect(only(feed).link).toBe('https://e.example/9');
  });

  it.each([
    'version="0.91"',
    'version="0.92"',
    '',
    'version="2"',
    'version="2.0" xmlns="http://www.w3.org/2005/Atom"',
  ])('reads <rss %s>', async (attributes) => {
    const feed = await read(
      `<rss ${attributes}><channel><title>Old</title><item><title>Item</title><link>/a</link></item></channel></rss>`,
    );
    expect(feed.format).toBe('rss');
    expect(only(feed)).toMatchObject({ headline: 'Item', link: 'https://news.example.org/a' });
  });
});

describe('JSON Feed', () => {
  it('reads version 1.1', async () => {
    const feed = await readFixture('feed.json', { url: 'https://json.example.org/feed.json' });
    expect(feed).toMatchObject({
      format: 'json',
      title: 'JSON Example',
      link: 'https://json.example.org/',
      language: 'id',
      hub: { hub: 'https://hub.example.org/', self: 'https://json.example.org/feed.json' },
      warnings: ['1 of its items are no objects'],
    });
    expect(feed.items[0]).toEqual({
      guid: '17',
      guidIsPermalink: false,
      link: 'https://json.example.org/berita/17',
      headline: 'Festival layang-layang & musik',
      text: 'Festival digelar di pantai.',
      authors: ['Siti Angin', 'Budi Benang'],
      publishedAt: Date.UTC(2024, 5, 18, 3, 15),
      updatedAt: Date.UTC(2024, 5, 18, 4, 15),
      language: 'id',
      image: { url: 'https://json.example.org/img/layang.jpg', credit: null },
      categories: ['Festival', 'Pantai'],
    });
  });

  it('loses a wrong field and nothing else, and inherits the authors', async () => {
    const feed = await readFixture('feed.json');
    expect(feed.items[1]).toMatchObject({
      link: 'https://json.example.org/18',
      headline: 'Tanpa judul, hanya isi yang pendek.',
      authors: ['Sari Contoh'],
      publishedAt: null,
      image: null,
    });
  });

  it.each(['content_text', 'content_html'])(
    'hands on the beginning of %s beside a summary',
    async (field) => {
      const long = 'Warga Lumajang mengungsi setelah Gunung Semeru erupsi. '.repeat(40);
      const item = { id: 'a', title: 'T', summary: 'Semeru erupsi.', [field]: long };
      const body = (items: object[]) =>
        JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
      const handed = only(await read(body([item])));
      expect(handed).toMatchObject({ text: 'Semeru erupsi.' });
      expect(handed.body).toBe(long.slice(0, 1500).trimEnd());
      expect(only(await read(body([{ ...item, summary: long }])))).not.toHaveProperty('body');
      expect(only(await read(body([{ ...item, [field]: 'Semeru erupsi lagi.' }])))).not.toHaveProperty(
        'body',
      );
    },
  );

  it('reads the author of version 1.0, behind a byte order mark', async () => {
    const feed = await read(
      '\ufeff{"version":"https://jsonfeed.org/version/1","items":[{"id":"a","title":"T","author":{"name":"Ann Other"}}]}',
    );
    expect(only(feed).authors).toEqual(['Ann Other']);
  });
});

describe('what a feed says of itself', () => {
  it('names its hub for WebSub, with its own address where it names no self', async () => {
    const hub =
      '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example.org/"/>';
    expect((await read(rss('', hub))).hub).toEqual({ hub: 'https://hub.example.org/', self: feedUrl });
  });

  it.each([
    ['<ttl>60</ttl>', 3600],
    ['<ttl>-5</ttl>', null],
    ['<ttl>soon</ttl>', null],
    ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 43_200],
    ['<sy:updatePeriod> hourly </sy:updatePeriod>', 3600],
    ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', 86_400],
  ])('asks to be left alone by %s', async (channel, seconds) => {
    expect((await read(rss('', channel))).ttlSeconds).toBe(seconds);
  });

  it('falls back on the language of its publisher', async () => {
    const feed = await read(rss('<item><title>A</title></item>'), { language: 'id' });
    expect([feed.language, only(feed).language]).toEqual(['id', 'id']);
    const said = await read(rss('<item><title>A</title></item>', '<language>in-ID</language>'), {
      language: 'en',
    });
    expect([said.language, only(said).language]).toEqual(['id', 'id']);
  });

  it('is plain data that can go to another thread', async () => {
    const feed = await readFixture('atom.xml');
    expect(structuredClone(feed)).toEqual(feed);
  });
});
