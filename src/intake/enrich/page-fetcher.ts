import type { Fetcher } from '../fetch/fetcher.js';

/** Where a body came from, after redirects, and its `Content-Type` header. */
export interface PageHead {
  url: string;
  contentType: string | null;
}

/** What became of a request. `status` is the HTTP status of a failure, or null where there was no answer. */
export type PageAnswer =
  | { kind: 'read' }
  | { kind: 'failed'; status: number | null; reason: string; retryAfterMs: number | null }
  | { kind: 'stopped' };

/** What enrichment needs of the network: the guard against private addresses is behind it. */
export interface PageFetcher {
  /**
   * Hands the body of a good answer over in pieces, decompressed; where `take` returns false the request ends
   * and counts as read. Never throws.
   */
  read(
    request: { url: string; signal: AbortSignal },
    take: (piece: Uint8Array, head: PageHead) => boolean,
  ): Promise<PageAnswer>;
}

/** The largest page that is read: 3 MiB. Real ones have a tenth of it. */
const maxBytes = 3 * 1_048_576;
const accept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

/** A {@link PageFetcher} over one that brings bodies whole. */
export function wholePages(fetcher: Pick<Fetcher, 'get'>): PageFetcher {
  return {
    async read({ url, signal }, take) {
      const answer = await fetcher.get({ url, signal, accept, maxBytes });
      if (answer.kind === 'stopped' || answer.kind === 'failed') return answer;
      // Nothing conditional was asked for.
      if (answer.kind === 'unchanged') {
        return { kind: 'failed', status: 304, reason: 'HTTP 304', retryAfterMs: null };
      }
      take(answer.body, { url: answer.url, contentType: answer.contentType });
      return { kind: 'read' };
    },
  };
}
