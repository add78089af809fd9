import { z } from 'zod';

/** A made-up article of `data/samples/articles.json`. */
export const sampleSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  language: z.enum(['id', 'en']),
  section: z.string().regex(/^[a-z]+$/),
  /** The label over the headline. */
  topic: z.string().min(1),
  headline: z.string().min(1),
  lead: z.string().min(1),
  body: z.array(z.string().min(1)).min(3).max(5),
  authors: z.array(z.string().min(1)).min(1),
  editor: z.string().min(1),
  photo: z.strictObject({ credit: z.string().min(1), caption: z.string().min(1) }),
  keywords: z.array(z.string().min(1)).min(1),
});

/** See {@link sampleSchema}. */
export type Sample = z.infer<typeof sampleSchema>;

/** A sample that was published: where, when, and under which headline this time. */
export interface Published extends Sample {
  path: string;
  at: number;
}

/** The publisher's name. */
export const name = 'Kabar Contoh';
/** The publisher's time zone. */
export const timezone = 'Asia/Jakarta';
/** How many articles a feed lists. */
const listed = 40;

/** What a page is made of. */
export interface Site {
  url: string;
  out: readonly Published[];
  image: string;
  now: number;
}

/** A document and its media type. */
export interface Found {
  type: string;
  body: string;
}

/** What stands at a path; null: nothing. `page` is the part of an article that is asked for. */
export function find(site: Site, path: string, page: string | null): Found | null {
  if (path === '/robots.txt') {
    const rules = ['User-agent: *', 'Disallow: /tag/', 'Disallow: /topic/', 'Disallow: /search'];
    const body = [...rules, '', `Sitemap: ${site.url}/id/sitemap-news.xml`, ''].join('\n');
    return { type: 'text/plain', body };
  }
  if (path === '/image.svg') return { type: 'image/svg+xml', body: site.image };
  if (path === '/id/sitemap-news.xml') return { type: 'application/xml', body: newsSitemap(site) };
  if (path === '/en/rss.xml') return { type: 'application/rss+xml', body: rss(site) };
  if (path === '/') return { type: 'text/html', body: indexPage(site) };
  const article = site.out.find((each) => each.path === path);
  return article === undefined ? null : { type: 'text/html', body: articlePage(site, article, page) };
}

