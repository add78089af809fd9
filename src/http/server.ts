import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HttpMount, Log } from '../core/ports.js';

/** The largest body that a request may bring: what a feed may weigh. */
const mostBytes = 10 * 1024 * 1024;

/** What the HTTP server needs. */
export interface HttpOptions {
  /** The address to listen on, e.g. 127.0.0.1. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Whether adapters and store are up. */
  ready: () => boolean;
  log: Log;
}

/** The one HTTP server of a process: health, and what the other parts mount. */
export class HttpServer {
  readonly #app = new Hono();
  readonly #options: HttpOptions;
  #server: Server | null = null;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#app.use(bodyLimit({ maxSize: mostBytes, onError: (context) => context.text('too large', 413) }));
    this.#app.get('/healthz', (context) => context.text('alive'));
    this.#app.get('/readyz', (context) =>
      options.ready() ? context.text('ready') : context.text('not ready yet', 503),
    );
    this.#app.notFound((context) => context.text('not found', 404));
    this.#app.onError((error, context) => {
      // The rest of a path may be a secret: hubs know Kabar by it.
      const part = context.req.path.split('/')[1];
      options.log.error({ part, err: error }, 'a request failed');
      return context.text('internal error', 500);
    });
  }

  /** Answers everything below `prefix` (e.g. `/websub/`) by a handler of web requests. Before `start`. */
  readonly mount: HttpMount = (prefix, handle) => {
    this.#app.all(`${prefix}*`, (context) => handle(context.req.raw));
  };

  /** Listens. @returns the address, e.g. `http://127.0.0.1:8480`. @throws when the port is taken. */
  async start(): Promise<string> {
    const { host, port } = this.#options;
    const server = createAdaptorServer({ fetch: this.#app.fetch, hostname: host }) as Server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.#server = server;
    const address = server.address() as AddressInfo;
    return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  }

  /** Ends once the requests under way are answered. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  }
}
