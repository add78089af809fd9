import { Agent, type Dispatcher } from 'undici';
import type { Clock } from '../../core/ports.js';
import { addressWithoutLogin } from '../../core/secrets.js';
import { collect, decompress } from './body.js';
import { FetchFailure, failureReason } from './failure.js';
import { guardedConnector, type Lookup } from './guard.js';
import { header, maxAge, retryAfter, validator } from './headers.js';

/** What to fetch, and what is known of it from the last time. */
export interface FetchRequest {
  url: string;
  etag?: string | null;
  lastModified?: string | null;
  /** Ends the request; the answer is then `stopped`. */
  signal?: AbortSignal;
  /** What is asked for. Default: feeds. */
  accept?: string;
  /** How large the body may be, where that is less than the fetcher's own bound. */
  maxBytes?: number;
}

/** What an answer says for the next time. */
interface Freshness {
  etag: string | null;
  lastModified: string | null;
  /** `Cache-Control: max-age`, in seconds. */
  maxAgeSeconds: number | null;
  /** Where permanent redirects (301, 308) led, when the way began with one. */
  movedTo: string | null;
}

/** What became of a request. */
export type FetchAnswer =
  | ({ kind: 'body'; url: string; body: Buffer; contentType: string | null } & Freshness)
  | ({ kind: 'unchanged' } & Freshness)
  | {
      kind: 'failed';
      /** The HTTP status; null where there was no answer. */
      status: number | null;
      /** In plain words, without any address that could hold a password. */
      reason: string;
      /** How long the server asked to be left alone, in milliseconds. */
      retryAfterMs: number | null;
      /** 410: it is gone for good. */
      gone: boolean;
    }
  | { kind: 'stopped' };

/** Asks the public internet, bounded in time and size. */
export interface Fetcher {
  /** Never rejects: whatever happens is an answer. */
  get(request: FetchRequest): Promise<FetchAnswer>;
  /** Posts a form, by the same rules; follows 307 and 308. Rejects in plain words when there was no answer. */
  post(url: string, form: URLSearchParams, signal: AbortSignal): Promise<{ status: number }>;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** How to make a {@link Fetcher}. */
export interface FetcherOptions {
  clock: Clock;
  /** Kabar's version, and an address where its operator can be asked, both for the user agent. */
  version: string;
  contact: string;
  /** `FETCH_ALLOW_HOSTS`: hosts that may be fetched although their addresses are private. */
  allowHosts: readonly string[];
  /** How long one request may take, redirects and body included. Default: 15 s. */
  timeoutMs?: number;
  /** How large a body may be, before and after decompression. Default: 10 MiB. */
  maxBytes?: number;
  /** How names are looked up. Default: as the system does. */
  lookup?: Lookup;
}

const maxRedirects = 5;
const permanent = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);
const redirectsOfForms = new Set([307, 308]);

type Question = FetchRequest & { form?: URLSearchParams };

/** Where a request arrived in the end. */
interface Reached {
  answer: Dispatcher.ResponseData;
  url: URL;
  movedTo: string | null;
}

