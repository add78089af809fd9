import { createHash } from 'node:crypto';
import { callbackPrefix } from './callbacks.js';
import type { HubTopic, Push } from './subscription.js';

/** Makes and recognises the addresses where hubs call. */
export class CallbackAddress {
  /** The address of a callback, but for its path. */
  readonly base: string;
  readonly #random: (count: number) => Buffer;
  /** Stands in every path, so that a subscription for another `PUBLIC_URL` is recognised and replaced. */
  readonly #place: string;

  /** @param publicUrl `PUBLIC_URL`: where hubs reach Kabar. */
  constructor(publicUrl: string, random: (count: number) => Buffer) {
    this.base = `${publicUrl.replace(/\/+$/, '')}${callbackPrefix}`;
    this.#place = createHash('sha256').update(this.base).digest('hex').slice(0, 8);
    this.#random = random;
  }

  /** Whether the hub was given the address where Kabar is reached now. */
  isCurrent(feedId: string, push: Push): boolean {
    return push.path.startsWith(`${feedId}.${this.#place}.`);
  }

  /** A new subscription, with a path and a secret that nobody can guess. */
  create(feedId: string, { hub, topic }: HubTopic, now: number): Push {
    const path = `${feedId}.${this.#place}.${this.#random(16).toString('hex')}`;
    const secret = this.#random(32).toString('hex');
    return { hub, topic, path, secret, requestedAt: now, leaseUntil: null };
  }
}
