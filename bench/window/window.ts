import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../../src/app/catalog/files.js';
import { systemClock } from '../../src/app/clock.js';
import { HourlyFigures } from '../../src/app/hourly-figures.js';
import { packageRoot } from '../../src/app/package-root.js';
import type { Catalog } from '../../src/core/catalog.js';
import { newFeedState } from '../../src/core/feed.js';
import type { RecordItem, Store } from '../../src/core/ports.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { Assets } from '../../src/window/assets.js';
import { Door } from '../../src/window/doors.js';
import { createExplainer } from '../../src/window/evidence.js';
import type { Operations } from '../../src/window/operations.js';
import type { WindowKey } from '../../src/window/texts.js';
import { createWindow } from '../../src/window/window.js';
import { makeArticle, makeChat } from '../../test/fixtures/article.js';
import { filledStore } from '../delivery/kabar.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';

const size = { feeds: 10_000, articles: 20_000, chats: 50_000 } as const;

/** Each page is asked for so often, all in turn. */
const rounds = 15;

/** What is aimed at, in milliseconds. */
const wanted = { answer: 150, loop: 20 } as const;

const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

/** Benchmark of the operator's pages over a store of 10,000 feeds, 20,000 articles and 50,000 chats, beside a page that shows nothing of it. */
export async function window(): Promise<string> {
  const { store, close } = await filledStore([]);
  const catalog = largeCatalog();
  await fill(store, catalog);
  const answer = windowOver(store, catalog);
  const article = String(size.articles).padStart(12, '0');
  const paths = {
    'a page without figures': '/login',
    now: '/',
    feeds: '/feeds',
    'feeds by name, page 100': '/feeds?sort=name&page=100',
    'feeds with a filter': '/feeds?q=feed-99',
    articles: '/articles',
    'articles, page 200': '/articles?page=200',
    'articles with words': '/articles?q=putin+kunjungi',
    'an article': `/articles/${article}`,
    'an article in a chat': `/articles/${article}?chat=telegram:1`,
    topics: '/topics',
    'a topic': `/topics/${catalog.topics[0]?.id}`,
    chats: '/chats',
    'a chat': '/chats/telegram:25000',
  };
  const figures = new Map(
    Object.keys(paths).map((name) => [name, { took: [] as number[], held: [] as number[] }]),
  );
  // The first answers read files and make indexes.
  for (const path of Object.values(paths)) await measured(answer, path);
  for (let round = 0; round < rounds; round++) {
    for (const [name, path] of Object.entries(paths)) {
      const { took, held } = await measured(answer, path);
      figures.get(name)?.took.push(took);
      figures.get(name)?.held.push(held);
    }
  }
  await close();
  const base = median(figures.get('a page without figures')?.took ?? []);
  const rows = [...figures].map(([name, { took, held }]) => [
    name,
    rounded(median(took)),
    rounded(Math.max(...took)),
    rounded(median(held)),
    rounded(Math.min(...held)),
    `${rounded(median(took) / base)} ×`,
  ]);
  const slow = [...figures].filter(([, { took }]) => median(took) >= wanted.answer).map(([name]) => name);
  const holding = [...figures].filter(([, { held }]) => median(held) >= wanted.loop).map(([name]) => name);
  return `${size.feeds} feeds, ${size.articles} articles, ${size.chats} chats in lowdb; each page ${rounds} times, all pages in turn, without
the network. "Holds the loop" is the longest time that nothing else had its turn while the page was made. Wanted: under
${wanted.answer} ms, and no longer than ${wanted.loop} ms. The machine had other work at the same time, so that the last column says more than
the first: how long a page takes beside one that shows nothing of the store.

${table([['page', 'ms (median)', 'ms (worst)', 'holds the loop, ms (median)', '(best)', 'beside the page without figures'], ...rows])}

Medians over ${wanted.answer} ms: ${slow.join(', ') || 'none'}. Medians that hold the loop for over ${wanted.loop} ms: ${holding.join(', ') || 'none'}.`;
}

function largeCatalog(): Catalog {
  const shipped = loadCatalog([fileURLToPath(new URL('data/catalog.json', packageRoot))]);
  const publishers = Array.from({ length: size.feeds / 10 }, (_, publisher) => ({
    id: `publisher-${publisher}`,
    name: `Publisher ${publisher}`,
    url: `https://publisher${publisher}.example/`,
    language: 'id',
    feeds: Array.from({ length: 10 }, (_, feed) => ({
      id: `feed-${publisher * 10 + feed}`,
      url: `https://publisher${publisher}.example/${feed}.xml`,
    })),
  }));
  return { ...shipped, publishers };
}

