import { randomBytes } from 'node:crypto';
import type { FeedState } from '../../core/feed.js';
import type { Clock, HttpMount, Log } from '../../core/ports.js';
import { CallbackAddress } from './callback-address.js';
import { callbackPrefix, createCallbacks } from './callbacks.js';
import { FeedTasks } from './feed-tasks.js';
import { createHubClient, type PostForm } from './hub-client.js';
import { type ChangeFeedState, HubSubscriptions } from './hub-subscriptions.js';
import { createInbox } from './inbox.js';
import { type HubTopic, isSame, type Push, restMs } from './subscription.js';

/** The largest push: as large as a feed may be, in bytes. */
const maxBytes = 10 * 1_024 * 1_024;

/** What {@link createWebSub} needs. */
export interface WebSubOptions {
  /** `PUBLIC_URL`: where hubs reach Kabar; a path in it is kept. */
  publicUrl: string;
  mount: HttpMount;
  post: PostForm;
  /** What is remembered of all feeds, those that left the catalog included. */
  states: () => Promise<readonly FeedState[]>;
  /** What is remembered of one feed; null when it was never polled. */
  state: (feedId: string) => Promise<FeedState | null>;
  /**
   * Changes one feed's state atomically: `change` is pure, and gets the state as it is then. Resolves when the
   * change is durable. Nothing need be written where the very same object is returned.
   */
  change: ChangeFeedState;
  /** Whether the catalog names the feed now. */
  isWatched: (feedId: string) => boolean;
  /** Takes what a hub pushed: the feed's document, by some hubs only with the items that are new. */
  push: (feedId: string, body: Uint8Array, contentType: string | null) => Promise<void>;
  clock: Clock;
  log: Log;
  /** Bytes that nobody can guess. Default: `randomBytes`. */
  random?: (count: number) => Buffer;
}

/** Subscribes to the hubs that feeds name (https://www.w3.org/TR/websub/), and takes what they push. */
export interface WebSub {
  /**
   * Says which hub a feed names, whenever one was read by polling; null for none. Subscribes, or ends the
   * subscription, where that is due. Never rejects; resolves when the hub has answered, which a poll should
   * not wait for.
   */
  seen(feedId: string, named: { hub: string; self: string } | null): Promise<void>;
  /**
   * Renews the leases that run out, repeats requests without an answer, and ends the subscriptions of feeds
   * that left the catalog. To be called every minute, also while a call before is under way. Never rejects.
   */
  tick(): Promise<void>;
  /** Stops and waits for accepted pushes. Subscriptions stay for the next start. */
  stop(): Promise<void>;
}

/** Makes a {@link WebSub}, and mounts its callbacks for good: once it has stopped, hubs are told to come again. */
export function createWebSub(options: WebSubOptions): WebSub {
  const { state, states, clock, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const address = new CallbackAddress(options.publicUrl, options.random ?? randomBytes);
  const hubs = createHubClient({ post: options.post, base: address.base, signal, log });
  const subscriptions = new HubSubscriptions({ change: options.change, hubs, address, clock, log });
  const tasks = new FeedTasks(signal, log);
  const inbox = createInbox((feedId, { body, contentType }) =>
    options.push(feedId, body, contentType).catch((error: unknown) => {
      log.warn({ feed: feedId, err: error }, 'a push could not be taken: the next poll makes up for it');
    }),
  );
  const answer = createCallbacks({
    state,
    endingTopic: (path) => subscriptions.endingTopic(path),
    verified: (feedId, push, leaseUntil) => subscriptions.verified(feedId, push, leaseUntil),
    denied: (feedId, push, reason) => subscriptions.denied(feedId, push, reason),
    take: (feedId, delivery) => !signal.aborted && inbox.take(feedId, delivery),
    clock,
    log,
  });
  options.mount(callbackPrefix, answer, maxBytes);

  return {
    seen: (feedId, named) =>
      tasks.run(feedId, async () => {
        const wanted = hubTopicOf(named);
        const push = (await state(feedId))?.push ?? null;
        if (!isTooSoon(push, wanted, clock.now())) await subscriptions.update(feedId, push, wanted);
      }),
    async tick() {
      subscriptions.expire();
      const all = await states().catch((error: unknown) => {
        log.error({ err: error }, 'the subscriptions at hubs could not be read');
        return [];
      });
      await Promise.all(
        all.map(async ({ id, push, ended }) => {
          if (push === null) return;
          const wanted = options.isWatched(id) && !ended ? { hub: push.hub, topic: push.topic } : null;
          await tasks.run(id, () => subscriptions.update(id, push, wanted));
        }),
      );
    },
    async stop() {
      stopping.abort();
      await tasks.ended();
      await inbox.drained();
    },
  };
}

/** Whether a feed names another hub than the one that it named a short while ago. */
function isTooSoon(push: Push | null, wanted: HubTopic | null, now: number): boolean {
  if (push === null || (wanted !== null && isSame(push, wanted))) return false;
  return Math.abs(now - push.requestedAt) < restMs;
}

/** Only web addresses of a sane length count, because a feed may name anything. */
function hubTopicOf(named: { hub: string; self: string } | null): HubTopic | null {
  if (named === null || !isWebAddress(named.hub) || !isWebAddress(named.self)) return null;
  return { hub: named.hub, topic: named.self };
}

function isWebAddress(text: string): boolean {
  return text.length <= 2000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
