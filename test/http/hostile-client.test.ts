import { describe, expect, it, vi } from 'vitest';
import { until } from '../doubles/until.js';
import { raw, start, up } from './kit.js';

describe('a hostile client', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\n${'x: y\r\n'.repeat(10_000)}`, 431],
    [
      'two lengths',
      'POST /echo/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    ['a broken chunk', 'POST /echo/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
  ])('with %s is refused, and nothing is printed or broken', async (_, text, status) => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { url } = await start();
    const { answer, closed } = await raw(url, text);
    await closed;
    expect(answer()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(printed.mock.calls).toEqual([]);
    printed.mockRestore();
  });

  it('that goes away in the middle breaks nothing, and is not logged', async () => {
    const { url, log, asked } = await start();
    for (const text of [
      'POST /echo/ HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhal',
      'GET /never/ HTTP/1.1\r\nHost: a\r\n\r\n',
    ]) {
      const { length } = asked;
      const { socket, closed } = await raw(url, text);
      await until(() => asked.length > length, 'the request');
      socket.destroy();
      await closed;
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('that sends slowly is let go', async () => {
    const { url } = await start(() => up, { headersMs: 100, requestMs: 300 });
    for (const text of [
      '',
      'GET / HTTP/1.1\r\nHost: a\r\nx',
      'POST /echo/ HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nh',
    ]) {
      const { closed } = await raw(url, text);
      await closed;
    }
  });

  it('that waits without a word is let go', async () => {
    const { url } = await start(() => up, { idleMs: 100 });
    const { closed } = await raw(url, 'GET /never/ HTTP/1.1\r\nHost: a\r\n\r\n');
    await closed;
  });

  it('that opens many connections takes no more than it may', async () => {
    const { url } = await start(() => up, { maxConnections: 3 });
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => raw(url, 'GET /never/ HTTP/1.1\r\nHost: a\r\n\r\n')),
    );
    await Promise.race(opened.map(({ closed }) => closed));
    await until(() => opened.filter(({ socket }) => socket.closed).length === 3, 'the end of the others');
  });
});
