import type { Clock } from '../../core/ports.js';
import type { ProxyRules } from '../../core/proxy.js';
import { answerOf, type FetchAnswer } from './answer.js';
import { withDeadline } from './deadline.js';
import { Dispatchers } from './dispatchers.js';
import { FetchFailure, failureReason } from './failure.js';
import type { Variables } from './feed-headers.js';
import { hostAllowance, type Lookup, systemLookup } from './guard.js';
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
  /** `USER_AGENT`: what stands in the place of version and contact. */
  userAgent?: string | undefined;
  /** The proxies that lead to the world. Default: none. */
  proxies?: ProxyRules;
  /** The variables that feeds refer to. Default: none is set. */
  variables?: Variables;
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
  const { clock, timeoutMs = 15_000, maxBytes = 10 * 1_048_576, lookup = systemLookup } = options;
  const guard = { isAllowed: hostAllowance(options.allowHosts), lookup, timeoutMs };
  const dispatchers = new Dispatchers(guard, options.proxies ?? {});
  const userAgent = options.userAgent ?? `Kabar/${options.version} (+${options.contact})`;
  const client = new HttpClient(dispatchers, userAgent, options.variables ?? noVariable);

  return {
    async get(request) {
      try {
        const most = Math.min(maxBytes, request.maxBytes ?? maxBytes);
        return await withDeadline(clock, timeoutMs, request.signal, async (deadline) =>
          answerOf(await client.follow(request, most, deadline), {
            isConditional: Boolean(request.etag || request.lastModified),
            maxBytes: most,
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
        return await withDeadline(clock, timeoutMs, stop, async (deadline) => {
          const { response } = await client.follow({ url, form }, null, deadline);
          return { status: response.statusCode };
        });
      } catch (error) {
        throw new FetchFailure(failureReason(error), { cause: error });
      }
    },
    close: () => dispatchers.close(),
  };
}

function noVariable(name: string): never {
  throw new Error(`the variable ${name} is not set`);
}
