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

/** What {@link createHubClient} needs. */
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

  /** Sends a request to subscribe. Resolves when it is done; a failure is logged. Never rejects. */
  async function subscribe(feedId: string, push: Push): Promise<void> {
    const form = formFor('subscribe', push);
    form.set('hub.lease_seconds', String(wantedLeaseSeconds));
    // Sent even without TLS: without a secret, a push could not be distinguished from a forgery.
    form.set('hub.secret', push.secret);
    const reason = await refusal(push, form);
    if (reason !== null) trouble(feedId, push, reason);
  }

  /** Sends a request to unsubscribe. If it fails, the lease runs out. */
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

  /** Logged as a warning once per feed until it recovers, then only at level debug. */
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

/** The host of a hub, for the log. The whole address may hold a password. */
export const hostOf = (push: Push) => new URL(push.hub).host;
