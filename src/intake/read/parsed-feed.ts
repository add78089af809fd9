import type { OriginField } from '../../core/article.js';

/** What a feed was written in. `rss` is RSS 0.9x to 2.0, `rdf` RSS 0.9 and 1.0, `sitemap` a news sitemap. */
export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap';

/**
 * One item as its publisher gave it, normalised: texts are plain, on one line and bounded, links absolute and
 * http or https, instants milliseconds since 1970. What is unknown or unreadable is null, never invented.
 */
export interface ParsedItem {
  /** The publisher's own name for it, as it stands; may be missing, shared or unstable. */
  guid: string | null;
  /** Whether the guid claims to be a link as well. */
  guidIsPermalink: boolean;
  /** As it stands, not canonical: tracking parameters are still in it. */
  link: string | null;
  /** Its title, else the first words of its text; empty when it has neither. */
  headline: string;
  /** The description, where the lead is found: plain text, a paragraph a line, at most 8,000 UTF-16 units. */
  text: string | null;
  /** Names in the publisher's order, without e-mail addresses. */
  /** A longer text beside the description: the beginning of the article itself. Absent where there is none. */
  body?: string;
  authors: string[];
  publishedAt: number | null;
  updatedAt: number | null;
  /** Primary language subtag in lower case: `id`, `en`. */
  language: string | null;
  image: { url: string; credit: string | null } | null;
  categories: string[];
  /** What of the text stands in other items of the feed as well. Absent where nothing does. */
  repeated?: readonly Repeated[];
  /**
   * Whether its publisher cut a text that ends without a full stop. Absent where it has one, or the other items do not tell.
   */
  isCut?: boolean;
  /** The facts that its page gave, in part at least. Absent where it was not read, or told nothing new. */
  fromPage?: OriginField[];
  /** A hash of how it is written. Absent where nobody asked for it, or where it is not well formed. */
  print?: string;
  /**
   * Why only that was read by which it is known (guid, link, headline, dates): it was `seen` before, or is `old`. Absent
   * where it was read whole.
   */
  brief?: 'seen' | 'old';
}

/** A sentence, as it stands in a text, and how many stories of the feed have it: 2, or 3 for more. */
export interface Repeated {
  text: string;
  stories: number;
}

/** A feed, whatever it was written in. Plain data: it can be cloned to another thread. */
export interface ParsedFeed {
  format: FeedFormat;
  title: string | null;
  /** The site it belongs to. */
  link: string | null;
  /** Primary language subtag in lower case. */
  language: string | null;
  /** WebSub (https://www.w3.org/TR/websub/#discovery): where to subscribe, and to which topic address. */
  hub: { hub: string; self: string } | null;
  /** How long the publisher asks not to be polled again: `ttl` or `sy:updatePeriod`, in seconds. */
  ttlSeconds: number | null;
  /** In the order of the document, at most the newest 500. */
  items: ParsedItem[];
  /** What was passed over since it was seen before: its print, and how many of `items` stand before it. In order. */
  passed?: readonly { print: string; before: number }[];
  /** What had to be repaired or left out, in plain words for the operator. */
  warnings: string[];
}

/** What is known of a body besides its bytes. */
export interface ReadOptions {
  /** Where it came from; relative links are resolved against it. */
  url: string;
  /** The `Content-Type` header; its charset counts. */
  contentType?: string | null;
  /** The language to assume where the feed names none. */
  language?: string | null;
  /** The IANA zone of dates that name none. Default: UTC. An unknown one counts as UTC. */
  timezone?: string | null;
  /** What need not be read whole. Default: all is. */
  brief?: BriefReading;
}

/** Which items are read only as far as they are known by, since nothing more would be done with them. */
export interface BriefReading {
  /** The prints of those that said the same before. */
  seen: ReadonlySet<string>;
  /** Of the others, so many of the newest are read whole. */
  whole: number;
  /** What the items' meaning depends on beside the document, their publisher: with another one nothing was seen. */
  about: string;
  /**
   * Present where what was seen may be passed over, and not even be read as far as it is known by. `language` is that of
   * all that was seen.
   */
  passing?: { language: string | null };
}
