import { readFile, writeFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordItem } from '../../src/core/ports.js';
import { openStore } from '../../src/stores/open-store.js';
import { variations } from '../../src/window/looks/variants.js';
import { rss } from '../doubles/feed-text.js';
import { House } from '../e2e/harness.js';
import { makeArticle } from '../fixtures/article.js';
import { hostileAddresses, hostileTexts } from '../fixtures/hostile-texts.js';
import { type TestPage, useBrowser } from './browser.js';

const browser = useBrowser();

// A browser on a busy machine is slow.
vi.setConfig({ testTimeout: 240_000 });

/** What a text must have become where it is shown: the same without what nobody sees. */
const visible = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** An article all of whose fields are hostile. Intake takes most of it away, and the window shall not rely on that. */
function hostileItem(text: string, index: number): RecordItem {
  const addresses = hostileAddresses.filter((each) => URL.canParse(each));
  const address = (offset: number) => addresses[(index + offset) % addresses.length] as string;
  const article = makeArticle(index + 1, {
    headline: text,
    summary: text,
    authors: [text, text],
    categories: [text],
    publisher: { id: 'tribunnews', name: text },
    image: { url: address(1), credit: text },
    language: text,
    feed: text,
    link: address(0),
  });
  return { article, keys: [`hostile:${index}`], entry: null };
}

/** A Kabar whose publisher, catalog and store are hostile wherever they can be. */
async function hostileHouse() {
  const house = await House.build({ WEB_CHAT: 'on' });
  const store = await openStore({
    dataDir: house.env.DATA_DIR as string,
    clock: house.clock,
    log: house.log,
  });
  const [, evil = ''] = hostileTexts;
  const failing = { since: 1, count: 3, reason: evil };
  const url = house.publisher.url(`/broken?"><b%20data-evil>=${encodeURIComponent(evil)}`);
  const state = {
    ...newFeedState('broken', url),
    failing,
    lastPollAt: 1,
    missing: [evil],
    nextPollAt: house.clock.now() * 2,
  };
  await store.record({ feed: state, items: hostileTexts.map(hostileItem) });
  await store.close();
  const file = house.env.CATALOG as string;
  const catalog = JSON.parse(await readFile(file, 'utf8'));
  const [publisher] = catalog.publishers;
  publisher.name = evil;
  publisher.feeds.push({ id: 'broken', url });
  const [topic] = catalog.topics;
  topic.name = { en: hostileTexts[2], id: hostileTexts[3] };
  topic.match.any.push(`putin ${hostileTexts[4]}`, `x ${hostileTexts[6]}`);
  catalog.categories = [{ id: 'all', name: { en: hostileTexts[8], id: hostileTexts[8] } }];
  topic.category = 'all';
  await writeFile(file, JSON.stringify(catalog));
  house.env.CATALOG = `${file},${house.folder}/own.json`;
  return house;
}

interface Found {
  evil: string[];
  schemes: string[];
  elsewhere: string[];
  pwned?: number;
}

/** Runs in the page: what a hostile text would have made of a document from this address. */
const findEvil = `((document, address) => {
  const isEvil = (element) =>
    element.getAttributeNames().some((name) => name === 'data-evil' || name.startsWith('on') || (name === 'style' && !element.closest('.plot'))) ||
    /^(?:IFRAME|BASE|STYLE|OBJECT|EMBED|IMG)$/.test(element.tagName) ||
    (element.tagName === 'META' && element.hasAttribute('http-equiv')) ||
    (element.tagName === 'SCRIPT' && !/^\\w+\\.js$/.test((element.getAttribute('src') ?? '').split('/').at(-1)));
  const names = ['href', 'action', 'formaction', 'src'];
  const addresses = [...document.querySelectorAll(names.map((name) => '[' + name + ']').join())].flatMap((element) =>
    names.map((name) => element.getAttribute(name)).filter((each) => each !== null),
  );
  const urls = addresses.map((each) => new URL(each, address));
  return {
    evil: [...document.querySelectorAll('*')].filter(isEvil).map(({ outerHTML }) => outerHTML.slice(0, 200)),
    schemes: [...new Set(urls.map(({ protocol }) => protocol))],
    elsewhere: urls.filter(({ hostname }) => hostname === 'evil.example').map(({ href }) => href),
    pwned: globalThis.pwned,
  };
})`;

/** Runs in the page: reads these addresses as the browser would, and shows none of them. */
const readAll = (urls: readonly string[]) => `(async () => {
  const found = [];
  for (const url of ${JSON.stringify(urls)}) {
    const html = await (await fetch(url)).text();
    found.push(${findEvil}(new DOMParser().parseFromString(html, 'text/html'), url));
  }
  return found;
})()`;

/** Fails where a text has become more than text. */
async function expectHarmless({ page, faults }: TestPage, where: string): Promise<void> {
  expectText(await page.evaluate<Found>(`${findEvil}(document, location.href)`), where);
  expect(faults, where).toEqual([]);
}

