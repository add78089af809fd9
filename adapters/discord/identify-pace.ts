import type { IIdentifyThrottler } from 'discord.js';
import { backoffMs } from '../../src/core/delivery.js';
import type { Clock } from '../../src/core/ports.js';

/** The least gap between two sessions that may not be begun together, in milliseconds: Discord's. */
const gapMs = 5_000;

/** So many sessions a connection begins within an hour without more ado; then the gap doubles, up to the longest. */
const unhurried = { count: 5, withinMs: 3_600_000, firstMs: 10_000, mostMs: 300_000 };

/**
 * When a session with the gateway may be begun. Discord takes the token away from a bot that begins more than 1000 in a
 * day, which discord.js does within two hours where each is ended at once: so ever fewer are begun. One that is resumed
 * does not count.
 * https://discord.com/developers/docs/events/gateway#session-start-limit-object
 */
export class IdentifyPace implements IIdentifyThrottler {
  readonly #clock: Pick<Clock, 'elapsed' | 'after'>;
  readonly #maxConcurrency: number;
  readonly #isScarce: boolean;
  readonly #since: number;
  /** When the sessions of each connection were begun. */
  readonly #begun = new Map<number, readonly number[]>();
  /** From when on one more may be begun of those that may not be begun together. */
  readonly #freeAt = new Map<number, number>();

  /**
   * @param maxConcurrency how many connections may begin a session together, as Discord says.
   * @param isScarce whether few sessions are left for today: each is waited for, so that a process that is ended and started
   * again and again takes none. Default: they are not.
   */
  constructor(clock: Pick<Clock, 'elapsed' | 'after'>, maxConcurrency: number, isScarce = false) {
    this.#clock = clock;
    this.#maxConcurrency = maxConcurrency;
    this.#isScarce = isScarce;
    this.#since = clock.elapsed();
  }

  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    const since = this.#clock.elapsed() - unhurried.withinMs;
    const begun = (this.#begun.get(shardId) ?? []).filter((at) => at > since);
    await this.#until((begun.at(-1) ?? this.#since) + this.#gapAfter(begun.length), signal);
    const key = shardId % this.#maxConcurrency;
    const at = Math.max(this.#clock.elapsed(), this.#freeAt.get(key) ?? 0);
    this.#freeAt.set(key, at + gapMs);
    await this.#until(at, signal);
    this.#begun.set(shardId, [...begun, at]);
  }

  #gapAfter(begun: number): number {
    const { count, firstMs, mostMs } = unhurried;
    if (this.#isScarce) return mostMs;
    return begun < count ? 0 : backoffMs(begun - count, firstMs, mostMs);
  }

  /** Waits until an instant of the monotonic clock. Rejects when the connection is gone. */
  #until(at: number, signal: AbortSignal): Promise<void> {
    const ms = at - this.#clock.elapsed();
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(ms, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      const stop = () => {
        cancel();
        reject(new Error('the connection was closed'));
      };
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}
