import { beforeEach, expect, test } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../../src/intake/fetch/fetcher.js';
import type { Lookup } from '../../../src/intake/fetch/guard.js';
import { ManualClock } from '../../doubles/clock.js';
import { afterTest } from '../../doubles/environment.js';
import { FeedServer } from '../../doubles/feed-server.js';

let server: FeedServer;

beforeEach(async () => {
  server = await FeedServer.start();
  afterTest(() => server.close());
});

function makeFetcher(options: Partial<FetcherOptions> = {}) {
  const settings = { clock: new ManualClock(), version: '1', contact: 'a test', allowHosts: ['127.0.0.1'] };
  const fetcher = createFetcher({ ...settings, ...options });
  afterTest(() => fetcher.close());
  return fetcher;
}

async function reason(path: string, options: Partial<FetcherOptions> = {}): Promise<string> {
  const answer = await makeFetcher(options).get({ url: server.url(path) });
  return answer.kind === 'failed' ? answer.reason : answer.kind;
}

test.each([
  ['file:///etc/passwd', 'it leads to file:, which is neither http nor https'],
  ['ftp://127.0.0.1/', 'it leads to ftp:, which is neither http nor https'],
  ['http://[', 'it leads to something that is not an address'],
  [
    'http://169.254.169.254/latest',
    /^its address is private \(169\.254\.169\.254\): allow it with FETCH_ALLOW_HOSTS$/,
  ],
  ['http://localhost:1/', /^its address is private/],
  ['http://2130706434/', /^its address is private \(127\.0\.0\.2\)/],
  ['http://0x7f.2/', /^its address is private \(127\.0\.0\.2\)/],
  ['http://[::ffff:10.0.0.1]/', /^its address is private \(::ffff:a00:1\)/],
])('a redirect to %s goes nowhere', async (location, expected) => {
  server.redirect('/feed', location);
  const actual = await reason('/feed');
  if (typeof expected === 'string') expect(actual).toBe(expected);
  else expect(actual).toMatch(expected);
});

test('a loopback address is not reached unless it is allowed, and then with its port', async () => {
  server.set('/feed', 'news');
  const { port } = server;
  expect(await reason('/feed', { allowHosts: [] })).toBe(
    'its address is private (127.0.0.1): allow it with FETCH_ALLOW_HOSTS',
  );
  expect(await reason('/feed', { allowHosts: [`127.0.0.1:${port + 1}`] })).toMatch(/private/);
  expect(server.requests).toEqual([]);
  expect(await reason('/feed', { allowHosts: [`127.0.0.1:${port}`] })).toBe('body');
});

test('a name of the system is looked up, and allowed by its name', async () => {
  server.set('/feed', 'news');
  const url = `http://LOCALHOST:${server.port}/feed`;
  expect(await makeFetcher({ allowHosts: ['localhost'] }).get({ url })).toMatchObject({ kind: 'body' });
  expect(await makeFetcher({ allowHosts: [] }).get({ url })).toMatchObject({ kind: 'failed' });
});

test('a redirect from an allowed host to another name of the same machine is refused', async () => {
  server.redirect('/feed', `http://localhost:${server.port}/secret`);
  expect(await reason('/feed')).toMatch(/private/);
  expect(server.seen('/secret')).toEqual([]);
});

const resolvesTo =
  (...addresses: string[]): Lookup =>
  (_hostname, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

test('a name is judged by the addresses that are connected to', async () => {
  server.set('/feed', 'news');
  const url = `http://feeds.example:${server.port}/feed`;
  const ask = (lookup: Lookup, allowHosts: string[] = []) => makeFetcher({ lookup, allowHosts }).get({ url });
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3']) {
    expect(await ask(resolvesTo(address))).toMatchObject({
      reason: `its address is private (${address}): allow it with FETCH_ALLOW_HOSTS`,
    });
  }
  // Allowing an address does not allow every name that claims to lie there.
  expect(await ask(resolvesTo('127.0.0.1'), ['127.0.0.1'])).toMatchObject({ kind: 'failed' });
  expect(await ask(resolvesTo('127.0.0.1'), ['FEEDS.example'])).toMatchObject({ kind: 'body' });
});

test('a name that changes its answer is asked once for each connection: nothing lies between check and use', async () => {
  server.set('/feed', 'news');
  let asked = 0;
  const rebinding: Lookup = (hostname, done) =>
    resolvesTo(asked++ === 0 ? '192.0.2.1' : '127.0.0.1')(hostname, done);
  const fetcher = makeFetcher({ lookup: rebinding, allowHosts: [] });
  const url = `http://feeds.example:${server.port}/feed`;
  expect(await fetcher.get({ url })).toMatchObject({ reason: expect.stringContaining('192.0.2.1') });
  expect(await fetcher.get({ url })).toMatchObject({ reason: expect.stringContaining('127.0.0.1') });
  expect(asked).toBe(2);
  expect(server.requests).toEqual([]);
});
