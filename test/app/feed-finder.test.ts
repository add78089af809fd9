import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../../src/app/catalog/source.js';
import { systemClock } from '../../src/app/clock.js';
import { createFeedFinder } from '../../src/app/feed-finder.js';
import { readFeedList, writeFeedList } from '../../src/app/feed-list.js';
import { FeedSearchLimiter } from '../../src/app/feed-search-limiter.js';
import { ownFeed } from '../../src/app/own-feed.js';
import { catalogSchema, feedsOf } from '../../src/core/catalog.js';
import { type FollowedFeed, maxPersonalFeeds, personalTopic } from '../../src/core/personal-feed.js';
import type { FeedFinder } from '../../src/core/ports.js';
import { readOpml } from '../../src/discovery/opml.js';
import type { FetchAnswer } from '../../src/intake/fetch/answer.js';
import { createFetcher, type Fetcher } from '../../src/intake/fetch/fetcher.js';
import { createReader } from '../../src/intake/read/reader.js';
import { ManualClock } from '../doubles/clock.js';
import { FeedServer } from '../doubles/feed-server.js';
import { rss } from '../doubles/feed-text.js';
import { RecordedLog } from '../doubles/log.js';

let server: FeedServer;
let folder: string;

beforeEach(async () => {
  server = await FeedServer.start();
  folder = await mkdtemp(join(tmpdir(), 'kabar-find-'));
  const item = { guid: '1', link: server.url('/1'), title: 'Banjir di Demak', date: 0 };
  server.set('/', {
    body: '<title>A</title><meta property="og:site_name" content="Kabar A"><link rel="alternate" type="application/rss+xml" href="/feed">',
    type: 'text/html',
  });
  server.set('/feed', rss([item]));
  await writeFile(join(folder, 'catalog.json'), '{ "publishers": [], "topics": [] }');
  return async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
});

function open(
  files = ['catalog.json', 'own.json'],
  {
    publicFetcher,
    followed = [],
  }: { publicFetcher?: Pick<Fetcher, 'get'>; followed?: readonly FollowedFeed[] } = {},
) {
  const clock = systemClock;
  const fetcher = createFetcher({ clock, version: '1', contact: 'a test', allowHosts: ['127.0.0.1'] });
  const guarded = createFetcher({ clock, version: '1', contact: 'a test', allowHosts: [] });
  const reader = createReader({ clock });
  onTestFinished(() => Promise.all([fetcher.close(), guarded.close(), reader.close()]).then(() => {}));
  const paths = files.map((name) => join(folder, name));
  const source = openCatalog(paths);
  const finder: FeedFinder = createFeedFinder({
    files: paths,
    source,
    fetcher,
    publicFetcher: publicFetcher ?? guarded,
    reader,
    store: { personalFeeds: async () => followed },
    clock,
    log: new RecordedLog(),
  });
  return { finder, source };
}

it('finds the feed of a site, and adds it so that the catalog has it at once', async () => {
  const { finder, source } = open();
  const [offer] = (await finder.find(server.url('/'))) ?? [];
  expect(offer).toMatchObject({ url: server.url('/feed'), headlines: ['Banjir di Demak'], known: false });
  const publisher = await finder.add(offer?.id ?? '');
  expect(feedsOf(source.current()).map(({ url, publisher }) => [url, publisher.id])).toEqual([
    [server.url('/feed'), publisher],
  ]);
  expect(await readFile(join(folder, 'own.json'), 'utf8')).toContain('Kabar A');
  expect(await finder.find(server.url('/'))).toMatchObject([{ known: true }]);
  // A second tap adds nothing.
  expect(await finder.add(offer?.id ?? '')).toBe(publisher);
  expect(feedsOf(source.current())).toHaveLength(1);
});

it('knows no offer that it did not make', async () => {
  expect(await open().finder.add('nothing')).toBeNull();
});

it('says why nothing can be looked for', async () => {
  const { finder } = open();
  await expect(finder.find('ftp://a.example')).rejects.toThrow('not an http or https address');
  await expect(finder.find('http://192.168.0.1/')).rejects.toThrow('cannot be fetched');
  await expect(open(['catalog.json']).finder.find(server.url('/'))).rejects.toThrow('no second file');
});

describe('for people', () => {
  it('reaches nothing of a private network, also where the operator may', async () => {
    const { finder } = open();
    expect(await finder.find(server.url('/'))).toHaveLength(1);
    server.requests.length = 0;
    await expect(finder.find(server.url('/'), 'telegram:1')).rejects.toThrow('cannot be fetched');
    expect(server.requests).toEqual([]);
  });

  it('finds what is public, says whose it is, and makes a feed of its own of it', async () => {
    const fetcher = createFetcher({
      clock: systemClock,
      version: '1',
      contact: 'a test',
      allowHosts: ['127.0.0.1'],
    });
    onTestFinished(() => fetcher.close());
    const { finder } = open(undefined, { publicFetcher: fetcher });
    const [offer] = (await finder.find(`${server.url('/feed')}#top`, 'telegram:1')) ?? [];
    const own = await finder.own(offer?.id ?? '');
    expect(own).toMatchObject({ url: server.url('/feed'), title: 'Feed', language: null });
    expect(own).toMatchObject({ topic: personalTopic(`${server.url('/feed')}#other`) });
    expect(offer?.known).toBe(false);
    await finder.find(server.url('/'));
    const publisher = await finder.add(offer?.id ?? '');
    expect(await finder.find(server.url('/feed'), 'telegram:1')).toMatchObject([{ known: true, publisher }]);
  });

  it('takes no more feeds than are read in time, but for those that are read already', async () => {
    const fetcher = { get: async () => ({ kind: 'stopped' as const }) };
    const followed = Array.from({ length: maxPersonalFeeds }, (_, number) =>
      ownFeed({
        url: `https://a.example/${number}`,
        title: null,
        link: null,
        language: null,
        siteName: null,
      }),
    );
    const { finder } = open(undefined, { publicFetcher: fetcher, followed });
    const [offer] = (await finder.find(server.url('/'))) ?? [];
    expect(await finder.own(offer?.id ?? '')).toBe('full');
    followed[7] = ownFeed({ url: offer?.url ?? '', title: 'A', link: null, language: null, siteName: null });
    expect(await finder.own(offer?.id ?? '')).toMatchObject({ url: offer?.url });
  });
});

