import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedBody, type Kind } from './feed-body.js';

/**
 * Publishers of any number of feeds, in a process of their own, so that their work does not count. A path is
 * `/<how>/<kind>/<feed>`, where `how` is
 * - `304`: nothing changed; who asks without the validator gets the body;
 * - `same`: the same items, with another `lastBuildDate`, and no validator;
 * - `changed`: one item more at every request;
 * - `mix`: of a hundred requests for feeds of any name, 90 as `304`, 8 as `same`, 2 as `changed`.
 */
const numbers = new Map<string, number>();
let requests = 0;

const server = createServer((request, response) => {
  const [, written = '', kind = '', feed = ''] = (request.url ?? '').split('/');
  const how = written === 'mix' ? mixed() : written;
  const number = (numbers.get(feed) ?? 1000) + (how === 'changed' ? 1 : 0);
  numbers.set(feed, number);
  const etag = `"${number}"`;
  if (how === '304' && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const validator = written === '304' || written === 'mix' ? { etag } : {};
  response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', ...validator });
  response.end(feedBody(kind as Kind, feed, number, Date.now() + requests * 1000));
});

function mixed(): string {
  const at = requests++ % 100;
  return at < 90 ? '304' : at < 98 ? 'same' : 'changed';
}

server.listen(0, '0.0.0.0');
await once(server, 'listening');
process.send?.((server.address() as AddressInfo).port);
process.once('disconnect', () => process.exit());
