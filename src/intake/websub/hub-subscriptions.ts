import { isDeepStrictEqual } from 'node:util';
import type { FeedState } from '../../core/feed.js';
import type { Clock, Log } from '../../core/ports.js';
import type { CallbackAddress } from './callback-address.js';
import { EndingSubscriptions } from './ending-subscriptions.js';
import { type HubClient, hostOf } from './hub-client.js';
import { type HubTopic, holds, nextStep, type Push, patience, type Step } from './subscription.js';

/** Changes one feed's state atomically; see `WebSubOptions.change`. */
export type ChangeFeedState = (feedId: string, change: (state: FeedState) => FeedState) => Promise<void>;

/** What keeping subscriptions needs. */
export interface HubSubscriptionsOptions {
  change: ChangeFeedState;
  hubs: HubClient;
  address: CallbackAddress;
  clock: Pick<Clock, 'now'>;
  log: Log;
}

/** After a denial the hub is left alone as long as after this many requests without an answer: a day. */
const denialsWorth = 6;

/** The subscriptions of feeds at their hubs: starts and ends them, and takes in what the hubs decide. */
export class HubSubscriptions {
  readonly #options: HubSubscriptionsOptions;
  readonly #ending = new EndingSubscriptions();
  /** How many requests in a row a hub has not answered, by feed. */
  readonly #unanswered = new Map<string, number>();

  constructor(options: HubSubscriptionsOptions) {
    this.#options = options;
  }

  /** Subscribes, renews or ends, where that is due. Resolves when the hub has answered. */
  async update(feedId: string, before: Push | null, wanted: HubTopic | null): Promise<void> {
    const step = this.#stepFor(feedId, before, wanted);
    if (step === null) return;
    // Durable before the hub is asked: some verify before they answer.
    if (!(await this.#replace(feedId, before, step.push))) return;
    if (step.drop !== null) this.#noteEnding(feedId, step.drop);
    this.#countRequest(feedId, before, step.ask);
    const { hubs } = this.#options;
    await Promise.all([
      step.drop !== null && hubs.unsubscribe(feedId, step.drop),
      step.ask !== null && hubs.subscribe(feedId, step.ask),
    ]);
  }

  /** The hub pushes until `leaseUntil`. Resolves when that is durable. */
  async verified(feedId: string, push: Push, leaseUntil: number): Promise<void> {
    const { clock, hubs, log } = this.#options;
    await this.#changePush(feedId, push, { leaseUntil });
    this.#unanswered.delete(feedId);
    hubs.recovered(feedId);
    const facts = { feed: feedId, hub: hostOf(push), until: new Date(leaseUntil).toISOString() };
    if (holds(push, clock.now())) log.debug(facts, 'a hub goes on pushing a feed');
    else log.info(facts, 'a hub pushes a feed');
  }

  /** The hub does not push. Resolves when that is durable. */
  async denied(feedId: string, push: Push, reason: string): Promise<void> {
    const { clock, hubs } = this.#options;
    this.#unanswered.set(feedId, denialsWorth);
    await this.#changePush(feedId, push, { leaseUntil: null, requestedAt: clock.now() });
    hubs.trouble(feedId, push, reason);
  }

  /** The topic of a subscription that is being ended, by its path. */
  endingTopic(path: string): string | undefined {
    return this.#ending.topic(path);
  }

  /** Forgets the ends that hubs did not confirm in time. */
  expire(): void {
    this.#ending.expire(this.#options.clock.now());
  }

  #stepFor(feedId: string, push: Push | null, wanted: HubTopic | null): Step | null {
    const { address, clock } = this.#options;
    const now = clock.now();
    return nextStep(push, wanted, {
      now,
      waitMs: patience(this.#unanswered.get(feedId) ?? 0),
      reachesUs: (push) => address.isCurrent(feedId, push),
      create: (wanted) => address.create(feedId, wanted, now),
    });
  }

  /** Returns false if the subscription changed meanwhile. The next tick then decides again. */
  async #replace(feedId: string, before: Push | null, after: Push | null): Promise<boolean> {
    let isDone = false;
    await this.#options.change(feedId, (state) => {
      isDone = isDeepStrictEqual(state.push, before);
      return isDone ? { ...state, push: after } : state;
    });
    return isDone;
  }

  /** Changes a subscription, unless another one stands in its place by now. */
  #changePush(feedId: string, { path }: Push, changed: Partial<Push>): Promise<void> {
    return this.#options.change(feedId, (state) =>
      state.push?.path === path ? { ...state, push: { ...state.push, ...changed } } : state,
    );
  }

  #noteEnding(feedId: string, push: Push): void {
    const { clock, log } = this.#options;
    this.#ending.add(push, clock.now());
    log.info({ feed: feedId, hub: hostOf(push) }, 'a subscription at a hub is ended');
  }

  #countRequest(feedId: string, before: Push | null, ask: Push | null): void {
    if (ask?.path !== before?.path) this.#unanswered.delete(feedId);
    if (ask !== null) this.#unanswered.set(feedId, (this.#unanswered.get(feedId) ?? 0) + 1);
  }
}