describe('looks', () => {
  it('are bounded for each person, for all together, and in time', async () => {
    const clock = new ManualClock();
    const looks = new FeedSearchLimiter(clock);
    for (let count = 0; count < 10; count++) expect(await looks.run('one', async () => 1)).toBe(1);
    expect(await looks.run('one', async () => 1)).toBeNull();
    expect(await looks.run('two', async () => 1)).toBe(1);
    await clock.advance(600_001);
    expect(await looks.run('one', async () => 1)).toBe(1);
    const aborted: boolean[] = [];
    const held = Array.from({ length: 8 }, (_, number) =>
      looks.run(`p${number}`, (signal) => {
        return new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => {
            aborted.push(true);
            resolve();
          }),
        );
      }),
    );
    expect(await looks.run('three', async () => 1)).toBeNull();
    await clock.advance(20_000);
    await Promise.all(held);
    expect(aborted).toHaveLength(8);
    expect(await looks.run('three', async () => 1)).toBe(1);
    expect(clock.waiting).toBe(0);
  });
});

it('shows no password in the name of a feed, and keeps its address', () => {
  const url = 'https://siti:geheim@a.example/feed#x';
  const feed = { url, title: `News of ${url}`, link: 'https://siti:geheim@a.example/', language: 'id-ID' };
  const own = ownFeed({ ...feed, siteName: null });
  expect(own).toMatchObject({ url: 'https://siti:geheim@a.example/feed', language: null });
  expect(own.title + own.site).not.toContain('geheim');
});

describe('an OPML list', () => {
  const catalog = catalogSchema.parse({
    publishers: [
      {
        id: 'p',
        name: 'P',
        url: 'https://p.example',
        feeds: [
          { id: 'p-1', url: 'https://p.example/1' },
          { id: 'p-2', url: 'https://u:geheim@p.example/2' },
          { id: 'p-3', url: 'https://p.example/3?token=geheim12' },
        ],
      },
    ],
  });
  const outline = (url: string) => `<outline text="T ${url.length}" xmlUrl="${url}"/>`;
  const list = (...urls: string[]) => Buffer.from(`<opml><body>${urls.map(outline).join('')}</body></opml>`);

  const question = (room: number) => ({
    room,
    isFollowed: (topic: string) => topic === personalTopic('https://a.example/followed'),
    catalog,
    signal: AbortSignal.timeout(5_000),
    read: createReaderHere().read,
    fetcher: {
      get: async ({ url }: { url: string }): Promise<FetchAnswer> =>
        url.includes('away')
          ? { kind: 'failed', status: 500, reason: 'HTTP 500', retryAfterMs: null, gone: false }
          : ({
              kind: 'body',
              url,
              body: Buffer.from(url.includes('page') ? '<html></html>' : rss([])),
              contentType: null,
            } as FetchAnswer),
    },
  });

  function createReaderHere() {
    const reader = createReader({ clock: systemClock });
    onTestFinished(() => reader.close());
    return reader;
  }

  it('is tried feed by feed, as far as there is room, and known ones are told apart', async () => {
    const body = list(
      'https://p.example/1#x',
      'https://a.example/followed',
      'https://a.example/new',
      'https://a.example/new#again',
      'https://a.example/away',
      'https://a.example/page',
      'https://a.example/more',
      'ftp://a.example/x',
    );
    const found = await readFeedList(body, question(3));
    expect(found).toMatchObject({ publishers: ['p'], known: 2, left: 2 });
    expect(found.own.map(({ url }) => url)).toEqual(['https://a.example/new']);
    expect(found.failed).toHaveLength(2);
    expect(await readFeedList(body, question(0))).toMatchObject({ own: [], failed: [], left: 5 });
    await expect(readFeedList(Buffer.from('<html>'), question(1))).rejects.toThrow('not an OPML');
  });

  it('is written without any password, and can be read again', async () => {
    const own = ownFeed({
      url: 'https://a.example/feed',
      title: 'A & "B"',
      link: null,
      language: null,
      siteName: null,
    });
    const hidden = { ...own, url: 'https://a.example/feed?key=geheim12' };
    const text = writeFeedList(catalog, [own, hidden], ['p']);
    expect(text).not.toContain('geheim');
    expect((await readOpml(text)).outlines.map(({ title, url }) => [title, url])).toEqual([
      ['A & "B"', 'https://a.example/feed'],
      ['P', 'https://p.example/1'],
      ['P', 'https://p.example/2'],
    ]);
  });
});
