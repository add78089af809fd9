import type { Feed } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import { type Meter, noMeter } from '../core/ports/meter.js';
import type { Clock } from '../core/ports.js';
import type { PollFailure } from './feed-state.js';
import { createHostLimiter, type Leave } from './host-limiter.js';
import { type PollReport, report } from './poll-report.js';

/** A feed whose last poll took longer than this counts as slow. Milliseconds. */
const slowAfterMs = 5_000;

/**
 * A host that asks one feed to wait rests for all of its feeds, but no longer than this: on a shared host they belong
 * to many publishers. Ten minutes, in milliseconds.
 */
const maxHostRestMs = 600_000;

/** What running polls needs. */
export interface ActivePollsOptions {
  clock: Pick<Clock, 'elapsed'>;
  /** @param asked called when nothing more is asked of the publisher: what is left is recording. */
  poll: (feed: Feed, asked: () => void) => Promise<PollReport>;
  /** Records that a poll failed without an answer of the publisher. */
  fail: (feed: Feed, failure: PollFailure) => Promise<PollReport>;
  /** Called when a poll has ended, however it did. */
  onEnd: (feed: Feed) => Promise<void>;
  /** Called when a poll has ended. Default: nothing is called. */
  meter?: Pick<Meter, 'polled'> | undefined;
}

/** How much is under way: publishers that are asked, and polls that are only recorded, which go into one commit. */
const limits = { total: 8, perHost: 2, slow: 4, left: 24 };

/** So many polls are under way in one process at the most. */
export const mostUnderWay = limits.total + limits.left;

/** The polls under way: one for a feed, a few for a host, and slow feeds never hold all the slots. */
export class ActivePolls {
  readonly #options: ActivePollsOptions;
  readonly #limit = createHostLimiter(limits);
  readonly #polls = new Map<string, Promise<PollReport>>();
  readonly #slow = new Set<string>();
  /** Hosts that asked to wait, and until when, by `clock.elapsed`. */
  readonly #resting = new Map<string, number>();

  constructor(options: ActivePollsOptions) {
    this.#options = options;
  }

  has(feed: Feed): boolean {
    return this.#polls.has(feed.id);
  }

  /** Polls a feed as soon as the limits allow, or joins the poll of it that is under way. */
  start(feed: Feed): Promise<PollReport> {
    const running = this.#polls.get(feed.id);
    if (running !== undefined) return running;
    const host = hostOf(feed);
    const poll = this.#limit(host, this.#slow.has(feed.id), (leave) => this.#run(feed, host, leave)).finally(
      async () => {
        await this.#options.onEnd(feed);
        this.#polls.delete(feed.id);
      },
    );
    this.#polls.set(feed.id, poll);
    return poll;
  }

  /** Rests all feeds of the host, because the publisher asked to wait. */
  restHost(feed: Feed, ms: number): void {
    this.#resting.set(hostOf(feed), this.#options.clock.elapsed() + Math.min(ms, maxHostRestMs));
  }

  /** Resolves when no poll is under way. */
  async ended(): Promise<void> {
    await Promise.all(this.#polls.values());
  }

  async #run(feed: Feed, host: string, leave: Leave): Promise<PollReport> {
    const { clock, poll, fail, meter = noMeter } = this.#options;
    const began = clock.elapsed();
    if (began < (this.#resting.get(host) ?? 0)) return report(feed, 'stopped');
    const result = await poll(feed, leave).catch((error) => fail(feed, failureOf(error)));
    meter.polled(result.outcome);
    const isSlow = result.outcome === 'failed' || clock.elapsed() - began > slowAfterMs;
    if (isSlow) this.#slow.add(feed.id);
    else this.#slow.delete(feed.id);
    return result;
  }
}

export const hostOf = (feed: Feed) => new URL(feed.url).host;

/** Turns a fault of Kabar into a failed poll, so that the other feeds go on. */
function failureOf(error: unknown): PollFailure {
  return { reason: describeError(error), retryAfterMs: null, gone: false };
}
