import type { FeedState } from '../../core/feed.js';
import type { Clock, Log } from '../../core/ports.js';
import type { Delivery } from './inbox.js';
import { isSameText, isSigned } from './signature.js';
import { holds, leaseMs, type Push, withoutSecrets } from './subscription.js';

/** Where hubs call, below `PUBLIC_URL`. */
export const callbackPrefix = '/websub/';

/** What {@link createCallbacks} needs. */
export interface CallbackOptions {
  state: (feedId: string) => Promise<FeedState | null>;
  /** The topic of a subscription that is being ended, by its path. */
  endingTopic: (path: string) => string | undefined;
  /** The hub pushes until this instant. Resolves when that is durable. */
  verified: (feedId: string, push: Push, leaseUntil: number) => Promise<void>;
  denied: (feedId: string, push: Push, reason: string) => Promise<void>;
  /** A signed push; false when too much is waiting. */
  take: (feedId: string, delivery: Delivery) => boolean;
  clock: Clock;
  log: Log;
}

interface Subscribed {
  feedId: string;
  push: Push;
}

/** The feed's id stands first in a path. */
const pathPattern = /^([a-z0-9][a-z0-9-]{0,59})\.[0-9a-f]{1,64}\.[0-9a-f]{1,64}$/;
/** A challenge is echoed, so its length is ours to bound. */
const longestChallenge = 1024;
const warnEvery = 3_600_000;

/** Answers hubs: https://www.w3.org/TR/websub/#hub-verifies-intent and #content-distribution. Never rejects. */
export function createCallbacks(options: CallbackOptions): (request: Request) => Promise<Response> {
  const { state, endingTopic, verified, denied, take, clock, log } = options;
  const warnedAt = new Map<string, number>();

  async function find(path: string): Promise<Subscribed | null> {
    const feedId = pathPattern.exec(path)?.[1];
    if (feedId === undefined) return null;
    const push = (await state(feedId))?.push ?? null;
    return push !== null && isSameText(push.path, path) ? { feedId, push } : null;
  }

  async function confirm(path: string, query: URLSearchParams): Promise<Response> {
    const topic = query.get('hub.topic') ?? '';
    const challenge = query.get('hub.challenge') ?? '';
    const found = await find(path);
    const isOurs = found !== null && found.push.topic === topic;
    switch (query.get('hub.mode')) {
      case 'subscribe': {
        if (!isOurs) return plain(404, 'not asked for');
        if (!isSane(challenge)) return plain(400, 'the challenge is empty or too long');
        const until = clock.now() + leaseMs(query.get('hub.lease_seconds'));
        await verified(found.feedId, found.push, until);
        return plain(200, challenge);
      }
      case 'unsubscribe':
        if (endingTopic(path) !== topic) return plain(404, 'not asked for');
        return isSane(challenge) ? plain(200, challenge) : plain(400, 'the challenge is empty or too long');
      case 'denied':
        if (!isOurs) return plain(404, 'not asked for');
        await denied(found.feedId, found.push, shownReason(query.get('hub.reason'), found.push));
        return plain(200, 'noted');
      default:
        return plain(404, 'not found');
    }
  }

  async function receive(path: string, request: Request): Promise<Response> {
    const found = await find(path);
    // Not 410 for an unknown path, because another process may have just subscribed.
    if (found === null)
      return endingTopic(path) === undefined ? plain(404, 'not found') : plain(410, 'ended');
    const { feedId, push } = found;
    if (push.leaseUntil === null) return plain(404, 'not verified');
    if (!holds(push, clock.now())) return plain(410, 'the lease has ended');
    const body = await bodyOf(request);
    if (body === null) return plain(400, 'the body did not arrive');
    const signature = request.headers.get('x-hub-signature');
    if (!isSigned(body, signature, push.secret)) {
      notSigned(feedId, signature === null);
    } else {
      const contentType = request.headers.get('content-type');
      const isTaken = take(feedId, { body, contentType, key: String(signature).toLowerCase() });
      if (!isTaken) return plain(503, 'too much is waiting', { 'retry-after': '60' });
    }
    // The recommendation asks for the same answer either way, so that a forger learns nothing.
    return plain(202, 'accepted');
  }

  /** Logged as a warning once an hour only, because a stranger could send any number. */
  function notSigned(feedId: string, isMissing: boolean): void {
    const facts = { feed: feedId, signature: isMissing ? 'missing' : 'wrong' };
    const last = warnedAt.get(feedId);
    if (last !== undefined && clock.elapsed() - last < warnEvery) {
      log.debug(facts, 'a push that is not signed as it should be was ignored');
    } else {
      warnedAt.set(feedId, clock.elapsed());
      log.warn(facts, 'a push that is not signed as it should be was ignored');
    }
  }

  return async (request) => {
    try {
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.slice(callbackPrefix.length);
      if (request.method === 'GET') return await confirm(path, searchParams);
      if (request.method === 'POST') return await receive(path, request);
      return plain(405, 'GET or POST', { allow: 'GET, POST' });
    } catch (error) {
      // Caught here, because the HTTP server would log the path.
      log.error({ err: error }, 'a hub could not be answered: it is expected to try again');
      return plain(503, 'try again later', { 'retry-after': '60' });
    }
  };
}

const isSane = (challenge: string) => challenge !== '' && challenge.length <= longestChallenge;

/** Null when the sender broke off. */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    return null;
  }
}

/** A hub's reason for the log: one short line without secrets. */
function shownReason(reason: string | null, push: Push): string {
  const line = withoutSecrets(reason ?? '', push)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.slice(0, 200) || 'it gave no reason';
}

/** Answers in plain text. Some answers echo what a hub sent, so a browser must not render them. */
function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
