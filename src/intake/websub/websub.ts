import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { FeedState } from '../../core/feed.js';
import type { Clock, HttpMount, Log } from '../../core/ports.js';
import { callbackPrefix, createCallbacks } from './callbacks.js';
import { createHubClient, hostOf, type PostForm } from './hub-client.js';
import { createInbox } from './inbox.js';
import {
  holds,
  isSame,
  nextStep,
  type Push,
  patience,
  restMs,
  type Step,
  type Wish,
} from './subscription.js';

/** What WebSub needs of the others. */
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
  change: (feedId: string, change: (state: FeedState) => FeedState) => Promise<void>;
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
  /** Asks no more and takes no more; waits for what was taken. Subscriptions stay, for the next start. */
  stop(): Promise<void>;
}

/** How long a hub may take to confirm the end of a subscription: an hour, in milliseconds. */
const leavingMs = 3_600_000;
/** After a denial the hub is left alone as long as after this many requests without an answer: a day. */
const denialsWorth = 6;

/** See {@link WebSub}. Mounts its callbacks, so it is made before the HTTP server starts. */
export function createWebSub(options: WebSubOptions): WebSub {
  const { state, states, change, clock, log, random = randomBytes } = options;
  const base = `${options.publicUrl.replace(/\/+$/, '')}${callbackPrefix}`;
  // A subscription that was made for another PUBLIC_URL is known by its path, and made anew.
  const place = createHash('sha256').update(base).digest('hex').slice(0, 8);
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const unanswered = new Map<string, number>();
  const leaving = new Map<string, { topic: string; until: number }>();
  const hubs = createHubClient({ post: options.post, base, signal: stopping.signal, log });

  const inbox = createInbox((feedId, { body, contentType }) =>
    options.push(feedId, body, contentType).catch((error: unknown) => {
      log.warn({ feed: feedId, err: error }, 'a push could not be taken: the next poll makes up for it');
    }),
  );

  const reachesUs = (feedId: string) => (push: Push) => push.path.startsWith(`${feedId}.${place}.`);

  function stepFor(feedId: string, push: Push | null, wish: Wish | null): Step | null {
    const now = clock.now();
    return nextStep(push, wish, {
      now,
      waitMs: patience(unanswered.get(feedId) ?? 0),
      reachesUs: reachesUs(feedId),
      create: ({ hub, topic }) => ({
        hub,
        topic,
        path: `${feedId}.${place}.${random(16).toString('hex')}`,
        secret: random(32).toString('hex'),
        requestedAt: now,
        leaseUntil: null,
      }),
    });
  }

  async function act(feedId: string, before: Push | null, wish: Wish | null): Promise<void> {
    const step = stepFor(feedId, before, wish);
    if (step === null) return;
    // Durable before the hub is asked: some verify before they answer.
    const isDone = await changePush(feedId, before, step.push);
    if (!isDone) return;
    if (step.drop !== null) {
      leaving.set(step.drop.path, { topic: step.drop.topic, until: clock.now() + leavingMs });
      log.info({ feed: feedId }, `Feed ${feedId}: the subscription at ${hostOf(step.drop)} is ended.`);
    }
    if (step.ask?.path !== before?.path) unanswered.delete(feedId);
    if (step.ask !== null) unanswered.set(feedId, (unanswered.get(feedId) ?? 0) + 1);
    await Promise.all([
      step.drop !== null && hubs.unsubscribe(feedId, step.drop),
      step.ask !== null && hubs.subscribe(feedId, step.ask),
    ]);
  }

  /** False when the hub said something meanwhile: then the next tick decides anew. */
  async function changePush(feedId: string, before: Push | null, after: Push | null): Promise<boolean> {
    let isDone = false;
    await change(feedId, (now) => {
      isDone = isDeepStrictEqual(now.push, before);
      return isDone ? { ...now, push: after } : now;
    });
    return isDone;
  }

  async function verified(feedId: string, push: Push, leaseUntil: number): Promise<void> {
    await change(feedId, (now) =>
      now.push?.path === push.path ? { ...now, push: { ...now.push, leaseUntil } } : now,
    );
    unanswered.delete(feedId);
    hubs.recovered(feedId);
    const facts = { feed: feedId, hub: hostOf(push), until: new Date(leaseUntil).toISOString() };
    if (holds(push, clock.now())) log.debug(facts, `Feed ${feedId}: its hub goes on pushing.`);
    else log.info(facts, `Feed ${feedId} is pushed by its hub ${hostOf(push)}.`);
  }

  async function denied(feedId: string, push: Push, reason: string): Promise<void> {
    unanswered.set(feedId, denialsWorth);
    await change(feedId, (now) =>
      now.push?.path === push.path
        ? { ...now, push: { ...now.push, leaseUntil: null, requestedAt: clock.now() } }
        : now,
    );
    hubs.trouble(feedId, push, reason);
  }

  /** One thing at a time for each feed. */
  function run(feedId: string, task: () => Promise<void>): Promise<void> {
    if (stopping.signal.aborted || underWay.has(feedId)) return Promise.resolve();
    const running = task()
      .catch((error: unknown) => {
        const facts = { feed: feedId, err: error };
        log.error(facts, 'the subscription at a hub could not be seen to: the feed is polled as before');
      })
      .finally(() => underWay.delete(feedId));
    underWay.set(feedId, running);
    return running;
  }

  const answer = createCallbacks({
    state,
    leavingTopic: (path) => leaving.get(path)?.topic,
    verified,
    denied,
    take: (feedId, delivery) => !stopping.signal.aborted && inbox.take(feedId, delivery),
    clock,
    log,
  });
  options.mount(callbackPrefix, answer);

  return {
    seen(feedId, named) {
      const wish = wishOf(named);
      return run(feedId, async () => {
        const push = (await state(feedId))?.push ?? null;
        const isOther = push !== null && (wish === null || !isSame(push, wish));
        if (isOther && Math.abs(clock.now() - push.requestedAt) < restMs) return;
        await act(feedId, push, wish);
      });
    },
    async tick() {
      const now = clock.now();
      for (const [path, { until }] of leaving) if (until <= now) leaving.delete(path);
      const all = await states().catch((error: unknown) => {
        log.error({ err: error }, 'the subscriptions at hubs could not be looked through');
        return [];
      });
      await Promise.all(
        all.map(async ({ id, push, ended }) => {
          if (push === null) return;
          const wish = options.isWatched(id) && !ended ? { hub: push.hub, topic: push.topic } : null;
          await run(id, () => act(id, push, wish));
        }),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay.values());
      await inbox.drained();
    },
  };
}

/** What a feed names is a stranger's word: only web addresses of a sane length count. */
function wishOf(named: { hub: string; self: string } | null): Wish | null {
  if (named === null || !isWebAddress(named.hub) || !isWebAddress(named.self)) return null;
  return { hub: named.hub, topic: named.self };
}

function isWebAddress(text: string): boolean {
  return text.length <= 2000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
