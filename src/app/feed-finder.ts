import { createHash } from 'node:crypto';
import { BoundedMap } from '../core/bounded-map.js';
import { maxPersonalFeeds } from '../core/personal-feed.js';
import type { Clock, FeedFinder, FeedOffer, Log, NewsStore } from '../core/ports.js';
import { type FoundFeeds, findFeeds } from '../discovery/find-feeds.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import type { Reader } from '../intake/read/reader.js';
import { addFeed, addressOf, type NewFeed } from './catalog/add-feed.js';
import { shortHost } from './catalog/new-ids.js';
import { ownFile } from './catalog/own-file.js';
import type { CatalogSource } from './catalog/source.js';
import { readFeedList, writeFeedList } from './feed-list.js';
import { FeedSearchLimiter } from './feed-search-limiter.js';
import { catalogFeed, longestAddress, ownFeed } from './own-feed.js';

/** How many offers are remembered. */
const maxOffers = 500;

/** How many headlines show what a feed would post. */
const shownHeadlines = 3;

/** What finding and adding feeds needs. */
interface FeedFinderParts {
  /** The files of the catalog; the second is the operator's own. */
  files: readonly string[];
  source: CatalogSource;
  fetcher: Fetcher;
  /** Reaches the public internet alone: by it people look for feeds of their own. */
  publicFetcher: Pick<Fetcher, 'get'>;
  reader: Reader;
  store: Pick<NewsStore, 'personalFeeds'>;
  clock: Clock;
  log: Log;
}

/**
 * Finds feeds for people in a chat. Operators add them to their own catalog, as `kabar feeds add` does; others to their
 * chat.
 */
export function createFeedFinder(parts: FeedFinderParts): FeedFinder {
  const { files, source, fetcher, publicFetcher, reader, store, clock, log } = parts;
  const offered = new BoundedMap<string, NewFeed>(maxOffers);
  const looks = new FeedSearchLimiter(clock);

  function offer(feed: NewFeed, headlines: string[]): FeedOffer {
    const { url, title } = feed;
    const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
    offered.set(id, feed);
    const known = catalogFeed(source.current(), url);
    const publisher = known === undefined ? {} : { publisher: known.publisher.id };
    return { id, url, title: title ?? shortHost(url), headlines, known: known !== undefined, ...publisher };
  }

  function offersOf({ feeds, siteName }: FoundFeeds): FeedOffer[] {
    const usable = feeds.filter(({ url }) => url.length <= longestAddress);
    return usable.map(({ url, parsed: { title, link, language, items } }) => {
      const headlines = items.map(({ headline }) => headline).filter((headline) => headline !== '');
      return offer({ url, title, link, language, siteName }, headlines.slice(0, shownHeadlines));
    });
  }

  return {
    async find(address, person) {
      const url = addressOf(address);
      if (person === undefined) {
        // Fails before anything is fetched.
        ownFile(files);
        return offersOf(await findFeeds(url, { fetcher, read: reader.read }));
      }
      const found = await looks.run(person, (signal) =>
        findFeeds(url, { fetcher: publicFetcher, read: reader.read, signal }),
      );
      return found && offersOf(found);
    },

    async own(id) {
      const feed = offered.get(id);
      if (feed === undefined) return null;
      const own = ownFeed(feed);
      const all = await store.personalFeeds();
      return all.length >= maxPersonalFeeds && !all.some(({ topic }) => topic === own.topic) ? 'full' : own;
    },

    readList: (body, asked) =>
      looks.run(asked.person, (signal) =>
        readFeedList(body, {
          ...asked,
          signal,
          catalog: source.current(),
          fetcher: publicFetcher,
          read: reader.read,
        }),
      ),

    writeList: (own, publishers) => writeFeedList(source.current(), own, publishers),

    async add(id) {
      const feed = offered.get(id);
      if (feed === undefined) return null;
      const known = catalogFeed(source.current(), feed.url);
      if (known !== undefined) return known.publisher.id;
      const { publisher } = await addFeed(files, feed);
      source.refresh(log);
      return publisher;
    },
  };
}
