import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../src/intake/fetch/fetcher.js';
import type { Lookup } from '../../../src/intake/fetch/guard.js';
import { ManualClock } from '../../doubles/clock.js';
import { FeedServer } from '../../doubles/feed-server.js';

const clock = new ManualClock();
const fetchers: Fetcher[] = [];
let server: FeedServer;

beforeEach(async () => {
  server = await FeedServer.start();
});
afterEach(async () => {
  await Promise.all(fetchers.splice(0).map((fetcher) => fetcher.close()));
  await server.close();
  expect(clock.waiting).toBe(0);
});

function makeFetcher(options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({
    clock,
    version: '0.1.0',
    contact: 'https://kabar.example/bot',
    allowHosts: ['127.0.0.1'],
    ...options,
  });
  fetchers.push(fetcher);
  return fetcher;
}

const get = (path: string, options: Partial<FetcherOptions> = {}) =>
  makeFetcher(options).get({ url: server.url(path) });

async function text(path: string): Promise<string> {
  const answer = await get(path);
  return answer.kind === 'body' ? answer.body.toString() : JSON.stringify(answer);
}

async function reason(path: string, options: Partial<FetcherOptions> = {}): Promise<string> {
  const answer = await get(path, options);
  return answer.kind === 'failed' ? answer.reason : answer.kind;
}

test('asks as Kabar, with a contact, and is handed body, type and validators', async () => {
  server.set('/feed', { body: 'news', etag: '"1"', headers: { 'cache-control': 'public, max-age=600' } });
  expect(await get('/feed')).toEqual({
    kind: 'body',
    url: server.url('/feed'),
    body: Buffer.from('news'),
    contentType: 'application/rss+xml; charset=utf-8',
    etag: '"1"',
    lastModified: null,
    maxAgeSeconds: 600,
    movedTo: null,
  });
  expect(server.requests[0]?.headers['user-agent']).toBe('Kabar/0.1.0 (+https://kabar.example/bot)');
});

test('asks only for what changed', async () => {
  server.set('/feed', { body: 'news', etag: '"1"' });
  server.set('/dated', { body: 'news', lastModified: 'Tue, 18 Jun 2024 03:00:00 GMT' });
  const fetcher = makeFetcher();
  expect(await fetcher.get({ url: server.url('/feed'), etag: '"1"' })).toMatchObject({ kind: 'unchanged' });
  expect(await fetcher.get({ url: server.url('/feed'), etag: '"0"' })).toMatchObject({ kind: 'body' });
  const lastModified = 'Tue, 18 Jun 2024 03:00:00 GMT';
  expect(await fetcher.get({ url: server.url('/dated'), lastModified })).toMatchObject({ kind: 'unchanged' });
});

test.each(['gzip', 'br', 'deflate', 'deflate-raw'] as const)('reads %s', async (encoding) => {
  server.set('/feed', { body: 'news '.repeat(1000), encoding });
  expect(await text('/feed')).toBe('news '.repeat(1000));
});

test('reads gzip that no header speaks of, and plain text under a header that lies', async () => {
  server.set('/sitemap.xml.gz', { body: gzipSync('news'), type: 'application/octet-stream' });
  server.set('/plain', { body: 'news', headers: { 'content-encoding': 'gzip' } });
  expect(await text('/sitemap.xml.gz')).toBe('news');
  expect(await text('/plain')).toBe('news');
});

test.each(['gzip', 'br', 'deflate'] as const)('a bomb in %s ends at 10 MiB', async (encoding) => {
  server.set('/bomb', { body: Buffer.alloc(24 * 1_048_576), encoding });
  expect(await reason('/bomb')).toBe('its answer is larger than 10 MiB');
});

test('a bomb within a bomb ends too', async () => {
  const body = gzipSync(gzipSync(Buffer.alloc(24 * 1_048_576)));
  server.set('/bomb', { body, headers: { 'content-encoding': 'gzip, gzip' } });
  expect(await reason('/bomb')).toBe('its answer is larger than 10 MiB');
});

test('an endless body ends at the limit', async () => {
  server.set('/endless', { body: 'x'.repeat(65_536), ending: 'endless' });
  expect(await reason('/endless')).toBe('its answer is larger than 10 MiB');
});

test.each(['/silent', '/stuck', '/redirected'])('%s ends with the time-out over all', async (path) => {
  server.set('/stuck', { body: '<rss>', ending: 'stuck' });
  server.redirect('/redirected', '/stuck');
  server.hold('/silent');
  const answer = get(path);
  await server.arrived(path === '/redirected' ? '/stuck' : path);
  await clock.advance(15_000);
  expect(await answer).toMatchObject({ kind: 'failed', reason: 'it did not answer within 15 s' });
});

test('a body that breaks off is a failure, not half a feed', async () => {
  server.set('/cut', { body: '<rss>', ending: 'cut' });
  server.set('/torn', {
    body: gzipSync('news '.repeat(1000)).subarray(0, 30),
    headers: { 'content-encoding': 'gzip' },
  });
  expect(await reason('/cut')).toMatch(/^it cut the connection|^its answer was not as long/);
  expect(await reason('/torn')).toBe('its answer is not readable as gzip');
});

