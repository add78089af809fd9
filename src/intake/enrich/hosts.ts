import { BoundedMap } from '../../core/bounded-map.js';
import type { Clock, Log } from '../../core/ports.js';
import type { PageAnswer, PageFetcher } from './page-fetcher.js';

const minute = 60_000;
/** Between the end of one request to a host and the beginning of the next, in milliseconds. */
const gap = 500;
/** Failures in a row after which a host is left alone, and for how long, in milliseconds. */
const maxFailures = 2;
const failureRest = 10 * minute;
/** How long a host rests that refuses Kabar, in milliseconds. */
const refusalRest = 60 * minute;
const longestRest = 6 * 60 * minute;
const maxHosts = 1000;

interface Host {
  restsUntil: number;
  failures: number;
  lastRequest: number;
  refusalLogged: boolean;
}

/** Tracks the hosts of pages: which rest, and when the next request may be sent. */
export class Hosts {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #hosts = new BoundedMap<string, Host>(maxHosts);

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Whether a host is left alone now. */
  rests(host: string): boolean {
    return (this.#hosts.get(host)?.restsUntil ?? 0) > this.#clock.elapsed();
  }

  /** The same fetcher, with a pause between two requests to one host. */
  polite(fetcher: PageFetcher): PageFetcher {
    return {
      read: async (request, take) => {
        const host = this.#of(new URL(request.url).host);
        await this.#pause(host.lastRequest + gap - this.#clock.elapsed(), request.signal);
        if (request.signal.aborted) return { kind: 'stopped' };
        try {
          return await fetcher.read(request, take);
        } finally {
          host.lastRequest = this.#clock.elapsed();
        }
      },
    };
  }

  /** Takes the outcome of a request into account. */
  note(name: string, answer: PageAnswer): void {
    if (answer.kind === 'stopped') return;
    const host = this.#of(name);
    if (answer.kind === 'read') {
      host.failures = 0;
      return;
    }
    const { status, reason, retryAfterMs } = answer;
    if (status === 401 || status === 403 || status === 451) {
      this.refused(name, reason);
      return;
    }
    // A page that is gone says nothing of its host.
    if (status === 404 || status === 410) return;
    host.failures++;
    const askedForRest = status === 429 || status === 503;
    if (!askedForRest && host.failures < maxFailures) return;
    const rest = Math.min(Math.max(retryAfterMs ?? 0, failureRest), longestRest);
    host.restsUntil = this.#clock.elapsed() + rest;
    const facts = { host: name, reason, minutes: Math.round(rest / minute) };
    this.#log.info(facts, 'pages of a host are left alone for some minutes');
  }

  /** Leaves a host alone that shows us no pages. Logged once per host. */
  refused(name: string, reason: string): void {
    const host = this.#of(name);
    host.restsUntil = this.#clock.elapsed() + refusalRest;
    if (host.refusalLogged) return;
    host.refusalLogged = true;
    this.#log.warn(
      { host: name, reason },
      'a host does not show its pages to Kabar: its articles come without what only their pages tell',
    );
  }

  #of(name: string): Host {
    const host = this.#hosts.get(name) ?? {
      restsUntil: 0,
      failures: 0,
      lastRequest: 0,
      refusalLogged: false,
    };
    this.#hosts.set(name, host);
    return host;
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.#clock.after(ms, done);
      signal.addEventListener('abort', done);
    });
  }
}