/** The one that asks the internet, over undici. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { clock, timeoutMs = 15_000, maxBytes = 10 * 1_048_576 } = options;
  const agent = new Agent({
    connect: guardedConnector(options.allowHosts, timeoutMs, options.lookup),
    // The one time-out over everything below stands for these.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const fixedHeaders = {
    'user-agent': `Kabar/${options.version} (+${options.contact})`,
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5',
    'accept-encoding': 'gzip, br, deflate',
  };

  async function get(request: FetchRequest): Promise<FetchAnswer> {
    try {
      return await bounded(request.signal, async (signal) =>
        conclude(await follow(request, signal), request),
      );
    } catch (error) {
      if (request.signal?.aborted) return { kind: 'stopped' };
      return { kind: 'failed', status: null, reason: failureReason(error), retryAfterMs: null, gone: false };
    }
  }

  async function post(url: string, form: URLSearchParams, stop: AbortSignal): Promise<{ status: number }> {
    try {
      return await bounded(stop, async (signal) => {
        const { answer } = await follow({ url, form }, signal);
        discard(answer);
        return { status: answer.statusCode };
      });
    } catch (error) {
      throw new FetchFailure(failureReason(error), { cause: error });
    }
  }

  /** Runs a request that ends when its time is up or somebody stops it, and lets go of its connection. */
  async function bounded<T>(
    stop: AbortSignal | undefined,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const control = new AbortController();
    const onStop = () => control.abort();
    stop?.addEventListener('abort', onStop);
    const cancelTimer = clock.after(timeoutMs, () =>
      control.abort(new FetchFailure(`it did not answer within ${Math.round(timeoutMs / 1000)} s`)),
    );
    try {
      stop?.throwIfAborted();
      return await run(control.signal);
    } catch (error) {
      throw control.signal.aborted ? control.signal.reason : error;
    } finally {
      cancelTimer();
      stop?.removeEventListener('abort', onStop);
      // Whatever body was not read to its end would hold its connection.
      control.abort();
    }
  }

  async function follow(question: Question, signal: AbortSignal): Promise<Reached> {
    let url = webAddress(question.url, question.url);
    let movedTo: string | null = null;
    let onlyPermanent = true;
    const followed = question.form === undefined ? redirects : redirectsOfForms;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const answer = await ask(url, question, signal);
      const location = header(answer.headers, 'location');
      if (!followed.has(answer.statusCode) || location === null) return { answer, url, movedTo };
      discard(answer);
      url = webAddress(location, url.href);
      onlyPermanent &&= permanent.has(answer.statusCode);
      if (onlyPermanent) movedTo = url.href;
    }
    throw new FetchFailure(`it redirects more than ${maxRedirects} times`);
  }

  function ask(
    url: URL,
    { etag, lastModified, form, accept }: Question,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const headers: Record<string, string> = { ...fixedHeaders };
    if (accept) headers.accept = accept;
    if (etag) headers['if-none-match'] = etag;
    if (lastModified) headers['if-modified-since'] = lastModified;
    if (form) headers['content-type'] = 'application/x-www-form-urlencoded';
    const login = basicLogin(url);
    if (login !== null) headers.authorization = login;
    const path = `${url.pathname}${url.search}`;
    const how = form ? { method: 'POST' as const, body: form.toString() } : { method: 'GET' as const };
    return agent.request({ origin: url.origin, path, ...how, headers, signal });
  }

  async function conclude({ answer, url, movedTo }: Reached, request: FetchRequest): Promise<FetchAnswer> {
    const { statusCode, headers } = answer;
    const freshness = {
      etag: validator(header(headers, 'etag')),
      lastModified: validator(header(headers, 'last-modified')),
      maxAgeSeconds: maxAge(header(headers, 'cache-control')),
      movedTo,
    };
    if (statusCode === 304 && (request.etag || request.lastModified)) {
      discard(answer);
      return { kind: 'unchanged', ...freshness };
    }
    if (statusCode < 200 || statusCode > 203) {
      discard(answer);
      const retryAfterMs = retryAfter(header(headers, 'retry-after'), clock.now());
      const gone = statusCode === 410;
      return { kind: 'failed', status: statusCode, reason: `HTTP ${statusCode}`, retryAfterMs, gone };
    }
    const most = Math.min(maxBytes, request.maxBytes ?? maxBytes);
    const encoding = header(headers, 'content-encoding');
    const body = await decompress(await collect(answer.body, most), encoding, most);
    const contentType = header(headers, 'content-type');
    return { kind: 'body', url: addressWithoutLogin(url.href), body, contentType, ...freshness };
  }

  return { get, post, close: () => agent.destroy() };
}

/** Lets go of a body that nobody reads. How it ends is of no interest. */
function discard(answer: Dispatcher.ResponseData): void {
  answer.body.dump({ limit: 16_384 }).catch(() => {});
}

function webAddress(reference: string, base: string): URL {
  if (!URL.canParse(reference, base)) throw new FetchFailure('it leads to something that is not an address');
  const url = new URL(reference, base);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new FetchFailure(`it leads to ${url.protocol}, which is neither http nor https`);
}

function basicLogin({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  const login = `${decoded(username)}:${decoded(password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** A password may hold a `%` that stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
