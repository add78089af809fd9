import type { Push } from './subscription.js';

/** How long a hub may take to confirm the end of a subscription: an hour, in milliseconds. */
const confirmationMs = 3_600_000;

/** The subscriptions that are being ended: their hubs ask whether that is meant. */
export class EndingSubscriptions {
  readonly #byPath = new Map<string, { topic: string; until: number }>();

  add({ path, topic }: Push, now: number): void {
    this.#byPath.set(path, { topic, until: now + confirmationMs });
  }

  /** The topic of a subscription that is being ended, by its path. */
  topic(path: string): string | undefined {
    return this.#byPath.get(path)?.topic;
  }

  /** Forgets those that their hubs did not confirm in time. */
  expire(now: number): void {
    for (const [path, { until }] of this.#byPath) if (until <= now) this.#byPath.delete(path);
  }
}
