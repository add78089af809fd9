/** What a feed's elements are called, whatever dialect and prefix they come in. */

/** Namespaces as `place` writes them, and the prefix that we know each by. The empty one is RSS's own. */
const prefixes: Readonly<Record<string, string>> = {
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss': '',
  'purl.org/net/rss1.1': '',
  'sitemaps.org/schemas/sitemap/0.9': '',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'google.com/schemas/sitemap-news/0.9': 'news',
  'google.com/schemas/sitemap-image/1.1': 'image',
};

/** The prefix that stands for a namespace in this program, or null where it means nothing to us. */
export function prefixOf(namespace: string): string | null {
  const place = namespace
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]$/, '');
  return Object.hasOwn(prefixes, place) ? (prefixes[place] as string) : null;
}

/**
 * How an element is kept.
 * - `text`: what a person reads; markup in it is kept as written.
 * - `value`: a word, number, date or address; tags in it are dropped. Where it has children called `within`,
 *   only their text counts.
 * - `node`: attributes, and elements of its own.
 * - `open`: nothing itself; its children count as its parent's.
 */
export interface ElementRule {
  kind: 'text' | 'value' | 'node' | 'open';
  /** Its name from here on. Never `description` or `content:encoded`: rss-parser's snippet of these is quadratic. */
  name: string;
  within: string | null;
}

function rules(
  kind: ElementRule['kind'],
  names: Record<string, string>,
  within: string | null = null,
): [string, ElementRule][] {
  return Object.entries(names).flatMap(([name, sources]) =>
    sources.split(' ').map((source): [string, ElementRule] => [source, { kind, name, within }]),
  );
}

/** Every element that we read, by canonical name; all others are passed over with what is in them. */
export const elements: ReadonlyMap<string, ElementRule> = new Map([
  ...rules('text', {
    title: 'title atom:title news:title',
    'other-title': 'dc:title media:title',
    lead: 'description atom:summary atom:subtitle atom:tagline',
    body: 'content:encoded atom:content content xhtml:body body fullitem',
    aside: 'summary itunes:summary itunes:subtitle media:description dc:description',
  }),
  ...rules('value', {
    credit: 'media:credit',
    link: 'link atom:link loc',
    guid: 'guid atom:id',
    date: 'pubdate atom:published atom:issued news:publication_date',
    'other-date': 'dc:date dcterms:issued dcterms:created dcterms:date atom:created published',
    updated: 'atom:updated atom:modified dcterms:modified lastmod updated modified',
    category: 'category atom:category dc:subject',
    keywords: 'news:keywords media:keywords itunes:keywords',
    language: 'language dc:language news:language',
    publication: 'news:name',
    ttl: 'ttl',
    period: 'sy:updateperiod',
    frequency: 'sy:updatefrequency',
    enclosure: 'enclosure',
    thumbnail: 'media:thumbnail',
    'itunes-image': 'itunes:image',
  }),
  ...rules('value', { author: 'author dc:creator dc:author atom:author' }, 'name'),
  ...rules('value', { 'other-author': 'itunes:author' }),
  ...rules('value', { image: 'image' }, 'url'),
  ...rules('value', { image: 'image:image' }, 'loc'),
  ...rules('node', { media: 'media:content' }),
  ...rules('open', { '': 'channel items media:group news:news news:publication' }),
]);

/** The names that `elements` gives, as they reach rss-parser. */
export const fieldNames: readonly string[] = [
  ...new Set([...elements.values()].map(({ name }) => name)),
].filter((name) => name !== '');

/** Attributes that we read, by local name in lower case. */
export const attributeNames: ReadonlySet<string> = new Set(
  'type mode rel href url medium width height ispermalink term label about'.split(' '),
);