function newest(site: Site, language?: Published['language']): Published[] {
  const own = site.out.filter((each) => language === undefined || each.language === language);
  return own.slice(-listed).reverse();
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The instant in the publisher's own zone, which has no summer time: `2024-06-18T10:15:00+07:00`. */
function localIso(at: number): string {
  return `${new Date(at + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

function newsSitemap(site: Site): string {
  const entries = newest(site, 'id').map(
    ({ path, at, headline, keywords }) => `  <url>
    <loc>${site.url}${path}</loc>
    <news:news>
      <news:publication><news:name>${name}</news:name><news:language>id</news:language></news:publication>
      <news:publication_date>${localIso(at)}</news:publication_date>
      <news:title>${escaped(headline)}</news:title>
      <news:keywords>${escaped(keywords.join(', '))}</news:keywords>
    </news:news>
    <image:image><image:loc>${site.url}/image.svg</image:loc></image:image>
  </url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
${entries.join('\n')}
</urlset>
`;
}

function rss(site: Site): string {
  const items = newest(site, 'en').map(
    (article) => `    <item>
      <title>${escaped(article.headline)}</title>
      <link>${site.url}${article.path}</link>
      <guid isPermaLink="true">${site.url}${article.path}</guid>
      <description>${escaped(article.lead)}</description>
      ${article.authors.map((author) => `<dc:creator>${escaped(author)}</dc:creator>`).join('')}
      ${article.keywords.map((keyword) => `<category>${escaped(keyword)}</category>`).join('')}
      <pubDate>${new Date(article.at).toUTCString()}</pubDate>
      <media:content url="${site.url}/image.svg" medium="image"><media:credit>${escaped(article.photo.credit)}</media:credit></media:content>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>${name}</title>
    <link>${site.url}/</link>
    <description>Sample articles, made up</description>
    <language>en</language>
${items.join('\n')}
  </channel>
</rss>
`;
}

function listOf(articles: readonly Published[]): string {
  return articles
    .map(({ path, headline }) => `<li><a href="${path}">${escaped(headline)}</a></li>`)
    .join('\n');
}

const rights = `<footer>© ${name}. Contoh untuk mencoba Kabar; semua nama dan peristiwa rekaan.</footer>`;

function indexPage(site: Site): string {
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${name}</title>
<link rel="alternate" type="application/rss+xml" href="/en/rss.xml"></head>
<body><h1>${name}</h1>
<ul>
${listOf(newest(site))}
</ul>
${rights}</body></html>
`;
}

/** The article in the shape of a news site's page: its first half, its second (`?page=2`) or the whole (`?page=all`). */
function articlePage(site: Site, article: Published, page: string | null): string {
  const middle = Math.ceil(article.body.length / 2);
  const lead = page === '2' ? '' : `<p>${escaped(article.lead)}</p>`;
  const first = page === '2' ? [] : article.body.slice(0, middle);
  const second = page === '2' || page === 'all' ? article.body.slice(middle) : [];
  const others = newest(site).filter((each) => each !== article);
  const visit = new Intl.DateTimeFormat('id', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: timezone,
  }).format(site.now);
  return `<!doctype html>
<html lang="${article.language}"><head><meta charset="utf-8">
<title>${escaped(article.headline)} - ${name}</title>
${metadata(site, article)}
</head>
<body>
<header><a href="/">${name}</a> <span>${visit}</span></header>
<article>
<p class="topic">${escaped(article.topic)}</p>
<h1>${escaped(article.headline)}</h1>
${lead}
<p class="byline">Penulis: ${escaped(article.authors.join(', '))}</p>
<p class="byline">Editor: ${escaped(article.editor)}</p>
<figure><img src="/image.svg" alt=""><p>${escaped(article.photo.credit)}</p>
<figcaption>${escaped(article.photo.caption)}</figcaption></figure>
${[...first, ...second].map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
<nav>Halaman <a href="${article.path}">1</a> <a href="${article.path}?page=2">2</a></nav>
</article>
<aside><h2>Rekomendasi untuk Anda</h2><ul>
${listOf(others.slice(-3))}
</ul></aside>
<aside><h2>Berita Terkini</h2><ul>
${listOf(others.slice(0, 5))}
</ul></aside>
${rights}</body></html>
`;
}

function metadata(site: Site, article: Published): string {
  const link = `${site.url}${article.path}`;
  const published = localIso(article.at);
  const properties = {
    'og:type': 'article',
    'og:site_name': name,
    'og:url': link,
    'og:title': article.headline,
    'og:description': article.lead,
    'og:image': `${site.url}/image.svg`,
    'article:published_time': published,
    'article:section': article.section,
  };
  const metas = Object.entries(properties).map(
    ([property, content]) => `<meta property="${property}" content="${escaped(content)}">`,
  );
  const news = {
    '@type': 'NewsArticle',
    headline: article.headline,
    description: article.lead,
    datePublished: published,
    author: article.authors.map((author) => ({ '@type': 'Person', name: author })),
    editor: { '@type': 'Person', name: article.editor },
    image: { '@type': 'ImageObject', url: `${site.url}/image.svg`, creditText: article.photo.credit },
    keywords: article.keywords,
    articleSection: article.section,
    publisher: { '@type': 'NewsMediaOrganization', name },
  };
  // `<` inside JSON could end the script element.
  const graph = JSON.stringify({ '@context': 'https://schema.org', '@graph': [news] }).replace(
    /</g,
    '\\u003c',
  );
  return `<link rel="canonical" href="${link}">
<meta name="description" content="${escaped(article.lead)}">
<meta name="keywords" content="${escaped(article.keywords.join(', '))}">
${metas.join('\n')}
<script type="application/ld+json">${graph}</script>`;
}
