import { squash } from '../core/text.js';
import { type Attributes, type MarkupHandler, MarkupStream } from '../intake/html/markup-stream.js';
import { resolveLink } from '../intake/read/links.js';

/** The feeds that a page names. Addresses are absolute, http or https, and unique. */
export interface PageLinks {
  /** Named as feeds of the page: `link rel=alternate`. */
  alternates: string[];
  /** Links of the page that look like feeds. */
  others: string[];
  /** What the site calls itself (`og:site_name`). */
  siteName: string | null;
}

const feedType = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|xml)|text\/xml)\b/i;
const feedPath = /(?:^|[/._-])(?:rss|atom|feeds?)(?:[/._-]|$)|\/sitemap-news\b|\/news-sitemap\b/i;
/** Comments below an article are no news. */
const comments = /\/comments\b/i;
/** WordPress lists its own API as an alternate. */
const api = /\/wp-json\/|\/oembed\b/i;
/** A page with more links than these is a directory. */
const maxLinks = 30;

/** Looks for feeds in a page. Takes time in proportion to its length, whatever stands in it. @param url the page's. */
export function readPageLinks(html: string, url: string): PageLinks {
  let base = url;
  let siteName: string | null = null;
  const alternates = new Set<string>();
  const others = new Set<string>();
  const add = (links: Set<string>, href: string | undefined) => {
    const link = links.size < maxLinks ? resolveLink(href, base) : null;
    if (link !== null && !comments.test(link) && !api.test(link)) links.add(link);
  };
  listen(html, {
    open(tag, attributes) {
      const href = attributes.get('href');
      if (tag === 'base') base = resolveLink(href, url) ?? base;
      if (tag === 'meta' && attributes.get('property') === 'og:site_name') {
        siteName = squash(attributes.get('content') ?? '').slice(0, 60) || null;
      }
      if (tag === 'link' && isAlternate(attributes)) add(alternates, href);
      if (tag === 'a' && feedPath.test(href ?? '')) add(others, href);
    },
  });
  return {
    alternates: [...alternates],
    others: [...others].filter((link) => !alternates.has(link)),
    siteName,
  };
}

function isAlternate(attributes: Attributes): boolean {
  const type = attributes.get('type')?.trim() ?? '';
  return /(?:^|\s)alternate(?:\s|$)/i.test(attributes.get('rel') ?? '') && feedType.test(type);
}

/** The sitemaps that a robots.txt names (https://www.sitemaps.org/protocol.html#submit_robots). */
export function readRobotsSitemaps(text: string, url: string): string[] {
  const named = [...text.slice(0, 500_000).matchAll(/^[^\S\n]*sitemap[^\S\n]*:[^\S\n]*(\S+)/gim)];
  const links = named.map((match) => resolveLink(match[1], url)).filter((link) => link !== null);
  return [...new Set(links)].slice(0, maxLinks);
}

/** The sitemaps that an index of sitemaps lists, at most 1000. */
export function readSitemapIndex(xml: string, url: string): string[] {
  const links: string[] = [];
  let text: string | null = null;
  listen(xml, {
    open(tag) {
      text = tag === 'loc' ? '' : null;
    },
    text(piece) {
      if (text !== null && text.length < 4096) text += piece;
    },
    close() {
      const link = text === null || links.length >= 1000 ? null : resolveLink(text, url);
      if (link !== null) links.push(link);
      text = null;
    },
  });
  return links;
}

function listen(markup: string, handler: Partial<MarkupHandler>): void {
  const stream = new MarkupStream({ open() {}, close() {}, text() {}, ...handler });
  stream.write(markup);
  stream.end();
}
