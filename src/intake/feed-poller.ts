import type { LogEntry } from '../core/article.js';
import type { Catalog, Feed } from '../core/catalog.js';
import type { FeedState } from '../core/feed.js';
import { isPersonal } from '../core/personal-feed.js';
import { type Meter, noMeter } from '../core/ports/meter.js';
import type { Clock } from '../core/ports.js';
import { cautiousTime } from '../core/time/cautious-time.js';
import { compare } from './batch.js';
import { bodyHash } from './body-hash.js';
import { type Brief, briefFor } from './brief-reading.js';
import { createClassifiers } from './classifiers.js';
import {
  addressOf,
  afterFailure,
  afterPush,
  afterSuccess,
  type Content,
  type Found,
  type GoodAnswer,
  type PollFailure,
  stateFor,
} from './feed-state.js';
import type { FeedStateRepository } from './feed-state-repository.js';
import { accessOf } from './fetch/feed-headers.js';
import type { IdentifiedItem } from './identified-item.js';
import { ItemReader, type ItemReaderOptions, meansFor } from './item-reader.js';
import { notice, noticeBatch } from './notices.js';
import type { Outages } from './outages.js';
import { type PollReport, report } from './poll-report.js';
import { packMemory } from './prints.js';
import type { ParsedFeed } from './read/parsed-feed.js';

/** How long a clock that was set forward must hold before articles count as history by it: an hour, in milliseconds. */
const newsProbationMs = 3_600_000;

/** What a poll of one feed needs of the others. */
export interface FeedPollerOptions extends ItemReaderOptions {
  /** The catalog as it is now. */
  catalog: () => Catalog;
  clock: Clock;
  /** `FEED_INTERVAL`. */
  feedIntervalSeconds: number;
  /** Called with what a poll added to the log, once that is durable. */
  onEntries: (entries: LogEntry[]) => void;
  /** Called when a polled feed was read, with the hub that it names, or null. */
  onHub?: (feedId: string, hub: ParsedFeed['hub']) => void;
  /** Called with polls and articles. Default: nothing is called. */
  meter?: Meter;
  /** From 0 to 1, for the jitter of retries. Default: `Math.random`. */
  random?: () => number;
}

/** What surrounds the polls of all feeds. */
export interface Surroundings {
  states: FeedStateRepository;
  /** Aborts the requests under way. */
  signal: AbortSignal;
  outages: Outages;
  /** Called when a publisher asks to be left alone for so many milliseconds. */
  restHost: (feed: Feed, ms: number) => void;
  /** How many feeds are polled now. */
  feedCount: () => number;
}

/** The way of one feed: fetch → read → identify → enrich → classify → record. */
export class FeedPoller {
  readonly #options: FeedPollerOptions;
  readonly #states: FeedStateRepository;
  readonly #signal: AbortSignal;
  readonly #outages: Outages;
  readonly #restHost: (feed: Feed, ms: number) => void;
  readonly #feedCount: () => number;
  readonly #reader: ItemReader;
  readonly #classifierOf = createClassifiers();
  /** The time, ignoring a jump forward until the clock has kept it for long enough. */
  readonly cautiousNow: () => number;

  constructor(options: FeedPollerOptions, surroundings: Surroundings) {
    this.#options = options;
    this.#states = surroundings.states;
    this.#signal = surroundings.signal;
    this.#reader = new ItemReader(options, surroundings.signal);
    this.#outages = surroundings.outages;
    this.#restHost = surroundings.restHost;
    this.#feedCount = surroundings.feedCount;
    this.cautiousNow = cautiousTime(options.clock, newsProbationMs);
  }

