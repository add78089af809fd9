import { describe, expect, it } from 'vitest';
import { HttpServer, type Readiness } from '../../src/http/server.js';
import { start, up } from './kit.js';

describe('the HTTP server', () => {
  it('is alive, and ready when it is, and says which platform is not', async () => {
    let readiness: Readiness = { ready: false, platforms: { telegram: 'connected', discord: 'connecting' } };
    const { url } = await start(() => readiness);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const before = await fetch(`${url}/readyz`);
    expect([before.status, await before.json()]).toEqual([503, readiness]);
    readiness = { ready: true, platforms: { telegram: 'connected', discord: 'standing by' } };
    const after = await fetch(`${url}/readyz`);
    expect([after.status, await after.json()]).toEqual([200, readiness]);
  });

  it('answers HEAD like GET, without a body', async () => {
    const { url } = await start(() => ({ ...up, ready: false }));
    for (const [path, status] of Object.entries({ healthz: 200, readyz: 503, nothing: 404 })) {
      const head = await fetch(`${url}/${path}`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([status, '']);
      const { headers } = await fetch(`${url}/${path}`);
      expect(head.headers.get('content-type')).toBe(headers.get('content-type'));
    }
  });

  it('lets health be only read, kept by nobody, and taken for nothing else', async () => {
    const { url } = await start();
    for (const path of ['healthz', 'readyz']) {
      const { headers } = await fetch(`${url}/${path}`);
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
        'no-store',
        'nosniff',
      ]);
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const refused = await fetch(`${url}/${path}`, { method });
        expect([refused.status, refused.headers.get('allow')], method).toEqual([405, 'GET, HEAD']);
      }
    }
  });

  it('hands on what is mounted, and nothing else', async () => {
    const { url } = await start();
    const echoed = await fetch(`${url}/echo/a/b?c`, { method: 'POST', body: 'hello' });
    expect(await echoed.text()).toBe('POST hello');
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/../etc/passwd`)).status).toBe(404);
  });

  it('mounts at any time, also after its first request, and takes it back', async () => {
    const { url, server } = await start();
    const asked = async () => {
      const answer = await fetch(`${url}/late/x`);
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await asked()).toBe('404 not found');
    const unmount = server.mount('/late/', async () => new Response('first'));
    expect(await asked()).toBe('200 first');
    unmount();
    expect(await asked()).toBe('404 not found');
    server.mount('/late/', async () => new Response('second'));
    unmount();
    expect(await asked()).toBe('200 second');
  });

  it('says so when two parts want the same prefix, or one that is none', async () => {
    const { url, server } = await start();
    const mine = async () => new Response('mine');
    expect(() => server.mount('/echo/', mine)).toThrow('two parts want to answer below /echo/');
    for (const prefix of ['', 'echo/', '/echo', '/a/../b/', '/a b/', '//']) {
      expect(() => server.mount(prefix, mine)).toThrow('is no prefix');
    }
    expect(await (await fetch(`${url}/echo/`, { method: 'POST', body: 'hello' })).text()).toBe('POST hello');
  });

  it('gives a request to the longest prefix, and none of its own paths to anybody', async () => {
    const { url, server } = await start();
    const named = (name: string) => async () => new Response(name);
    server.mount('/', named('root'));
    server.mount('/a/b/', named('a/b'));
    server.mount('/a/', named('a'));
    const answers = ['', 'a/', 'a/b/', 'a/b/c/d', 'a/bc', 'a/c', 'ab/', 'x'].map(async (path) => {
      return `${path} ${await (await fetch(`${url}/${path}`)).text()}`;
    });
    expect(await Promise.all(answers)).toEqual([
      ' root',
      'a/ a',
      'a/b/ a/b',
      'a/b/c/d a/b',
      'a/bc a',
      'a/c a',
      'ab/ root',
      'x root',
    ]);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('alive');
  });

  it('leads from a prefix without its slash to the one with it, whatever stands before it', async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/echo`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, './echo/']);
  });

  it('refuses a body that is larger than its mount takes', async () => {
    const { url, server } = await start();
    const post = async (path: string, length: number) =>
      (await fetch(`${url}${path}`, { method: 'POST', body: 'x'.repeat(length) })).status;
    expect([await post('/echo/', 65_536), await post('/echo/', 65_537)]).toEqual([200, 413]);
    // Without a length too.
    const chunks = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 20; index++) controller.enqueue(new Uint8Array(8_192));
        controller.close();
      },
    });
    const init = { method: 'POST', body: chunks, duplex: 'half' } as RequestInit;
    expect((await fetch(`${url}/echo/`, init)).status).toBe(413);
    server.mount('/large/', async (request) => new Response(await request.text()), 1_000_000);
    expect([await post('/large/', 1_000_000), await post('/large/', 1_000_001)]).toEqual([200, 413]);
  });

  it('lets a browser run, frame and guess nothing, whatever the answer', async () => {
    const { url, server } = await start();
    const own = "default-src 'self'";
    server.mount('/own/', async () => new Response('own', { headers: { 'content-security-policy': own } }));
    const guardsOf = async (path: string, init: RequestInit = {}) => {
      const { status, headers } = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
      return [status, headers.get('content-security-policy'), headers.get('x-content-type-options')];
    };
    const none = "default-src 'none'; frame-ancestors 'none'";
    expect(await guardsOf('/healthz')).toEqual([200, none, 'nosniff']);
    expect(await guardsOf('/healthz', { method: 'POST' })).toEqual([405, none, 'nosniff']);
    expect(await guardsOf('/readyz')).toEqual([200, none, 'nosniff']);
    expect(await guardsOf('/nothing')).toEqual([404, none, 'nosniff']);
    expect(await guardsOf('/echo')).toEqual([308, none, 'nosniff']);
    expect(await guardsOf('/echo/')).toEqual([200, none, 'nosniff']);
    expect(await guardsOf('/broken/')).toEqual([500, none, 'nosniff']);
    const tooLarge = { method: 'POST', body: 'x'.repeat(70_000) };
    expect(await guardsOf('/echo/', tooLarge)).toEqual([413, none, 'nosniff']);
    // Who knows better says so.
    expect(await guardsOf('/own/')).toEqual([200, own, 'nosniff']);
  });

  it('tells the log, not the caller, why it failed', async () => {
    const { url, log } = await start();
    const answer = await fetch(`${url}/broken/`);
    expect([answer.status, await answer.text()]).toEqual([500, 'internal error']);
    expect(log.lines).toMatchObject([{ level: 'error', facts: { err: new Error('broken') } }]);
  });

  it('says when its port is taken, and stops cleanly', async () => {
    const { url, stop, log, clock } = await start();
    const port = Number(new URL(url).port);
    const second = new HttpServer({ host: '127.0.0.1', port, readiness: () => up, clock, log });
    await expect(second.start()).rejects.toThrow('EADDRINUSE');
    await stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
