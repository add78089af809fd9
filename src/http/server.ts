import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock, HttpMount, Log } from '../core/ports.js';

/** The largest request body where a mount says nothing else, in bytes. */
const defaultMaxBytes = 64 * 1_024;

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

/** What every answer bears that says nothing else: a browser shall run nothing of it, frame it nowhere, and take it for what it is. */
const guards: readonly (readonly [name: string, value: string])[] = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
];

/** The health of Kabar and the status of its platforms. */
export interface Readiness {
  ready: boolean;
  platforms: Readonly<Record<string, string>>;
}

/** What the HTTP server needs. */
interface HttpOptions {
  /** The address to listen on, e.g. 127.0.0.1. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  readiness: () => Readiness;
  /** Answers `GET /metrics`. Default: nothing is there. */
  metrics?: (request: Request) => Promise<Response>;
  clock: Clock;
  log: Log;
  limits?: Partial<HttpLimits>;
}

/** What answers below a prefix, and what refuses too large a body of it. */
interface Mounted {
  handle: Parameters<HttpMount>[1];
  limit: ReturnType<typeof bodyLimit>;
}

/** The HTTP server of a process: health, and whatever other parts mount. */
export class HttpServer {
  readonly #app = new Hono();
  readonly #options: HttpOptions;
  readonly #mounts = new Map<string, Mounted>();
  #server: Server | null = null;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#app.use(async (context, next) => {
      await next();
      const { headers } = context.res;
      for (const [name, value] of guards) if (!headers.has(name)) headers.set(name, value);
    });
    this.#answerMachines(options);
    // Looked up for each request: Hono takes no route after its first one, and gives none back.
    this.#app.all('*', async (context) => {
      const { path } = context.req;
      // Relative, since a proxy may put its own path before ours.
      if (this.#mounts.has(`${path}/`)) return context.redirect(`./${path.split('/').at(-1)}/`, 308);
      const mounted = this.#mountedAt(path);
      if (mounted === null) return context.text('not found', 404);
      const refusal = await mounted.limit(context, async () => {});
      const answer = refusal ?? (await mounted.handle(context.req.raw));
      // What is left of the body is never read, so that nothing else can come by this connection.
      if (answer.status === 413) answer.headers.set('connection', 'close');
      return answer;
    });
    this.#app.onError((error, context) => {
      // Only the first part is logged: the rest of a WebSub path is a secret.
      const part = context.req.path.split('/')[1];
      const isGone = context.req.raw.signal.aborted;
      if (isGone) options.log.debug({ part, err: error }, 'a client went away');
      else options.log.error({ part, err: error }, 'a request failed');
      return context.text('internal error', 500);
    });
  }

  /** What is only read: health, and the figures. */
  #answerMachines({ readiness, metrics }: Pick<HttpOptions, 'readiness' | 'metrics'>): void {
    const answers: Readonly<Record<string, (context: Context) => Response | Promise<Response>>> = {
      '/healthz': (context) => context.text('alive'),
      '/readyz': (context) => {
        const now = readiness();
        return context.json(now, now.ready ? 200 : 503);
      },
      ...(metrics !== undefined && { '/metrics': (context: Context) => metrics(context.req.raw) }),
    };
    for (const [path, answer] of Object.entries(answers)) {
      this.#app.get(path, async (context) => {
        const answered = await answer(context);
        answered.headers.set('cache-control', 'no-store');
        return answered;
      });
      this.#app.all(path, (context) => context.text('this is only read', 405, { allow: 'GET, HEAD' }));
    }
  }

  /** See {@link HttpMount}. */
  readonly mount: HttpMount = (prefix, handle, maxBytes = defaultMaxBytes) => {
    if (!/^\/(?:[\w-]+\/)*$/.test(prefix)) throw new Error(`"${prefix}" is no prefix such as /websub/`);
    if (this.#mounts.has(prefix)) throw new Error(`two parts want to answer below ${prefix}`);
    const onError = (context: Context) => context.text('too large', 413);
    const mounted = { handle, limit: bodyLimit({ maxSize: maxBytes, onError }) };
    this.#mounts.set(prefix, mounted);
    return () => {
      if (this.#mounts.get(prefix) === mounted) this.#mounts.delete(prefix);
    };
  };

  /** What answers below the longest prefix of a path. */
  #mountedAt(path: string): Mounted | null {
    for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
      const mounted = this.#mounts.get(path.slice(0, end + 1));
      if (mounted !== undefined || end === 0) return mounted ?? null;
    }
    return null;
  }

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
