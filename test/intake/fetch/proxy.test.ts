import { beforeEach, describe, expect, it } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../../src/intake/fetch/fetcher.js';
import type { Lookup } from '../../../src/intake/fetch/guard.js';
import { ManualClock } from '../../doubles/clock.js';
import { afterTest } from '../../doubles/environment.js';
import { FeedServer } from '../../doubles/feed-server.js';
import { HttpProxy } from '../../doubles/http-proxy.js';

let server: FeedServer;
let proxy: HttpProxy;

beforeEach(async () => {
  server = await FeedServer.start();
  afterTest(() => server.close());
  proxy = await HttpProxy.start({ 'berita.example': server.port, 'dalam.example': server.port });
  afterTest(() => proxy.close());
  server.set('/feed', 'news');
});

/** `berita.example` is public, `dalam.example` is not, `dua.example` is both, and no other name is known. */
const lookup: Lookup = (hostname, done) => {
  const known: Record<string, string[]> = {
    'berita.example': ['93.184.216.34'],
    'dalam.example': ['10.0.0.7'],
    'dua.example': ['93.184.216.34', '127.0.0.1'],
  };
  const found = known[hostname];
  if (found === undefined) done(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), []);
  else
    done(
      null,
      found.map((address) => ({ address, family: 4 })),
    );
};

function makeFetcher(options: Partial<FetcherOptions> = {}) {
  const fetcher = createFetcher({
    clock: new ManualClock(),
    version: '1',
    contact: 'a test',
    allowHosts: [],
    lookup,
    proxies: { httpProxy: proxy.url() },
    ...options,
  });
  afterTest(() => fetcher.close());
  return fetcher;
}

describe('a feed behind a proxy', () => {
  it('is asked for by its whole address, and the proxy may lie on a private address', async () => {
    const answer = await makeFetcher().get({ url: 'http://berita.example/feed' });
    expect(answer).toMatchObject({ kind: 'body', body: Buffer.from('news') });
    expect(proxy.asked).toEqual(['GET http://berita.example/feed']);
    expect(server.requests[0]?.headers.host).toBe('berita.example');
  });

  it('is asked for with the login of the proxy, which it does not get', async () => {
    const proxies = { httpProxy: proxy.url('siti:ge%20heim@') };
    await makeFetcher({ proxies }).get({ url: 'http://berita.example/feed' });
    expect(proxy.logins).toEqual([`Basic ${btoa('siti:ge heim')}`]);
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it.each([
    ['http://dalam.example/feed', '10.0.0.7'],
    ['http://dua.example/feed', '127.0.0.1'],
    ['http://127.0.0.1:1/feed', '127.0.0.1'],
    ['http://[::1]/feed', '::1'],
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254'],
    ['https://dalam.example/feed', '10.0.0.7'],
  ])('%s is not asked of it: it is private', async (url, address) => {
    const reason = `its address is private (${address}): allow it with FETCH_ALLOW_HOSTS`;
    expect(await makeFetcher().get({ url })).toMatchObject({ kind: 'failed', reason });
    expect(proxy.asked).toEqual([]);
  });

  it('is not asked of it either where a redirect leads', async () => {
    server.redirect('/feed', 'http://dalam.example/secret');
    const answer = await makeFetcher().get({ url: 'http://berita.example/feed' });
    expect(answer).toMatchObject({ reason: expect.stringContaining('private') });
    expect(server.seen('/secret')).toEqual([]);
  });

  it('is asked of it where the operator allows the host, whoever can look it up', async () => {
    const fetcher = makeFetcher({ allowHosts: ['dalam.example', 'gelap.example'] });
    expect(await fetcher.get({ url: 'http://dalam.example/feed' })).toMatchObject({ kind: 'body' });
    expect(await fetcher.get({ url: 'http://terang.example/feed' })).toMatchObject({
      reason: 'its host name is not known',
    });
    await fetcher.get({ url: 'http://gelap.example/feed' });
    expect(proxy.asked).toContain('GET http://gelap.example/feed');
  });

  it('ends in time while a name is looked up', async () => {
    const clock = new ManualClock();
    const fetcher = makeFetcher({ clock, lookup: () => {} });
    const answer = fetcher.get({ url: 'http://berita.example/feed' });
    await clock.advance(15_000);
    expect(await answer).toMatchObject({ reason: 'it did not answer within 15 s' });
  });

  it('is told apart from a proxy that fails', async () => {
    proxy.refusal = 407;
    const proxies = { httpsProxy: proxy.url() };
    expect(await makeFetcher({ proxies }).get({ url: 'https://berita.example/feed' })).toMatchObject({
      reason: 'the proxy does not lead there (HTTP 407)',
    });
    const gone = { httpsProxy: 'http://127.0.0.1:9', httpProxy: 'http://127.0.0.1:9' };
    for (const scheme of ['http', 'https']) {
      const answer = await makeFetcher({ proxies: gone }).get({ url: `${scheme}://berita.example/feed` });
      expect(answer).toMatchObject({ reason: 'the proxy cannot be reached' });
    }
  });

  it('is reached without it where NO_PROXY says so, and is guarded there too', async () => {
    const proxies = { httpProxy: proxy.url(), noProxy: '127.0.0.1,.example' };
    const fetcher = makeFetcher({ proxies, allowHosts: ['127.0.0.1'] });
    expect(await fetcher.get({ url: server.url('/feed') })).toMatchObject({ kind: 'body' });
    expect(await fetcher.get({ url: 'http://dalam.example/feed' })).toMatchObject({
      reason: expect.stringContaining('private'),
    });
    expect(proxy.asked).toEqual([]);
  });
});
