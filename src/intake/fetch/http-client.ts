import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reached } from './answer.js';
import type { Deadline } from './deadline.js';
import type { Dispatchers } from './dispatchers.js';
import { exchange, type Response } from './exchange.js';
import { FetchFailure } from './failure.js';
import { type Access, headersOf, isHome, type Variables } from './feed-headers.js';
import { basicLogin, header } from './headers.js';

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
  /** How the feed is asked, where its entry in the catalog says so. */
  access?: Access | undefined;
}

/** A request, or a form to post. */
export type Question = FetchRequest & { form?: URLSearchParams };

const maxRedirects = 5;
const permanent = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);
const redirectsOfForms = new Set([307, 308]);

const acceptFeeds =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/** Sends requests and follows redirects. */
export class HttpClient {
  readonly #dispatchers: Dispatchers;
  readonly #userAgent: string;
  readonly #variables: Variables;

  constructor(dispatchers: Dispatchers, userAgent: string, variables: Variables) {
    this.#dispatchers = dispatchers;
    this.#userAgent = userAgent;
    this.#variables = variables;
  }

  /**
   * Follows redirects to a response. Rejects if there is none, or if the redirects are too many.
   * @param maxBytes how large its body may be; null if none is wanted.
   */
  async follow(question: Question, maxBytes: number | null, deadline: Deadline): Promise<Reached> {
    let url = webAddress(question.url, question.url);
    let movedTo: string | null = null;
    let onlyPermanent = true;
    const followed = question.form === undefined ? redirects : redirectsOfForms;
    let { access } = question;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      // A site that was redirected to gets none of it, and cannot send it back with a request of its own either.
      if (access !== undefined && !isHome(url, access.home)) access = undefined;
      const response = await this.#ask(url, { ...question, access }, maxBytes, deadline);
      const location = header(response.headers, 'location');
      if (!followed.has(response.statusCode) || location === null) return { response, url, movedTo };
      url = webAddress(location, url.href);
      onlyPermanent &&= permanent.has(response.statusCode);
      if (onlyPermanent) movedTo = url.href;
    }
    throw new FetchFailure(`it redirects more than ${maxRedirects} times`);
  }

  async #ask(url: URL, question: Question, maxBytes: number | null, deadline: Deadline): Promise<Response> {
    const { form, access } = question;
    const how = form ? { method: 'POST' as const, body: form.toString() } : { method: 'GET' as const };
    const headers = this.#headersFor(url, question);
    const way = this.#dispatchers.to(url, access?.tls?.fingerprint256 ?? null);
    const dispatcher = way instanceof Promise ? await deadline.orOver(way) : way;
    const path = `${url.pathname}${url.search}`;
    const response = await exchange(
      dispatcher,
      { origin: url.origin, path, ...how, headers },
      maxBytes,
      deadline,
    );
    // undici uses a connection again one turn of the event loop later: whoever asks before that opens another one.
    await nextTurn();
    return response;
  }

  #headersFor(url: URL, { etag, lastModified, form, accept, access }: Question): Record<string, string> {
    const headers: Record<string, string> = {
      'user-agent': this.#userAgent,
      accept: accept || acceptFeeds,
      'accept-encoding': 'gzip, br, deflate',
    };
    const { username, password } = url;
    if (username !== '' || password !== '')
      headers.authorization = basicLogin(decoded(username), decoded(password));
    if (access !== undefined) Object.assign(headers, headersOf(access, this.#variables));
    if (etag) headers['if-none-match'] = etag;
    if (lastModified) headers['if-modified-since'] = lastModified;
    if (form) headers['content-type'] = 'application/x-www-form-urlencoded';
    return headers;
  }
}

function webAddress(reference: string, base: string): URL {
  const url = parsed(reference, base);
  if (url === null) throw new FetchFailure('it leads to something that is not an address');
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new FetchFailure(`it leads to ${url.protocol}, which is neither http nor https`);
}

function parsed(reference: string, base: string): URL | null {
  try {
    return new URL(reference, base);
  } catch {
    return null;
  }
}

/** A password may hold a `%` that stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
