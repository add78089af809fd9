import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../../src/app/catalog/source.js';
import { createFeedFinder } from '../../src/app/feed-finder.js';
import { feedsOf } from '../../src/core/catalog.js';
import type { FeedFinder } from '../../src/core/ports.js';
import { createFetcher } from '../../src/intake/fetch/fetcher.js';
import { createReader } from '../../src/intake/read/reader.js';
import { fastClock } from '../doubles/clock.js';
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

function open(files = ['catalog.json', 'own.json']) {
  const clock = fastClock(1);
  const fetcher = createFetcher({ clock, version: '1', contact: 'a test', allowHosts: ['127.0.0.1'] });
  const reader = createReader({ clock });
  onTestFinished(() => Promise.all([fetcher.close(), reader.close()]).then(() => {}));
  const paths = files.map((name) => join(folder, name));
  const source = openCatalog(paths);
  const finder: FeedFinder = createFeedFinder({
    files: paths,
    source,
    fetcher,
    reader,
    log: new RecordedLog(),
  });
  return { finder, source };
}

it('finds the feed of a site, and adds it so that the catalog has it at once', async () => {
  const { finder, source } = open();
  const [offer] = await finder.find(server.url('/'));
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
