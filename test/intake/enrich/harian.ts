import type { PageFacts, WantedFact } from '../../../src/intake/enrich/page-facts.js';
import { createPageReader } from '../../../src/intake/enrich/page-reader.js';

/** A paragraph of the article. */
export const paragraph = `<p>${'Kapal itu tiba pagi tadi dengan muatan beras dan garam. '.repeat(4)}</p>`;

/** What a page of a made-up paper tells of its article. */
export function read(head: string, body: string, wanted?: WantedFact[]): PageFacts {
  const reader = createPageReader({
    url: 'https://news.harian.example/2026/kapal',
    publisherName: 'Harian',
    ...(wanted && { wanted }),
  });
  const html = `<html><head><title>Kapal Tiba</title>${head}</head><body><h1>Kapal Tiba</h1>${body}</body></html>`;
  // In small pieces, as a page comes: reading may end after any of them.
  for (let start = 0; start < html.length; start += 200) {
    if (!reader.write(html.slice(start, start + 200))) break;
  }
  return reader.end();
}

/** Linked data of that article. */
export const data = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Kapal Tiba', ...fields })}</script>`;
