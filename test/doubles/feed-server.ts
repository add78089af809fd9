import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

const encoders = {
  gzip: gzipSync,
  // The best quality, which is the default, takes seconds for a bomb.
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  deflate: deflateSync,
  'deflate-raw': deflateRawSync,
};

/** What stands at a path. */
export interface Page {
  body?: string | Buffer;
  /** Default: `application/rss+xml; charset=utf-8`. */
  type?: string;
  /** Default: 200. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as `ETag`; a request that bears it is answered 304. */
  etag?: string;
  /** Sent as `Last-Modified`; the same. */
  lastModified?: string;
  /** Compresses the body and says so. */
  encoding?: keyof typeof encoders;
  /** `endless` repeats the body for ever; `stuck` sends it and never ends; `cut` ends the connection in its middle. */
  ending?: 'endless' | 'stuck' | 'cut';
}

/** One request that came. */
export interface SeenRequest {
  path: string;
  headers: IncomingHttpHeaders;
}

/** A publisher on loopback. Waits at a gate instead of sleeping, so that a test decides how slow it is. */
export class FeedServer {
  readonly requests: SeenRequest[] = [];
  /** How many connections were opened. */
  connections = 0;
  // A connection that is closed just when it is used again would look like an outage.
  readonly #server: Server = createServer(
    { keepAliveTimeout: 0 },
    (request, response) => void this.#answer(request, response),
  );
  readonly #pages = new Map<string, Page>();
  readonly #gates = new Map<string, { opened: Promise<void>; open: () => void }>();
  #onRequest: (() => void)[] = [];

  /** A server that listens on 127.0.0.1. */
  static async start(): Promise<FeedServer> {
    const server = new FeedServer();
    await server.listen();
    return server;
  }

  /** Listens, on the port of before where there was one: a publisher that is back. */
  async listen(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    this.#server.on('connection', () => {
      this.connections += 1;
    });
    await once(this.#server, 'listening');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Puts a page at a path, in place of what stood there. A text stands for a feed with that body. */
  set(path: string, page: Page | string): void {
    this.#pages.set(path, typeof page === 'string' ? { body: page } : page);
  }

  redirect(path: string, location: string, status = 302): void {
    this.set(path, { status, headers: { location } });
  }

  /** Holds all answers for a path until the function returned is called. */
  hold(path: string): () => void {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#gates.set(path, { opened, open });
    return () => {
      this.#gates.delete(path);
      open();
    };
  }

  /** The requests for one path, in order. */
  seen(path: string): SeenRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  /** Resolves when that many requests for a path have come. */
  async arrived(path: string, count = 1): Promise<void> {
    while (this.seen(path).length < count) {
      await new Promise<void>((resolve) => this.#onRequest.push(resolve));
    }
  }

  /** Ends at once, with whatever is under way. */
  async close(): Promise<void> {
    for (const { open } of this.#gates.values()) open();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    this.requests.push({ path, headers: request.headers });
    for (const resolve of this.#onRequest.splice(0)) resolve();
    await this.#gates.get(path)?.opened;
    const page = this.#pages.get(path) ?? { status: 404, body: 'not here', type: 'text/plain' };
    const body = encoded(page);
    response.writeHead(isCurrent(page, request.headers) ? 304 : (page.status ?? 200), headersOf(page, body));
    if (isCurrent(page, request.headers)) response.end();
    else if (page.ending === 'endless') pour(response, body);
    else if (page.ending === 'stuck') response.write(body);
    else if (page.ending === 'cut') response.write(body, () => response.destroy());
    else response.end(body);
  }
}

function encoded({ body = '', encoding }: Page): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  return encoding === undefined ? bytes : encoders[encoding](bytes);
}

function headersOf(page: Page, body: Buffer): Record<string, string | number> {
  return {
    'content-type': page.type ?? 'application/rss+xml; charset=utf-8',
    ...(page.etag === undefined ? {} : { etag: page.etag }),
    ...(page.lastModified === undefined ? {} : { 'last-modified': page.lastModified }),
    ...(page.encoding === undefined ? {} : { 'content-encoding': page.encoding.replace('-raw', '') }),
    ...(page.ending === 'cut' ? { 'content-length': body.length + 1 } : {}),
    ...page.headers,
  };
}

function isCurrent(page: Page, headers: IncomingHttpHeaders): boolean {
  if (page.etag !== undefined) return headers['if-none-match'] === page.etag;
  return page.lastModified !== undefined && headers['if-modified-since'] === page.lastModified;
}

function pour(response: ServerResponse, body: Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(body));
  };
  response.on('drain', more);
  more();
}