/** What a Kabar of this size has: feeds of which some fail, articles of two days, chats that follow topics. */
async function fill(store: Store, { publishers, topics }: Catalog): Promise<void> {
  const now = Date.now();
  const feeds = publishers.flatMap((publisher) =>
    publisher.feeds.map(({ id, url }) => ({ publisher, id, url })),
  );
  const perFeed = size.articles / size.feeds;
  const record = async ({ publisher, id, url }: (typeof feeds)[number], index: number) => {
    const items = Array.from({ length: perFeed }, (_, place): RecordItem => {
      const number = index * perFeed + place + 1;
      const at = now - (size.articles - number) * 8_000;
      const own = [topics[number % topics.length]?.id ?? '', `publisher:${publisher.id}`];
      const article = makeArticle(number, {
        headline: `Vladimir Putin Kunjungi Kota ${number}, Boyong ${number % 97} Menteri`,
        publisher: { id: publisher.id, name: publisher.name },
        feed: id,
        topics: own,
        publishedAt: at,
        seenAt: at,
      });
      return {
        article,
        keys: [`link:${number}`, `guid:${number}`],
        entry: { kind: 'new', topics: own, deliverable: true },
      };
    });
    const polled = {
      lastPollAt: now,
      lastSuccessAt: now,
      nextPollAt: now + 300_000,
      recent: items.map(({ article }) => article.seenAt),
    };
    const failing = index % 50 === 0 ? { since: now - 7_200_000, count: 9, reason: 'HTTP 503' } : null;
    const listed = Array.from({ length: 50 }, (_, key) => `guid:${id}-${key}`);
    await store.record({ feed: { ...newFeedState(id, url), ...polled, failing, listed }, items });
  };
  for (let from = 0; from < feeds.length; from += 200)
    await Promise.all(feeds.slice(from, from + 200).map((feed, index) => record(feed, from + index)));
  for (let from = 0; from < size.chats; from += 1_000) {
    const ids = Array.from({ length: 1_000 }, (_, index) => from + index);
    const topicOf = (id: number) => topics[id % topics.length]?.id ?? '';
    await Promise.all(
      ids.map((id) =>
        store.changeChat(`telegram:${id}`, () => makeChat(`telegram:${id}`, [topicOf(id), topicOf(id + 7)])),
      ),
    );
  }
}

function windowOver(store: Store, catalog: Catalog) {
  const never = () => {
    throw new Error('nothing is changed here');
  };
  const operations: Operations = {
    find: never,
    add: never,
    poll: never,
    removeFeed: never,
    exportFeeds: never,
    importFeeds: never,
    saveTopic: never,
    look: never,
    forgetChat: never,
  };
  const hourly = new HourlyFigures(store, { clock: systemClock, log: silent });
  return createWindow({
    store,
    catalog: () => catalog,
    texts: loadTexts<WindowKey>(new URL('data/locales/window/', packageRoot)),
    chatTexts: loadTexts(new URL('data/locales/', packageRoot)),
    explain: createExplainer(() => catalog),
    operations,
    defaults: { language: 'en', timezone: 'Asia/Jakarta' },
    door: new Door({ token: null, hosts: [], clock: systemClock }),
    assets: new Assets(new URL('data/window/', packageRoot)),
    platforms: () => ({ telegram: 'connected' }),
    machine: {
      figures: () => hourly.all(),
      load: () => ({}),
      memory: () => process.memoryUsage.rss(),
      store: 'files',
    },
    chat: () => null,
    clock: systemClock,
    log: silent,
  });
}

/** How long an answer took, and how long at most nothing else had its turn meanwhile. */
async function measured(answer: (request: Request) => Promise<Response>, path: string) {
  let held = 0;
  let last = performance.now();
  let isOver = false;
  const turn = () => {
    const now = performance.now();
    held = Math.max(held, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await new Promise((resolve) => setImmediate(resolve));
  held = 0;
  const began = performance.now();
  const response = await answer(new Request(`http://localhost${path}`));
  const html = await response.text();
  const took = performance.now() - began;
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  if (response.status !== 200 || !html.includes('<h1>'))
    throw new Error(`${path} answered ${response.status}`);
  return { took, held };
}
