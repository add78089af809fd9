import { expect, it } from 'vitest';
import { articleSchema } from '../../src/core/article.js';
import { changesOf, newArticle } from '../../src/intake/changes.js';
import { mergeFacts } from '../../src/intake/enrich/merge-facts.js';
import type { PageFacts } from '../../src/intake/enrich/page-facts.js';
import type { IdentifiedItem } from '../../src/intake/identified-item.js';
import { identify } from '../../src/intake/identify.js';
import { readFeed } from '../../src/intake/read/read-feed.js';

const url = 'https://p.example/feed';

const page: PageFacts = {
  headline: 'Semeru erupsi lagi',
  lead: 'Warga mengungsi.',
  text: null,
  authors: ['Ani Lestari'],
  publishedAt: 1_000,
  updatedAt: null,
  image: { url: 'https://p.example/a.jpg', credit: null },
  canonicalLink: null,
  topicLabel: 'Gunung Api',
  keywords: [],
  language: null,
  pages: null,
};

async function read(fields: string, { head = '', id = 'f', language = 'id' as string | null } = {}) {
  const xml = `<rss version="2.0"><channel><title>P</title>${head}<item><title>Semeru erupsi lagi</title>
    <link>https://p.example/1</link><guid>1</guid>${fields}</item></channel></rss>`;
  const parsed = await readFeed(new TextEncoder().encode(xml), { url });
  const publisher = { id: 'p', name: 'P', url: 'https://p.example', ...(language !== null && { language }) };
  const feed = { id, url, publisher } as never;
  const [item] = identify(parsed, feed, 0);
  if (item === undefined) throw new Error('no item');
  return { item, context: { feed, parsed, classify: () => [], now: 5_000, deliverable: true } };
}

const withPage = (item: IdentifiedItem, facts: Partial<PageFacts> = {}) =>
  mergeFacts(item, { ...page, ...facts }, 5_000);

it('knows which facts the page gave, and which the feed', async () => {
  const { item, context } = await read(
    '<description>Abu turun di desa.</description><category>Nasional</category>',
  );
  const { article } = newArticle(withPage(item), context);
  expect(article.origins).toEqual({
    authors: 'page',
    publishedAt: 'page',
    image: 'page',
    categories: 'both',
    language: 'catalog',
  });
  expect(article.summary).toBe('Abu turun di desa.');
  expect(articleSchema.parse(article)).toEqual(article);
});

it('says nothing of what the feed gave, and nothing came of the page for', async () => {
  const fields = `<description>Abu turun di desa.</description><author>Ani Lestari</author>`;
  const { item, context } = await read(fields, { language: null });
  expect(newArticle(item, context).article.origins).toEqual({});
  const merged = withPage(item, { authors: ['Other'], publishedAt: null, topicLabel: null, image: null });
  expect(merged).not.toHaveProperty('fromPage');
  expect(newArticle(merged, context).article.origins).toEqual({});
});

it('follows the facts when they change later, by the feed that changed them', async () => {
  const { item, context } = await read('');
  const { article } = newArticle(item, context);
  expect(article.origins).toEqual({ language: 'catalog' });
  const other = await read('<author>Budi Santoso</author>', { id: 'g' });
  const [byOther] = changesOf(article, other.item, [], false, other.context);
  expect(byOther?.article).toMatchObject({
    authors: ['Budi Santoso'],
    origins: { authors: 'feed:g', language: 'catalog' },
  });
  const [byPage] = changesOf(article, withPage(item), [], false, context);
  expect(byPage?.article.origins).toMatchObject({ authors: 'page', summary: 'page', image: 'page' });
  const own = await read('<description>Kini dari umpan sendiri.</description>');
  const [corrected] = changesOf(byPage?.article ?? article, own.item, [], false, own.context);
  expect(corrected?.article.summary).toBe('Kini dari umpan sendiri.');
  expect(corrected?.article.origins).not.toHaveProperty('summary');
  expect(corrected?.article.origins).toMatchObject({ authors: 'page' });
});

it('invents no origins for what an older Kabar recorded', async () => {
  const { item, context } = await read('');
  const { origins: _, ...old } = newArticle(item, context).article;
  const [changed] = changesOf(old, withPage(item), [], false, context);
  expect(changed?.article.authors).toEqual(['Ani Lestari']);
  expect(changed?.article).not.toHaveProperty('origins');
});
