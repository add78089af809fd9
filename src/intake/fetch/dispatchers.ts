import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { type ProxyRules, proxyFor } from '../../core/proxy.js';
import { judgedByUs, pinnedTo } from './certificate.js';
import { FetchFailure } from './failure.js';
import { checkTarget, type Guard, guardedConnector } from './guard.js';

/** One deadline covers the whole request, so undici's own time-outs are off. */
const noTimeouts = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * How long a connection waits for another request, in milliseconds, whatever the server offers: feeds of one host are asked one
 * right after the other, and then not for minutes.
 */
const restMs = 1_000;

/** The function by which undici's own factory connects; its types leave it open. */
type PoolOptions = Pool.Options & { connect: Parameters<typeof pinnedTo>[1] };

/**
 * The connections of a fetcher: one pool for each way to the world, which is a proxy or none, and the one certificate
 * that is accepted on it, or none.
 */
export class Dispatchers {
  readonly #guard: Guard;
  readonly #proxies: ProxyRules;
  readonly #made = new Map<string, Dispatcher>();

  constructor(guard: Guard, proxies: ProxyRules) {
    this.#guard = guard;
    this.#proxies = proxies;
  }

  /**
   * What a request to an address goes through.
   * @param fingerprint of a certificate that is accepted although it is not trusted; null for none.
   * @returns a promise where a proxy leads there. It rejects with a ClosedAddressError if the address is not public; a
   * direct connection says so when it is opened.
   */
  to(url: URL, fingerprint: string | null): Dispatcher | Promise<Dispatcher> {
    const proxy = proxyFor(url, this.#proxies);
    const key = `${proxy ?? ''} ${fingerprint ?? ''}`;
    const made = this.#made.get(key) ?? this.#make(proxy, fingerprint);
    this.#made.set(key, made);
    // The proxy looks the name up again, so only it can keep a name out whose answers change in between.
    return proxy === null ? made : checkTarget(url, this.#guard).then(() => made);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#made.values()].map((dispatcher) => dispatcher.destroy()));
  }

  #make(proxy: string | null, fingerprint: string | null): Dispatcher {
    const tls = fingerprint === null ? {} : judgedByUs;
    if (proxy !== null) return throughProxy(proxy, fingerprint, tls, this.#guard.timeoutMs);
    const connect = guardedConnector(this.#guard, tls);
    return new Agent({
      ...noTimeouts,
      keepAliveTimeout: restMs,
      keepAliveMaxTimeout: restMs,
      connect: fingerprint === null ? connect : pinnedTo(fingerprint, connect),
    });
  }
}

/**
 * Through a proxy of the operator's own, wherever its address lies. https is a tunnel (CONNECT); http is asked for as a
 * whole address, because many proxies tunnel to port 443 alone.
 */
function throughProxy(proxy: string, fingerprint: string | null, tls: object, timeout: number): Dispatcher {
  const { href } = new URL(proxy);
  return new ProxyAgent({
    ...noTimeouts,
    uri: proxy,
    proxyTunnel: false,
    proxyTls: { timeout },
    requestTls: { ...tls, timeout },
    clientFactory: (url, options) => new Pool(url, saidOfProxy(options as PoolOptions)),
    factory: (origin, given) => {
      const options = given as PoolOptions;
      if (new URL(origin).href === href) return new Pool(origin, saidOfProxy(options));
      const connect = fingerprint === null ? options.connect : pinnedTo(fingerprint, options.connect);
      return new Pool(origin, { ...options, connect });
    },
  });
}

/** A fault of the connection to the proxy must not be taken for one of the publisher. */
function saidOfProxy(options: PoolOptions): PoolOptions {
  return {
    ...options,
    connect: (where, callback) =>
      options.connect(where, (...[error, socket]) =>
        error === null
          ? callback(null, socket)
          : callback(new FetchFailure('the proxy cannot be reached', { cause: error }), null),
      ),
  };
}
