import { existsSync, readFileSync } from 'node:fs';
import { systemClock } from '../../src/app/clock.js';
import { HourlyFigures } from '../../src/app/hourly-figures.js';
import { composeLook } from '../../src/app/looks.js';
import { packageRoot } from '../../src/app/package-root.js';
import type { Catalog } from '../../src/core/catalog.js';
import type { Store } from '../../src/core/ports.js';
import { loadErrorTexts } from '../../src/i18n/error-texts.js';
import { loadTexts } from '../../src/i18n/texts.js';
import { Assets } from '../../src/window/assets.js';
import { Door } from '../../src/window/doors.js';
import { createExplainer } from '../../src/window/evidence.js';
import type { Operations } from '../../src/window/operations.js';
import type { WindowKey } from '../../src/window/texts.js';
import { createWindow } from '../../src/window/window.js';
import { filledStore, sharedStore } from '../delivery/kabar.js';
import { median, rounded } from '../measure.js';
import { table } from '../results.js';
import { fill, largeCatalog, size, told } from './world.js';

/** Each page is asked for so often, all in turn. */
const rounds = 25;

/** What is aimed at, in milliseconds. */
const wanted = { answer: 150, loop: 20 } as const;

const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

/** Benchmark of the operator's pages over a store of 10,000 feeds, 20,000 articles and 50,000 chats, beside a page that shows nothing of it. */
export async function window(flags: ReadonlySet<string>): Promise<string> {
  const parts = [
    ...(flags.has('--postgres') ? [] : [await over('lowdb', "in lowdb's files", () => filledStore([]))]),
    ...(flags.has('--lowdb') ? [] : [await over('PostgreSQL', 'in PostgreSQL', () => sharedStore([]))]),
  ];
  return `${size.feeds} feeds, ${size.articles} articles, ${size.chats} chats; each page ${rounds} times, all pages in turn, without
the network. Wanted: an answer in under ${wanted.answer} ms that holds the loop no longer than ${wanted.loop} ms. "Holds" is the most
that the main thread computed (its CPU time, with what it collects of garbage) between two turns of the loop; the clock would count
what other work on the machine took, and the threads that help with garbage and compiling, which are in "CPU", hold nobody. The
system counts it to within 4 ms. Until it answers, the bench itself turns the loop, which is in "CPU". Of an article that all chats
follow the page shows what is counted after 60 ms; the rest is counted behind it, and is in what is measured after.

${parts.join('\n\n')}`;
}

/** All pages over one store. */
async function over(
  name: string,
  where: string,
  open: () => Promise<{ store: Store; close: () => Promise<void> }>,
): Promise<string> {
  const { store, close } = await open();
  const catalog = largeCatalog();
  await fill(store, catalog);
  const hourly = new HourlyFigures(store, { clock: systemClock, log: silent });
  const figures = await measureAll(windowOver(store, catalog, hourly, name), pathsOf(catalog));
  // Its timer would keep the process.
  await hourly.stop();
  await close();
  const rows = [...figures].map(([page, { took, cpu, held }]) => [
    page,
    rounded(median(took)),
    rounded(share(took, 0.95)),
    rounded(median(cpu)),
    rounded(median(held)),
    rounded(share(held, 0.95)),
    rounded(Math.max(...held)),
  ]);
  const beyond = (of: 'took' | 'held', limit: number, at: number) =>
    [...figures].filter(([, figure]) => share(figure[of], at) >= limit).map(([page]) => page);
  const listed = (names: readonly string[]) => names.join(', ') || 'none';
  return `### ${size.feeds} feeds ${where}

${table([['page', 'ms (p50)', '(p95)', 'CPU ms (p50)', 'holds, ms of its CPU (p50)', '(p95)', '(longest)'], ...rows])}

Over ${wanted.answer} ms at p50: ${listed(beyond('took', wanted.answer, 0.5))}; at p95: ${listed(beyond('took', wanted.answer, 0.95))}.
Hold the loop for over ${wanted.loop} ms at p50: ${listed(beyond('held', wanted.loop, 0.5))}; at p95: ${listed(beyond('held', wanted.loop, 0.95))}.`;
}