test('a refusal is told at once, though its body never ends', async () => {
  server.set('/full', { status: 503, body: 'later', ending: 'stuck' });
  expect(await reason('/full')).toBe('HTTP 503');
});

test('what comes before an answer is none', async () => {
  const hinting = createServer((_, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    response.end('news');
  }).listen(0, '127.0.0.1');
  await once(hinting, 'listening');
  const { port } = hinting.address() as AddressInfo;
  const answer = await makeFetcher().get({ url: `http://127.0.0.1:${port}/` });
  expect(answer).toMatchObject({ kind: 'body', body: Buffer.from('news') });
  hinting.close();
  hinting.closeAllConnections();
});

test('follows five redirects and no more', async () => {
  server.set('/0', 'news');
  for (let n = 1; n <= 6; n++) server.redirect(`/${n}`, `/${n - 1}`);
  expect(await text('/5')).toBe('news');
  expect(await reason('/6')).toBe('it redirects more than 5 times');
  server.redirect('/loop', '/loop');
  expect(await reason('/loop')).toBe('it redirects more than 5 times');
});

test('tells of a move for good, up to the first redirect that is not', async () => {
  server.set('/c', 'news');
  server.redirect('/b', '/c', 308);
  server.redirect('/a', '/b', 301);
  server.redirect('/now', '/c', 302);
  server.redirect('/mixed', '/now', 301);
  expect(await get('/a')).toMatchObject({ movedTo: server.url('/c'), url: server.url('/c') });
  expect(await get('/now')).toMatchObject({ movedTo: null });
  expect(await get('/mixed')).toMatchObject({ movedTo: server.url('/now') });
});

test('what is asked right after an answer goes over the same connection', async () => {
  server.set('/feed', { body: 'news', etag: '"1"' });
  const fetcher = makeFetcher();
  for (const etag of [null, '"1"', '"1"', null]) await fetcher.get({ url: server.url('/feed'), etag });
  expect(server.seen('/feed')).toHaveLength(4);
  expect(server.connections).toBe(1);
});

test('a refusal bears its number and how long to wait', async () => {
  const wait = (value: string) => ({ status: 429, headers: { 'retry-after': value } });
  server.set('/429', wait('120'));
  server.set('/date', wait(new Date(clock.now() + 60_000).toUTCString()));
  server.set('/long', wait('99999999'));
  server.set('/odd', wait('soon'));
  server.set('/410', { status: 410 });
  server.set('/204', { status: 204 });
  expect(await get('/429')).toEqual({
    kind: 'failed',
    status: 429,
    reason: 'HTTP 429',
    retryAfterMs: 120_000,
    gone: false,
  });
  expect(await get('/date')).toMatchObject({ retryAfterMs: 60_000 });
  expect(await get('/long')).toMatchObject({ retryAfterMs: 86_400_000 });
  expect(await get('/odd')).toMatchObject({ retryAfterMs: null });
  expect(await get('/410')).toMatchObject({ reason: 'HTTP 410', gone: true });
  expect(await reason('/204')).toBe('HTTP 204');
  expect(await reason('/missing')).toBe('HTTP 404');
});

test('a password in the address goes to that host alone, and into no reason', async () => {
  server.set('/feed', 'news');
  server.redirect('/moved', `http://127.0.0.1:${server.port}/feed`);
  const withLogin = (path: string) => server.url(path).replace('//', '//me:s%40cret@');
  const fetcher = makeFetcher();
  expect(await fetcher.get({ url: withLogin('/feed') })).toMatchObject({ url: server.url('/feed') });
  expect(server.requests[0]?.headers.authorization).toBe(`Basic ${btoa('me:s@cret')}`);
  await fetcher.get({ url: withLogin('/moved') });
  expect(server.requests[2]?.headers.authorization).toBeUndefined();
  expect(JSON.stringify(await fetcher.get({ url: withLogin('/missing') }))).not.toContain('cret');
});

test('names what is wrong with a connection', async () => {
  const unknown: Lookup = (_hostname, done) =>
    done(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), []);
  expect(await makeFetcher({ lookup: unknown }).get({ url: 'http://no.example/' })).toMatchObject({
    reason: 'its host name is not known',
  });
  const { port } = server;
  await server.close();
  const fetcher = makeFetcher();
  expect(await fetcher.get({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
    reason: 'it refused the connection',
  });
  await server.listen();
  expect(await fetcher.get({ url: `https://127.0.0.1:${server.port}/` })).toMatchObject({
    reason: 'no secure connection could be made',
  });
});

test('stops when it is told to', async () => {
  server.hold('/silent');
  const control = new AbortController();
  const fetcher = makeFetcher();
  const answer = fetcher.get({ url: server.url('/silent'), signal: control.signal });
  await server.arrived('/silent');
  control.abort();
  expect(await answer).toEqual({ kind: 'stopped' });
  expect(await fetcher.get({ url: server.url('/silent'), signal: control.signal })).toEqual({
    kind: 'stopped',
  });
});
