import type { WrittenDate } from '../read/dates.js';

/** The dates that one part of a page gives: its linked data, its tags or its text. */
export interface Dates {
  published: WrittenDate[];
  updated: WrittenDate[];
}

/**
 * What an article's page says of the article. Texts are plain and squashed, links absolute and http or
 * https, instants milliseconds since 1970. What the page does not say beyond doubt is null or empty: a
 * blank is right, a wrong author or date never.
 */
export interface PageFacts {
  headline: string | null;
  /** The publisher's own description, else the first paragraph under the headline. */
  lead: string | null;
  /** The beginning of the article itself, a paragraph a line, at most 1,500 UTF-16 units: for finding its story, never shown. */
  text: string | null;
  /** Persons, or a house other than the publisher, in the page's order. Never an editor. */
  authors: string[];
  publishedAt: number | null;
  updatedAt: number | null;
  image: { url: string; credit: string | null } | null;
  /** As `canonicalLink` writes it; null where the page names one of another site. */
  canonicalLink: string | null;
  /** What stands above the headline, `Konflik Rusia Vs Ukraina`; else the section. */
  topicLabel: string | null;
  keywords: string[];
  /** Primary language subtag in lower case. */
  language: string | null;
  /** How many pages the article is spread over, where it says so. */
  pages: number | null;
}

/** What can be asked of a page: reading ends once it is known. */
export type WantedFact = 'authors' | 'publishedAt' | 'lead' | 'image' | 'text';

/** How to read a page. */
export interface PageOptions {
  /** Where it came from, after redirects; relative links are resolved against it. */
  url: string;
  /** The IANA zone of dates that name none. Default: that of the site's country where it has one, else UTC. */
  timezone?: string | null;
  /** The language where the page names none. */
  language?: string | null;
  /** The publisher's name: as an author it is nobody. */
  publisherName?: string | null;
  /** Whether all recent articles of the site bear these names: then a byline of its own goes before them. Default: no. */
  areWorn?: (names: readonly string[]) => boolean;
  /**
   * What is asked: once it is known and the article's header is past, reading ends, and the rest is brought
   * along as far as it was met. Default: the page is read to its end.
   */
  wanted?: readonly WantedFact[];
}
