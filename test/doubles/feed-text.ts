/** One item as a test writes it; dates in milliseconds since 1970. */
export interface FeedItem {
  title: string;
  link?: string;
  guid?: string;
  /** Whether the guid says that it is a link. Default: it says that it is none. */
  permalink?: boolean;
  summary?: string;
  author?: string;
  date?: number;
  categories?: readonly string[];
  image?: string;
}

/** What a test may say of the feed as a whole. */
export interface FeedHead {
  title?: string;
  link?: string;
  language?: string;
  /** More elements in the head, as they stand. */
  extra?: string;
}

/** Any text within XML, attributes included. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

const element = (name: string, text: string | undefined, attributes = '') =>
  text === undefined ? '' : `<${name}${attributes}>${escapeXml(text)}</${name}>`;

const iso = (date: number | undefined) => (date === undefined ? undefined : new Date(date).toISOString());

/** RSS 2.0. */
export function rss(items: readonly FeedItem[], head: FeedHead = {}): string {
  const entries = items.map(
    (item) =>
      `<item>${element('title', item.title)}${element('link', item.link)}` +
      element('guid', item.guid, ` isPermaLink="${item.permalink ?? false}"`) +
      element('description', item.summary) +
      element('dc:creator', item.author) +
      element('pubDate', item.date === undefined ? undefined : new Date(item.date).toUTCString()) +
      (item.categories ?? []).map((category) => element('category', category)).join('') +
      `${item.image === undefined ? '' : `<media:content medium="image" url="${escapeXml(item.image)}"/>`}</item>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>' +
    element('title', head.title ?? 'Feed') +
    element('link', head.link ?? 'https://publisher.example/') +
    element('language', head.language) +
    `${head.extra ?? ''}\n${entries.join('\n')}\n</channel></rss>\n`
  );
}

/** Atom 1.0. */
export function atom(items: readonly FeedItem[], head: FeedHead = {}): string {
  const entries = items.map(
    (item) =>
      `<entry>${element('title', item.title)}${element('id', item.guid ?? item.link)}` +
      (item.link === undefined ? '' : `<link rel="alternate" href="${escapeXml(item.link)}"/>`) +
      element('summary', item.summary) +
      (item.author === undefined ? '' : `<author>${element('name', item.author)}</author>`) +
      element('published', iso(item.date)) +
      (item.categories ?? []).map((category) => `<category term="${escapeXml(category)}"/>`).join('') +
      '</entry>',
  );
  const language = head.language === undefined ? '' : ` xml:lang="${escapeXml(head.language)}"`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"${language}>` +
    element('title', head.title ?? 'Feed') +
    `<link rel="alternate" href="${escapeXml(head.link ?? 'https://publisher.example/')}"/>` +
    `${head.extra ?? ''}\n${entries.join('\n')}\n</feed>\n`
  );
}

/** JSON Feed 1.1. */
export function jsonFeed(items: readonly FeedItem[], head: FeedHead = {}): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title ?? 'Feed',
    home_page_url: head.link ?? 'https://publisher.example/',
    language: head.language,
    items: items.map((item) => ({
      id: item.guid ?? item.link,
      url: item.link,
      title: item.title,
      summary: item.summary,
      authors: item.author === undefined ? undefined : [{ name: item.author }],
      date_published: iso(item.date),
      tags: item.categories,
      image: item.image,
    })),
  });
}

/** A news sitemap. */
export function sitemap(items: readonly FeedItem[], head: FeedHead = {}): string {
  const entries = items.map(
    (item) =>
      `<url>${element('loc', item.link)}<news:news><news:publication>${element('news:name', head.title ?? 'Feed')}` +
      `${element('news:language', head.language ?? 'id')}</news:publication>` +
      element('news:publication_date', iso(item.date)) +
      element('news:title', item.title) +
      element('news:keywords', item.categories?.join(', ')) +
      `</news:news>${item.image === undefined ? '' : `<image:image>${element('image:loc', item.image)}</image:image>`}</url>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ' +
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">' +
    `${head.extra ?? ''}\n${entries.join('\n')}\n</urlset>\n`
  );
}
