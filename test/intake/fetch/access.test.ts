import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../../../src/intake/fetch/feed-headers.js';
import { isHome } from '../../../src/intake/fetch/feed-headers.js';
import { createFetcher, type FetcherOptions } from '../../../src/intake/fetch/fetcher.js';
import { certify } from '../../doubles/certificate.js';
import { ManualClock } from '../../doubles/clock.js';
import { afterTest } from '../../doubles/environment.js';
import { FeedServer } from '../../doubles/feed-server.js';
import { HttpProxy } from '../../doubles/http-proxy.js';

let server: FeedServer;

beforeEach(async () => {
  server = await FeedServer.start();
  afterTest(() => server.close());
});

const secrets: Record<string, string> = { LAUT_USER: 'siti', LAUT_PASSWORD: 'ge:heim', LAUT_KEY: 'key-1' };

function makeFetcher(options: Partial<FetcherOptions> = {}) {
  const fetcher = createFetcher({
    clock: new ManualClock(),
    version: '1',
    contact: 'a test',
    allowHosts: ['127.0.0.1'],
    variables: (name) => {
      const value = secrets[name];
      if (value === undefined) throw new Error(`the variable ${name} is not set`);
      return value;
    },
    ...options,
  });
  afterTest(() => fetcher.close());
  return fetcher;
}

const access = (home: string, changes: Partial<Access> = {}): Access => ({
  home,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how the catalog names a variable.
  headers: { 'X-Api-Key': '${LAUT_KEY}', Cookie: 'a=b' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the same.
  login: { user: '${LAUT_USER}', password: '${LAUT_PASSWORD}' },
  userAgent: 'Kabar for Laut',
  ...changes,
});

describe('the access of a feed', () => {
  it('is sent to its site, with the variables filled in', async () => {
    server.set('/feed', 'news');
    const url = server.url('/feed');
    await makeFetcher().get({ url, access: access(url) });
    expect(server.requests[0]?.headers).toMatchObject({
      'x-api-key': 'key-1',
      cookie: 'a=b',
      authorization: `Basic ${btoa('siti:ge:heim')}`,
      'user-agent': 'Kabar for Laut',
      accept: expect.stringContaining('rss'),
    });
  });

  it('follows a redirect within the site, and is never sent to another, nor sent again by one', async () => {
    const other = await FeedServer.start();
    afterTest(() => other.close());
    server.redirect('/feed', '/moved');
    server.redirect('/moved', other.url('/away'));
    other.redirect('/away', server.url('/back'));
    server.set('/back', 'news');
    const url = server.url('/feed');
    const answer = await makeFetcher().get({ url, access: access(url) });
    expect(answer).toMatchObject({ kind: 'body', url: server.url('/back') });
    expect(server.seen('/moved')[0]?.headers).toMatchObject({ 'x-api-key': 'key-1' });
    for (const { headers } of [...other.seen('/away'), ...server.seen('/back')]) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('x-api-key');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers['user-agent']).toBe('Kabar/1 (+a test)');
    }
  });

  it('is not sent to where the feed has moved for good', async () => {
    server.set('/feed', 'news');
    await makeFetcher().get({ url: server.url('/feed'), access: access('https://laut.example/feed') });
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['https://a.example/x', 'https://a.example/feed', true],
    ['https://a.example/x', 'http://a.example/feed', true],
    ['http://a.example/x', 'https://a.example/feed', false],
    ['https://a.example:8443/x', 'https://a.example/feed', false],
    ['https://a.example/x', 'http://a.example:8080/feed', false],
    ['https://www.a.example/x', 'https://a.example/feed', false],
    ['https://a.example.evil/x', 'https://a.example/feed', false],
  ])('%s belongs to the feed %s: %s', (url, home, expected) => {
    expect(isHome(new URL(url), home)).toBe(expected);
  });

  it('names a variable that is missing, and asks nobody', async () => {
    const url = server.url('/feed');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
    const login = { user: 'x', password: '${NOBODY_SET_THIS}' };
    const answer = await makeFetcher().get({ url, access: access(url, { login }) });
    expect(answer).toMatchObject({ kind: 'failed', reason: 'the variable NOBODY_SET_THIS is not set' });
    expect(server.requests).toEqual([]);
  });

  it('sends no header that a variable would break in two, and does not show its value', async () => {
    const url = server.url('/feed');
    const variables = () => 'geheim\r\nX-Other: 1';
    const answer = await makeFetcher({ variables }).get({ url, access: access(url, { login: undefined }) });
    expect(answer).toMatchObject({ kind: 'failed', reason: expect.stringContaining('X-Api-Key') });
    expect(JSON.stringify(answer)).not.toContain('geheim');
    expect(server.requests).toEqual([]);
  });
});

it('USER_AGENT stands in the place of the name', async () => {
  server.set('/feed', 'news');
  await makeFetcher({ userAgent: 'Redaksi/2 (+https://redaksi.example)' }).get({ url: server.url('/feed') });
  expect(server.requests[0]?.headers['user-agent']).toBe('Redaksi/2 (+https://redaksi.example)');
});

/** A publisher whose certificate nobody has signed. */
async function secureServer(): Promise<{
  url: string;
  port: number;
  fingerprint: string;
  requests: string[];
}> {
  const certified = certify('127.0.0.1', [-1, 1]);
  const requests: string[] = [];
  const secure = createServer(certified, (request, response) => {
    requests.push(`${request.headers.authorization ?? ''} ${request.url}`);
    response.end('news');
  });
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
  afterTest(async () => void secure.close());
  const { port } = secure.address() as AddressInfo;
  const fingerprint = new X509Certificate(certified.cert).fingerprint256;
  return { url: `https://127.0.0.1:${port}/feed`, port, fingerprint, requests };
}

describe.each(['directly', 'through a proxy'])(
  'a certificate that is named by its fingerprint, %s',
  (way) => {
    async function fetcherOf() {
      if (way === 'directly') return makeFetcher();
      const proxy = await HttpProxy.start();
      afterTest(() => proxy.close());
      return makeFetcher({ proxies: { httpsProxy: proxy.url() } });
    }

    it('is accepted, that one alone, and for that feed alone', async () => {
      const { url, fingerprint, requests } = await secureServer();
      const fetcher = await fetcherOf();
      const pinned = (fingerprint256: string) => access(url, { tls: { fingerprint256 } });
      expect(await fetcher.get({ url, access: pinned(fingerprint) })).toMatchObject({ kind: 'body' });
      // Connections of before may be used again, but only by whom they were made for.
      expect(await fetcher.get({ url })).toMatchObject({ reason: 'its certificate is not trusted' });
      const other = fingerprint.replace(/^../, (pair) => (pair === '00' ? '01' : '00'));
      const refused = await fetcher.get({ url, access: pinned(other) });
      expect(refused).toMatchObject({ kind: 'failed', reason: expect.stringContaining(fingerprint) });
      expect(await fetcher.get({ url, access: pinned(fingerprint) })).toMatchObject({ kind: 'body' });
      expect(requests).toHaveLength(2);
    });
  },
);