/** The pages that are asked for, by what they are. */
export function pathsOf(catalog: Catalog): Readonly<Record<string, string>> {
  return {
    'a page without figures': '/login',
    now: '/',
    feeds: '/feeds',
    'feeds by name, page 100': '/feeds?sort=name&page=100',
    'feeds with a filter': '/feeds?q=feed-99',
    articles: '/articles',
    'articles, page 200': '/articles?page=200',
    'articles with words': '/articles?q=putin+kunjungi',
    'articles with a word that few have': '/articles?q=kota+12345',
    'articles with a misspelt word': '/articles?q=kunjunggi',
    'articles of a topic': `/articles?topic=${catalog.topics[0]?.id}`,
    'an article': `/articles/${told.toSome}`,
    'an article in a chat': `/articles/${told.toSome}?chat=telegram:1`,
    'chats in which an article waits': `/articles/${told.toSome}/chats?reason=waiting`,
    'an article that all chats follow': `/articles/${told.toAll}`,
    'chats in which that was posted': `/articles/${told.toAll}/chats?reason=posted`,
    topics: '/topics',
    'a topic': `/topics/${catalog.topics[0]?.id}`,
    chats: '/chats',
    'chats behind half of them': '/chats?after=telegram:25000',
    'a chat': '/chats/telegram:25000',
    'how it looks': '/looks',
    'how a digest looks': '/looks?kind=digest',
  };
}

interface PageFigures {
  took: number[];
  cpu: number[];
  held: number[];
}

async function measureAll(
  answer: (request: Request) => Promise<Response>,
  paths: Readonly<Record<string, string>>,
): Promise<Map<string, PageFigures>> {
  const figures = new Map<string, PageFigures>(
    Object.keys(paths).map((name) => [name, { took: [], cpu: [], held: [] }]),
  );
  // The first answers read files and make indexes.
  for (const path of Object.values(paths)) await measured(answer, path);
  for (let round = 0; round < rounds; round++) {
    for (const [name, path] of Object.entries(paths)) {
      const { took, cpu, held } = await measured(answer, path);
      figures.get(name)?.took.push(took);
      figures.get(name)?.cpu.push(cpu);
      figures.get(name)?.held.push(held);
    }
  }
  return figures;
}

/** The figure that a share of all does not exceed. */
function share(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export function windowOver(store: Store, catalog: Catalog, hourly: HourlyFigures, name: string) {
  const never = () => {
    throw new Error('nothing is changed here');
  };
  const chatTexts = loadTexts(new URL('data/locales/', packageRoot));
  const operations: Operations = {
    find: never,
    add: never,
    poll: never,
    removeFeed: never,
    pauseFeed: never,
    exportFeeds: never,
    importFeeds: never,
    saveTopic: never,
    forgetChat: never,
    look: (question) =>
      composeLook(question, { catalog: () => catalog, texts: chatTexts, clock: systemClock }),
  };
  return createWindow({
    store,
    catalog: () => catalog,
    texts: loadTexts<WindowKey>(new URL('data/locales/window/', packageRoot)),
    errorTexts: loadErrorTexts(new URL('data/locales/errors/', packageRoot)),
    chatTexts,
    explain: createExplainer(() => catalog),
    operations,
    invites: () => ({}),
    defaults: { language: 'en', timezone: 'Asia/Jakarta' },
    door: new Door({ token: null, hosts: [], clock: systemClock }),
    assets: new Assets(new URL('data/window/', packageRoot)),
    platforms: () => ({ telegram: 'connected' }),
    belongsTo: () => [],
    machine: {
      figures: () => hourly.all(),
      load: () => ({}),
      leaders: async () => [],
      memory: () => process.memoryUsage.rss(),
      store: name === 'lowdb' ? 'files' : 'postgres',
    },
    chat: () => null,
    clock: systemClock,
    log: silent,
  });
}

/** How long an answer took by the clock and in CPU time, and how much at most was computed between two turns of the loop. */
async function measured(answer: (request: Request) => Promise<Response>, path: string) {
  let held = 0;
  let last = mainThreadNow();
  let isOver = false;
  const turn = () => {
    const now = mainThreadNow();
    held = Math.max(held, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await new Promise((resolve) => setImmediate(resolve));
  held = 0;
  const began = performance.now();
  const cpuBefore = cpuNow();
  const response = await answer(new Request(`http://localhost${path}`));
  const html = await response.text();
  const [took, cpu] = [performance.now() - began, cpuNow() - cpuBefore];
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  if (response.status !== 200 || !html.includes('<h1 '))
    throw new Error(`${path} answered ${response.status}`);
  return { took, cpu, held };
}

const schedule = `/proc/${process.pid}/task/${process.pid}/schedstat`;
const tellsThreads = existsSync(schedule);

/** CPU time of the main thread so far, in milliseconds; where the system does not tell, that of all threads. */
function mainThreadNow(): number {
  return tellsThreads ? Number(readFileSync(schedule, 'latin1').split(' ')[0]) / 1e6 : cpuNow();
}

/** CPU time of this process so far, in milliseconds. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