  /**
   * Polls a feed now. Never rejects for what a publisher sends.
   * @param asked called when nothing more is asked of the publisher.
   */
  async poll(feed: Feed, asked: () => void): Promise<PollReport> {
    const began = this.#options.clock.now();
    const before = stateFor(feed, this.#states.state(feed.id));
    const got = await this.#ask(feed, before, began);
    if ('outcome' in got) return got;
    asked();
    const after = afterSuccess(before, feed, got.answer, got.content, this.#timing(began));
    return this.#record(feed, before, after, got.content?.read ?? null, began);
  }

  /** fetch → read → identify → enrich. Returns the report where that is the end of the poll. */
  async #ask(
    feed: Feed,
    before: FeedState,
    began: number,
  ): Promise<{ answer: GoodAnswer; content: Content | null } | PollReport> {
    const { clock, meter = noMeter, onHub } = this.#options;
    const { fetcher } = meansFor(feed, this.#options);
    const asked = clock.elapsed();
    const answer = await fetcher.get({
      url: addressOf(before),
      etag: before.etag,
      lastModified: before.lastModified,
      access: accessOf(feed),
      signal: this.#signal,
    });
    meter.fetched((clock.elapsed() - asked) / 1000);
    if (answer.kind === 'stopped') return report(feed, 'stopped');
    if (answer.kind === 'failed') return this.fail(feed, answer);
    if (answer.kind === 'unchanged') return { answer, content: null };
    const hash = bodyHash(answer.body);
    if (hash === before.bodyHash) return { answer, content: { bodyHash: hash, read: null } };
    const found = await this.#reader.read(feed, before, answer, began, this.#briefly(feed, before));
    if ('reason' in found) return this.fail(feed, { ...found, retryAfterMs: null, gone: false });
    // The author of such a feed could name any server as its hub.
    if (!isPersonal(feed.id)) onHub?.(feed.id, found.parsed.hub);
    return { answer, content: { bodyHash: hash, read: found } };
  }

  /** Takes a document that the feed's hub pushed: all of the feed, or only what is new in it. */
  async push(feed: Feed, body: Uint8Array, contentType: string | null): Promise<PollReport> {
    const before = stateFor(feed, this.#states.state(feed.id));
    const now = this.#options.clock.now();
    const document = { body, url: addressOf(before), contentType };
    const found = await this.#reader.read(feed, before, document, now, null);
    if ('reason' in found) return report(feed, 'failed', found.reason);
    return this.#record(feed, before, afterPush(before, [...found.items], now), found, now, '');
  }

  /** Notes that a poll failed. */
  async fail(feed: Feed, failure: PollFailure): Promise<PollReport> {
    if (failure.retryAfterMs !== null) this.#restHost(feed, failure.retryAfterMs);
    const before = stateFor(feed, this.#states.state(feed.id));
    const after = afterFailure(before, feed, failure, this.#timing(this.#options.clock.now()));
    const tell = () => notice(this.#options.log, feed, before, after);
    if (failure.status === null && after.failing?.count === 1) this.#outages.add(tell);
    else tell();
    await this.#states.keep(before, after, null);
    return report(feed, 'failed', failure.reason);
  }

  /**
   * classify → record: compares with what is known, and commits what is new.
   * @param prints the fingerprints that are kept of the feed's items. Default: those of this poll.
   */
  async #record(
    feed: Feed,
    before: FeedState,
    after: FeedState,
    found: Found | null,
    now: number,
    prints?: string,
  ): Promise<PollReport> {
    const { store, catalog, log, onEntries, meter = noMeter } = this.#options;
    const findings = found && {
      items: found.items,
      compare: async (known: ReadonlyMap<string, string>) => {
        const keywords = await store.keywords();
        const classify = this.#classifierOf(catalog(), keywords);
        const context = { feed, parsed: found.parsed, classify, now, cautiousNow: this.cautiousNow() };
        const batch = await compare(store, before, found.items, known, context);
        noticeBatch(log, feed, batch);
        const isSettled = (item: IdentifiedItem) => batch.settled.has(item);
        const memory = prints ?? packMemory(found.items, isSettled, found.passing);
        return { items: batch.items, keywords: keywords.version, prints: memory };
      },
    };
    const kept = await this.#states.keep(before, after, findings);
    if (kept.entries === null) return report(feed, 'failed', kept.reason);
    notice(log, feed, before, after);
    meter.recorded(kept.entries.filter(({ kind }) => kind === 'new').length);
    if (kept.entries.length > 0) onEntries(kept.entries);
    return report(feed, found === null ? 'unchanged' : 'changed', null, kept.entries);
  }

  #briefly(feed: Feed, before: FeedState): Brief {
    const { articleCapacity } = this.#options.store;
    return briefFor(feed, before, this.#states.prints(before), articleCapacity / this.#feedCount());
  }

  #timing(now: number) {
    const { feedIntervalSeconds, random = Math.random } = this.#options;
    return { now, defaultSeconds: feedIntervalSeconds, random: random() };
  }
}
