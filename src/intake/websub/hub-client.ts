import { describeError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { createHostLimiter } from '../host-limiter.js';
import { type Push, wantedLeaseSeconds, withoutSecrets } from './subscription.js';

/**
 * Posts a form (`application/x-www-form-urlencoded`) to a hub, which is a stranger's server: guarded, bounded
 * in time, following 307 and 308. Rejects, with words for the operator, when there was no answer.
 */
export type PostForm = (
  url: string,
  form: URLSearchParams,
  signal: AbortSignal,
) => Promise<{ status: number }>;

/** What asking hubs needs. */
export interface HubClientOptions {
  post: PostForm;
  /** The address of a callback, but for its path. */
  base: string;
  /** Ends the requests under way. */
  signal: AbortSignal;
  log: Log;
}

/** Asks hubs (https://www.w3.org/TR/websub/#subscriber-sends-subscription-request), a few at a time. */
export function createHubClient({ post, base, signal, log }: HubClientOptions) {
  const turn = createHostLimiter({ total: 8, perHost: 2, slow: 8 });
  const troubled = new Set<string>();

  /** Resolves when the hub has answered, or has not; what came of it is in the log. Never rejects. */
  async function subscribe(feedId: string, push: Push): Promise<void> {
    const form = formFor('subscribe', push);
    form.set('hub.lease_seconds', String(wantedLeaseSeconds));
    // Also to a hub without TLS: without a secret, nothing that it brings could be told from a forgery.
    form.set('hub.secret', push.secret);
    const reason = await refusal(push, form);
    if (reason !== null) trouble(feedId, push, reason);
  }

  /** The same, to end a subscription. If it fails, the lease runs out. */
  async function unsubscribe(feedId: string, push: Push): Promise<void> {
    const reason = await refusal(push, formFor('unsubscribe', push));
    if (reason === null) return;
    log.debug({ feed: feedId, hub: hostOf(push), reason }, 'a hub did not take a request to unsubscribe');
  }

  function formFor(mode: string, push: Push): URLSearchParams {
    return new URLSearchParams({
      'hub.callback': `${base}${push.path}`,
      'hub.mode': mode,
      'hub.topic': push.topic,
    });
  }

  /** Why a hub did not take a request; null when it did, or when Kabar ends. */
  async function refusal(push: Push, form: URLSearchParams): Promise<string | null> {
    try {
      const { status } = await turn(hostOf(push), false, async () => {
        signal.throwIfAborted();
        return post(push.hub, form, signal);
      });
      return status >= 200 && status <= 299 ? null : `HTTP ${status}`;
    } catch (error) {
      return signal.aborted ? null : withoutSecrets(describeError(error), push);
    }
  }

  /** A warning at first, then only for those who look for it: the poll goes on as before. */
  function trouble(feedId: string, push: Push, reason: string): void {
    const facts = { feed: feedId, hub: hostOf(push), reason };
    const text = 'a hub does not take a subscription: its feed is polled as before';
    if (troubled.has(feedId)) log.debug(facts, text);
    else log.warn(facts, text);
    troubled.add(feedId);
  }

  return { subscribe, unsubscribe, trouble, recovered: (feedId: string) => void troubled.delete(feedId) };
}

/** See {@link createHubClient}. */
export type HubClient = ReturnType<typeof createHubClient>;

/** Where a hub is, for the log: its address may hold a password. */
export const hostOf = (push: Push) => new URL(push.hub).host;
