import type { Feed } from '../core/catalog.js';
import { describeError } from '../core/errors.js';
import type { FeedState } from '../core/feed.js';
import { isPersonal } from '../core/personal-feed.js';
import type { Log, NewsStore } from '../core/ports.js';
import { unknownOf } from './batch.js';
import { type Brief, isNewlyListed, passingAfter, withLacks, withoutPassing } from './brief-reading.js';
import { meaningQuestionOf } from './changes.js';
import type { Meanings } from './embeddings/meanings.js';
import type { Found } from './feed-state.js';
import type { Fetcher } from './fetch/fetcher.js';
import type { IdentifiedItem } from './identified-item.js';
import { identifyAll, identifyNew } from './identify.js';
import { nothingSeen } from './prints.js';
import type { ParsedFeed, ReadOptions } from './read/parsed-feed.js';
import { readFeed } from './read/read-feed.js';

/** How many of the newest items count in a feed that people added. */
const maxPersonalItems = 100;

/** See {@link ItemReaderOptions.enrich}. */
export type Enrich = (
  items: readonly IdentifiedItem[],
  feed: Feed,
  signal: AbortSignal,
) => Promise<IdentifiedItem[]>;

/** What a publisher sent. */
export interface Document {
  body: Uint8Array;
  url: string;
  contentType: string | null;
}

/** What reading a feed's items needs. */
export interface ItemReaderOptions {
  store: NewsStore;
  fetcher: Pick<Fetcher, 'get'>;
  /**
   * How feeds that people added are asked, and their pages: never in a private network. Default: such feeds are not
   * polled.
   */
  personal?: { fetcher: Pick<Fetcher, 'get'>; enrich?: Enrich };
  log: Log;
  /** Bytes to a feed; throws where they are none. Default: {@link readFeed}. */
  read?: (body: Uint8Array, options: ReadOptions) => Promise<ParsedFeed>;
  /** Fills in what new items lack, from their pages; keeps their number and order, and never rejects. Default: nothing. */
  enrich?: Enrich;
  /** What new articles mean by an embedding model. Default: nobody is asked. */
  meanings?: Pick<Meanings, 'of'> | undefined;
}

/** read → identify → enrich: from the bytes of a feed to its items. */
export class ItemReader {
  readonly #options: ItemReaderOptions;
  readonly #signal: AbortSignal;

  /** @param signal aborts the requests under way. */
  constructor(options: ItemReaderOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
  }

  /**
   * The items of a feed, or the reason why it cannot be read.
   * @param brief which items may be read in brief; null if everything is read whole.
   */
  async read(
    feed: Feed,
    before: FeedState,
    document: Document,
    now: number,
    brief: Brief | null,
  ): Promise<Found | { reason: string }> {
    const { store, log, read = readFeed } = this.#options;
    const { enrich } = meansFor(feed, this.#options);
    try {
      const options = readOptions(feed, document);
      const parsed = await read(document.body, { ...options, ...(brief && { brief: brief.reading }) });
      for (const warning of parsed.warnings)
        log.debug({ feed: feed.id, warning }, 'a feed is not well formed');
      const memory = brief?.memory ?? nothingSeen;
      const hasPassed = parsed.passed !== undefined;
      const identified = hasPassed
        ? identifyNew(parsed, feed, now, memory.items)
        : identifyAll(parsed, feed, now);
      if (identified === null)
        return await this.read(feed, before, document, now, brief && withoutPassing(brief));
      const all = identified.items.map((item) => withLacks(item, memory.items));
      const items = isPersonal(feed.id) ? all.slice(-maxPersonalItems) : all;
      const fresh = await unknownOf(store, before, items);
      // The keys of an item depend on the other items too, and the store may have lost them.
      if ((!hasPassed && items.some(isNewlyListed(before))) || fresh.some(({ brief }) => brief === 'seen'))
        return await this.read(feed, before, document, now, null);
      const enriched = enrich === undefined ? fresh : await enrich(fresh, feed, this.#signal);
      // What a feed's first poll finds is history: it has no story.
      const isFirstPoll = before.lastSuccessAt === null;
      const meant = isFirstPoll ? enriched : await this.#withMeanings(enriched, feed, parsed);
      const whole = new Map(fresh.map((item, index) => [item, meant[index] ?? item]));
      const passing = identified.areApart ? passingAfter(parsed, memory) : null;
      return { parsed, items: items.map((item) => whole.get(item) ?? item), passing };
    } catch (error) {
      return { reason: describeError(error) };
    }
  }

  /** Feeds that people added may be private, so no embedding model gets their texts. */
  async #withMeanings(
    items: readonly IdentifiedItem[],
    feed: Feed,
    parsed: ParsedFeed,
  ): Promise<readonly IdentifiedItem[]> {
    const { meanings } = this.#options;
    if (meanings === undefined || items.length === 0 || isPersonal(feed.id)) return items;
    const found = await meanings.of(
      items.map((item) => meaningQuestionOf(item, { feed, parsed })),
      this.#signal,
    );
    return items.map((item, index) => {
      const meaning = found[index] ?? null;
      return meaning === null ? item : { ...item, meaning };
    });
  }
}

/** How a feed and its pages are asked. */
export function meansFor(
  { id }: Feed,
  options: Pick<ItemReaderOptions, 'fetcher' | 'enrich' | 'personal'>,
): { fetcher: Pick<Fetcher, 'get'>; enrich?: Enrich | undefined } {
  const { personal } = options;
  if (!isPersonal(id)) return options;
  if (personal === undefined) throw new Error('feeds that people added are not polled here');
  return personal;
}

function readOptions(feed: Feed, { url, contentType }: Document): ReadOptions {
  const { language = null, timezone = null } = feed.publisher;
  return { url, contentType, language, timezone };
}
