import type { FeedFormat } from './parsed-feed.js';
import type { Tree } from './xml-element.js';

/** A document in the one shape that we hand to rss-parser. */
export interface TidyFeed {
  format: Exclude<FeedFormat, 'json'>;
  /** The channel of RSS 2.0 without its items, as xml2js gives it; its elements bear the names of vocabulary.ts. */
  channel: Tree;
  items: TidyItem[];
  /** For each mark of an item that was cut out that stands where an item may stand: how many items stand before it. */
  passedBefore: number[];
  warnings: string[];
}

/** An item of a feed, as xml2js gives it. */
export interface TidyItem {
  tree: Tree;
  /** How it is written; null where its end is not marked. */
  source: string | null;
}

/** What was found instead of a feed: the name of the first element, or null where there was none. */
export interface NoFeed {
  format: null;
  root: string | null;
}
