import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock, HttpMount, Log } from '../core/ports.js';

/** The largest request body: as large as a feed may be. */
const maxBytes = 10 * 1024 * 1024;

/** How long running requests may take when the server stops, in milliseconds. */
const graceMs = 1_000;

/** The limits of one client. A connection that exceeds one is closed. */
export interface HttpLimits {
  /** How long the headers of a request may take to arrive. Default: 10 s. */
  headersMs: number;
  /** How long a whole request may take to arrive. Default: 30 s. */
  requestMs: number;
  /** How long a connection may be idle, e.g. because the client does not read. Default: 60 s. */
  idleMs: number;
  /** Further connections are closed at once, because store and feeds need file descriptors too. Default: 500. */
  maxConnections: number;
}

const defaultLimits: HttpLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 60_000,
  maxConnections: 500,
};

/** The health of Kabar and the status of its platforms. */
export interface Readiness {
  ready: boolean;
  platforms: Readonly<Record<string, string>>;
}

/** What the HTTP server needs. */
export interface HttpOptions {
  /** The address to listen on, e.g. 127.0.0.1. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  readiness: () => Readiness;
  clock: Clock;
  log: Log;
  limits?: Partial<HttpLimits>;
}

/** The HTTP server of a process: health, and whatever other parts mount. */
export class HttpServer {
  readonly #app = new Hono();
  readonly #options: HttpOptions;
  #server: Server | null = null;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#app.use(bodyLimit({ maxSize: maxBytes, onError: (context) => context.text('too large', 413) }));
    this.#app.get('/healthz', (context) => context.text('alive'));
    this.#app.get('/readyz', (context) => {
      const readiness = options.readiness();
      return context.json(readiness, readiness.ready ? 200 : 503);
    });
    this.#app.notFound((context) => context.text('not found', 404));
    this.#app.onError((error, context) => {
      // Only the first part is logged: the rest of a WebSub path is a secret.
      const part = context.req.path.split('/')[1];
      const isGone = context.req.raw.signal.aborted;
      if (isGone) options.log.debug({ part, err: error }, 'a client went away');
      else options.log.error({ part, err: error }, 'a request failed');
      return context.text('internal error', 500);
    });
  }

  /** Answers everything below `prefix` (e.g. `/websub/`) by a handler of web requests. Before `start`. */
  readonly mount: HttpMount = (prefix, handle) => {
    this.#app.all(`${prefix}*`, (context) => handle(context.req.raw));
  };

  /** Listens. @returns the address, e.g. `http://127.0.0.1:8480`. @throws when the port is taken. */
  async start(): Promise<string> {
    const { host, port, limits } = this.#options;
    const { headersMs, requestMs, idleMs, maxConnections } = { ...defaultLimits, ...limits };
    const serverOptions = {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      // How often Node checks these time-outs.
      connectionsCheckingInterval: Math.min(1_000, headersMs),
    };
    const server = createAdaptorServer({
      fetch: this.#app.fetch,
      hostname: host,
      serverOptions,
    }) as Server;
    server.maxConnections = maxConnections;
    server.setTimeout(idleMs);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.#server = server;
    const address = server.address() as AddressInfo;
    return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  }

  /** Stops accepting requests, gives running ones a second, and then closes their connections. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const cancel = this.#options.clock.after(graceMs, () => server.closeAllConnections());
    await closed;
    cancel();
  }
}
