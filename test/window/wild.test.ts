import { expect, it } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import { openStore } from '../../src/stores/open-store.js';
import { House } from '../e2e/harness.js';
import { makeArticle } from '../fixtures/article.js';
import { useBrowser } from './browser.js';

const browser = useBrowser();

/** Texts that are no attack, and still more than a page expects. */
const wild = {
  right: 'رئيس الوزراء (Kabar 5%) يزور جاكرتا 2026-11-27',
  long: 'Berita'.repeat(1_700),
  emoji: '👨‍👩‍👧‍👦'.repeat(60),
  marks: `Z${'\u0301\u0323'.repeat(400)}algo`,
  wide: '長い見出し'.repeat(200),
} as const;

it('no text of an article makes a page wider than a phone, or turns what stands beside it around', async () => {
  const house = await House.build({});
  const { clock, log } = house;
  const store = await openStore({ dataDir: house.env.DATA_DIR as string, clock, log });
  const items = Object.values(wild).map((text, index) => {
    const article = makeArticle(index + 1, {
      headline: text,
      summary: text,
      authors: [text],
      categories: [text],
      publishedAt: null,
      updatedAt: null,
      seenAt: clock.now() - index,
      link: `https://example.org/${encodeURIComponent(text).slice(0, 2_000)}`,
    });
    return { article, keys: [`wild:${index}`], entry: null };
  });
  await store.record({ feed: newFeedState('wild', house.publisher.url('/wild')), items });
  await store.close();
  const { web } = await house.start();
  const tab = await browser.open({ viewport: { width: 360, height: 800 } });
  const ids = items.map(({ article: { id } }) => id);
  const pages = ['', 'articles', ...ids.map((id) => `articles/${id}`), `looks?article=${ids[1]}`];
  for (const path of pages) {
    await tab.page.goto(`${web}/${path}`);
    const tooWide = await tab.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(tooWide, path).toBeLessThanOrEqual(0);
  }
  await tab.page.goto(`${web}/articles/${ids[0]}`);
  const directionOf = (selector: string) =>
    tab.page.evaluate(`getComputedStyle(document.querySelector('${selector}')).direction`);
  expect([await directionOf('h1'), await directionOf('dl')]).toEqual(['rtl', 'ltr']);
  await tab.expectSound();
});
