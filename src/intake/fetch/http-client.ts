import type { Dispatcher } from 'undici';
import { discard, type Reached } from './answer.js';
import { FetchFailure } from './failure.js';
import { header } from './headers.js';

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
  readonly #dispatcher: Dispatcher;
  readonly #userAgent: string;

  constructor(dispatcher: Dispatcher, userAgent: string) {
    this.#dispatcher = dispatcher;
    this.#userAgent = userAgent;
  }

  /** Follows redirects to a response. Rejects if there is none, or if the redirects are too many. */
  async follow(question: Question, signal: AbortSignal): Promise<Reached> {
    let url = webAddress(question.url, question.url);
    let movedTo: string | null = null;
    let onlyPermanent = true;
    const followed = question.form === undefined ? redirects : redirectsOfForms;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const response = await this.#ask(url, question, signal);
      const location = header(response.headers, 'location');
      if (!followed.has(response.statusCode) || location === null) return { response, url, movedTo };
      discard(response);
      url = webAddress(location, url.href);
      onlyPermanent &&= permanent.has(response.statusCode);
      if (onlyPermanent) movedTo = url.href;
    }
    throw new FetchFailure(`it redirects more than ${maxRedirects} times`);
  }

  #ask(url: URL, question: Question, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { form } = question;
    const how = form ? { method: 'POST' as const, body: form.toString() } : { method: 'GET' as const };
    const headers = this.#headersFor(url, question);
    return this.#dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      ...how,
      headers,
      signal,
    });
  }

  #headersFor(url: URL, { etag, lastModified, form, accept }: Question): Record<string, string> {
    const headers: Record<string, string> = {
      'user-agent': this.#userAgent,
      accept: accept || acceptFeeds,
      'accept-encoding': 'gzip, br, deflate',
    };
    if (etag) headers['if-none-match'] = etag;
    if (lastModified) headers['if-modified-since'] = lastModified;
    if (form) headers['content-type'] = 'application/x-www-form-urlencoded';
    const login = basicLogin(url);
    if (login !== null) headers.authorization = login;
    return headers;
  }
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
