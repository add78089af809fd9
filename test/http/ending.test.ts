import { describe, expect, it } from 'vitest';
import { settled } from '../doubles/clock.js';
import { until } from '../doubles/until.js';
import { raw, start } from './kit.js';

describe('the end of the HTTP server', () => {
  const head = 'POST /echo/ HTTP/1.1\r\nHost: a\r\n';
  it.each([
    ['nothing sent', ''],
    ['half a first line', 'GET /hea'],
    ['half of the headers', head],
    ['half of a body', `${head}Content-Length: 100\r\n\r\nhalf`],
    ['half of a body in chunks', `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`],
    ['a request that is never answered', 'GET /never/ HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a request after a first one', `GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n${head}`],
  ])('comes within a second, with %s', async (_, text) => {
    const { url, stop } = await start();
    const { closed } = await raw(url, text);
    await settled(20);
    expect(await stop()).toBeLessThanOrEqual(1_010);
    await closed;
  });

  it('comes at once while a connection is kept alive', async () => {
    const { url, server } = await start();
    const { answer, closed } = await raw(url, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => answer().includes('alive'), 'the answer');
    // The clock stands still.
    await server.stop();
    await closed;
  });

  it('comes within a second while events are streamed, and tells the stream', async () => {
    const { url, server, stop } = await start();
    let isCancelled = false;
    server.mount('/events/', async () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
        cancel: () => {
          isCancelled = true;
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    });
    const { answer, closed } = await raw(url, 'GET /events/ HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => answer().includes('data: 1'), 'the first event');
    expect(await stop()).toBeLessThanOrEqual(1_010);
    await closed;
    await until(() => isCancelled, 'the stream to be told');
  });

  it('gives a request under way its second', async () => {
    const { url, server, clock, asked } = await start();
    const { socket, answer } = await raw(url, `${head}Content-Length: 5\r\n\r\nhel`);
    await until(() => asked.length === 1, 'the request');
    const ended = server.stop();
    await clock.advance(900);
    socket.write('lo');
    await until(() => answer().includes('POST hello'), 'the answer');
    await ended;
  });
});
