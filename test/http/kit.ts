import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type HttpLimits, HttpServer, type Readiness } from '../../src/http/server.js';
import { ManualClock } from '../doubles/clock.js';
import { afterTest } from '../doubles/environment.js';
import { RecordedLog } from '../doubles/log.js';

/** Every platform is there. */
export const up: Readiness = { ready: true, platforms: {} };

/** A server with something mounted that answers, something that fails, and something that never answers. */
export async function start(readiness = () => up, limits: Partial<HttpLimits> = {}) {
  const [log, clock] = [new RecordedLog(), new ManualClock()];
  const server = new HttpServer({ host: '127.0.0.1', port: 0, readiness, clock, log, limits });
  const asked: string[] = [];
  server.mount('/echo/', async (request) => {
    asked.push(request.url);
    return new Response(`${request.method} ${await request.text()}`);
  });
  server.mount('/broken/', async () => {
    throw new Error('broken');
  });
  server.mount('/never/', async (request) => {
    asked.push(request.url);
    return new Promise(() => {});
  });
  const url = await server.start();
  /** Ends the server, and moves the clock on until that is done; in milliseconds. */
  const stop = async () => {
    const began = clock.elapsed();
    let ended = false;
    void server.stop().then(() => {
      ended = true;
    });
    while (!ended) await clock.advance(10);
    return clock.elapsed() - began;
  };
  afterTest(async () => void (await stop()));
  return { url, server, log, clock, stop, asked };
}

/** Opens a connection, sends something, and keeps what comes back. */
export async function raw(url: string, text: string) {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  afterTest(async () => void socket.destroy());
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  if (text !== '') await new Promise((resolve) => socket.write(text, resolve));
  return { socket, closed, answer: () => answer };
}
