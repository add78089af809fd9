import { describe, expect, it } from 'vitest';
import { HttpServer } from '../../src/http/server.js';
import { afterTest } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';

async function start(ready = () => true) {
  const log = new RecordedLog();
  const server = new HttpServer({ host: '127.0.0.1', port: 0, ready, log });
  server.mount('/echo/', async (request) => new Response(`${request.method} ${await request.text()}`));
  server.mount('/broken/', async () => {
    throw new Error('broken');
  });
  const url = await server.start();
  afterTest(() => server.stop());
  return { url, server, log };
}

describe('the HTTP server', () => {
  it('is alive, and ready when it is', async () => {
    let up = false;
    const { url } = await start(() => up);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    up = true;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('hands on what is mounted, and nothing else', async () => {
    const { url } = await start();
    const echoed = await fetch(`${url}/echo/a/b?c`, { method: 'POST', body: 'hello' });
    expect(await echoed.text()).toBe('POST hello');
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/../etc/passwd`)).status).toBe(404);
  });

  it('refuses a body that is too large', async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/echo/`, { method: 'POST', body: 'x'.repeat(11 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  it('tells the log, not the caller, why it failed', async () => {
    const { url, log } = await start();
    const answer = await fetch(`${url}/broken/`);
    expect([answer.status, await answer.text()]).toEqual([500, 'internal error']);
    expect(log.lines).toMatchObject([{ level: 'error', facts: { err: new Error('broken') } }]);
  });

  it('says when its port is taken, and stops cleanly', async () => {
    const { url, server, log } = await start();
    const second = new HttpServer({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
      ready: () => true,
      log,
    });
    await expect(second.start()).rejects.toThrow('EADDRINUSE');
    await server.stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
