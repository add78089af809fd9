import { Agent } from 'undici';
import type { Clock } from '../../core/ports.js';
import { answerOf, discard, type FetchAnswer } from './answer.js';
import { withDeadline } from './deadline.js';
import { FetchFailure, failureReason } from './failure.js';
import { guardedConnector, type Lookup } from './guard.js';
import { type FetchRequest, HttpClient } from './http-client.js';

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

/** Makes a {@link Fetcher} over undici. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { clock, timeoutMs = 15_000, maxBytes = 10 * 1_048_576 } = options;
  const agent = new Agent({
    connect: guardedConnector(options.allowHosts, timeoutMs, options.lookup),
    // One deadline covers the whole request, so undici's own time-outs are off.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const client = new HttpClient(agent, `Kabar/${options.version} (+${options.contact})`);

  return {
    async get(request) {
      try {
        return await withDeadline(clock, timeoutMs, request.signal, async (signal) =>
          answerOf(await client.follow(request, signal), {
            isConditional: Boolean(request.etag || request.lastModified),
            maxBytes: Math.min(maxBytes, request.maxBytes ?? maxBytes),
            now: clock.now(),
          }),
        );
      } catch (error) {
        if (request.signal?.aborted) return { kind: 'stopped' };
        return {
          kind: 'failed',
          status: null,
          reason: failureReason(error),
          retryAfterMs: null,
          gone: false,
        };
      }
    },
    async post(url, form, stop) {
      try {
        return await withDeadline(clock, timeoutMs, stop, async (signal) => {
          const { response } = await client.follow({ url, form }, signal);
          discard(response);
          return { status: response.statusCode };
        });
      } catch (error) {
        throw new FetchFailure(failureReason(error), { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
}