function expectText(found: Found, where: string): void {
  expect(found, where).toMatchObject({ evil: [], elsewhere: [] });
  expect(found.pwned, where).toBeUndefined();
  // The one `data:` is the empty icon.
  expect(
    found.schemes.filter((each) => !/^(?:https?|data):$/.test(each)),
    where,
  ).toEqual([]);
}

it('what publishers, people and addresses say is text on every page, and never more', async () => {
  const house = await hostileHouse();
  const { web } = await house.start();
  await house.polled();
  const tab = await browser.open();
  const { page } = tab;
  const look = async (path: string) => {
    await page.goto(`${web}/${path}`);
    await expectHarmless(tab, path);
    return page.locator('body').innerText();
  };
  const list = await look('articles');
  for (const text of hostileTexts) expect(visible(list)).toContain(visible(text));
  const links = await page.locator('td.wide a').all();
  const articles = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(articles.length).toBeGreaterThanOrEqual(hostileTexts.length);
  const own = articles.map((path) => path?.split('/').at(-1) ?? '');
  const [text = ''] = hostileTexts;
  const asked = encodeURIComponent(text);
  // One page of each kind is shown; those alike are read as it is.
  for (const path of ['', 'feeds', `feeds?q=${asked}`, 'topics/rusia-ukraina', 'chats', `${articles[0]}`])
    await look(path);
  await look(`articles?q=${asked}&topic=${asked}`);
  await look(`looks?article=${own[0]}&style=full`);
  expect(await look('topics')).toContain(hostileTexts[2]);
  const said = encodeURIComponent(hostileTexts[2] as string);
  const alike = [
    ...articles.map((path) => path ?? ''),
    // What stands in an address comes back in the page.
    ...[...hostileTexts, ...hostileAddresses]
      .map(encodeURIComponent)
      .flatMap((each) => [`articles?q=${each}&topic=${each}&page=${each}`, `feeds?q=${each}&sort=${each}`]),
    // What is shown as platforms show it, by all that changes how, and the chats of an article.
    ...own.flatMap((id) => [`looks?article=${id}&style=full`, `articles/${id}/chats?reason=before`]),
    ...['post', 'list', 'digest'].flatMap((kind) =>
      variations.map((vary) => `looks?kind=${kind}&vary=${vary}&buttons=on&style=full`),
    ),
    `login?next=${said}`,
    `chats?chat=${said}&after=${said}`,
    `${articles[0]}?chat=${said}`,
    `articles/${own[0]}/chats?reason=posted&page=${said}`,
    `looks?kind=${said}&article=${said}&topic=${said}&platform=${said}&language=${said}&vary=${said}&style=${said}`,
  ];
  const found = await page.evaluate<Found[]>(readAll(alike.map((path) => `${web}/${path}`)));
  expect(found).toHaveLength(alike.length);
  for (const [at, each] of found.entries()) expectText(each, alike[at] ?? '');
  expect(tab.faults).toEqual([]);
});

it('what is written in forms and found at sites is text, and so is what the chat says', async () => {
  const house = await hostileHouse();
  const { web } = await house.start();
  await house.polled();
  const tab = await browser.open();
  const { page } = tab;
  const some = hostileTexts.slice(0, 6);
  // All at once: a form is sent, and a site looked at, in a second.
  const text = some.join(' ');
  house.publisher.set(
    '/site.xml',
    rss([{ title: text, guid: text, link: house.publisher.url('/x') }], { title: text }),
  );
  await page.goto(`${web}/feeds`);
  await page.locator('[name=address]:visible').fill(house.publisher.url('/site.xml'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/feeds\/find$/);
  await expectHarmless(tab, 'feeds/find');
  await page.goto(`${web}/feeds`);
  await page.locator('[name=address]:visible').fill(text);
  await page.keyboard.press('Enter');
  await page.waitForURL(/feeds\/find$/);
  await expectHarmless(tab, 'feeds/find by name');
  tab.faults.length = 0;
  await page.goto(`${web}/topics/new`);
  await page
    .locator('textarea')
    .fill(`{"id": ${JSON.stringify(text)}, "name": {"en": ${JSON.stringify(text)}}, ${text}`);
  await page.locator('form button').first().click();
  await page.getByRole('alert').locator('li').first().waitFor();
  expect(await page.locator('textarea').inputValue()).toContain(text);
  // An answer that says that a rule is wrong is no fault of the page.
  tab.faults.splice(0, tab.faults.length, ...tab.faults.filter((each) => !each.includes('422')));
  await expectHarmless(tab, 'topics/new');
  await page.goto(`${web}/chat/`);
  await page.getByRole('log').getByRole('button').first().waitFor();
  for (const said of ['/latest', ...some]) {
    await page.locator('#input').fill(said);
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText(said).last().waitFor();
  }
  await page.getByRole('log').getByRole('link').first().waitFor();
  await expectHarmless(tab, 'chat');
});
