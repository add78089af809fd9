import { createHash } from 'node:crypto';
import { feedsOf } from '../core/catalog.js';
import type { FeedFinder, FeedOffer, Log } from '../core/ports.js';
import { findFeeds } from '../discovery/find-feeds.js';
import type { Fetcher } from '../intake/fetch/fetcher.js';
import type { Reader } from '../intake/read/reader.js';
import { addFeed, addressOf, type NewFeed } from './catalog/add-feed.js';
import { shortHost } from './catalog/new-ids.js';
import { ownFile } from './catalog/own-file.js';
import type { CatalogSource } from './catalog/source.js';

/** How many offers are remembered. */
const maxOffers = 50;

/** How many headlines show what a feed would post. */
const shownHeadlines = 3;

/** What finding and adding feeds needs. */
export interface FeedFinderParts {
  /** The files of the catalog; the second is the operator's own. */
  files: readonly string[];
  source: CatalogSource;
  fetcher: Fetcher;
  reader: Reader;
  log: Log;
}

/** Finds feeds for operators in a chat, and adds them to their own catalog, as `kabar feeds add` does. */
export function createFeedFinder({ files, source, fetcher, reader, log }: FeedFinderParts): FeedFinder {
  const offered = new Map<string, NewFeed>();

  function offer(feed: NewFeed, headlines: string[]): FeedOffer {
    const { url, title } = feed;
    const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
    offered.delete(id);
    offered.set(id, feed);
    const [oldest] = offered.keys();
    if (offered.size > maxOffers && oldest !== undefined) offered.delete(oldest);
    const known = feedsOf(source.current()).some((each) => each.url === url);
    return { id, url, title: title ?? shortHost(url), headlines, known };
  }

  return {
    async find(address) {
      const url = addressOf(address);
      // Fails before anything is fetched.
      ownFile(files);
      const { feeds, siteName } = await findFeeds(url, { fetcher, read: reader.read });
      return feeds.map(({ url, parsed: { title, link, language, items } }) => {
        const headlines = items.map(({ headline }) => headline).filter((headline) => headline !== '');
        return offer({ url, title, link, language, siteName }, headlines.slice(0, shownHeadlines));
      });
    },

    async add(id) {
      const feed = offered.get(id);
      if (feed === undefined) return null;
      const known = feedsOf(source.current()).find((each) => each.url === feed.url);
      if (known !== undefined) return known.publisher.id;
      const { publisher } = await addFeed(files, feed);
      source.refresh(log);
      return publisher;
    },
  };
}
