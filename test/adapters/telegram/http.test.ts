import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, InputFile } from 'grammy';
import { expect, it } from 'vitest';
import { connections, directCalls, fetchOver } from '../../../adapters/telegram/http.js';
import { createMessageSender } from '../../../adapters/telegram/send.js';
import { ManualClock } from '../../doubles/clock.js';
import { afterTest } from '../../doubles/environment.js';
import { until } from '../../doubles/until.js';

interface Asked {
  path: string | undefined;
  type: string | undefined;
  body: string;
}

const part = { text: 'kabar – “baru” 🌋', link_preview_options: { is_disabled: true } };

/** A token's calls to a server that answers as is said. */
async function calls(answer: (response: ServerResponse) => void, path = '') {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    asked.push({ path: request.url, type: request.headers['content-type'], body });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  afterTest(close);
  const clock = new ManualClock();
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const dispatcher = connections(undefined);
  const api = new Api('1:secret', { apiRoot, fetch: fetchOver(dispatcher) });
  api.config.use(directCalls({ dispatcher, apiRoot, token: '1:secret', clock }));
  const send = () => createMessageSender(api, false, clock).send('77', part);
  return { api, asked, clock, close, send };
}

const good = JSON.stringify({ ok: true, result: { message_id: 5, text: 'kabar – “baru” 🌋' } });

it('an answer is read whole, wherever it is cut, and a path of the server is kept', async () => {
  const { asked, send } = await calls((response) => {
    const bytes = Buffer.from(good);
    for (let start = 0; start < bytes.length; start += 3) response.write(bytes.subarray(start, start + 3));
    response.end();
  }, '/proxy/telegram');
  expect(await send()).toEqual({ kind: 'sent', messageId: '5' });
  expect(asked).toMatchObject([
    { path: '/proxy/telegram/bot1:secret/sendMessage', type: 'application/json' },
  ]);
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ chat_id: 77, text: 'kabar – “baru” 🌋' });
});

it('no answer, half of one and one that is no JSON leave it in doubt; the token is in no reason', async () => {
  const halves = [
    (response: ServerResponse) => response.end('<html>bad gateway</html>'),
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 500 });
      response.write(good, () => response.socket?.destroy());
    },
    (response: ServerResponse) => response.socket?.destroy(),
    (response: ServerResponse) => response.end(''),
  ];
  for (const half of halves) {
    const { send } = await calls(half);
    const outcome = await send();
    expect(outcome).toMatchObject({ kind: 'in-doubt' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  }
});

it.each<[string, (response: ServerResponse) => void]>([
  ['no head', () => {}],
  ['half a body', (response) => void response.write(good.slice(0, 9))],
])('a call whose answer does not come whole in 15 seconds is in doubt: %s', async (_, begin) => {
  const { asked, clock, send } = await calls(begin);
  const outcome = send();
  await until(() => asked.length === 1, 'the call');
  await clock.advance(14_999);
  const early = await Promise.race([outcome, new Promise((resolve) => setImmediate(resolve, 'open'))]);
  expect(early).toBe('open');
  await clock.advance(1);
  expect(await outcome).toMatchObject({ kind: 'in-doubt' });
  expect(clock.waiting).toBe(0);
});

it('a call that never left is tried later', async () => {
  const { close, send } = await calls(() => {});
  await close();
  expect(await send()).toMatchObject({ kind: 'retry-later', reason: 'ECONNREFUSED' });
});

it('a call is ended by the signal that it was given, also by one of before', async () => {
  const { api, asked } = await calls(() => {});
  const stopping = new AbortController();
  const signal = stopping.signal as unknown as Parameters<Api['getMe']>[0];
  const running = api.getMe(signal);
  await until(() => asked.length === 1, 'the call');
  stopping.abort();
  await expect(running).rejects.toThrow('Network request');
  await expect(api.getMe(signal)).rejects.toThrow('Network request');
  expect(asked).toHaveLength(1);
});

it('a file goes as a form', async () => {
  const { api, asked } = await calls((response) => response.end(good));
  await api.sendDocument(77, new InputFile(Buffer.from('{}'), 'data.json'));
  expect(asked[0]?.type).toMatch(/^multipart\/form-data/);
  expect(asked[0]?.body).toContain('filename=data.json');
});
