import { addressWithoutLogin } from '../../core/secrets.js';
import { decompress } from './body.js';
import { isContent, type Response } from './exchange.js';
import { header, maxAge, retryAfter, validator } from './headers.js';

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

/** Where a request arrived in the end. */
export interface Reached {
  response: Response;
  url: URL;
  movedTo: string | null;
}

/** What decides about an answer beside the response itself. */
export interface AnswerContext {
  /** Whether the request was conditional: only then 304 is an answer. */
  isConditional: boolean;
  maxBytes: number;
  now: number;
}

/** What a response says. Rejects if its body cannot be read. */
export async function answerOf(
  { response, url, movedTo }: Reached,
  { isConditional, maxBytes, now }: AnswerContext,
): Promise<FetchAnswer> {
  const { statusCode, headers } = response;
  const freshness = { ...freshnessOf(headers), movedTo };
  if (statusCode === 304 && isConditional) return { kind: 'unchanged', ...freshness };
  if (!isContent(statusCode)) {
    const retryAfterMs = retryAfter(header(headers, 'retry-after'), now);
    const gone = statusCode === 410;
    return { kind: 'failed', status: statusCode, reason: `HTTP ${statusCode}`, retryAfterMs, gone };
  }
  const encoding = header(headers, 'content-encoding');
  const body = await decompress(response.body, encoding, maxBytes);
  const contentType = header(headers, 'content-type');
  return { kind: 'body', url: addressWithoutLogin(url.href), body, contentType, ...freshness };
}

function freshnessOf(headers: Response['headers']) {
  return {
    etag: validator(header(headers, 'etag')),
    lastModified: validator(header(headers, 'last-modified')),
    maxAgeSeconds: maxAge(header(headers, 'cache-control')),
  };
}
